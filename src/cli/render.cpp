// yalu render: a picture of the map, as PNG, PDF or SVG.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "cli/picture.h"
#include "cli/sizes.h"
#include "io/file_writer.h"
#include "map/scene.h"
#include "render/cairo/cairo_renderer.h"
#include "render/svg/svg_renderer.h"

namespace yalu {
namespace {

constexpr double screen_dpi = 96;
constexpr double paper_dpi = 300;

struct RenderOptions {
  std::vector<std::string> files;
  std::vector<std::string> arguments;  ///< of the whole program, for "how to make it again"
  std::string output;
  FilterOptions filter;
  ReadingOptions reading;
  std::optional<std::string> scene;
  std::vector<double> box;
  std::vector<double> center;
  std::optional<double> zoom;
  std::optional<std::string> projection;
  std::optional<std::string> style, language, date, title, created;
  std::vector<std::string> show, hide;
  std::string size = "a4";
  bool portrait = false;
  std::optional<double> dpi;
  bool strict = false;
};

enum class PictureFormat { png, pdf, svg };

std::optional<PictureFormat> picture_format(const std::string& path) {
  const std::string name = CLI::detail::to_lower(path);
  const auto ends_with = [&name](std::string_view end) {
    return name.size() > end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
  };
  if (ends_with(".png")) return PictureFormat::png;
  if (ends_with(".pdf")) return PictureFormat::pdf;
  if (ends_with(".svg")) return PictureFormat::svg;
  return {};
}

// The day of SOURCE_DATE_EPOCH (reproducible-builds.org): seconds since 1970. No clock is read.
std::string day_of_source_date_epoch() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");  // NOLINT(concurrency-mt-unsafe): no thread exists yet
  if (text == nullptr) return {};
  const std::string_view digits = text;
  std::int64_t seconds = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  constexpr std::int64_t end_of_year_9999 = 253402300799;
  if (failure != std::errc{} || end != digits.data() + digits.size() || seconds < 0 || seconds > end_of_year_9999)
    return {};
  return format_iso_day(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
}

// The scene asked for, or the first one; null where the input has none.
Result<const Scene*> choose_scene(const Input& input, const std::optional<std::string>& id) {
  if (!input.briefing) {
    if (id) return Error{"--scene: no briefing was named that could hold the scene \"" + *id + "\""};
    return static_cast<const Scene*>(nullptr);
  }
  const std::vector<Scene>& scenes = input.briefing->scenes;
  if (!id) return scenes.empty() ? nullptr : &scenes.front();
  std::string known;
  for (const Scene& scene : scenes) {
    if (scene.id == *id) return &scene;
    known += (known.empty() ? "" : ", ") + scene.id;
  }
  return Error{"--scene: the briefing has no scene \"" + *id + "\"; it has: " + known};
}

// Everything that needs no incidents: the scene with the options put over it. Errors are wrong usage.
Result<ViewState> make_view(const RenderOptions& options, const Input& input) {
  const Result<const Scene*> scene = choose_scene(input, options.scene);
  if (!scene) return scene.error();
  ViewState view;
  if (scene.value() != nullptr) view = scene.value()->view;
  Result<Filter> filter = apply_filter_options(options.filter, view.filter);
  if (!filter) return filter.error();
  view.filter = std::move(filter).value();

  const std::optional<ScreenSize> paper = parse_paper_size(options.size);
  view.layout = paper ? Layout::page : Layout::screen;
  view.size = paper ? *paper : *parse_screen_size(options.size);
  if (options.portrait && view.size.width_px > view.size.height_px) std::swap(view.size.width_px, view.size.height_px);
  if (options.style)
    view.style = *options.style == "dark"    ? StyleName::dark
                 : *options.style == "print" ? StyleName::print
                                             : StyleName::light;
  if (options.language) {
    view.language = *options.language == "korean"    ? LabelLanguage::korean
                    : *options.language == "chinese" ? LabelLanguage::chinese
                                                     : LabelLanguage::latin;
  }
  for (const LayerSwitch& layer : layer_switches) {
    const auto names_it = [&](const std::vector<std::string>& names) {
      return std::find(names.begin(), names.end(), layer.name) != names.end();
    };
    if (names_it(options.show)) view.layers.*layer.member = true;
    if (names_it(options.hide)) view.layers.*layer.member = false;
  }
  if (options.date) view.shown = ShownDate{*parse_iso_day(*options.date), 0};
  if (!options.box.empty()) {
    const std::vector<double>& b = options.box;
    if (!make_lon_lat(b[0], b[1]) || !make_lon_lat(b[2], b[3]) || b[0] >= b[2] || b[1] >= b[3]) {
      return Error{"--bbox: must be WEST,SOUTH,EAST,NORTH in degrees, west below east and south below north"};
    }
    view.camera.box = LonLatBox{b[0], b[1], b[2], b[3]};
  }
  if (!options.center.empty()) {
    const std::optional<LonLat> center = make_lon_lat(options.center[0], options.center[1]);
    if (!center) return Error{"--center: must be LONGITUDE,LATITUDE in degrees"};
    view.camera = Camera{*center, *options.zoom, {}};
  }
  if (options.title) {
    view.title = *options.title;
  } else if (view.title.empty()) {
    // What the page is about, said by whoever made the briefing.
    if (scene.value() != nullptr)
      view.title = !scene.value()->title.empty() ? scene.value()->title : input.briefing->title;
    if (view.title.empty()) view.title = "Incidents along the China\u2013North Korea border";
  }
  if (options.created) {
    view.created = *options.created;
  } else if (view.created.empty()) {
    view.created = day_of_source_date_epoch();
  }
  return view;
}

Result<LoadOptions> load_options(const RenderOptions& options, const ViewState& view) {
  LoadOptions load;
  load.as_of = view.filter.as_of;
  if (options.projection) load.projection = *options.projection;
  return apply_reading_options(options.reading, std::move(load));
}

Result<std::vector<std::byte>> draw(const DisplayList& list, const FontSet& fonts, PictureFormat format, double dpi,
                                    const PictureFacts& facts) {
  if (format == PictureFormat::pdf) return write_pdf(list, fonts, facts);
  if (format == PictureFormat::svg) {
    const Result<std::string> text = write_svg(list, facts);
    if (!text) return text.error();
    const std::span<const std::byte> bytes = as_bytes(text.value());
    return std::vector<std::byte>(bytes.begin(), bytes.end());
  }
  const Result<Pixels> pixels = draw_pixels(list, fonts, dpi / screen_dpi);
  if (!pixels) return pixels.error();
  return write_png(pixels.value(), dpi, facts);
}

int render(const RenderOptions& options) {
  const std::optional<PictureFormat> format = picture_format(options.output);
  if (!format)
    return stop_with(exit_wrong_usage, "--output: the name " + options.output + " must end in .png, .pdf or .svg");
  if (!options.center.empty() != options.zoom.has_value()) {
    return stop_with(exit_wrong_usage, "--center and --zoom go together: give both, or --bbox");
  }
  if (options.projection) {
    if (const Result<Projection> projection = Projection::create(*options.projection); !projection) {
      return stop_with(exit_wrong_usage, "--projection: " + projection.error().message);
    }
  }
  const Result<Resources> resources = find_resources();
  if (!resources) return stop_with(exit_failed, resources.error().message);
  const Result<Input> input = read_input(options.files);
  if (!input) return stop_with(exit_failed, input.error().message);
  Result<ViewState> view = make_view(options, input.value());
  if (!view) return stop_with(exit_wrong_usage, view.error().message);
  view.value().command = command_line_of(options.arguments);

  const Result<FontSet> fonts = FontSet::load(resources.value().fonts);
  if (!fonts) return stop_with(exit_failed, fonts.error().message);
  const bool has_scene = input.value().briefing && !input.value().briefing->scenes.empty();
  const bool fit = options.box.empty() && options.center.empty() && !has_scene;
  Result<LoadOptions> load = load_options(options, view.value());
  if (!load) return stop_with(exit_wrong_usage, load.error().message);
  Result<WorldRef> world = load_world(input.value(), resources.value(), load.value());
  if (!world) return stop_with(exit_failed, world.error().message);
  Result<Filter> filter = filter_for(*world.value(), options.filter, view.value().filter);
  if (!filter) return stop_with(exit_wrong_usage, filter.error().message);
  view.value().filter = std::move(filter).value();
  if (fit) view.value().camera.box = box_of_incidents(*world.value(), view.value().filter);
  if (map_frame(*world.value(), view.value(), fonts.value()).ground_metres_per_px < overview_metres_per_px) {
    load.value().detail = BaseMapDetail::full;
    world = with_ground(*world.value(), resources.value(), load.value());
    if (!world) return stop_with(exit_failed, world.error().message);
  }

  const Result<DisplayList> list = build_scene(*world.value(), view.value(), fonts.value());
  if (!list) return stop_with(exit_failed, list.error().message);
  const double dpi = options.dpi.value_or(view.value().layout == Layout::page ? paper_dpi : screen_dpi);
  const PictureFacts facts = make_picture_facts(*world.value(), view.value());
  const Result<std::vector<std::byte>> picture = draw(list.value(), fonts.value(), *format, dpi, facts);
  if (!picture) return stop_with(exit_failed, picture.error().message);
  const std::vector<std::string> inputs = inputs_of(*world.value(), options.files, options.reading);
  if (const Status written = write_file(options.output, picture.value(), inputs); !written) {
    return stop_with(exit_failed, written.error().message);
  }
  return finish(world.value()->issues, options.files, options.reading, options.strict);
}

void add_view_options(CLI::App& command, RenderOptions& options) {
  const char* group = "View";
  command.add_option("--scene", options.scene, "Scene of the briefing (default: its first)")
      ->option_text("ID")
      ->group(group);
  CLI::Option* box =
      command.add_option("--bbox", options.box, "Box of degrees to fit into the frame: west, south, east, north")
          ->option_text("W,S,E,N")
          ->delimiter(',')
          ->expected(4)
          ->group(group);
  command.add_option("--center", options.center, "Centre of the map in degrees; with --zoom")
      ->option_text("LON,LAT")
      ->delimiter(',')
      ->expected(2)
      ->excludes(box)
      ->group(group);
  command
      .add_option("--zoom", options.zoom, "From 1 to 16: 40075016.686 / (512 * 2^Z) ground metres a pixel of 1/96 inch")
      ->option_text("Z")
      ->check(CLI::Range(1.0, 16.0))
      ->excludes(box)
      ->group(group);
  command
      .add_option("--projection", options.projection, "A projected system (default: a conformal conic of the region)")
      ->option_text("EPSG:n|PROJ")
      ->group(group);
  command.add_option("--style", options.style, "Colours (default light)")
      ->option_text("light|dark|print")
      ->check(CLI::IsMember({"light", "dark", "print"}))
      ->group(group);
  command.add_option("--language", options.language, "Names that stand first (default latin)")
      ->option_text("latin|korean|chinese")
      ->check(CLI::IsMember({"latin", "korean", "chinese"}))
      ->group(group);
  std::vector<std::string> layers;
  for (const LayerSwitch& layer : layer_switches) layers.emplace_back(layer.name);
  const auto add_layers = [&](const char* name, std::vector<std::string>& chosen, const char* words) {
    command.add_option(name, chosen, words)
        ->option_text("LAYER,...")
        ->delimiter(',')
        ->check(CLI::IsMember(layers))
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false)
        ->group(group);
  };
  add_layers("--show", options.show, "Layers to draw that are not drawn otherwise: graticule");
  add_layers("--hide", options.hide,
             "Layers not to draw: relief, provinces, rivers, settlements, labels, arcs, incidents, legend, scale_bar");
  command.add_option("--date", options.date, "The day shown, as if the map were playing (default: everything at rest)")
      ->option_text("DAY")
      ->check(valid_day())
      ->group(group);
}

void add_page_options(CLI::App& command, RenderOptions& options) {
  const char* group = "Page";
  command.add_option("-o,--output", options.output, "The picture; its name ends in .png, .pdf or .svg")
      ->option_text("FILE")
      ->required()
      ->group(group);
  command
      .add_option("--size", options.size,
                  "Paper gives a page with title, legend and sources, a screen size the map alone (default a4)")
      ->option_text("a4|a3|letter|WIDTHxHEIGHT")
      ->check(valid_size())
      ->group(group);
  command.add_flag("--portrait", options.portrait, "Stand the paper on its short side")->group(group);
  command
      .add_option("--dpi", options.dpi,
                  "Dots an inch of a PNG, 10 to 1200 (default 300 for paper, 96 for a screen size)")
      ->option_text("N")
      ->check(CLI::Range(10.0, 1200.0))
      ->group(group);
  command.add_option("--title", options.title, "Title (default: the scene's)")->option_text("TEXT")->group(group);
  command
      .add_option("--created", options.created,
                  "Day of creation to print (default: that of SOURCE_DATE_EPOCH, else none)")
      ->option_text("DAY")
      ->check(valid_day())
      ->group(group);
}

}  // namespace

void add_render(CLI::App& program, Command& command, const std::vector<std::string>& arguments) {
  auto options = std::make_shared<RenderOptions>();
  options->arguments = arguments;
  CLI::App& render_command = *program.add_subcommand("render", "Draw the map as PNG, PDF or SVG; needs no display");
  add_files(render_command, options->files);
  add_page_options(render_command, *options);
  add_view_options(render_command, *options);
  add_filter_options(render_command, options->filter);
  add_reading_options(render_command, options->reading);
  add_strict(render_command, options->strict);
  add_examples(render_command,
               "  yalu render geodata/briefings/hanbyun-2024-01.briefing.json --size a4 --dpi 300 -o map.pdf\n"
               "  yalu render incidents.csv --size 1920x1080 --bbox 123,39,132,44 -o map.png");
  render_command.callback([options, &command] { command = [options] { return render(*options); }; });
}

}  // namespace yalu
