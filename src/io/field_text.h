// One cell of an OGR feature as text, as it was given; used by every reader of tables.
#pragma once

#include <string>
#include <string_view>

class OGRFeature;
class OGRFeatureDefn;

namespace yalu {

/// Name of a column as it stands, without surrounding space.
std::string field_name(const OGRFeatureDefn& definition, int index);

/// How a list of texts is written.
enum class ListStyle { joined, json };

/// Text as it stands without surrounding space; dates in ISO 8601 with the time of day and the zone that they have;
/// truth as true and false; lists of numbers as JSON, those of texts as asked for: joined by "; " or as JSON. Empty
/// where the cell is unset.
std::string field_text(const OGRFeature& feature, int index, ListStyle lists = ListStyle::joined);

/// The ISO day of a date with or without a time of day; never shifted by a zone.
std::string field_day(const OGRFeature& feature, int index);

/// `text` without surrounding ASCII white space.
std::string_view without_blanks(std::string_view text);
std::string trimmed(std::string_view text);

/// `text` with A-Z made small; other letters stay.
std::string ascii_lower(std::string_view text);

}  // namespace yalu
