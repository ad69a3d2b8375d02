// Cells that a spreadsheet would run as a formula, made harmless when a table is written and restored when it is read.
#pragma once

#include <string>
#include <string_view>

namespace yalu {

/// Whether a spreadsheet may run the text: behind any blanks and quotation marks it begins with = + - @ (also their
/// full-width forms), a tab, a carriage return or a line feed. After OWASP, "CSV Injection".
bool runs_as_formula(std::string_view text);

/// The text with an apostrophe before it where a spreadsheet may run it; other texts as they stand.
std::string guard(std::string_view text);

/// unguard(guard(x)) == x for every x. Takes exactly one apostrophe away, and only where guard() puts one. The result
/// is a part of `text`.
std::string_view unguard(std::string_view text);

}  // namespace yalu
