#include "incidents/family_count.h"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "incidents/families.h"

namespace yalu {
namespace {

/// The rule, worked out for every incident of every family.
class FamilyCount {
 public:
  FamilyCount(const Incidents& incidents, const Selection& selection) : incidents_(incidents) {
    if (incidents.family_roots.empty()) return;
    match_of_.assign(incidents.size(), DateMatch::out);
    for (const Match& match : selection.matches) match_of_[index_of(match.row)] = match.match;
    not_elsewhere_.assign(incidents.size(), false);
    for (const RowId part : selection.parts_not_elsewhere) not_elsewhere_[index_of(part)] = true;
    for (std::vector<bool>* flags : {&counts_, &below_counting_, &above_counting_})
      flags->assign(incidents.size(), false);
    if (incidents.also_part_of.empty()) {
      for (const RowId& root : incidents.family_roots) settle({&root, 1});
      return;
    }
    // Families that share a part are settled together.
    shares_persons_.assign(incidents.size(), false);
    looked_below_.assign(incidents.size(), false);
    for (const FurtherAggregate& link : incidents.also_part_of) ++aggregates_to_come_[link.part];
    settle(incidents.family_roots);
  }

  /// For a row of the selection.
  bool counts(RowId row) const {
    return incidents_.in_family[index_of(row)] ? counts_[index_of(row)] : !incidents_.never_counted[index_of(row)];
  }

 private:
  void settle(std::span<const RowId> roots) {
    list_members(roots);
    // Downwards: who is certain and stands for itself keeps everything below it from counting.
    stands_aside_.clear();
    for (const RowId member : members_) {
      const std::size_t row = index_of(member);
      stands_aside_.push_back(stands_aside(member));
      counts_[row] = may_count(row) && !stands_aside_.back() && match_of_[row] == DateMatch::certain;
      if (counts_[row]) note_persons_below(member);
      if (!counts_[row] && !below_counting_[row]) continue;
      for (const RowId part : incidents_.parts[row]) below_counting_[index_of(part)] = true;
    }
    // Upwards: one that is only possible counts if nothing below it does.
    for (std::size_t i = members_.size(); i-- > 0;) {
      const std::size_t row = index_of(members_[i]);
      const auto parts = incidents_.parts[row];
      above_counting_[row] = std::any_of(parts.begin(), parts.end(), [&](RowId part) {
        return counts_[index_of(part)] || above_counting_[index_of(part)];
      });
      if (counts_[row] || !may_count(row) || stands_aside_[i] || above_counting_[row]) continue;
      if (match_of_[row] != DateMatch::possible) continue;
      counts_[row] = true;
      note_persons_below(members_[i]);
    }
  }

  /// Every aggregate before its parts.
  void list_members(std::span<const RowId> roots) {
    members_.assign(roots.begin(), roots.end());
    for (std::size_t i = 0; i < members_.size(); ++i) {
      for (const RowId part : incidents_.parts[index_of(members_[i])]) {
        const auto more = aggregates_to_come_.find(part);
        if (more == aggregates_to_come_.end() || more->second-- == 0) members_.push_back(part);
      }
    }
  }

  bool may_count(std::size_t row) const {
    return !incidents_.never_counted[row] && !below_counting_[row] &&
           (shares_persons_.empty() || !shares_persons_[row]);
  }

  /// Whether its parts say, in this selection, what the aggregate does.
  bool stands_aside(RowId aggregate) const {
    const std::size_t row = index_of(aggregate);
    if (match_of_[row] == DateMatch::out || !parts_stand_for_aggregate(incidents_, aggregate)) return false;
    const auto parts = incidents_.parts[row];
    const auto counted = [&](RowId part) { return !incidents_.never_counted[index_of(part)]; };
    const auto certain = [&](RowId part) { return match_of_[index_of(part)] == DateMatch::certain; };
    if (match_of_[row] == DateMatch::possible) {
      return std::none_of(parts.begin(), parts.end(),
                          [&](RowId part) { return counted(part) && not_elsewhere_[index_of(part)]; });
    }
    if (incidents_.persons[row].known())
      return std::all_of(parts.begin(), parts.end(), [&](RowId part) { return !counted(part) || certain(part); });
    return std::any_of(parts.begin(), parts.end(), [&](RowId part) { return counted(part) && certain(part); });
  }

  /// Marks every aggregate that holds some of the persons of a row that counts: with shared parts not only those above
  /// the row do.
  void note_persons_below(RowId counting) {
    if (shares_persons_.empty()) return;
    std::vector<RowId> below = {counting};
    while (!below.empty()) {
      const RowId row = below.back();
      below.pop_back();
      if (looked_below_[index_of(row)]) continue;
      looked_below_[index_of(row)] = true;
      if (aggregates_to_come_.count(row) > 0) note_aggregates_above(row);
      const auto parts = incidents_.parts[index_of(row)];
      below.insert(below.end(), parts.begin(), parts.end());
    }
  }

  void note_aggregates_above(RowId part) {
    std::vector<RowId> above = {part};
    while (!above.empty()) {
      const RowId row = above.back();
      above.pop_back();
      for_each_aggregate(incidents_, row, [&](RowId aggregate) {
        if (shares_persons_[index_of(aggregate)]) return;
        shares_persons_[index_of(aggregate)] = true;
        above.push_back(aggregate);
      });
    }
  }

  const Incidents& incidents_;
  std::vector<DateMatch> match_of_;
  std::vector<bool> not_elsewhere_;
  std::vector<bool> counts_;
  std::vector<bool> below_counting_;  ///< some aggregate above counts itself
  std::vector<bool> above_counting_;  ///< something below counts
  std::vector<RowId> members_;        ///< of the families at hand
  std::vector<bool> stands_aside_;    ///< by index into `members_`

  // Only where some incident is a part of several aggregates.
  std::unordered_map<RowId, std::size_t> aggregates_to_come_;  ///< for such a part: beyond the first that is met
  std::vector<bool> shares_persons_;                           ///< holds persons of one that counts
  std::vector<bool> looked_below_;
};

}  // namespace

Counted count_families_once(const Incidents& incidents, const Selection& selection) {
  const FamilyCount count(incidents, selection);
  Counted result;
  result.counted.reserve(selection.matches.size());
  for (const Match& match : selection.matches) {
    if (count.counts(match.row)) {
      result.counted.push_back(match);
    } else {
      result.beside.push_back(match.row);
    }
  }
  return result;
}

std::span<const Match> counted_once(const Incidents& incidents, const Selection& selection, Counted& families) {
  families = {};
  if (incidents.every_row_counts) return selection.matches;
  families = count_families_once(incidents, selection);
  return families.counted;
}

}  // namespace yalu
