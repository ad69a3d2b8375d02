#include "incidents/tally.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "incidents/two_threads.h"

namespace yalu {
namespace {

constexpr std::int64_t most_bins = 1000;
constexpr std::size_t verification_terms = static_cast<std::size_t>(Verification::denied) + 1;

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
    const std::int32_t low = persons.low()[row], best = persons.best()[row], high = persons.high()[row];
    if (low == CountColumn::beyond || best == CountColumn::beyond || high == CountColumn::beyond) {
      const CountRange count = persons[row];
      constexpr std::int64_t unknown = CountColumn::unknown;
      return add_figures(count.low.value_or(unknown), count.best.value_or(unknown), count.high.value_or(unknown));
    }
    // Four-byte figures of fewer rows than four bytes number cannot overflow the sums.
    add_small(low_, low);
    add_small(best_, best);
    add_small(high_, high);
    if (best != CountColumn::unknown) return;
    add_small(low_without_best_, low);
    add_small(high_without_best_, high);
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

  void add_figures(std::int64_t low, std::int64_t best, std::int64_t high) {
    add(low_, low);
    add(best_, best);
    add(high_, high);
    if (best != CountColumn::unknown) return;
    add(low_without_best_, low);
    add(high_without_best_, high);
  }

  static void add_small(Figure& figure, std::int32_t value) {
    const bool known = value != CountColumn::unknown;
    figure.sum += known ? value : 0;
    figure.known += known ? 1 : 0;
  }

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

  void prepare(const Selection& selection) {
    if (!by_time()) return;
    if (selection.window.from) window_.first = number_of(*selection.window.from);
    if (selection.window.to) window_.last = number_of(*selection.window.to);
    span_dates(selection.matches);
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
    if (by_ == GroupBy::origin || by_ == GroupBy::destination) {
      add_by_place(sums, by_key);
    } else {
      for (std::size_t i = 0; i < sums.groups.size(); ++i) {
        const Group& group = sums.groups[i];
        if (!group.empty())
          by_key[by_time() ? bins_.key(first_bin_ + static_cast<std::int64_t>(i)) : key_of(i)].add(group);
      }
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

  /// Days since 1970-01-01, both included; DateColumn's open start and end where there is no bound.
  struct Days {
    std::int32_t first = DateColumn::open_start;
    std::int32_t last = DateColumn::open_end;

    bool empty() const { return first > last; }
    Days within(const Days& other) const { return {std::max(first, other.first), std::min(last, other.last)}; }
  };

  static std::int32_t number_of(Day day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }

  Days days_of(std::size_t row) const { return {incidents_.date.first_days()[row], incidents_.date.last_days()[row]}; }

  /// Of the incident's claims, those that reach into the window: where its resolved date does not, they make it match.
  std::vector<Days> days_of_claims(std::size_t row) const {
    std::vector<Days> days;
    for (const ClaimId claim : incidents_.claims[row]) {
      const std::size_t index = index_of(claim);
      const Days in_window = Days{table_.date.first_days()[index], table_.date.last_days()[index]}.within(window_);
      if (!in_window.empty() && table_.kind[index] != kind::statement) days.push_back(in_window);
    }
    return days;
  }

  /// How far the dates of the selection reach within the window. An open end is drawn out as far, or to the window's
  /// bound.
  void span_dates(const std::vector<Match>& matches) {
    std::int32_t first = DateColumn::open_end;
    std::int32_t last = DateColumn::open_start;
    const auto take_day = [&](std::int32_t day) {
      if (day == DateColumn::open_start || day == DateColumn::open_end) return;
      first = std::min(first, day);
      last = std::max(last, day);
    };
    const auto take = [&](const Days& days) {
      take_day(days.first);
      take_day(days.last);
    };
    for (const Match& match : matches) {
      if (first == window_.first && last == window_.last) break;  // no further than the window
      const Days days = days_of(index_of(match.row));
      if (days.empty()) continue;
      if (const Days in_window = days.within(window_); !in_window.empty()) {
        take(in_window);
      } else {
        for (const Days& of_claim : days_of_claims(index_of(match.row))) take(of_claim);
      }
    }
    if (first > last) return;
    any_date_ = true;
    dates_ = {first, last};
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
                               : bin_of_day_[static_cast<std::size_t>(day - dates_.first)];
  }

  void add_by_time(Sums& sums, const Match& match) const {
    const Days whole = days_of(index_of(match.row));
    if (!any_date_ || whole.empty()) return add(sums.keyless, match.match, match.row);
    const Days drawn = whole.within(dates_);
    if (drawn.empty()) return add_by_claims(sums, match);
    const std::int64_t first_bin = bin_of(drawn.first);
    const std::int64_t last_bin = bin_of(drawn.last);
    if (last_bin - first_bin >= most_bins) return add(sums.keyless, match.match, match.row);
    const bool closed = whole.first != DateColumn::open_start && whole.last != DateColumn::open_end;
    // What is certain lies in the window with all of its date, so that nothing of it was cut off.
    const bool certain = closed && first_bin == last_bin && match.match == DateMatch::certain;
    for (std::int64_t bin = first_bin; bin <= last_bin; ++bin) {
      add(bin_at(sums, bin), certain ? DateMatch::certain : DateMatch::possible, match.row);
    }
  }

  /// For one that is in the window only by the dates of rival claims.
  void add_by_claims(Sums& sums, const Match& match) const {
    std::set<std::int64_t> bins;
    for (const Days& days : days_of_claims(index_of(match.row))) {
      const Days drawn = days.within(dates_);
      const std::int64_t last_bin = bin_of(drawn.last);
      for (std::int64_t bin = bin_of(drawn.first); bin <= last_bin; ++bin) {
        bins.insert(bin);
        if (static_cast<std::int64_t>(bins.size()) > most_bins) return add(sums.keyless, match.match, match.row);
      }
    }
    for (const std::int64_t bin : bins) add(bin_at(sums, bin), DateMatch::possible, match.row);
  }

  Group& bin_at(Sums& sums, std::int64_t bin) const {
    return bin_of_day_.empty() ? sums.far_bins[first_bin_ + bin] : sums.group_at(static_cast<std::size_t>(bin));
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
        return static_cast<std::size_t>(incidents_.verification[row]) * verification_terms +
               static_cast<std::size_t>(incidents_.count_verification[row]);
    }
  }

  std::string key_of(std::size_t code) const {
    if (by_ == GroupBy::kind) return table_.kind.terms()[code];
    const auto of_event = static_cast<Verification>(code / verification_terms);
    const auto of_number = static_cast<Verification>(code % verification_terms);
    std::string key{to_string(of_event)};
    if (of_number == of_event) return key;
    return (key.empty() ? "not stated" : key) + " (number " + std::string(to_string(of_number)) + ")";
  }

  /// The places of a set, each once and in a fixed order, and what else it names; equal for sets of the same places.
  using PlaceKey = std::pair<std::vector<PlaceId>, std::vector<std::string>>;

  PlaceKey place_key_of(std::size_t set) const {
    PlaceKey key;
    for (const Location& location : locations_.sets[set]) {
      if (location.place) {
        key.first.push_back(*location.place);
      } else {
        key.second.push_back(location.name);
      }
    }
    const auto tidy = [](auto& list) {
      std::sort(list.begin(), list.end());
      list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    tidy(key.first);
    tidy(key.second);
    return key;
  }

  /// Places that bear one name are told apart by what holds them, and where that is not enough by their ids.
  enum class Wording { name, with_parent, with_id };

  std::string worded(PlaceId id, Wording wording) const {
    const Place& place = gazetteer_[id];
    if (wording == Wording::with_id) return place.name + " (" + place.id + ")";
    return wording == Wording::with_parent && place.parent ? place.name + ", " + gazetteer_[*place.parent].name
                                                           : place.name;
  }

  /// As the set names them: the first one's order holds for a group.
  std::string names_of(std::size_t set, Wording wording) const {
    std::vector<std::string> names;
    for (const Location& location : locations_.sets[set]) {
      std::string name = location.place ? worded(*location.place, wording) : location.name;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : "; ") + name;
    return all;
  }

  /// Several places that share one figure are a group of their own: the figure cannot be split.
  void add_by_place(const Sums& sums, std::map<std::string, Group>& by_key) const {
    struct Places {
      std::size_t set;
      Group group;
    };
    std::map<PlaceKey, Places> by_place;
    for (std::size_t set = 0; set < sums.groups.size(); ++set) {
      if (!sums.groups[set].empty())
        by_place.try_emplace(place_key_of(set), Places{set, {}}).first->second.group.add(sums.groups[set]);
    }
    std::array<std::map<std::string, int>, 2> bearers;  // of each name, and of each name with its parent
    for (const auto& [key, places] : by_place) {
      ++bearers[0][names_of(places.set, Wording::name)];
      ++bearers[1][names_of(places.set, Wording::with_parent)];
    }
    for (const auto& [key, places] : by_place) {
      std::string name = names_of(places.set, Wording::name);
      if (bearers[0][name] > 1) {
        name = names_of(places.set, Wording::with_parent);
        if (bearers[1][name] > 1) name = names_of(places.set, Wording::with_id);
      }
      by_key[name].add(places.group);
    }
  }

  const Incidents& incidents_;
  const IncidentTable& table_;
  const Locations& locations_;
  const Gazetteer& gazetteer_;
  GroupBy by_;
  Bins bins_;
  Days window_;
  bool any_date_ = false;
  Days dates_;  ///< of the selection, within the window
  std::int64_t first_bin_ = 0;
  std::vector<std::int32_t> bin_of_day_;  ///< by day after the first; empty where the dates span too much
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

Tally make_tally(const Incidents& incidents, const IncidentTable& table, const Locations& locations,
                 const Gazetteer& gazetteer, const Selection& selection, GroupBy by) {
  Counted families;
  const std::span<const Match> counted = counted_once(incidents, selection, families);
  Grouping grouping(incidents, table, locations, gazetteer, by);
  grouping.prepare(selection);
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
