#include "io/connection.h"

#include <algorithm>
#include <cctype>

#include "io/field_text.h"

namespace yalu {
namespace {

constexpr std::string_view hidden = "***";

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// "MYSQL:shop", "https://..." but neither "a.csv" nor "C:\a.csv" nor a sentence with a colon.
bool has_scheme(std::string_view source) {
  const std::size_t colon = source.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon + 1 == source.size()) return false;
  if (source[colon + 1] == ' ' || source[colon + 1] == '\t') return is_connection(source);
  return std::all_of(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(colon), is_word);
}

/// Where the next "key=" begins behind `at`, or the end: what stands before it may still be of an unquoted password.
std::size_t next_key(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (text[at] == '&') return at;
    if (std::isspace(static_cast<unsigned char>(text[at])) == 0) continue;
    std::size_t end = at + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    const bool named = end > at + 1;
    while (end < text.size() && text[end] == ' ') ++end;
    if (named && end < text.size() && text[end] == '=') return at;
  }
  return text.size();
}

std::size_t end_of_value(std::string_view text, std::size_t at) {
  if (at < text.size() && (text[at] == '\'' || text[at] == '"')) {
    const char quote = text[at];
    for (++at; at < text.size() && text[at] != quote; ++at) {
      if (text[at] == '\\') ++at;
    }
    at = std::min(at, text.size());
  }
  return next_key(text, at);
}

void hide_values_of(std::string_view key, std::string& text) {
  for (std::size_t at = 0;; ++at) {
    at = ascii_lower(text).find(key, at);
    if (at == std::string::npos) return;
    if (at > 0 && is_word(text[at - 1])) continue;
    std::size_t value = at + key.size();
    while (value < text.size() && text[value] == ' ') ++value;
    if (value == text.size() || text[value] != '=') continue;
    for (++value; value < text.size() && text[value] == ' ';) ++value;
    text.replace(value, end_of_value(text, value) - value, hidden);
  }
}

}  // namespace

bool is_connection(std::string_view source) {
  const std::string start = ascii_lower(source.substr(0, 13));
  return start.rfind("pg:", 0) == 0 || start == "postgresql://";
}

std::string shown_source(const std::string& source) {
  if (!has_scheme(source)) return source;
  std::string shown = source;
  constexpr std::string_view authority = "://";
  if (const std::size_t scheme = shown.find(authority); scheme != std::string::npos) {
    // The last @, since a password that was not encoded may hold one itself.
    const std::size_t at = shown.rfind('@');
    const std::size_t colon = shown.find(':', scheme + authority.size());
    if (at != std::string::npos && colon < at) shown.replace(colon + 1, at - colon - 1, hidden);
  }
  for (const std::string_view key : {"password", "sslpassword", "passwd", "pwd"}) hide_values_of(key, shown);
  return shown;
}

std::string shown_reason(const std::string& reason) {
  for (const std::string_view of_the_string : {"connection info string", "connection option", "invalid URI",
                                               "invalid percent-encoded", "invalid connection", "in URI"}) {
    if (reason.find(of_the_string) != std::string::npos) {
      return "its connection string cannot be understood; write PG:host=NAME dbname=NAME user=NAME, a value with "
             "blanks "
             "in '...', and the password rather into PGPASSWORD or the file .pgpass";
    }
  }
  return reason;
}

}  // namespace yalu
