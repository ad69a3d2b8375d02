#include "io/world_loader.h"

#include <algorithm>
#include <filesystem>
#include <future>
#include <system_error>
#include <utility>

#include "incidents/claims.h"
#include "incidents/geocoder.h"
#include "io/base_map_reader.h"
#include "io/briefing_json.h"
#include "io/connection.h"
#include "io/country_areas_reader.h"
#include "io/gazetteer_reader.h"
#include "io/incident_reader.h"
#include "io/style_reader.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view briefing_extension = ".briefing.json";

bool is_briefing(const std::string& path) {
  return path.size() >= briefing_extension.size() &&
         path.compare(path.size() - briefing_extension.size(), briefing_extension.size(), briefing_extension) == 0;
}

Status read_briefing(const std::string& path, Input& input) {
  if (input.briefing) return Error{"two briefings were named; open one at a time (the second is " + path + ")"};
  const Result<std::string> text = read_text_file(path);
  if (!text) return text.error();
  Result<Briefing> briefing = parse_briefing(text.value(), path);
  if (!briefing) return briefing.error();
  input.briefing = std::move(briefing).value();
  for (const std::string& name : input.briefing->incident_files) {
    if (is_connection(name)) {
      input.incident_files.push_back(name);
      continue;
    }
    // An absolute name stands for itself.
    const fs::path file = fs::path(path).parent_path() / name;
    std::error_code failure;
    if (!fs::exists(file, failure)) {
      return Error{file.lexically_normal().string() + ": no such file; the briefing " + path +
                   " names it under incidents"};
    }
    input.incident_files.push_back(file.lexically_normal().string());
  }
  return Done{};
}

// Rows, places and the incidents they make: everything of a World but the ground.
struct Data {
  IncidentTable table;
  Gazetteer gazetteer;
  Locations locations;
  Incidents incidents;
  Issues issues;
};

Error cancelled() {
  return Error{"loading was cancelled"};
}

/// Which rows those are, said of cells. A name that is not one place narrows nothing: the filter will say so.
NeededRows needed_rows(const NeededIncidents& needed, const Gazetteer& gazetteer) {
  NeededRows rows{needed.window, {}};
  std::vector<PlaceId> wanted;
  for (const std::string& name : needed.places) {
    const std::optional<PlaceId> by_id = gazetteer.find_id(name);
    const std::optional<PlaceId> place = by_id ? by_id : geocode(gazetteer, name).match;
    if (!place) return rows;
    wanted.push_back(*place);
  }
  if (wanted.empty()) return rows;
  rows.place_fits = [&gazetteer, wanted](std::string_view cell) {
    const std::vector<std::string> names = split_list(cell);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      const std::optional<PlaceId> at = geocode(gazetteer, name).match;
      return at &&
             std::any_of(wanted.begin(), wanted.end(), [&](PlaceId place) { return gazetteer.is_within(*at, place); });
    });
  };
  return rows;
}

Result<Data> load_data(const Input& input, const Resources& resources, const LoadOptions& options,
                       const std::function<void(double, const std::string&)>& progress, const std::stop_token& stop) {
  Data data;
  Result<Gazetteer> gazetteer = read_gazetteer(resources.geodata / "gazetteer", options.gazetteers, data.issues);
  if (!gazetteer) return gazetteer.error();
  data.gazetteer = std::move(gazetteer).value();
  double done = 0;
  for (const std::string& file : input.incident_files) {
    if (stop.stop_requested()) return cancelled();
    const double share = 1 / static_cast<double>(input.incident_files.size());
    const auto of_file = [&](double part) {
      if (progress) progress(0.05 + 0.6 * (done + part) * share, "Reading " + shown_source(file));
    };
    ReadOptions reading;
    reading.profile = options.profile;
    reading.separator = options.separator;
    reading.layer = options.layer;
    reading.progress = of_file;
    reading.stop = stop;
    // Another file may name rows of this one as rivals, parts or doubles.
    if (options.needed && input.incident_files.size() == 1) {
      reading.needed = needed_rows(*options.needed, data.gazetteer);
    }
    if (Status read = read_incidents(file, reading, data.table, data.issues); !read) return read.error();
    ++done;
  }
  if (stop.stop_requested()) return cancelled();
  if (progress) progress(0.7, "Finding places");
  CountryAreas areas;
  if (data.table.origin.position.any() || data.table.destination.position.any()) {
    Result<CountryAreas> read = read_country_areas(resources.geodata / "base");
    if (!read) return read.error();
    areas = std::move(read).value();
  }
  data.locations = geocode_table(data.table, data.gazetteer, areas, data.issues);
  data.incidents = resolve_claims(data.table, data.locations, data.gazetteer, options.as_of, data.issues);
  return data;
}

}  // namespace

Result<Input> read_input(const std::vector<std::string>& files) {
  Input input;
  for (const std::string& file : files) {
    if (is_briefing(file)) {
      if (Status read = read_briefing(file, input); !read) return read.error();
      continue;
    }
    input.incident_files.push_back(file);
  }
  return input;
}

Result<WorldRef> load_world(const Input& input, const Resources& resources, const LoadOptions& options,
                            const std::function<void(double, const std::string&)>& progress,
                            const std::stop_token& stop) {
  Result<Projection> projection = Projection::create(options.projection);
  if (!projection) return projection.error();
  std::shared_ptr<const Styles> styles;
  if (options.with_marks) {
    Result<Styles> read = read_styles(resources.geodata / "styles");
    if (!read) return read.error();
    styles = std::make_shared<Styles>(std::move(read).value());
  }

  std::future<Result<BaseMap>> ground;
  if (options.with_base_map) {
    ground = std::async(std::launch::async,
                        [&] { return read_base_map(resources.geodata / "base", projection.value(), options.detail); });
  }
  Result<Data> data = load_data(input, resources, options, progress, stop);
  Result<BaseMap> base_map = ground.valid() ? ground.get() : Result<BaseMap>(BaseMap{});
  if (!data) return data.error();
  if (!base_map) return base_map.error();
  if (stop.stop_requested()) return cancelled();
  if (progress) progress(0.9, "Placing incidents");

  Data& read = data.value();
  auto world = std::make_shared<World>(World{.table = std::move(read.table),
                                             .gazetteer = std::move(read.gazetteer),
                                             .locations = std::move(read.locations),
                                             .incidents = std::move(read.incidents),
                                             .placed = {},
                                             .base_map = std::move(base_map).value(),
                                             .projection = std::move(projection).value(),
                                             .issues = std::move(read.issues),
                                             .files = input.incident_files,
                                             .styles = std::move(styles)});
  if (options.with_marks) place_locations(*world);
  if (progress) progress(1, "Ready");
  return WorldRef(std::move(world));
}

Result<WorldRef> with_ground(const World& world, const Resources& resources, const LoadOptions& options) {
  Result<Projection> projection = Projection::create(options.projection);
  if (!projection) return projection.error();
  Result<BaseMap> ground = read_base_map(resources.geodata / "base", projection.value(), options.detail);
  if (!ground) return ground.error();
  auto other = std::make_shared<World>(World{.table = world.table,
                                             .gazetteer = world.gazetteer,
                                             .locations = world.locations,
                                             .incidents = world.incidents,
                                             .placed = {},
                                             .base_map = std::move(ground).value(),
                                             .projection = std::move(projection).value(),
                                             .issues = world.issues,
                                             .files = world.files,
                                             .styles = world.styles});
  place_locations(*other);
  return WorldRef(std::move(other));
}

}  // namespace yalu
