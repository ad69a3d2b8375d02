// Incidents in map metres and a frame over them, for the tests of what piles up.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include <rapidcheck.h>

#include "map/merged_marks.h"

namespace yalu {

struct Incident {
  double x = 0, y = 0;  ///< map metres
  int day = 0;          ///< since 1970
  MarkForm form = MarkForm::circle;
  double reach_m = 0;
  std::optional<double> from_x = {};
  Verification verification = Verification::confirmed;
  std::uint32_t area = 0;
};

struct Sample {
  Incidents incidents;
  MarkPoints points;
  std::vector<Match> matches;
};

inline Sample sample_of(const std::vector<Incident>& rows) {
  Sample sample;
  std::uint32_t row = 0;
  for (const Incident& incident : rows) {
    const Day day{std::chrono::days{incident.day}};
    sample.incidents.date.push_back(EdtfInterval{day, day});
    sample.points.form.push_back(incident.form);
    sample.points.x.push_back(static_cast<float>(incident.x));
    sample.points.y.push_back(static_cast<float>(incident.y));
    sample.points.from_x.push_back(incident.from_x ? static_cast<float>(*incident.from_x) : std::nanf(""));
    sample.points.from_y.push_back(incident.from_x ? 0.F : std::nanf(""));
    sample.points.reach_m.push_back(static_cast<float>(incident.reach_m));
    sample.points.area.push_back(incident.area);
    sample.incidents.verification.push_back(incident.verification);
    sample.matches.push_back({RowId{row}, row % 3 == 0 ? DateMatch::possible : DateMatch::certain});
    ++row;
  }
  return sample;
}

// 800 x 600 px of 100 m each around the origin of the map, moved by whole pixels.
inline MapFrame frame(double right_px = 0, double down_px = 0) {
  MapFrame frame;
  frame.rect = {0, 0, 800, 600};
  frame.to_screen = {0.01, 0, 400 + right_px, 0, -0.01, 300 + down_px};
  frame.ground_metres_per_px = 100;
  return frame;
}

inline std::vector<Incident> some_incidents(int most) {
  const int count = *rc::gen::inRange(0, most);
  std::vector<Incident> rows;
  for (int i = 0; i < count; ++i) {
    rows.push_back({static_cast<double>(*rc::gen::inRange(-30'000, 30'000)),
                    static_cast<double>(*rc::gen::inRange(-20'000, 20'000)), 0, MarkForm::circle});
  }
  return rows;
}

}  // namespace yalu
