// One cell of an OGR feature as text, as it was given; used by every reader of tables.
#pragma once

#include <string>
#include <string_view>

class OGRFeature;
class OGRFeatureDefn;

namespace yalu {

/// Name of a column as it stands, without surrounding space.
std::string field_name(const OGRFeatureDefn& definition, int index);

/// Text as it stands without surrounding space; dates as ISO days, never shifted by a zone; lists joined by "; "; empty
/// where the cell is unset.
std::string field_text(const OGRFeature& feature, int index);

/// `text` without surrounding ASCII white space.
std::string_view without_blanks(std::string_view text);
std::string trimmed(std::string_view text);

/// `text` with A-Z made small; other letters stay.
std::string ascii_lower(std::string_view text);

}  // namespace yalu
