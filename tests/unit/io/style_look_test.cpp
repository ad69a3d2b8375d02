// The shipped styles by computation: contrast, kinds of incident for eyes that see colours otherwise, and in grey.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "incidents/vocabulary.h"
#include "io/style_reader.h"
#include "map/mark_layout.h"

namespace yalu {
namespace {

using Linear = std::array<double, 3>;

const Styles& styles() {
  static const Styles shipped = [] {
    auto read = read_styles(YALU_SOURCE_DIR "/geodata/styles");
    EXPECT_TRUE(read.ok()) << read.error().message;
    return std::move(read).value();
  }();
  return shipped;
}

constexpr StyleName all_styles[] = {StyleName::light, StyleName::dark, StyleName::print};

// sRGB to linear light as WCAG 2.1 has it, "relative luminance".
double linear(std::uint8_t channel) {
  const double s = channel / 255.0;
  return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}
Linear linear(Rgba8 c) {
  return {linear(c.r), linear(c.g), linear(c.b)};
}
double luminance(const Linear& c) {
  return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

// Contrast ratio, WCAG 2.1 success criteria 1.4.3 (text, 4.5) and 1.4.11 (graphical objects, 3).
double contrast(Rgba8 a, Rgba8 b) {
  const double x = luminance(linear(a)), y = luminance(linear(b));
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Rgba8 over(Rgba8 top, Rgba8 below) {
  const double share = top.a / 255.0;
  top.a = below.a = 255;
  return mix(below, top, share);
}

std::vector<std::pair<std::string, Rgba8>> grounds(const Style& s) {
  return {{"sea", s.sea},
          {"lake", s.lake},
          {"China", s.land_china},
          {"Korea", s.land_korea},
          {"elsewhere", s.land_elsewhere}};
}

std::vector<std::pair<std::string, NameStyle>> names_of(const Style& s) {
  std::vector<std::pair<std::string, NameStyle>> names{
      {"crossing-name", s.crossing_name}, {"country-name", s.country_name},         {"province-name", s.province_name},
      {"river-name", s.river_name},       {"river-major-name", s.river_major_name}, {"mountain-name", s.mountain_name}};
  for (std::size_t i = 0; i < town_ranks; ++i) names.emplace_back("town-" + std::to_string(i + 1), s.towns[i]);
  return names;
}

TEST(StyleLook, ContrastIsThatOfThePublishedExamples) {
  EXPECT_NEAR(contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21, 1e-9);
  // #767676 is the lightest grey that passes on white, as WebAIM and others publish: 4.54.
  EXPECT_NEAR(contrast({0x76, 0x76, 0x76, 255}, {255, 255, 255, 255}), 4.54, 0.005);
}

TEST(StyleLook, NamesAreLegibleOnEveryGround) {
  for (const StyleName style : all_styles) {
    const Style& s = styles()[style];
    for (const auto& [id, name] : names_of(s)) {
      for (const auto& [where, ground] : grounds(s)) {
        const Rgba8 behind = over(name.halo, ground);
        EXPECT_GE(contrast(over(name.color, behind), behind), 4.5) << to_string(style) << " " << id << " on " << where;
        EXPECT_GE(contrast(over(name.others_color, behind), behind), 4.5)
            << to_string(style) << " others of " << id << " on " << where;
      }
    }
  }
}

TEST(StyleLook, PageCardAndWordsOverTheMapAreLegible) {
  for (const StyleName style : all_styles) {
    const Style& s = styles()[style];
    for (const Rgba8 text : {s.text, s.muted, s.accent}) {
      EXPECT_GE(contrast(text, s.paper), 4.5) << to_string(style) << " " << to_string(text);
      for (const auto& [where, ground] : grounds(s)) {
        EXPECT_GE(contrast(text, over(s.card, ground)), 4.5) << to_string(style) << " card over " << where;
        EXPECT_GE(contrast(text, over(s.halo, ground)), 4.5) << to_string(style) << " halo over " << where;
      }
    }
  }
}

TEST(StyleLook, SymbolsStandOut) {
  for (const StyleName style : all_styles) {
    const Style& s = styles()[style];
    for (const auto& [where, ground] : grounds(s)) {
      // A hollow mark is its rim alone.
      for (const auto term :
           {kind::forced_repatriation, kind::arrest, kind::transfer, kind::crossing, kind::release, kind::statement}) {
        EXPECT_GE(contrast(rim_color(s, kind_color(s, term)), ground), 3)
            << to_string(style) << " rim of " << term << " on " << where;
      }
      for (const DotStyle& dot : s.town_dots) EXPECT_GE(contrast(dot.rim, ground), 3) << to_string(style) << where;
      EXPECT_GE(contrast(s.border.color, ground), 3) << to_string(style) << " border on " << where;
      EXPECT_GE(contrast(s.crossing_sign.color, ground), 3) << to_string(style) << " crossing on " << where;
    }
  }
}

TEST(StyleLook, TheBorderIsTheOneStrongLine) {
  for (const StyleName style : all_styles) {
    const Style& s = styles()[style];
    const double border = contrast(s.border.color, s.land_korea);
    for (const LineStyle& quiet :
         {s.province_line, s.coast, s.other_border, s.demarcation_line, s.river_major, s.river, s.river_minor}) {
      EXPECT_LT(contrast(quiet.color, s.land_korea), border / 1.5) << to_string(style);
      for (const double zoom : {3.0, 6.0, 9.0, 13.0}) EXPECT_LT(quiet.width_px.at(zoom), s.border.width_px.at(zoom));
    }
  }
}

// Machado, Oliveira and Fernandes 2009, "A physiologically-based model for simulation of color vision deficiency",
// severity 1.0, on linear RGB.
using Matrix = std::array<Linear, 3>;
constexpr Matrix protan{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

Linear seen(const Matrix& eye, const Linear& c) {
  Linear result{};
  for (std::size_t i = 0; i < 3; ++i) {
    result[i] = std::clamp(eye[i][0] * c[0] + eye[i][1] * c[1] + eye[i][2] * c[2], 0.0, 1.0);
  }
  return result;
}

// CIE 1976 L*a*b* under D65 from linear sRGB (IEC 61966-2-1).
Linear lab(const Linear& c) {
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
  const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
  const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const Linear& a, const Linear& b) {
  const Linear p = lab(a), q = lab(b);
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

constexpr std::string_view kinds[] = {
    kind::forced_repatriation, kind::arrest, kind::transfer, kind::crossing, kind::release, kind::statement};

TEST(StyleLook, TheSimulationLeavesGreyGrey) {
  // Rows of the matrices add up to 1: white and grey stay what they are.
  for (const Matrix& eye : {protan, deutan, tritan}) {
    const Linear grey = seen(eye, {0.5, 0.5, 0.5});
    for (const double channel : grey) EXPECT_NEAR(channel, 0.5, 1e-5);
  }
  // Red and green of one lightness fall together for deutan eyes and not for others.
  const Linear red = linear(Rgba8{200, 80, 60, 255}), green = linear(Rgba8{110, 120, 50, 255});
  EXPECT_LT(difference(seen(deutan, red), seen(deutan, green)), difference(red, green) / 3);
}

TEST(StyleLook, KindsAreToldApartByAllEyes) {
  constexpr double told_apart = 10;  // four times and more the just noticeable difference of about 2.3
  for (const StyleName style : all_styles) {
    for (const Matrix& eye : {protan, deutan, tritan}) {
      for (const auto one : kinds) {
        for (const auto other : kinds) {
          if (one >= other) continue;
          const Linear a = seen(eye, linear(kind_color(styles()[style], one))),
                       b = seen(eye, linear(kind_color(styles()[style], other)));
          EXPECT_GT(difference(a, b), told_apart) << to_string(style) << " " << one << " and " << other;
        }
      }
    }
  }
}

TEST(StyleLook, KindsAreToldApartInGreyByShape) {
  std::vector<MarkerShape> shapes;
  for (const auto term : kinds) shapes.push_back(kind_shape(term));
  std::sort(shapes.begin(), shapes.end());
  EXPECT_EQ(std::adjacent_find(shapes.begin(), shapes.end()), shapes.end()) << "two kinds have the same shape";
}

TEST(StyleLook, NothingIsTooSmallToRead) {
  for (const StyleName style : all_styles) {
    for (const auto& [id, name] : names_of(styles()[style])) {
      for (const double zoom : {3.0, 6.0, 9.0, 13.0}) {
        if (!name.zoom.holds(zoom)) continue;
        EXPECT_GE(name.text(zoom).size_px, 9.5) << id;
        EXPECT_GE(name.others_text(zoom).size_px, 8) << id;
      }
    }
  }
}

}  // namespace
}  // namespace yalu
