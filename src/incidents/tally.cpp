#include "incidents/tally.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

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
  void add(const CountRange& count) {
    ++incidents_;
    add(low_, count.low);
    add(best_, count.best);
    add(high_, count.high);
  }

  Total total() const {
    Total total;
    total.incidents = incidents_;
    total.missing = {incidents_ - low_.known, incidents_ - best_.known, incidents_ - high_.known};
    total.persons.low = known_sum(low_);
    total.persons.best = known_sum(best_);
    total.persons.high = total.missing.high == 0 ? std::optional(high_.sum) : std::nullopt;
    return total;
  }

 private:
  struct Figure {
    std::int64_t sum = 0;
    std::int64_t known = 0;
  };

  static void add(Figure& figure, const std::optional<std::int64_t>& value) {
    if (!value) return;
    figure.sum = sum_of_counts(figure.sum, *value);
    ++figure.known;
  }

  std::optional<std::int64_t> known_sum(const Figure& figure) const {
    return incidents_ > 0 && figure.known == 0 ? std::nullopt : std::optional(figure.sum);
  }

  std::int64_t incidents_ = 0;
  Figure low_, best_, high_;
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
};

class Grouping {
 public:
  Grouping(const Incidents& incidents, const IncidentTable& table, const Locations& locations,
           const Gazetteer& gazetteer, GroupBy by)
      : incidents_(incidents), table_(table), locations_(locations), gazetteer_(gazetteer), by_(by), bins_(by) {}

  std::vector<TallyGroup> run(const std::vector<Match>& counted, const std::vector<Match>& matches) {
    if (by_ == GroupBy::none) return {};
    const bool by_time = by_ == GroupBy::day || by_ == GroupBy::month || by_ == GroupBy::year;
    if (by_time) span_dates(matches);
    for (const Match& match : counted) {
      if (by_time) {
        add_by_time(match);
      } else {
        add(key_of(index_of(match.row)), match.match == DateMatch::certain, match.row);
      }
    }
    std::vector<TallyGroup> result;
    for (const auto& [number, group] : by_bin_)
      result.push_back({bins_.key(number), group.certain.total(), group.possible.total()});
    for (const auto& [key, group] : by_key_) result.push_back({key, group.certain.total(), group.possible.total()});
    std::sort(result.begin(), result.end(), [](const TallyGroup& a, const TallyGroup& b) { return a.key < b.key; });
    return result;
  }

 private:
  void add(const std::string& key, bool certain, RowId row) { add(by_key_[key], certain, row); }

  void add(Group& group, bool certain, RowId row) {
    (certain ? group.certain : group.possible).add(incidents_.persons[index_of(row)]);
  }

  /// How far the dates of the selection reach, which is as far as an open end is drawn out.
  void span_dates(const std::vector<Match>& matches) {
    for (const Match& match : matches) {
      const std::optional<EdtfInterval>& date = incidents_.date[index_of(match.row)];
      if (!date) continue;
      for (const std::optional<Day>& day : {date->earliest, date->latest}) {
        if (!day) continue;
        first_day_ = std::min(first_day_.value_or(*day), *day);
        last_day_ = std::max(last_day_.value_or(*day), *day);
      }
    }
  }

  void add_by_time(const Match& match) {
    const std::optional<EdtfInterval>& date = incidents_.date[index_of(match.row)];
    const bool certain_match = match.match == DateMatch::certain;
    if (!date || !first_day_) return add("", certain_match, match.row);
    const std::int64_t first = bins_.number_of(date->earliest.value_or(*first_day_));
    const std::int64_t last = bins_.number_of(date->latest.value_or(*last_day_));
    if (last - first >= most_bins) return add("", certain_match, match.row);
    const bool closed = date->earliest && date->latest;
    const bool certain = closed && first == last && certain_match;
    for (std::int64_t bin = first; bin <= last; ++bin) add(by_bin_[bin], certain, match.row);
  }

  std::string key_of(std::size_t row) const {
    switch (by_) {
      case GroupBy::kind:
        return std::string(table_.kind[index_of(incidents_.leading[row])]);
      case GroupBy::verification:
        return std::string(to_string(incidents_.verification[row]));
      case GroupBy::origin:
        return names_of(incidents_.origin[row]);
      case GroupBy::destination:
        return names_of(incidents_.destination[row]);
      default:
        return {};
    }
  }

  /// Several places that share one figure are a group of their own: the figure cannot be split.
  std::string names_of(std::uint32_t set) const {
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
  std::optional<Day> first_day_;
  std::optional<Day> last_day_;
  std::map<std::int64_t, Group> by_bin_;
  std::map<std::string, Group> by_key_;
};

/// The rule for families, worked out for every incident of a family that the selection touches.
class FamilyCount {
 public:
  FamilyCount(const Incidents& incidents, const Selection& selection) : incidents_(incidents) {
    match_of_.assign(incidents.size(), DateMatch::out);
    for (const Match& match : selection.matches) match_of_[index_of(match.row)] = match.match;
    counts_.assign(incidents.size(), false);
    below_counting_.assign(incidents.size(), false);
    for (std::size_t row = 0; row < incidents.size(); ++row) {
      if (incidents.part_of[row]) continue;
      if (incidents.parts[row].empty()) {
        counts_[row] = matches(row) && !incidents.never_counted[row];
      } else {
        settle_family(row);
      }
    }
  }

  bool counts(RowId row) const { return counts_[index_of(row)]; }

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
  Counted families = count_families_once(incidents, selection);
  Adder certain;
  Adder possible;
  for (const Match& match : families.counted) {
    (match.match == DateMatch::certain ? certain : possible).add(incidents.persons[index_of(match.row)]);
  }
  Tally tally;
  tally.certain = certain.total();
  tally.possible = possible.total();
  tally.groups = Grouping(incidents, table, locations, gazetteer, by).run(families.counted, selection.matches);
  tally.undated = static_cast<std::int64_t>(selection.undated.size());
  tally.not_counted = std::move(families.beside);
  return tally;
}

std::string total_in_words(const Total& total) {
  const auto& [low, best, high] = total.persons;
  const auto without = [&](std::int64_t missing, std::string_view figure) {
    return missing == 0 ? std::string() : ", " + counted_words(missing, "incident") + " without " + std::string(figure);
  };
  const bool nothing_else = total.missing.low == total.incidents && total.missing.high == total.incidents;
  if (low && best && high && total.missing == Total::Missing{} && (*low != *best || *high != *best)) {
    return counted_words(*best, "person") + " (" + std::to_string(*low) + "\u2013" + std::to_string(*high) + ")";
  }
  if (best) {
    return counted_words(*best, "person") + without(total.missing.best, nothing_else ? "a number" : "a best figure");
  }
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
