#include "map/map_domain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yalu {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double largest_stretch = 12;       // along a meridian: Mercator's at 85.2 degrees
constexpr double transverse_width_deg = 60;  // from the meridian of a transverse cylinder: lengths are doubled there
constexpr double oblique_radius_deg = 60;    // the same around the origin of an oblique one

// The last "+name=" of a PROJ string: a pipeline ends with the projection.
std::optional<std::string> parameter(const std::string& proj, std::string_view name) {
  const std::string key = "+" + std::string(name) + "=";
  const auto at = proj.rfind(key);
  if (at == std::string::npos) return std::nullopt;
  const auto begin = at + key.size();
  return proj.substr(begin, proj.find(' ', begin) - begin);
}

double number(const std::string& proj, std::string_view name, double otherwise) {
  const auto text = parameter(proj, name);
  return text ? std::strtod(text->c_str(), nullptr) : otherwise;
}

// How far from its centre an azimuthal projection is of use, at most; nothing for other projections.
std::optional<double> azimuthal_radius_deg(const std::string& method) {
  constexpr std::pair<std::string_view, double> radii[] = {
      {"ortho", 89.9}, {"nsper", 89.9}, {"tpers", 89.9}, {"geos", 89.9}, {"gnom", 70},  {"stere", 120},
      {"sterea", 120}, {"ups", 120},    {"laea", 165},   {"aeqd", 165},  {"airy", 89.9}};
  for (const auto& [name, radius] : radii) {
    if (name == method) return radius;
  }
  return std::nullopt;
}

bool is_transverse(const std::string& method) {
  constexpr std::string_view names[] = {"tmerc", "etmerc", "utm", "gstmerc", "cass", "tcea", "tcc"};
  return std::find(std::begin(names), std::end(names), method) != std::end(names);
}

bool is_oblique(const std::string& method) {
  constexpr std::string_view names[] = {"omerc", "somerc", "ocea", "krovak", "labrd", "nzmg"};
  return std::find(std::begin(names), std::end(names), method) != std::end(names);
}

bool finite(MapMetres p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

// Spherical: the domain is a matter of degrees, not of metres.
struct Polar {
  double distance_deg = 0;
  double azimuth_rad = 0;  // clockwise from north
};

Polar seen_from(LonLat center, LonLat p) {
  const double lat0 = center.lat_deg * degree, lat = p.lat_deg * degree, dlon = (p.lon_deg - center.lon_deg) * degree;
  const double east = std::cos(lat) * std::sin(dlon);
  const double north = std::cos(lat0) * std::sin(lat) - std::sin(lat0) * std::cos(lat) * std::cos(dlon);
  const double up = std::sin(lat0) * std::sin(lat) + std::cos(lat0) * std::cos(lat) * std::cos(dlon);
  return {std::atan2(std::hypot(east, north), up) / degree, std::atan2(east, north)};
}

LonLat point_at(LonLat center, const Polar& polar) {
  const double lat0 = center.lat_deg * degree, c = polar.distance_deg * degree;
  const double sin_lat =
      std::clamp(std::sin(lat0) * std::cos(c) + std::cos(lat0) * std::sin(c) * std::cos(polar.azimuth_rad), -1.0, 1.0);
  // This form holds at the poles, too.
  const double dlon =
      std::atan2(std::sin(polar.azimuth_rad) * std::sin(c),
                 std::cos(lat0) * std::cos(c) - std::sin(lat0) * std::sin(c) * std::cos(polar.azimuth_rad));
  return {std::remainder(center.lon_deg + dlon / degree, 360), std::asin(sin_lat) / degree};
}

LonLat between(LonLat a, LonLat b, double share) {
  return {std::lerp(a.lon_deg, b.lon_deg, share), std::lerp(a.lat_deg, b.lat_deg, share)};
}

// Longitudes that go on across the date line instead of jumping back.
std::vector<LonLat> unrolled(std::vector<LonLat> path) {
  constexpr double nearly_pole_deg = 89.9;
  double turn = 0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    path[i].lon_deg += turn;
    const double jump = path[i].lon_deg - path[i - 1].lon_deg;
    // A jump along a pole is meant.
    const bool along_pole = std::min(std::fabs(path[i].lat_deg), std::fabs(path[i - 1].lat_deg)) > nearly_pole_deg;
    if (std::fabs(jump) <= 180 || along_pole) continue;
    const double back = jump > 0 ? -360 : 360;
    turn += back;
    path[i].lon_deg += back;
  }
  return path;
}

// The same for a ring; one that goes around a pole is led along it, so that it closes.
std::vector<LonLat> unrolled_ring(const std::vector<LonLat>& ring) {
  std::vector<LonLat> path = ring;
  path.push_back(ring.front());
  path = unrolled(std::move(path));
  if (std::fabs(path.back().lon_deg - path.front().lon_deg) < 180) {
    path.pop_back();
    return path;
  }
  double latitudes = 0;
  for (const LonLat& p : path) latitudes += p.lat_deg;
  const double pole = latitudes > 0 ? 90 : -90;
  path.push_back({path.back().lon_deg, pole});
  path.push_back({path.front().lon_deg, pole});
  return path;
}

// With points between those that are far apart.
std::vector<LonLat> densified(const std::vector<LonLat>& path, bool ring) {
  std::vector<LonLat> out;
  out.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    out.push_back(path[i]);
    if (i + 1 == path.size() && !ring) break;
    const LonLat next = path[(i + 1) % path.size()];
    const double span = std::max(std::fabs(next.lon_deg - path[i].lon_deg), std::fabs(next.lat_deg - path[i].lat_deg));
    const int pieces = static_cast<int>(std::ceil(span / MapDomain::longest_edge_deg));
    for (int k = 1; k < pieces; ++k) out.push_back(between(path[i], next, static_cast<double>(k) / pieces));
  }
  return out;
}

std::vector<LonLat> moved(std::vector<LonLat> path, double by_deg) {
  if (by_deg == 0) return path;
  for (LonLat& p : path) p.lon_deg += by_deg;
  return path;
}

// The turns by which a path must be moved to meet a band.
std::pair<int, int> turns_to(const LonLatBox& box, const std::vector<LonLat>& path) {
  const auto [west, east] = std::minmax_element(path.begin(), path.end(),
                                                [](const LonLat& a, const LonLat& b) { return a.lon_deg < b.lon_deg; });
  return {static_cast<int>(std::ceil((box.west_deg - east->lon_deg) / 360)),
          static_cast<int>(std::floor((box.east_deg - west->lon_deg) / 360))};
}

bool within(const LonLatBox& box, LonLat p) {
  return p.lon_deg >= box.west_deg && p.lon_deg <= box.east_deg && p.lat_deg >= box.south_deg &&
         p.lat_deg <= box.north_deg;
}

// Whether an unrolled ring holds a place, by the even-odd rule in degrees.
bool holds(const std::vector<LonLat>& ring, LonLat place) {
  bool inside = false;
  for (const double turn : {-720.0, -360.0, 0.0, 360.0, 720.0}) {
    const double lon = place.lon_deg + turn;
    for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
      const LonLat &a = ring[i], &b = ring[k];
      if ((a.lat_deg > place.lat_deg) != (b.lat_deg > place.lat_deg) &&
          lon < (b.lon_deg - a.lon_deg) * (place.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg) + a.lon_deg) {
        inside = !inside;
      }
    }
  }
  return inside;
}

// Between a point inside and one outside, the last that is inside; found by halving.
template <class Inside>
LonLat last_inside(LonLat in, LonLat out, const Inside& inside) {
  for (int i = 0; i < 30; ++i) {
    const LonLat middle = between(in, out, 0.5);
    (inside(middle) ? in : out) = middle;
  }
  return in;
}

// Pieces of a line that an inside test leaves.
template <class Inside>
void cut_pieces(const std::vector<LonLat>& line, const Inside& inside, std::vector<std::vector<LonLat>>& out) {
  std::vector<LonLat> piece;
  const auto finish = [&] {
    if (piece.size() > 1) out.push_back(piece);
    piece.clear();
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (inside(line[i])) {
      if (piece.empty() && i > 0) piece.push_back(last_inside(line[i], line[i - 1], inside));
      piece.push_back(line[i]);
    } else {
      if (!piece.empty()) piece.push_back(last_inside(line[i - 1], line[i], inside));
      finish();
    }
  }
  finish();
}

}  // namespace

std::vector<LonLat> clip_ring(std::vector<LonLat> ring, const LonLatBox& box) {
  struct Side {
    bool on_longitude;
    double limit;
    bool keep_above;
  };
  const std::array<Side, 4> sides{Side{true, box.west_deg, true}, Side{true, box.east_deg, false},
                                  Side{false, box.south_deg, true}, Side{false, box.north_deg, false}};
  for (const Side& side : sides) {
    const auto inside = [&side](LonLat p) {
      const double value = side.on_longitude ? p.lon_deg : p.lat_deg;
      return side.keep_above ? value >= side.limit : value <= side.limit;
    };
    std::vector<LonLat> kept;
    kept.reserve(ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const LonLat a = ring[i];
      const LonLat b = ring[i + 1 < ring.size() ? i + 1 : 0];
      if (inside(a)) kept.push_back(a);
      if (inside(a) == inside(b)) continue;
      if (side.on_longitude) {
        kept.push_back(
            {side.limit, a.lat_deg + (side.limit - a.lon_deg) / (b.lon_deg - a.lon_deg) * (b.lat_deg - a.lat_deg)});
      } else {
        kept.push_back(
            {a.lon_deg + (side.limit - a.lat_deg) / (b.lat_deg - a.lat_deg) * (b.lon_deg - a.lon_deg), side.limit});
      }
    }
    ring = std::move(kept);
    if (ring.size() < 3) return {};
  }
  return ring;
}

double MapDomain::disc_radius(const Projection& projection, LonLat center, double largest_deg) {
  const auto reaches = [&](double radius_deg) {
    constexpr int directions = 24;
    for (int i = 0; i < directions; ++i) {
      if (!finite(projection.forward(point_at(center, {radius_deg, 2 * std::numbers::pi * i / directions}))))
        return false;
    }
    return true;
  };
  if (reaches(largest_deg)) return largest_deg;
  double inside = 0, outside = largest_deg;
  for (int i = 0; i < 16; ++i) {
    const double middle = (inside + outside) / 2;
    (reaches(middle) ? inside : outside) = middle;
  }
  return inside;
}

double MapDomain::last_latitude(const Projection& projection, double meridian_deg, double from_deg, double pole_deg) {
  constexpr double step_deg = 0.25;
  constexpr double metres_per_deg = 111'195;  // of a sphere of 6371 km
  const double step = pole_deg > from_deg ? step_deg : -step_deg;
  double last = from_deg;
  MapMetres here = projection.forward({meridian_deg, last});
  while (std::fabs(pole_deg - last) > 1e-9) {
    const double next = std::fabs(pole_deg - last) < step_deg ? pole_deg : last + step;
    const MapMetres there = projection.forward({meridian_deg, next});
    const double stretch = std::hypot(there.x - here.x, there.y - here.y) / (std::fabs(next - last) * metres_per_deg);
    if (!finite(there) || !(stretch < largest_stretch)) break;
    here = there;
    last = next;
  }
  return last;
}

MapDomain MapDomain::of(const Projection& projection) {
  const std::string& proj = projection.proj_string();
  const std::string method = parameter(proj, "proj").value_or("");
  const double lat_0 =
      method == "ups" ? (proj.find("+south") == std::string::npos ? 90 : -90) : number(proj, "lat_0", 0);
  double lon_0 = std::remainder(number(proj, "lon_0", number(proj, "lonc", 0)), 360);
  if (method == "utm") lon_0 = number(proj, "zone", 31) * 6 - 183;
  MapDomain domain;
  if (const auto radius = azimuthal_radius_deg(method)) {
    domain.is_disc_ = true;
    domain.disc_.center = {lon_0, lat_0};
    domain.disc_.radius_deg = disc_radius(projection, domain.disc_.center, *radius);
  } else if (is_oblique(method)) {
    domain.is_disc_ = true;
    domain.disc_.center = {lon_0, lat_0};
    domain.disc_.radius_deg = disc_radius(projection, domain.disc_.center, oblique_radius_deg);
  } else {
    Band& band = domain.band_;
    band.central_meridian_deg = lon_0;
    band.half_width_deg = is_transverse(method) ? transverse_width_deg : widest_deg;
    // Every projection of the program covers the border region (Projection::create).
    constexpr double in_use_deg = 41.5;
    band.south_deg = last_latitude(projection, lon_0, in_use_deg, -90);
    band.north_deg = last_latitude(projection, lon_0, in_use_deg, 90);
  }
  return domain;
}

bool MapDomain::contains(LonLat position) const {
  if (is_disc_) return seen_from(disc_.center, position).distance_deg <= disc_.radius_deg;
  const double east = std::remainder(position.lon_deg - band_.central_meridian_deg, 360);
  return std::fabs(east) <= band_.half_width_deg && position.lat_deg >= band_.south_deg &&
         position.lat_deg <= band_.north_deg;
}

// What lies outside is moved onto the edge, in the same direction from the centre: so a path that runs outside runs
// along the edge instead, on the right side of the disc.
std::vector<LonLat> MapDomain::onto_disc(const std::vector<LonLat>& ring) const {
  constexpr double step_rad = degree;
  std::vector<LonLat> moved;
  moved.reserve(ring.size());
  const auto inside = [this](LonLat p) { return contains(p); };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LonLat here = ring[i], next = ring[(i + 1) % ring.size()];
    const bool here_inside = inside(here), next_inside = inside(next);
    if (here_inside) {
      moved.push_back(here);
      if (next_inside) continue;
    }
    // Along the edge: from where it is left or stands for this point, to where it is entered or stands for the next.
    const LonLat from = here_inside ? last_inside(here, next, inside) : here;
    const LonLat to = next_inside ? last_inside(next, here, inside) : next;
    const double azimuth = seen_from(disc_.center, from).azimuth_rad;
    const double turn = std::remainder(seen_from(disc_.center, to).azimuth_rad - azimuth, 2 * std::numbers::pi);
    const int pieces = 1 + static_cast<int>(std::ceil(std::fabs(turn) / step_rad));
    for (int k = 0; k < pieces; ++k)
      moved.push_back(point_at(disc_.center, {disc_.radius_deg, azimuth + turn * k / pieces}));
    if (next_inside) moved.push_back(to);
  }
  return moved;
}

std::vector<std::vector<LonLat>> MapDomain::cut_ring(const std::vector<LonLat>& ring) const {
  std::vector<std::vector<LonLat>> rings;
  if (ring.size() < 3) return rings;
  std::vector<LonLat> path = densified(unrolled_ring(ring), true);
  if (is_disc_) {
    double turned = 0;  // around the centre, and so around the point opposite to it
    for (std::size_t i = 0; i < path.size(); ++i) {
      turned += std::remainder(seen_from(disc_.center, path[(i + 1) % path.size()]).azimuth_rad -
                                   seen_from(disc_.center, path[i]).azimuth_rad,
                               2 * std::numbers::pi);
    }
    const bool goes_round = std::fabs(turned) > std::numbers::pi;
    const LonLat opposite{disc_.center.lon_deg + 180, -disc_.center.lat_deg};
    const bool holds_opposite = goes_round && holds(path, opposite);
    if (std::none_of(path.begin(), path.end(), [&](LonLat p) { return contains(p); })) {
      // Nothing of it, or all of the disc.
      if (goes_round && !holds_opposite) rings.push_back(outline());
      return rings;
    }
    rings.push_back(onto_disc(path));
    // It holds what lies between it and the edge.
    if (holds_opposite) rings.push_back(outline());
    return rings;
  }
  const LonLatBox box = band_.box();
  const auto [first, last] = turns_to(box, path);
  for (int turn = first; turn <= last; ++turn) {
    std::vector<LonLat> copy = moved(path, 360.0 * turn);
    if (!std::all_of(copy.begin(), copy.end(), [&](LonLat p) { return within(box, p); })) {
      copy = clip_ring(std::move(copy), box);
      // The cut made edges along the box, which are as curved on the map as all others.
      if (copy.size() >= 3) copy = densified(copy, true);
    }
    if (copy.size() >= 3) rings.push_back(std::move(copy));
  }
  return rings;
}

std::vector<std::vector<LonLat>> MapDomain::cut_line(const std::vector<LonLat>& line) const {
  std::vector<std::vector<LonLat>> lines;
  if (line.size() < 2) return lines;
  const std::vector<LonLat> path = densified(unrolled(line), false);
  if (is_disc_) {
    cut_pieces(
        path, [&](LonLat p) { return contains(p); }, lines);
    return lines;
  }
  const LonLatBox box = band_.box();
  const auto [first, last] = turns_to(box, path);
  for (int turn = first; turn <= last; ++turn) {
    cut_pieces(
        moved(path, 360.0 * turn), [&](LonLat p) { return within(box, p); }, lines);
  }
  return lines;
}

std::vector<LonLat> MapDomain::outline() const {
  if (!is_disc_) {
    const LonLatBox box = band_.box();
    return densified({{box.west_deg, box.south_deg},
                      {box.east_deg, box.south_deg},
                      {box.east_deg, box.north_deg},
                      {box.west_deg, box.north_deg}},
                     true);
  }
  std::vector<LonLat> ring;
  constexpr int corners = 720;
  for (int i = 0; i < corners; ++i) {
    ring.push_back(point_at(disc_.center, {disc_.radius_deg, 2 * std::numbers::pi * i / corners}));
  }
  return ring;
}

}  // namespace yalu
