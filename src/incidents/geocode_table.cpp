#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <numbers>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/unicode.h"
#include "incidents/coordinate_checks.h"
#include "incidents/geocoder.h"
#include "incidents/place_names.h"

namespace yalu {
namespace {

constexpr double settlement_radius_km = 3;
constexpr double county_radius_km = 15;

/// The nearest ancestor known no finer than `precision`; nothing where there is none.
std::optional<PlaceId> ancestor_of_precision(const Gazetteer& gazetteer, PlaceId place, Precision precision) {
  std::optional<PlaceId> at = place;
  for (std::size_t step = 0; at && step < gazetteer.size(); ++step) {
    if (gazetteer[*at].precision == precision) return at;
    at = gazetteer[*at].parent;
  }
  return std::nullopt;
}

/// Something to say about a cell; the field is the column's name and `suffix`.
struct Finding {
  std::string suffix;
  std::string text;
  bool remark = false;
};

/// The places of one cell, with what is to be said of it in every row that has it.
struct Entry {
  std::uint32_t set = 0;
  std::vector<Finding> findings;
};

class TableGeocoder {
 public:
  TableGeocoder(const IncidentTable& table, const Gazetteer& gazetteer, const CountryAreas& areas, Issues& issues)
      : table_(table), gazetteer_(gazetteer), areas_(areas), issues_(issues) {}

  Locations run() {
    result_.sets.emplace_back();
    fill(table_.origin, "origin", result_.origin);
    fill(table_.destination, "destination", result_.destination);
    return std::move(result_);
  }

 private:
  /// Name, whether there is a position, longitude, latitude, precision (-1: none), decimals of the text (-1: no more
  /// than the numbers have).
  using Key = std::tuple<std::string_view, bool, double, double, int, int>;

  void fill(const PlaceColumns& column, const std::string& field, std::vector<std::uint32_t>& sets) {
    sets.reserve(table_.size());
    // Rows that only name a place are most of them; their code alone says which entry is theirs.
    std::vector<const Entry*> by_code(column.name.terms().size(), nullptr);
    auto carried = column.carried.begin();
    auto written = column.decimals.begin();
    auto turned = column.turned.begin();
    for (std::size_t row = 0; row < table_.size(); ++row) {
      const bool has_written = written != column.decimals.end() && written->row == row;
      const int decimals = has_written ? (written++)->decimals : -1;
      const bool has_turned = turned != column.turned.end() && turned->row == row;
      const TurnedNumbers* exchanged = has_turned ? &*turned++ : nullptr;
      if (carried != column.carried.end() && carried->row == row) {
        const LonLat at = (carried++)->position;
        if (const auto set = carried_set(column.name[row], at, column.precision[row])) {
          sets.push_back(*set);
          continue;
        }
      }
      const std::optional<LonLat>& position = column.position[row];
      const std::optional<Precision>& precision = column.precision[row];
      const bool name_only = !position && !precision;
      const Entry* entry = name_only ? by_code[column.name.code(row)] : nullptr;
      if (entry == nullptr) entry = &entry_of(column.name[row], position, precision, decimals);
      if (name_only) by_code[column.name.code(row)] = entry;
      sets.push_back(entry->set);
      for (const Finding& finding : entry->findings) {
        // What is only a remark on a name is said once.
        if (finding.remark && !remarks_said_.insert(finding.text).second) continue;
        issues_.push_back({std::string(table_.file[row]), table_.file_row[row], field + finding.suffix, finding.text, 0,
                           finding.remark});
      }
      if (exchanged == nullptr) continue;
      if (const auto finding = check_turned(column.name[row], *exchanged)) {
        issues_.push_back({std::string(table_.file[row]), table_.file_row[row], field + "_lon", finding->text});
      }
    }
  }

  /// A name that the gazetteer at hand does not know stays where another one had put it, no more exact than was
  /// written; nothing where the gazetteer knows better.
  std::optional<std::uint32_t> carried_set(std::string_view cell, LonLat at, const std::optional<Precision>& written) {
    const std::vector<std::string> names = split_list(cell);
    if (names.size() != 1 || answer_of(names.front()).match) return {};
    Location location = located(names.front(), at, written.value_or(Precision::unknown));
    location.users = true;
    const auto [known, is_new] =
        carried_sets_.try_emplace({cell, at.lon_deg, at.lat_deg, static_cast<int>(location.precision)},
                                  static_cast<std::uint32_t>(result_.sets.size()));
    if (is_new) result_.sets.push_back({std::move(location)});
    return known->second;
  }

  /// Numbers that the reader refused: whether they were exchanged.
  std::optional<CoordinateFinding> check_turned(std::string_view cell, const TurnedNumbers& numbers) {
    const std::vector<std::string> names = split_list(cell);
    const std::optional<PlaceId> place = names.size() == 1 ? answer_of(names.front()).match : std::nullopt;
    auto finding = check_coordinates({numbers.lon_deg, numbers.lat_deg}, place ? &gazetteer_[*place] : nullptr, areas_);
    if (finding && finding->problem != CoordinateProblem::swapped) finding.reset();
    return finding;
  }

  const GeocodeAnswer& answer_of(const std::string& name) {
    const auto [known, is_new] = answers_.try_emplace(name);
    if (is_new) known->second = geocode(gazetteer_, name);
    return known->second;
  }

  const Entry& entry_of(std::string_view cell, const std::optional<LonLat>& position,
                        const std::optional<Precision>& precision, int decimals) {
    const Key key{cell,
                  position.has_value(),
                  position ? position->lon_deg : 0,
                  position ? position->lat_deg : 0,
                  precision ? static_cast<int>(*precision) : -1,
                  decimals};
    const auto known = entries_.find(key);
    if (known != entries_.end()) return known->second;
    Entry& entry = entries_[key];
    if (position) finest_ = finest_precision(decimals >= 0 ? decimals : decimals_of(*position));
    const std::vector<std::string> names = split_list(cell);
    std::vector<Location> set;
    if (names.size() > 1 && position) {
      entry.findings.push_back({"_lon", "one position cannot be that of several places; the gazetteer's are taken"});
    }
    for (const std::string& name : names) {
      set.push_back(named(name, names.size() == 1 ? position : std::nullopt, precision, entry.findings));
    }
    if (names.empty() && position) {
      check(*position, nullptr, entry.findings);
      set.push_back(located("", *position, precision.value_or(finest_)));
    }
    if (set.empty()) return entry;
    entry.set = static_cast<std::uint32_t>(result_.sets.size());
    result_.sets.push_back(std::move(set));
    return entry;
  }

  static Location located(std::string name, LonLat position, Precision precision) {
    return {std::move(name), std::nullopt, position, precision, default_radius_km(precision)};
  }

  void check(LonLat position, const Place* place, std::vector<Finding>& findings) const {
    const auto finding = check_coordinates({position.lon_deg, position.lat_deg}, place, areas_);
    if (finding) findings.push_back({"_lon", finding->text});
  }

  Location named(const std::string& name, const std::optional<LonLat>& position,
                 const std::optional<Precision>& precision, std::vector<Finding>& findings) {
    const GeocodeAnswer& answer = answer_of(name);
    // The gazetteer's standing note on a name is for who looks the name up, not for every table that uses it.
    const bool only_note = answer.match && answer.warning == gazetteer_[*answer.match].homonym_note;
    if (!answer.warning.empty() && !only_note) findings.push_back({"", "\"" + name + "\": " + answer.warning, true});
    if (position && !answer.match) return with_unknown_name(name, *position, precision, answer, findings);
    if (position) return with_position(name, *position, precision, *answer.match, findings);
    if (!answer.match) {
      findings.push_back({"", "\"" + name + "\": " + answer.reason + nearest(answer) +
                                  "; it stays in the table without a place on the map"});
      return {name, std::nullopt, std::nullopt, Precision::unknown, 0};
    }
    return with_precision(name, *answer.match, precision, findings);
  }

  /// A position whose name is not settled is known no finer than the words and what may bear them allow.
  Location with_unknown_name(const std::string& name, LonLat position, const std::optional<Precision>& precision,
                             const GeocodeAnswer& answer, std::vector<Finding>& findings) {
    check(position, nullptr, findings);
    const std::string failed = "\"" + name + "\": " + answer.reason + nearest(answer);
    if (precision) {
      findings.push_back({"", failed + "; the position and precision given are taken", true});
      return located(name, position, *precision);
    }
    const Precision finest = std::max(finest_, finest_of_unsettled(name, answer));
    findings.push_back({"", failed + "; the position given is taken as \"" + std::string(to_string(finest)) +
                                "\": state its precision where it is known better"});
    return located(name, position, finest);
  }

  Precision finest_of_unsettled(const std::string& name, const GeocodeAnswer& answer) {
    Precision finest = finest_of_unknown_name(name);
    const std::string main = take_apart_place_name(name).main;
    if (main != name && name.find(',') != std::string::npos && fits_surely(answer_of(main))) {
      // "Pyongyang, Onsong": both are known, and one is not within the other.
      return Precision::unknown;
    }
    if (!fits_surely(answer)) return finest;
    // One of several namesakes: as coarse as the coarsest of them.
    finest = Precision::settlement;
    for (const Candidate& candidate : answer.candidates) {
      if (candidate.score >= sure_place_score) finest = std::max(finest, gazetteer_[candidate.place].precision);
    }
    return finest;
  }

  static bool fits_surely(const GeocodeAnswer& answer) {
    return !answer.candidates.empty() && answer.candidates.front().score >= sure_place_score;
  }

  Location with_position(const std::string& name, LonLat position, const std::optional<Precision>& precision,
                         PlaceId place, std::vector<Finding>& findings) const {
    check(position, &gazetteer_[place], findings);
    const Place& known = gazetteer_[place];
    // A river or mountain has no precision of its own: a position on it is as good as one without a name.
    const Precision own = known.precision == Precision::unknown ? Precision::exact : known.precision;
    Location location = located(name, position, precision.value_or(std::max(own, finest_)));
    location.place = place;
    if (location.precision == own) location.radius_km = locate(gazetteer_, place, name).radius_km;
    return location;
  }

  Location with_precision(const std::string& name, PlaceId place, const std::optional<Precision>& precision,
                          std::vector<Finding>& findings) const {
    Location location = locate(gazetteer_, place, name);
    const Precision finest = location.precision;
    if (precision && *precision < finest) {
      findings.push_back({"_precision", "\"" + std::string(to_string(*precision)) + "\" is finer than " +
                                            gazetteer_[place].name + " can be without coordinates; taken as \"" +
                                            std::string(to_string(finest)) + "\""});
    }
    if (precision && *precision > finest) {
      // "somewhere in the province of Dandong" is a statement about Liaoning.
      if (const auto ancestor = ancestor_of_precision(gazetteer_, place, *precision)) {
        const bool users = location.users;
        location = locate(gazetteer_, *ancestor, name);
        location.users = users;
      } else {
        location.precision = *precision;
        location.radius_km = default_radius_km(*precision);
      }
    }
    if (!location.position && location.precision < Precision::province) {
      findings.push_back({"", "the gazetteer has no position for " + gazetteer_[place].name +
                                  "; it stays in the table without a place on the map"});
    }
    return location;
  }

  std::string nearest(const GeocodeAnswer& answer) const {
    constexpr std::size_t most_named = 3;
    std::string text;
    for (std::size_t i = 0; i < answer.candidates.size() && i < most_named; ++i) {
      const Place& place = gazetteer_[answer.candidates[i].place];
      text += (i == 0 ? "; nearest: " : ", ") + place.name + " (" + std::string(to_string(place.kind)) + ")";
    }
    return text;
  }

  const IncidentTable& table_;
  const Gazetteer& gazetteer_;
  const CountryAreas& areas_;
  Issues& issues_;
  Locations result_;
  Precision finest_ = Precision::exact;  ///< that the decimals of the position in hand allow
  std::unordered_set<std::string> remarks_said_;
  std::map<Key, Entry> entries_;
  std::map<std::tuple<std::string_view, double, double, int>, std::uint32_t> carried_sets_;
  std::unordered_map<std::string, GeocodeAnswer> answers_;  ///< by name: many positions share one
};

}  // namespace

double default_radius_km(Precision precision) {
  if (precision == Precision::settlement) return settlement_radius_km;
  if (precision == Precision::county) return county_radius_km;
  return 0;
}

Location locate(const Gazetteer& gazetteer, PlaceId place, std::string name) {
  const Place& known = gazetteer[place];
  Location location{std::move(name), place, known.position, known.precision, 0};
  if (known.precision == Precision::settlement || known.precision == Precision::county) {
    location.radius_km = known.radius_km > 0 ? known.radius_km : default_radius_km(known.precision);
  }
  location.users =
      known.shelf == Shelf::user || (!known.user_names.empty() && gazetteer.is_user_name(place, fold(location.name)));
  return location;
}

Locations geocode_table(const IncidentTable& table, const Gazetteer& gazetteer, const CountryAreas& areas,
                        Issues& issues) {
  return TableGeocoder(table, gazetteer, areas, issues).run();
}

}  // namespace yalu
