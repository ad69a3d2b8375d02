#include "incidents/filter.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"

namespace yalu {
namespace {

/// What a claim must be, turned into tables over the codes of its columns, so that the scan itself compares numbers.
class ClaimTest {
 public:
  ClaimTest(const IncidentTable& table, const Locations& locations, const Gazetteer& gazetteer, const Filter& filter)
      : table_(table), locations_(locations), verifications_(filter.verifications), text_(fold(filter.text)) {
    if (!filter.kinds.empty()) {
      kind_fits_.assign(table.kind.terms().size(), false);
      for (const std::string& kind : filter.kinds) {
        if (const auto code = table.kind.find(kind)) kind_fits_[*code] = true;
      }
    }
    if (!filter.places.empty()) {
      set_fits_.assign(locations.sets.size(), false);
      std::vector<PlaceId> wanted;
      for (const std::string& id : filter.places) {
        if (const auto place = gazetteer.find_id(id)) wanted.push_back(*place);
      }
      for (std::size_t set = 0; set < locations.sets.size(); ++set) {
        set_fits_[set] = std::any_of(locations.sets[set].begin(), locations.sets[set].end(), [&](const Location& at) {
          return at.place && std::any_of(wanted.begin(), wanted.end(),
                                         [&](PlaceId place) { return gazetteer.is_within(*at.place, place); });
        });
      }
    }
  }

  bool fits(ClaimId claim) const {
    const std::size_t row = index_of(claim);
    if (!kind_fits_.empty() && !kind_fits_[table_.kind.code(row)]) return false;
    if (!verifications_.empty() &&
        std::find(verifications_.begin(), verifications_.end(), table_.verification[row]) == verifications_.end()) {
      return false;
    }
    if (!set_fits_.empty() && !set_fits_[locations_.origin[row]] && !set_fits_[locations_.destination[row]])
      return false;
    return text_.empty() || has_text(row);
  }

 private:
  bool has_text(std::size_t row) const {
    const std::string_view fields[] = {table_.title[row],        table_.note[row],        table_.date_text[row],
                                       table_.persons_text[row], table_.origin.name[row], table_.destination.name[row],
                                       table_.claimed_by[row],   table_.tags[row],        table_.id[row]};
    return std::any_of(std::begin(fields), std::end(fields),
                       [&](std::string_view field) { return fold(field).find(text_) != std::string::npos; });
  }

  const IncidentTable& table_;
  const Locations& locations_;
  const std::vector<Verification>& verifications_;
  std::string text_;             ///< folded; empty: any
  std::vector<bool> kind_fits_;  ///< by code of the column kind; empty: any
  std::vector<bool> set_fits_;   ///< by index into Locations::sets; empty: any
};

DateMatch match_incident(const Incidents& incidents, const IncidentTable& table, std::size_t row,
                         const DayWindow& window) {
  const DateMatch resolved = match_date(*incidents.date[row], window);
  if (resolved != DateMatch::out) return resolved;
  for (const ClaimId claim : incidents.claims[row]) {
    const std::optional<EdtfInterval>& date = table.date[index_of(claim)];
    if (!date || table.kind[index_of(claim)] == kind::statement) continue;
    if (match_date(*date, window) != DateMatch::out) return DateMatch::possible;
  }
  return DateMatch::out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

}  // namespace

Selection select_incidents(const Incidents& incidents, const IncidentTable& table, const Locations& locations,
                           const Gazetteer& gazetteer, const Filter& filter) {
  const ClaimTest test(table, locations, gazetteer, filter);
  const bool bounded = filter.window.bounded();
  Selection selection;
  for (std::size_t row = 0; row < incidents.size(); ++row) {
    DateMatch match = DateMatch::certain;
    const bool dated = incidents.date[row].has_value();
    if (bounded && dated) match = match_incident(incidents, table, row, filter.window);
    if (match == DateMatch::out || (match == DateMatch::possible && filter.match == MatchMode::certain)) continue;
    const std::vector<ClaimId>& claims = incidents.claims[row];
    if (std::none_of(claims.begin(), claims.end(), [&](ClaimId claim) { return test.fits(claim); })) continue;
    const RowId id{static_cast<std::uint32_t>(row)};
    if (bounded && !dated) {
      selection.undated.push_back(id);
    } else {
      selection.matches.push_back({id, match});
    }
  }
  return selection;
}

std::string filter_in_words(const Filter& filter, const Gazetteer& gazetteer) {
  std::vector<std::string> parts;
  if (filter.window.bounded()) parts.push_back(format_window_in_words(filter.window));
  if (!filter.kinds.empty()) {
    std::vector<std::string> kinds;
    for (const std::string& kind : filter.kinds) kinds.push_back(kind_in_words(kind));
    parts.push_back("kind: " + joined(kinds, ", "));
  }
  if (!filter.verifications.empty()) {
    std::vector<std::string> terms;
    for (const Verification verification : filter.verifications) {
      terms.emplace_back(verification == Verification::unknown ? "not stated" : to_string(verification));
    }
    parts.push_back("verification: " + joined(terms, ", "));
  }
  if (!filter.places.empty()) {
    std::vector<std::string> names;
    for (const std::string& id : filter.places) {
      const auto place = gazetteer.find_id(id);
      names.push_back(place ? gazetteer[*place].name : id);
    }
    parts.push_back("place: " + joined(names, ", "));
  }
  if (!filter.text.empty()) parts.push_back("text: \u201c" + filter.text + "\u201d");
  if (filter.as_of) parts.push_back("as known on " + format_day_in_words(*filter.as_of));
  if (filter.match == MatchMode::certain) parts.emplace_back("certain only");
  return parts.empty() ? "all incidents" : joined(parts, "; ");
}

}  // namespace yalu
