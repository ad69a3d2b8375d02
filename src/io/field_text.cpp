#include "io/field_text.h"

#include <cmath>
#include <cstdio>
#include <string_view>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogrsf_frmts.h>

namespace yalu {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string join_list(char** items) {
  std::string text;
  for (int i = 0; items != nullptr && items[i] != nullptr; ++i) {
    if (!text.empty()) text += "; ";
    text += items[i];
  }
  return text;
}

std::string day_text(const OGRFeature& feature, int index) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
  if (feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone) == 0) return {};
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

// Fifteen digits, as most numbers were written, or all seventeen where those do not give the number back.
std::string number_text(const OGRFeature& feature, int index) {
  std::string text = trimmed(feature.GetFieldAsString(index));
  const double value = feature.GetFieldAsDouble(index);
  if (!std::isfinite(value) || CPLAtof(text.c_str()) == value) return text;
  char digits[40];
  CPLsnprintf(digits, sizeof digits, "%.17g", value);
  return digits;
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string trimmed(std::string_view text) {
  return std::string(without_blanks(text));
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string field_name(const OGRFeatureDefn& definition, int index) {
  std::string_view name = definition.GetFieldDefn(index)->GetNameRef();
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (name.substr(0, byte_order_mark.size()) == byte_order_mark) name.remove_prefix(byte_order_mark.size());
  return trimmed(name);
}

std::string field_text(const OGRFeature& feature, int index) {
  if (!feature.IsFieldSetAndNotNull(index)) return {};
  switch (feature.GetFieldDefnRef(index)->GetType()) {
    case OFTDate:
    case OFTDateTime:
      return day_text(feature, index);
    case OFTStringList:
      return join_list(feature.GetFieldAsStringList(index));
    case OFTReal:
      return number_text(feature, index);
    default:
      return trimmed(feature.GetFieldAsString(index));
  }
}

}  // namespace yalu
