#include "app/timeline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace yalu {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr std::array month_names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

double count_of(Day day) {
  return static_cast<double>(day.time_since_epoch().count());
}

year_month month_of(Day day) {
  const year_month_day ymd{day};
  return ymd.year() / ymd.month();
}

Day first_of(year_month month) {
  return Day{month / 1};
}
Day last_of(year_month month) {
  return Day{month / std::chrono::last};
}

std::string year_text(std::chrono::year year) {
  return std::to_string(static_cast<int>(year));
}

std::string month_label(year_month month, bool with_year) {
  const std::string name = month_names[static_cast<unsigned>(month.month()) - 1];
  return with_year ? name + " " + year_text(month.year()) : name;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Days of a tally's key: "2023-11-20", "2023-11" or "2023".
std::optional<DaySpan> days_of_key(const std::string& key, GroupBy bins) {
  if (bins == GroupBy::day) {
    const auto day = parse_iso_day(key);
    if (!day) return std::nullopt;
    return DaySpan{*day, *day};
  }
  const std::size_t dash = key.find('-', 1);
  const auto year = number(key.substr(0, dash));
  if (!year) return std::nullopt;
  if (bins == GroupBy::year) {
    const auto first = make_day(*year, 1, 1), last = make_day(*year, 12, 31);
    if (!first || !last) return std::nullopt;
    return DaySpan{*first, *last};
  }
  if (dash == std::string::npos) return std::nullopt;
  const auto month = number(key.substr(dash + 1));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const year_month ym = std::chrono::year{*year} / *month;
  return DaySpan{first_of(ym), last_of(ym)};
}

std::vector<AxisTick> ticks_in_days(const DaySpan& span, int step) {
  std::vector<AxisTick> ticks;
  for (Day day = span.first; day <= span.last; day += days{1}) {
    const year_month_day ymd{day};
    const int of_month = static_cast<int>(static_cast<unsigned>(ymd.day()));
    if (of_month == 1) {
      ticks.push_back({day, month_label(month_of(day), ticks.empty() || ymd.month() == std::chrono::January)});
    } else if ((of_month - 1) % step == 0 && last_of(month_of(day)) - day >= days{step - 1}) {
      // One nearer to the next month than a step would crowd its name.
      ticks.push_back({day, std::to_string(of_month)});
    }
  }
  return ticks;
}

std::vector<AxisTick> ticks_in_months(const DaySpan& span, unsigned step) {
  std::vector<AxisTick> ticks;
  bool named = false;
  for (year_month month = month_of(span.first); first_of(month) <= span.last; month += months{1}) {
    if (first_of(month) < span.first) continue;
    const bool on_step = (static_cast<unsigned>(month.month()) - 1) % step == 0;
    const bool with_year = !named || month.month() == std::chrono::January;
    ticks.push_back({first_of(month), on_step ? month_label(month, with_year) : std::string{}});
    named = named || on_step;
  }
  return ticks;
}

std::vector<AxisTick> ticks_in_years(const DaySpan& span, int step) {
  std::vector<AxisTick> ticks;
  const int first = static_cast<int>(year_month_day{span.first}.year());
  const int last = static_cast<int>(year_month_day{span.last}.year());
  for (int year = first; year <= last; ++year) {
    const auto day = make_day(year, 1, 1);
    if (!day || *day < span.first || year % step != 0) continue;
    ticks.push_back({*day, std::to_string(year)});
  }
  return ticks;
}

}  // namespace

double TimeAxis::x_of(double days_since_1970) const {
  return left_px + (days_since_1970 - count_of(span.first)) * px_per_day();
}

double TimeAxis::x_of(Day day) const {
  return x_of(count_of(day));
}

double TimeAxis::moment_at(double x_px) const {
  return count_of(span.first) + (x_px - left_px) / px_per_day();
}

Day TimeAxis::day_at(double x_px) const {
  // Clamped before the conversion: a pointer far outside must not overflow the day.
  const double moment = std::clamp(std::floor(moment_at(x_px)), count_of(span.first), count_of(span.last));
  return Day{days{static_cast<int>(moment)}};
}

DaySpan axis_span(const DaySpan& data, const DayWindow& window) {
  Day first = data.first, last = data.last;
  for (const std::optional<Day>& bound : {window.from, window.to}) {
    if (!bound) continue;
    first = std::min(first, *bound);
    last = std::max(last, *bound);
  }
  return {first_of(month_of(first)), last_of(month_of(last))};
}

std::vector<AxisTick> axis_ticks(const TimeAxis& axis, double min_label_px) {
  const double px_per_day = axis.px_per_day();
  for (const int step : {1, 2, 7}) {
    if (px_per_day * step >= min_label_px) return ticks_in_days(axis.span, step);
  }
  for (const unsigned step : {1u, 3u, 6u}) {
    if (px_per_day * 28 * step >= min_label_px) return ticks_in_months(axis.span, step);
  }
  for (int decade = 1;; decade *= 10) {
    for (const int factor : {1, 2, 5}) {
      const int step = decade * factor;
      if (px_per_day * 365 * step >= min_label_px || step >= 5000) return ticks_in_years(axis.span, step);
    }
  }
}

GroupBy histogram_bins(const DaySpan& span) {
  constexpr double most_day_bins = 400, most_month_bins = 400;
  if (span.days() <= most_day_bins) return GroupBy::day;
  return span.days() <= most_month_bins * 31 ? GroupBy::month : GroupBy::year;
}

Histogram make_histogram(const Tally& tally, GroupBy bins) {
  Histogram histogram;
  for (const TallyGroup& group : tally.groups) {
    const auto span = days_of_key(group.key, bins);
    if (!span) continue;
    histogram.bars.push_back({*span, group.certain, group.possible});
    histogram.most_persons =
        std::max(histogram.most_persons, persons_figure(group.certain) + persons_figure(group.possible));
  }
  std::sort(histogram.bars.begin(), histogram.bars.end(),
            [](const HistogramBar& a, const HistogramBar& b) { return a.days.first < b.days.first; });
  return histogram;
}

double persons_figure(const Total& total) {
  const CountRange& persons = total.persons;
  if (persons.low || persons.best)
    return static_cast<double>(std::max(persons.low.value_or(0), persons.best.value_or(0)));
  return static_cast<double>(persons.high.value_or(0));
}

double bar_height(double persons, double most_persons) {
  if (persons <= 0 || most_persons <= 0) return 0;
  return std::sqrt(persons / most_persons);
}

std::vector<double> scale_marks(double most_persons) {
  if (most_persons < 1) return {};
  double top = 1;
  for (double decade = 1; decade <= most_persons; decade *= 10) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      if (decade * factor <= most_persons) top = decade * factor;
    }
  }
  // A tenth stands at a third of the height, far enough from the top mark to be read.
  if (top < 10) return {top};
  return {top / 10, top};
}

BandPart band_part_at(const TimeAxis& axis, const DayWindow& window, double x_px, double tolerance_px) {
  if (!window.bounded()) return BandPart::outside;
  const double from = axis.x_of(window.from.value_or(axis.span.first));
  const double to = axis.x_of(window.to.value_or(axis.span.last) + days{1});
  const double to_from = std::abs(x_px - from), to_to = std::abs(x_px - to);
  if (std::min(to_from, to_to) <= tolerance_px) return to_from < to_to ? BandPart::from_edge : BandPart::to_edge;
  return x_px > from && x_px < to ? BandPart::body : BandPart::outside;
}

DayWindow drag_band(const TimeAxis& axis, const DayWindow& before, BandPart part, double start_x_px, double now_x_px) {
  Day from = before.from.value_or(axis.span.first);
  Day to = before.to.value_or(axis.span.last);
  const days moved{std::lround(std::clamp((now_x_px - start_x_px) / axis.px_per_day(), -1e6, 1e6))};
  switch (part) {
    case BandPart::outside:
      from = axis.day_at(start_x_px);
      to = axis.day_at(now_x_px);
      break;
    case BandPart::from_edge:
      from = std::clamp(from + moved, axis.span.first, axis.span.last);
      break;
    case BandPart::to_edge:
      to = std::clamp(to + moved, axis.span.first, axis.span.last);
      break;
    case BandPart::body: {
      const days length = to - from;
      const Day latest_start = std::max(axis.span.last - length, axis.span.first);
      from = std::clamp(from + moved, axis.span.first, latest_start);
      to = from + length;
      break;
    }
  }
  if (to < from) std::swap(from, to);
  return {from, to};
}

}  // namespace yalu
