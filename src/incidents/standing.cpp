#include "incidents/standing.h"

#include <algorithm>
#include <vector>

#include "base/count_range.h"
#include "incidents/vocabulary.h"

namespace yalu {
namespace {

/// Names in the order in which they come, each once.
class NameList {
 public:
  void add(const std::string& name) {
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
  }
  void add_cell(std::string_view cell) {
    for (const std::string& name : split_list(cell)) add(name);
  }
  std::string joined(std::string_view between) const {
    std::string all;
    for (const std::string& name : names_) all += (all.empty() ? "" : std::string(between)) + name;
    return all;
  }

 private:
  std::vector<std::string> names_;
};

std::string joined(std::string_view cell) {
  NameList names;
  names.add_cell(cell);
  return names.joined(", ");
}

}  // namespace

std::string said_by(Verification verification, const std::string& claimed_by, const std::string& confirmed_by,
                    const std::string& denied_by) {
  const auto by = [](const std::string& word, const std::string& names) {
    return names.empty() ? word : word + " by " + names;
  };
  switch (verification) {
    case Verification::alleged:
      return by("alleged", claimed_by);
    case Verification::corroborated:
      return claimed_by.empty() ? "corroborated" : "claimed by " + claimed_by + ", corroborated";
    case Verification::confirmed:
      if (!confirmed_by.empty()) return "confirmed by " + confirmed_by;
      return claimed_by.empty() ? "confirmed" : "claimed by " + claimed_by + ", confirmed";
    case Verification::denied:
      return (claimed_by.empty() ? "" : "claimed by " + claimed_by + ", ") + by("denied", denied_by);
    case Verification::unknown:
      break;
  }
  return claimed_by.empty() ? "no word on who says so" : "claimed by " + claimed_by;
}

std::string said_by(const IncidentTable& table, ClaimId claim) {
  const std::size_t row = index_of(claim);
  return said_by(table.verification[row], joined(table.claimed_by[row]), joined(table.confirmed_by[row]),
                 joined(table.denied_by[row]));
}

std::optional<ClaimId> speaking_claim(const IncidentTable& table, const Incidents& incidents, RowId row) {
  const std::size_t r = index_of(row);
  const ClaimId leading = incidents.leading[r];
  if (incidents.claims[r].size() > 1 && !table.preferred[index_of(leading)]) return std::nullopt;
  return leading;
}

std::string said_by(const IncidentTable& table, const Incidents& incidents, RowId row) {
  if (const auto claim = speaking_claim(table, incidents, row)) return said_by(table, *claim);
  const std::size_t r = index_of(row);
  NameList claimed, confirmed, denied;
  for (const ClaimId claim : incidents.claims[r]) {
    claimed.add_cell(table.claimed_by[index_of(claim)]);
    confirmed.add_cell(table.confirmed_by[index_of(claim)]);
    denied.add_cell(table.denied_by[index_of(claim)]);
  }
  return std::to_string(incidents.claims[r].size()) + " claims together: " +
         said_by(incidents.verification[r], claimed.joined(", "), confirmed.joined(", "), denied.joined(", "));
}

std::string standing_in_words(const IncidentTable& table, const Incidents& incidents, RowId row) {
  std::string words = said_by(table, incidents, row);
  if (const auto claim = speaking_claim(table, incidents, row)) {
    const Verification of_number = table.count_verification[index_of(*claim)];
    if (of_number != Verification::unknown && of_number != table.verification[index_of(*claim)])
      words += "; the number is " + std::string(to_string(of_number));
  }
  return words;
}

std::string_view figure_words(const IncidentTable& table, const Incidents& incidents, RowId row) {
  if (const auto claim = speaking_claim(table, incidents, row)) return table.persons_text[index_of(*claim)];
  if (!incidents.persons[index_of(row)].best) return {};
  for (const ClaimId claim : incidents.claims[index_of(row)]) {
    const std::string_view words = table.persons_text[index_of(claim)];
    if (words_say_about(words)) return words;
  }
  return {};
}

std::string kinds_in_words(const IncidentTable& table, const Incidents& incidents, RowId row) {
  NameList kinds;
  kinds.add(kind_in_words(table.kind[index_of(incidents.leading[index_of(row)])]));
  for (const ClaimId claim : incidents.claims[index_of(row)]) {
    const std::string_view kind = table.kind[index_of(claim)];
    if (!kind.empty()) kinds.add(kind_in_words(kind));
  }
  return kinds.joined(" / ");
}

}  // namespace yalu
