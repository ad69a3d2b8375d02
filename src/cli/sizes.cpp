#include "cli/sizes.h"

#include <array>
#include <charconv>
#include <string>

#include <CLI/CLI.hpp>

namespace yalu {
namespace {

constexpr double px_per_mm = 96 / 25.4;
constexpr int least_side_px = 100;
constexpr int largest_side_px = 19200;

struct Paper {
  std::string_view name;
  double long_side_mm, short_side_mm;
};
constexpr std::array papers{Paper{"a4", 297, 210}, Paper{"a3", 420, 297}, Paper{"letter", 279.4, 215.9}};

std::optional<int> parse_side(std::string_view text) {
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size() || value < least_side_px || value > largest_side_px)
    return {};
  return value;
}

}  // namespace

std::optional<ScreenSize> parse_paper_size(std::string_view text) {
  const std::string name = CLI::detail::to_lower(std::string(text));
  for (const Paper& paper : papers) {
    if (paper.name == name) return ScreenSize{paper.long_side_mm * px_per_mm, paper.short_side_mm * px_per_mm};
  }
  return {};
}

std::optional<ScreenSize> parse_screen_size(std::string_view text) {
  const std::size_t cross = text.find_first_of("xX");
  if (cross == std::string_view::npos) return {};
  const std::optional<int> width = parse_side(text.substr(0, cross));
  const std::optional<int> height = parse_side(text.substr(cross + 1));
  if (!width || !height) return {};
  return ScreenSize{static_cast<double>(*width), static_cast<double>(*height)};
}

CLI::Validator valid_screen_size() {
  const auto check = [](std::string& text) {
    return parse_screen_size(text) ? std::string()
                                   : "\"" + text + "\" is no size; write it as 1920x1080, each side from 100 to 19200";
  };
  return CLI::Validator(check, "");
}

CLI::Validator valid_size() {
  const auto check = [](std::string& text) {
    if (parse_paper_size(text) || parse_screen_size(text)) return std::string();
    return "\"" + text +
           "\" is no size; allowed: a4, a3, letter, or WIDTHxHEIGHT such as 1920x1080 (sides from 100 to 19200)";
  };
  return CLI::Validator(check, "");
}

}  // namespace yalu
