// Timeline: the arithmetic of the strip below the map: days to pixels, ticks, bars of persons, and dragging the band.
#pragma once

#include <string>
#include <vector>

#include "app/playback.h"
#include "base/day.h"
#include "incidents/tally.h"

namespace yalu {

/// Days along the strip. A day covers [x_of(day), x_of(day + 1)); x in ScreenPx.
struct TimeAxis {
  DaySpan span;
  double left_px = 0;
  double width_px = 1;

  double px_per_day() const { return width_px / span.days(); }
  /// Days since 1970, fractions allowed.
  double x_of(double days_since_1970) const;
  double x_of(Day day) const;
  double moment_at(double x_px) const;
  /// The day under a pixel, within the span.
  Day day_at(double x_px) const;
};

/// The whole months that hold `data` and the bounds of `window`.
DaySpan axis_span(const DaySpan& data, const DayWindow& window);

struct AxisTick {
  Day day{};
  std::string label;  ///< "Nov 2023", "Dec", "2024"; empty: a short unnamed tick
};

/// Ticks on days, weeks, months, quarters or years, as fine as keeps labels `min_label_px` apart.
std::vector<AxisTick> axis_ticks(const TimeAxis& axis, double min_label_px);

/// Persons of one bin; certain and possible are kept apart, and an incident that touches several bins is possible in
/// each.
struct HistogramBar {
  DaySpan days;
  Total certain;
  Total possible;
};

struct Histogram {
  std::vector<HistogramBar> bars;  ///< in order of time, only those with incidents
  double most_persons = 0;         ///< the greatest certain and possible figure together
};

/// Days while the span is short enough to tell them apart, else months, else years.
GroupBy histogram_bins(const DaySpan& span);

/// `tally` must be grouped by `bins`; groups without a date are left out.
Histogram make_histogram(const Tally& tally, GroupBy bins);

/// The figure a bar stands for: the largest of what is known of low and best, else high, else 0.
double persons_figure(const Total& total);

/// Height of a bar as a share of the tallest. The root, like the radii of the marks on the map: both let a report of
/// ten persons be seen beside one of six hundred.
double bar_height(double persons, double most_persons);

/// One or two round numbers below `most_persons` to mark the scale with.
std::vector<double> scale_marks(double most_persons);

/// What a pointer holds of the band that shows the window of dates.
enum class BandPart { outside, from_edge, to_edge, body };

BandPart band_part_at(const TimeAxis& axis, const DayWindow& window, double x_px, double tolerance_px);

/// The window after the pointer went from `start_x` to `now_x`, from `before` at the press. The body moves by whole
/// days and keeps its length within the axis; an edge that passes the other changes places with it; outside, a new band
/// begins.
DayWindow drag_band(const TimeAxis& axis, const DayWindow& before, BandPart part, double start_x_px, double now_x_px);

}  // namespace yalu
