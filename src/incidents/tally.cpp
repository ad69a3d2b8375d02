#include "incidents/tally.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

#include "incidents/two_threads.h"

namespace yalu {
namespace {

constexpr std::int64_t most_bins = 1000;

constexpr std::array<std::pair<GroupBy, std::string_view>, 8> group_names = {{{GroupBy::none, "none"},
                                                                              {GroupBy::day, "day"},
                                                                              {GroupBy::month, "month"},
                                                                              {GroupBy::year, "year"},
                                                                              {GroupBy::kind, "kind"},
                                                                              {GroupBy::origin, "origin"},
                                                                              {GroupBy::destination, "destination"},
                                                                              {GroupBy::verification, "verification"}}};

/// Sums as they grow; made into a Total once, when all of its incidents are known.
class Adder {
 public:
  void add(const CountColumn& persons, std::size_t row) {
    ++incidents_;
    add(low_, persons.low()[row]);
    add(best_, persons.best()[row]);
    add(high_, persons.high()[row]);
    if (persons.best()[row] != CountColumn::unknown) return;
    add(low_without_best_, persons.low()[row]);
    add(high_without_best_, persons.high()[row]);
  }

  bool empty() const { return incidents_ == 0; }

  Total total() const {
    Total total;
    total.incidents = incidents_;
    total.missing = {incidents_ - low_.known, incidents_ - best_.known, incidents_ - high_.known};
    total.persons.low = known_sum(low_);
    total.persons.best = known_sum(best_);
    total.persons.high = total.missing.high == 0 ? std::optional(high_.sum) : std::nullopt;
    if (low_without_best_.known > 0) total.without_best.low = low_without_best_.sum;
    if (total.missing.best > 0 && high_without_best_.known == total.missing.best)
      total.without_best.high = high_without_best_.sum;
    return total;
  }

  void add(const Adder& other) {
    incidents_ += other.incidents_;
    for (const auto figure :
         {&Adder::low_, &Adder::best_, &Adder::high_, &Adder::low_without_best_, &Adder::high_without_best_}) {
      (this->*figure).sum = sum_of_counts((this->*figure).sum, (other.*figure).sum);
      (this->*figure).known += (other.*figure).known;
    }
  }

 private:
  struct Figure {
    std::int64_t sum = 0;
    std::int64_t known = 0;
  };

  static void add(Figure& figure, std::int64_t value) {
    if (value == CountColumn::unknown) return;
    figure.sum = sum_of_counts(figure.sum, value);
    ++figure.known;
  }

  std::optional<std::int64_t> known_sum(const Figure& figure) const {
    return incidents_ > 0 && figure.known == 0 ? std::nullopt : std::optional(figure.sum);
  }

  std::int64_t incidents_ = 0;
  Figure low_, best_, high_;
  Figure low_without_best_, high_without_best_;
};

/// Days of the calendar grouped into bins with a number each and a key.
class Bins {
 public:
  explicit Bins(GroupBy by) : by_(by) {}

  std::int64_t number_of(Day day) const {
    if (by_ == GroupBy::day) return day.time_since_epoch().count();
    const std::chrono::year_month_day date{day};
    const std::int64_t year = static_cast<int>(date.year());
    return by_ == GroupBy::year ? year : year * 12 + static_cast<unsigned>(date.month()) - 1;
  }

  std::string key(std::int64_t number) const {
    if (by_ == GroupBy::day) return format_iso_day(Day{std::chrono::days{number}});
    const std::int64_t months = by_ == GroupBy::year ? number * 12 : number;
    const std::int64_t year = (months - (((months % 12) + 12) % 12)) / 12;
    const auto month = static_cast<unsigned>(months - year * 12) + 1;
    std::string text = format_iso_day(*make_day(static_cast<int>(year), month, 1));
    text.resize(text.size() - (by_ == GroupBy::year ? 6 : 3));
    return text;
  }

 private:
  GroupBy by_;
};

struct Group {
  Adder certain;
  Adder possible;

  bool empty() const { return certain.empty() && possible.empty(); }
  void add(const Group& other) {
    certain.add(other.certain);
    possible.add(other.possible);
  }
};

/// The sums of some matches: all of them, and by group.
struct Sums {
  Group total;
  std::vector<Group> groups;               ///< by bin after the first, or by code
  std::map<std::int64_t, Group> far_bins;  ///< where the dates span too much for a table
  Group keyless;

  Group& group_at(std::size_t index) {
    if (index >= groups.size()) groups.resize(index + 1);
    return groups[index];
  }
  void add(const Sums& other) {
    total.add(other.total);
    for (std::size_t i = 0; i < other.groups.size(); ++i) group_at(i).add(other.groups[i]);
    for (const auto& [bin, group] : other.far_bins) far_bins[bin].add(group);
    keyless.add(other.keyless);
  }
};

class Grouping {
 public:
  Grouping(const Incidents& incidents, const IncidentTable& table, const Locations& locations,
           const Gazetteer& gazetteer, GroupBy by)
      : incidents_(incidents), table_(table), locations_(locations), gazetteer_(gazetteer), by_(by), bins_(by) {}

  /// `matches`: of the whole selection.
  void prepare(const std::vector<Match>& matches) {
    if (by_time()) span_dates(matches);
  }

  Sums sums(std::span<const Match> counted) const {
    Sums sums;
    for (const Match& match : counted) {
      add(sums.total, match.match, match.row);
      if (by_time()) {
        add_by_time(sums, match);
      } else if (by_ != GroupBy::none) {
        add(sums.group_at(code_of(index_of(match.row))), match.match, match.row);
      }
    }
    return sums;
  }

  std::vector<TallyGroup> groups(const Sums& sums) const {
    std::map<std::string, Group> by_key;
    for (std::size_t i = 0; i < sums.groups.size(); ++i) {
      const Group& group = sums.groups[i];
      if (!group.empty())
        by_key[by_time() ? bins_.key(first_bin_ + static_cast<std::int64_t>(i)) : key_of(i)].add(group);
    }
    for (const auto& [bin, group] : sums.far_bins) by_key[bins_.key(bin)].add(group);
    if (!sums.keyless.empty()) by_key[""].add(sums.keyless);
    std::vector<TallyGroup> result;
    for (const auto& [key, group] : by_key) result.push_back({key, group.certain.total(), group.possible.total()});
    return result;
  }

 private:
  bool by_time() const { return by_ == GroupBy::day || by_ == GroupBy::month || by_ == GroupBy::year; }

  void add(Group& group, DateMatch match, RowId row) const {
    (match == DateMatch::certain ? group.certain : group.possible).add(incidents_.persons, index_of(row));
  }

  /// How far the dates of the selection reach, which is as far as an open end is drawn out.
  void span_dates(const std::vector<Match>& matches) {
    const auto first_days = incidents_.date.first_days();
    const auto last_days = incidents_.date.last_days();
    std::int32_t first = DateColumn::open_end;
    std::int32_t last = DateColumn::open_start;
    const auto take = [&](std::int32_t day) {
      if (day == DateColumn::open_start || day == DateColumn::open_end) return;
      first = std::min(first, day);
      last = std::max(last, day);
    };
    for (const Match& match : matches) {
      take(first_days[index_of(match.row)]);
      take(last_days[index_of(match.row)]);
    }
    if (first > last) return;
    any_date_ = true;
    first_day_ = first;
    last_day_ = last;
    first_bin_ = bin_of_calendar(first);
    // A table of the days saves the calendar's arithmetic for each of a million dates.
    constexpr std::int64_t most_days = 400'000;
    if (std::int64_t{last} - first >= most_days) return;
    for (std::int32_t day = first; day <= last; ++day) {
      bin_of_day_.push_back(static_cast<std::int32_t>(bin_of_calendar(day) - first_bin_));
    }
  }

  std::int64_t bin_of_calendar(std::int32_t day) const { return bins_.number_of(Day{std::chrono::days{day}}); }

  /// Counted from the first bin.
  std::int64_t bin_of(std::int32_t day) const {
    return bin_of_day_.empty() ? bin_of_calendar(day) - first_bin_
                               : bin_of_day_[static_cast<std::size_t>(day - first_day_)];
  }

  void add_by_time(Sums& sums, const Match& match) const {
    const std::size_t row = index_of(match.row);
    std::int32_t first = incidents_.date.first_days()[row];
    std::int32_t last = incidents_.date.last_days()[row];
    if (!any_date_ || first > last) return add(sums.keyless, match.match, match.row);
    const bool closed = first != DateColumn::open_start && last != DateColumn::open_end;
    if (first == DateColumn::open_start) first = first_day_;
    if (last == DateColumn::open_end) last = last_day_;
    const std::int64_t first_bin = bin_of(first);
    const std::int64_t last_bin = bin_of(last);
    if (last_bin - first_bin >= most_bins) return add(sums.keyless, match.match, match.row);
    const bool certain = closed && first_bin == last_bin && match.match == DateMatch::certain;
    const DateMatch in_bin = certain ? DateMatch::certain : DateMatch::possible;
    for (std::int64_t bin = first_bin; bin <= last_bin; ++bin) {
      add(bin_of_day_.empty() ? sums.far_bins[first_bin_ + bin] : sums.group_at(static_cast<std::size_t>(bin)), in_bin,
          match.row);
    }
  }

  std::size_t code_of(std::size_t row) const {
    switch (by_) {
      case GroupBy::kind:
        return table_.kind.code(index_of(incidents_.leading[row]));
      case GroupBy::origin:
        return incidents_.origin[row];
      case GroupBy::destination:
        return incidents_.destination[row];
      default:
        return static_cast<std::size_t>(incidents_.verification[row]);
    }
  }

  std::string key_of(std::size_t code) const {
    switch (by_) {
      case GroupBy::kind:
        return table_.kind.terms()[code];
      case GroupBy::origin:
      case GroupBy::destination:
        return names_of(code);
      default:
        return std::string(to_string(static_cast<Verification>(code)));
    }
  }

  /// Several places that share one figure are a group of their own: the figure cannot be split.
  std::string names_of(std::size_t set) const {
    std::string names;
    for (const Location& location : locations_.sets[set]) {
      if (!names.empty()) names += "; ";
      names += location.place ? gazetteer_[*location.place].name : location.name;
    }
    return names;
  }

  const Incidents& incidents_;
  const IncidentTable& table_;
  const Locations& locations_;
  const Gazetteer& gazetteer_;
  GroupBy by_;
  Bins bins_;
  bool any_date_ = false;
  std::int32_t first_day_ = 0;
  std::int32_t last_day_ = 0;
  std::int64_t first_bin_ = 0;
  std::vector<std::int32_t> bin_of_day_;  ///< by day after the first; empty where the dates span too much
};

/// The rule for families, worked out for every incident of a family that the selection touches.
class FamilyCount {
 public:
  FamilyCount(const Incidents& incidents, const Selection& selection) : incidents_(incidents) {
    if (incidents.family_roots.empty()) return;
    match_of_.assign(incidents.size(), DateMatch::out);
    for (const Match& match : selection.matches) match_of_[index_of(match.row)] = match.match;
    counts_.assign(incidents.size(), false);
    below_counting_.assign(incidents.size(), false);
    for (const RowId root : incidents.family_roots) settle_family(index_of(root));
  }

  /// For a row of the selection.
  bool counts(RowId row) const {
    return incidents_.in_family[index_of(row)] ? counts_[index_of(row)] : !incidents_.never_counted[index_of(row)];
  }

 private:
  bool matches(std::size_t row) const { return match_of_[row] != DateMatch::out; }

  struct Member {
    std::size_t row;
    std::size_t above;  ///< index of its aggregate among the members; its own for the root
  };

  void settle_family(std::size_t root) {
    // Downwards: who is certain and stands for itself keeps everything below it from counting.
    std::vector<Member> members = {{root, 0}};
    std::vector<bool> stands_aside;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::size_t row = members[i].row;
      stands_aside.push_back(parts_stand_for_aggregate(incidents_, RowId{static_cast<std::uint32_t>(row)}));
      const bool itself = !incidents_.never_counted[row] && !stands_aside[i] && match_of_[row] == DateMatch::certain;
      for (const RowId part : incidents_.parts[row]) {
        below_counting_[index_of(part)] = below_counting_[row] || itself;
        members.push_back({index_of(part), i});
      }
    }
    // Upwards: one that is only possible counts if nothing below it does.
    std::vector<bool> counts_below(members.size(), false);
    for (std::size_t i = members.size(); i-- > 0;) {
      const auto [row, above] = members[i];
      const bool may_count =
          matches(row) && !incidents_.never_counted[row] && !below_counting_[row] && !stands_aside[i];
      counts_[row] = may_count && !counts_below[i];
      if (above != i && (counts_[row] || counts_below[i])) counts_below[above] = true;
    }
  }

  const Incidents& incidents_;
  std::vector<DateMatch> match_of_;
  std::vector<bool> counts_;
  std::vector<bool> below_counting_;  ///< some aggregate above counts itself
};

std::string counted_words(std::int64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace

std::optional<GroupBy> parse_group_by(std::string_view text) {
  for (const auto& [by, name] : group_names) {
    if (name == text) return by;
  }
  return std::nullopt;
}

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

Tally make_tally(const Incidents& incidents, const IncidentTable& table, const Locations& locations,
                 const Gazetteer& gazetteer, const Selection& selection, GroupBy by) {
  Counted families;
  std::span<const Match> counted = selection.matches;
  if (!incidents.every_row_counts) {
    families = count_families_once(incidents, selection);
    counted = families.counted;
  }
  Grouping grouping(incidents, table, locations, gazetteer, by);
  grouping.prepare(selection.matches);
  // Below this a second thread costs more than it saves.
  constexpr std::size_t worth_a_thread = 50'000;
  auto [sums, rest] = in_two_threads(counted.size(), worth_a_thread, [&](std::size_t begin, std::size_t end) {
    return grouping.sums(counted.subspan(begin, end - begin));
  });
  if (rest) sums.add(*rest);
  Tally tally;
  tally.certain = sums.total.certain.total();
  tally.possible = sums.total.possible.total();
  tally.groups = grouping.groups(sums);
  tally.undated = static_cast<std::int64_t>(selection.undated.size());
  tally.not_counted = std::move(families.beside);
  return tally;
}

namespace {

// What a sum of best figures leaves out: without it the sum would look like the whole.
std::string rest_in_words(const Total& total) {
  if (total.missing.best == 0) return {};
  const std::string incidents = counted_words(total.missing.best, "incident");
  const auto& [low, best, high] = total.without_best;
  if (low && high)
    return ", and " + std::to_string(*low) + "\u2013" + std::to_string(*high) + " in " + incidents +
           " without a best figure";
  if (low) return ", and at least " + std::to_string(*low) + " in " + incidents + " without a best figure";
  if (high) return ", and at most " + std::to_string(*high) + " in " + incidents + " without a best figure";
  const bool nothing_else = total.missing.low == total.incidents && total.missing.high == total.incidents;
  return ", " + incidents + " without " + (nothing_else ? "a number" : "a best figure");
}

}  // namespace

std::string total_in_words(const Total& total) {
  const auto& [low, best, high] = total.persons;
  const auto without = [&](std::int64_t missing, std::string_view figure) {
    return missing == 0 ? std::string() : ", " + counted_words(missing, "incident") + " without " + std::string(figure);
  };
  if (low && best && high && total.missing == Total::Missing{} && (*low != *best || *high != *best)) {
    return counted_words(*best, "person") + " (" + std::to_string(*low) + "\u2013" + std::to_string(*high) + ")";
  }
  if (best) return counted_words(*best, "person") + rest_in_words(total);
  if (low && high && total.missing.low == 0) {
    return *low == *high ? counted_words(*low, "person")
                         : std::to_string(*low) + "\u2013" + counted_words(*high, "person");
  }
  if (low) {
    return "at least " + counted_words(*low, "person") +
           without(total.missing.low, total.missing.high == total.incidents ? "a number" : "a low figure");
  }
  if (high) return "at most " + counted_words(*high, "person");
  return counted_words(total.incidents, "incident") + " without a number";
}

}  // namespace yalu
