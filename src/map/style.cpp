#include "map/style.h"

#include "incidents/vocabulary.h"

namespace yalu {
namespace {

constexpr Rgba8 hex(std::uint32_t rgb, std::uint8_t alpha = 255) {
  return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb),
          alpha};
}

// Okabe and Ito 2008: distinguishable with any common colour vision.
constexpr void set_kinds(Style& s) {
  s.forced_return = hex(0xD55E00);
  s.arrest = hex(0xE69F00);
  s.transfer = hex(0xCC79A7);
  s.crossing = hex(0x0072B2);
  s.release = hex(0x009E73);
  s.statement = hex(0x777777);
}

constexpr Style make_light() {
  Style s;
  s.sea = hex(0xD5E3E8);
  s.land_china = hex(0xF7F4EC);
  s.land_korea = hex(0xF1ECDF);
  s.land_elsewhere = hex(0xEFEDE8);
  s.coast = hex(0x9DB6C0);
  s.province_line = hex(0xC8C0B0);
  s.other_border = hex(0xA59C8C);
  s.border = hex(0x5B2333);
  s.border_casing = hex(0xFBF8F2);
  s.river = hex(0x86AEC0);
  s.place_text = hex(0x2B2823);
  s.country_text = hex(0x8B8270);
  s.river_text = hex(0x47758B);
  s.halo = hex(0xFBF9F3, 230);
  s.paper = hex(0xFFFFFF);
  s.card = hex(0xFFFFFF, 242);
  s.hairline = hex(0xE3DFD7);
  s.text = hex(0x22201C);
  s.muted = hex(0x6A655C);
  s.accent = hex(0x0B6E8F);
  s.relief_opacity = 0.55;
  set_kinds(s);
  return s;
}

constexpr Style make_dark() {
  Style s;
  s.sea = hex(0x0F1B22);
  s.land_china = hex(0x23272B);
  s.land_korea = hex(0x2A2C2D);
  s.land_elsewhere = hex(0x1C1F22);
  s.coast = hex(0x35505D);
  s.province_line = hex(0x474C52);
  s.other_border = hex(0x5A5F65);
  s.border = hex(0xD9A3AE);
  s.border_casing = hex(0x17191C);
  s.river = hex(0x2E5568);
  s.place_text = hex(0xE4E0D8);
  s.country_text = hex(0x8A857B);
  s.river_text = hex(0x7FB2C8);
  s.halo = hex(0x17191C, 220);
  s.paper = hex(0x17191C);
  s.card = hex(0x1F2226, 242);
  s.hairline = hex(0x33373C);
  s.text = hex(0xECE9E3);
  s.muted = hex(0xA09A8F);
  s.accent = hex(0x4FB3D3);
  s.relief_opacity = 0.8;
  set_kinds(s);
  return s;
}

constexpr Style make_print() {
  Style s = make_light();
  s.sea = hex(0xE6E6E6);
  s.land_china = hex(0xFFFFFF);
  s.land_korea = hex(0xF6F6F6);
  s.land_elsewhere = hex(0xFAFAFA);
  s.coast = hex(0x9A9A9A);
  s.province_line = hex(0xBBBBBB);
  s.other_border = hex(0x888888);
  s.border = hex(0x000000);
  s.border_casing = hex(0xFFFFFF);
  s.river = hex(0x9A9A9A);
  s.place_text = hex(0x000000);
  s.country_text = hex(0x777777);
  s.river_text = hex(0x555555);
  s.halo = hex(0xFFFFFF, 235);
  s.card = hex(0xFFFFFF);
  s.hairline = hex(0xCCCCCC);
  s.text = hex(0x000000);
  s.muted = hex(0x555555);
  s.accent = hex(0x000000);
  s.relief_opacity = 0.35;
  return s;
}

constexpr Style light = make_light();
constexpr Style dark = make_dark();
constexpr Style print = make_print();

}  // namespace

const Style& style_of(StyleName name) {
  switch (name) {
    case StyleName::dark:
      return dark;
    case StyleName::print:
      return print;
    case StyleName::light:
      break;
  }
  return light;
}

Rgba8 kind_color(const Style& style, std::string_view kind_term) {
  if (kind_term == kind::forced_repatriation) return style.forced_return;
  if (kind_term == kind::arrest) return style.arrest;
  if (kind_term == kind::transfer) return style.transfer;
  if (kind_term == kind::crossing) return style.crossing;
  if (kind_term == kind::release) return style.release;
  return style.statement;
}

std::string_view to_string(StyleName name) {
  switch (name) {
    case StyleName::dark:
      return "dark";
    case StyleName::print:
      return "print";
    case StyleName::light:
      break;
  }
  return "light";
}

std::optional<StyleName> parse_style_name(std::string_view text) {
  for (const StyleName name : {StyleName::light, StyleName::dark, StyleName::print}) {
    if (to_string(name) == text) return name;
  }
  return std::nullopt;
}

}  // namespace yalu
