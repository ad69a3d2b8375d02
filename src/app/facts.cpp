#include "app/facts.h"

#include <algorithm>
#include <array>
#include <set>

namespace yalu {
namespace {

Tally tally_of(const World& world, const Filter& filter, GroupBy by) {
  const Selection selection = select_incidents(world.incidents, world.table, world.locations, world.gazetteer, filter);
  return make_tally(world.incidents, world.table, world.locations, world.gazetteer, selection, by);
}

std::int64_t incidents_in(const Tally& tally, std::string_view key) {
  for (const TallyGroup& group : tally.groups) {
    if (group.key == key) return group.certain.incidents + group.possible.incidents;
  }
  return 0;
}

std::vector<Choice> kind_choices(const World& world, const Filter& filter) {
  Filter others = filter;
  others.kinds.clear();
  const Tally tally = tally_of(world, others, GroupBy::kind);

  std::set<std::string> terms;
  for (std::size_t row = 0; row < world.incidents.size(); ++row) {
    terms.emplace(world.table.kind[index_of(world.incidents.leading[row])]);
  }
  std::vector<Choice> choices;
  for (const std::string& term : terms) {
    const bool chosen =
        filter.kinds.empty() || std::find(filter.kinds.begin(), filter.kinds.end(), term) != filter.kinds.end();
    choices.push_back({term, incidents_in(tally, term), chosen});
  }
  return choices;
}

std::vector<Choice> verification_choices(const World& world, const Filter& filter) {
  Filter others = filter;
  others.verifications.clear();
  const Tally tally = tally_of(world, others, GroupBy::verification);
  std::vector<Choice> choices;
  for (const Verification verification : {Verification::confirmed, Verification::corroborated, Verification::alleged,
                                          Verification::denied, Verification::unknown}) {
    const auto& column = world.incidents.verification;
    if (std::find(column.begin(), column.end(), verification) == column.end()) continue;
    const auto& list = filter.verifications;
    const bool chosen = list.empty() || std::find(list.begin(), list.end(), verification) != list.end();
    const std::string term{to_string(verification)};
    choices.push_back({term, incidents_in(tally, term), chosen});
  }
  return choices;
}

// Days an incident touches as far as they are known; nothing without any.
std::optional<DaySpan> known_days(const std::optional<EdtfInterval>& date) {
  if (!date || (!date->earliest && !date->latest)) return std::nullopt;
  return DaySpan{date->earliest.value_or(*(date->latest ? date->latest : date->earliest)),
                 date->latest.value_or(*(date->earliest ? date->earliest : date->latest))};
}

std::optional<DaySpan> span_of(const Incidents& incidents) {
  std::optional<DaySpan> span;
  for (std::size_t row = 0; row < incidents.size(); ++row) {
    const auto days = known_days(incidents.date[row]);
    if (!days) continue;
    if (!span) {
      span = days;
    } else {
      span->first = std::min(span->first, days->first);
      span->last = std::max(span->last, days->last);
    }
  }
  return span;
}

std::vector<RowId> rows_by_date(const World& world, const std::vector<Match>& matches) {
  std::vector<std::pair<Day, RowId>> dated;
  for (const Match& match : matches) {
    if (const auto days = known_days(world.incidents.date[index_of(match.row)]))
      dated.emplace_back(days->first, match.row);
  }
  std::stable_sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<RowId> rows;
  for (const auto& [day, row] : dated) rows.push_back(row);
  return rows;
}

}  // namespace

Facts gather_facts(const World& world, const Filter& filter) {
  Facts facts;
  const Selection selection = select_incidents(world.incidents, world.table, world.locations, world.gazetteer, filter);
  facts.total = make_tally(world.incidents, world.table, world.locations, world.gazetteer, selection, GroupBy::none);
  facts.kinds = kind_choices(world, filter);
  facts.verifications = verification_choices(world, filter);
  facts.by_date = rows_by_date(world, count_families_once(world.incidents, selection).counted);
  facts.span = span_of(world.incidents);
  if (facts.span) {
    const Day from = filter.window.from.value_or(facts.span->first);
    const Day to = filter.window.to.value_or(facts.span->last);
    // A window that begins after the data ends has nothing between its bound and the span's.
    facts.play = DaySpan{from, std::max(from, to)};
    facts.axis = axis_span(*facts.span, filter.window);
    facts.bins = histogram_bins(facts.axis);
    Filter all_dates = filter;
    all_dates.window = {};
    facts.histogram = make_histogram(tally_of(world, all_dates, facts.bins), facts.bins);
  }
  return facts;
}

std::vector<std::string> switched(const std::vector<Choice>& choices, const std::string& term) {
  std::vector<std::string> chosen;
  bool all = true;
  for (const Choice& choice : choices) {
    const bool on = choice.chosen != (choice.term == term);
    if (on) chosen.push_back(choice.term);
    all = all && on;
  }
  if (chosen.empty()) return {term};
  return all ? std::vector<std::string>{} : chosen;
}

std::optional<RowId> neighbour_by_date(const std::vector<RowId>& by_date, std::optional<RowId> selected, int step) {
  if (by_date.empty()) return std::nullopt;
  const auto at = selected ? std::find(by_date.begin(), by_date.end(), *selected) : by_date.end();
  if (at == by_date.end()) return step > 0 ? by_date.front() : by_date.back();
  if (step > 0) return at + 1 != by_date.end() ? std::optional(*(at + 1)) : std::nullopt;
  return at != by_date.begin() ? std::optional(*(at - 1)) : std::nullopt;
}

}  // namespace yalu
