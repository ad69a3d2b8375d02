// The closed vocabularies of incident data: verification, place precision, and the known kinds of incident.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yalu {

/// Who stands behind a claim.
enum class Verification : std::uint8_t { unknown, alleged, corroborated, confirmed, denied };

/// How finely a place is known, finest first.
enum class Precision : std::uint8_t { exact, settlement, county, province, country, unknown };

/// "alleged" and so on; `unknown` is the empty text. Parsing ignores case and surrounding space.
std::string_view to_string(Verification verification);
std::optional<Verification> parse_verification(std::string_view text);

std::string_view to_string(Precision precision);
std::optional<Precision> parse_precision(std::string_view text);

/// Terms of the column `kind` that have a meaning to the program; any other term is allowed and shown as it stands.
namespace kind {
inline constexpr std::string_view forced_repatriation = "forced-repatriation";
inline constexpr std::string_view arrest = "arrest";
inline constexpr std::string_view transfer = "transfer";
inline constexpr std::string_view crossing = "crossing";
inline constexpr std::string_view release = "release";
inline constexpr std::string_view statement = "statement";          ///< has neither date nor count of an incident
inline constexpr std::string_view running_total = "running-total";  ///< shown, never counted
}  // namespace kind

/// The known term that the text is but for case, surrounding space and the sign between words ("Running total"); any
/// other text as it stands.
std::string_view known_kind(std::string_view text);
/// The same for the terms of the column `sensitivity`, "public" and "restricted".
std::string_view known_sensitivity(std::string_view text);

/// For people: "forced return", "arrest", ... ; an unknown term with its hyphens turned into spaces.
std::string kind_in_words(std::string_view kind_term);

}  // namespace yalu
