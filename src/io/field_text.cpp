#include "io/field_text.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>

namespace yalu {
namespace {

using json = nlohmann::json;

constexpr std::string_view blanks = " \t\r\n";

std::string join_list(char** items, ListStyle style) {
  if (style == ListStyle::json) {
    json list = json::array();
    for (int i = 0; items != nullptr && items[i] != nullptr; ++i) list.push_back(items[i]);
    return list.dump(-1, ' ', false, json::error_handler_t::replace);
  }
  std::string text;
  for (int i = 0; items != nullptr && items[i] != nullptr; ++i) {
    if (!text.empty()) text += "; ";
    text += items[i];
  }
  return text;
}

template <class Number>
std::string number_list(const Number* numbers, int count) {
  return json(std::vector<Number>(numbers, numbers + count)).dump();
}

std::string list_text(const OGRFeature& feature, int index, OGRFieldType type) {
  int count = 0;
  if (type == OFTIntegerList) {
    const int* numbers = feature.GetFieldAsIntegerList(index, &count);
    return number_list(numbers, count);
  }
  if (type == OFTRealList) {
    const double* numbers = feature.GetFieldAsDoubleList(index, &count);
    return number_list(numbers, count);
  }
  const GIntBig* numbers = feature.GetFieldAsInteger64List(index, &count);
  return number_list(numbers, count);
}

// OGR counts zones in quarters of an hour from 100, which is UTC; 0 and 1 are no zone that could be written.
std::string zone_text(int zone) {
  constexpr int utc = 100;
  if (zone <= 1) return {};
  if (zone == utc) return "Z";
  const int minutes = std::abs(zone - utc) * 15;
  char text[16];
  std::snprintf(text, sizeof text, "%c%02d:%02d", zone < utc ? '-' : '+', minutes / 60 % 24, minutes % 60);
  return text;
}

std::string time_text(const OGRFeature& feature, int index) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
  float seconds = 0;
  if (feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &seconds, &zone) == 0) return {};
  char text[64];
  const bool whole = seconds == std::floor(seconds);
  CPLsnprintf(text, sizeof text, whole ? "%04d-%02d-%02dT%02d:%02d:%02.0f" : "%04d-%02d-%02dT%02d:%02d:%06.3f", year,
              month, day, hour, minute, static_cast<double>(seconds));
  return text + zone_text(zone);
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

std::string field_day(const OGRFeature& feature, int index) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
  if (feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone) == 0) return {};
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

std::string field_text(const OGRFeature& feature, int index, ListStyle lists) {
  if (!feature.IsFieldSetAndNotNull(index)) return {};
  const OGRFieldDefn& field = *feature.GetFieldDefnRef(index);
  switch (field.GetType()) {
    case OFTDate:
      return field_day(feature, index);
    case OFTDateTime:
      return time_text(feature, index);
    case OFTStringList:
      return join_list(feature.GetFieldAsStringList(index), lists);
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
      return list_text(feature, index, field.GetType());
    case OFTReal:
      return number_text(feature, index);
    case OFTInteger:
      if (field.GetSubType() == OFSTBoolean) return feature.GetFieldAsInteger(index) != 0 ? "true" : "false";
      [[fallthrough]];
    default:
      return trimmed(feature.GetFieldAsString(index));
  }
}

}  // namespace yalu
