#include "map/marker_shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace yalu {
namespace {

constexpr double pi = std::numbers::pi;

/// Half the side of the square, and half the height and width of a bar three times as wide as high, of area pi.
constexpr double square_half = 0.886226925452758;       // sqrt(pi) / 2
constexpr double dash_half_height = 0.511663353973244;  // sqrt(pi / 3) / 2
constexpr double dash_half_width = 3 * dash_half_height;
/// Half the diagonal of the square: the diamond is the square on its corner.
constexpr double diamond_half = square_half * std::numbers::sqrt2;
/// Circumradius R of the equilateral triangle of area pi: 3 sqrt(3) / 4 R^2 = pi.
constexpr double triangle_reach = 1.555120301556214;
constexpr double triangle_half_side = triangle_reach * std::numbers::sqrt3 / 2;

static_assert(square_half * square_half * 4 - pi < 1e-9 && pi - square_half * square_half * 4 < 1e-9);

constexpr std::array<ScreenPx, 3> triangle{
    {{0, -triangle_reach}, {triangle_half_side, triangle_reach / 2}, {-triangle_half_side, triangle_reach / 2}}};
constexpr std::array<ScreenPx, 4> triangle_down{{{0, -triangle_reach / 2},
                                                 {triangle_half_side, -triangle_reach / 2},
                                                 {0, triangle_reach},
                                                 {-triangle_half_side, -triangle_reach / 2}}};
constexpr std::array<ScreenPx, 5> square{{{0, -square_half},
                                          {square_half, -square_half},
                                          {square_half, square_half},
                                          {-square_half, square_half},
                                          {-square_half, -square_half}}};
constexpr std::array<ScreenPx, 4> diamond{
    {{0, -diamond_half}, {diamond_half, 0}, {0, diamond_half}, {-diamond_half, 0}}};
constexpr std::array<ScreenPx, 5> dash{{{0, -dash_half_height},
                                        {dash_half_width, -dash_half_height},
                                        {dash_half_width, dash_half_height},
                                        {-dash_half_width, dash_half_height},
                                        {-dash_half_width, -dash_half_height}}};

}  // namespace

std::span<const ScreenPx> unit_outline(MarkerShape shape) {
  switch (shape) {
    case MarkerShape::circle:
      return {};
    case MarkerShape::triangle:
      return triangle;
    case MarkerShape::triangle_down:
      return triangle_down;
    case MarkerShape::square:
      return square;
    case MarkerShape::diamond:
      return diamond;
    case MarkerShape::dash:
      return dash;
  }
  return {};
}

double unit_reach(MarkerShape shape) {
  double reach = shape == MarkerShape::circle ? 1 : 0;
  for (const ScreenPx corner : unit_outline(shape)) reach = std::max(reach, std::hypot(corner.x, corner.y));
  return reach;
}

}  // namespace yalu
