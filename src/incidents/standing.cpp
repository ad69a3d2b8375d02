#include "incidents/standing.h"

namespace yalu {
namespace {

std::string joined(std::string_view cell) {
  std::string names;
  for (const std::string& name : split_list(cell)) names += (names.empty() ? "" : ", ") + name;
  return names;
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

std::string standing_in_words(const IncidentTable& table, ClaimId claim) {
  const std::size_t row = index_of(claim);
  std::string words = said_by(table.verification[row], joined(table.claimed_by[row]), joined(table.confirmed_by[row]),
                              joined(table.denied_by[row]));
  const Verification of_number = table.count_verification[row];
  if (of_number != Verification::unknown && of_number != table.verification[row])
    words += "; the number is " + std::string(to_string(of_number));
  return words;
}

}  // namespace yalu
