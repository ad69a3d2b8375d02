#include "io/profile_rows.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/edtf.h"
#include "base/unicode.h"
#include "incidents/date_words.h"
#include "io/field_text.h"
#include "io/profile_dates.h"
#include "io/profile_layouts.h"

namespace yalu {
namespace {

// A cell may hold a million letters, and line breaks; a finding is one sentence.
std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  std::string part(text.substr(0, most));
  for (char& c : part) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = ' ';
  }
  return "\"" + to_valid_utf8(part) + (text.size() > most ? "...\"" : "\"");
}

void join(std::string& text, std::string_view part, std::string_view between) {
  if (part.empty()) return;
  if (!text.empty()) text += between;
  text += part;
}

/// The dates of several sources, where they are one, as that day; else the text as it stands.
std::string source_dates(std::string_view text) {
  std::optional<std::chrono::year_month_day> same;
  for (const std::string& part : split_list(text)) {
    const auto day = parse_foreign_day(part);
    if (!day || (same && *same != *day)) return std::string(text);
    same = day;
  }
  return same ? edtf_day(*same) : std::string(text);
}

std::string edtf_one_of(const std::string& first, const std::string& last) {
  return first == last ? first : "[" + first + ".." + last + "]";
}

/// One day of the span; where the span is shorter than its code allows, as wide as the code.
std::string ged_span(std::chrono::year_month_day start, std::chrono::year_month_day end, std::string_view prec,
                     std::vector<CellFinding>& findings) {
  const auto days = std::chrono::sys_days(end) - std::chrono::sys_days(start);
  std::string date = edtf_one_of(edtf_day(start), edtf_day(end));
  if (prec == "1") {
    if (start != end) findings.push_back({Column::date, "date_prec 1 means one day, yet the dates differ; both kept"});
    return date;
  }
  // 2: known within 2 to 6 days; 3: the week; 4: within 8 to 30 days, or the month; 5: up to a year.
  const bool known = prec == "2" || prec == "3" || prec == "4" || prec == "5";
  const int least = prec == "3" ? 6 : prec == "4" ? 7 : prec == "5" ? 30 : 1;
  if (days >= std::chrono::days(least)) {
    if (!known)
      findings.push_back({Column::date, "date_prec " + quoted(prec) + " is none of 1 to 5; the dates are kept"});
    return date;
  }
  const std::chrono::days slack(prec == "2" ? 6 : 7);
  const std::string first = edtf_day(std::chrono::sys_days(start) - slack);
  const std::string last = edtf_day(std::chrono::sys_days(end) + slack);
  const std::size_t letters = prec == "2" || prec == "3" ? 10 : prec == "4" ? 7 : 4;
  date = letters == 10 ? edtf_one_of(first, last)
                       : edtf_one_of(edtf_day(start).substr(0, letters), edtf_day(end).substr(0, letters));
  findings.push_back(
      {Column::date, "date_prec " + quoted(prec) + " is vaguer than date_start and date_end; widened to " + date});
  return date;
}

/// A date as the layout's code allows it under one order of day and month, with what is to be said of it.
struct CodedDate {
  std::string edtf;  ///< empty: there is none
  std::vector<CellFinding> findings;
};

/// Fills the date of the row; where the order matters, with the days of both. False where there is none under either.
bool set_date(CodedDate day_first, CodedDate month_first, const std::string& words, RowText& row,
              std::vector<CellFinding>& findings) {
  if (day_first.edtf.empty() && month_first.edtf.empty()) return false;
  CodedDate& known = day_first.edtf.empty() ? month_first : day_first;
  const bool both = !day_first.edtf.empty() && !month_first.edtf.empty() && day_first.edtf != month_first.edtf;
  row[Column::date] = known.edtf;
  const auto a = both ? parse_edtf(day_first.edtf) : Result<EdtfInterval>(EdtfInterval{});
  const auto b = both ? parse_edtf(month_first.edtf) : Result<EdtfInterval>(EdtfInterval{});
  if (both && a && b) {
    row[Column::date] = edtf_one_of(edtf_day(std::min(*a.value().earliest, *b.value().earliest)),
                                    edtf_day(std::max(*a.value().latest, *b.value().latest)));
  }
  for (CellFinding& finding : known.findings) {
    // To which days, only the order will tell.
    if (both) finding.text.erase(std::min(finding.text.find(" to", finding.text.find("widened")), finding.text.size()));
    findings.push_back(std::move(finding));
  }
  if (day_first.edtf != month_first.edtf) row.either_order = {words, day_first.edtf, month_first.edtf};
  return true;
}

}  // namespace

std::string_view CodeCells::operator()(std::size_t which) const {
  if (!has(which) || *at_[which] >= cells_.size()) return {};
  const std::string_view text = trimmed_view(cells_[*at_[which]]);
  return is_nothing(kind_, text) ? std::string_view() : text;
}

std::string_view trimmed_view(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(space);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

bool is_nothing(ImportProfile::Kind kind, std::string_view text) {
  return kind == ImportProfile::Kind::acled && trimmed_view(text) == "NA";
}

void convert_ged(const CodeCells& code, RowText& row, std::vector<CellFinding>& findings) {
  const std::string_view last = code.has(ged::end) ? code(ged::end) : code(ged::start);
  const ForeignDays start = parse_foreign_days(code(ged::start));
  const ForeignDays end = parse_foreign_days(last);
  const auto span = [&](const auto& from, const auto& to) {
    CodedDate date;
    if (from && to && *from <= *to) date.edtf = ged_span(*from, *to, code(ged::date_prec), date.findings);
    return date;
  };
  std::string words(code(ged::start));
  if (last != code(ged::start)) join(words, last, " - ");
  // As words they would be read again, and without the code; they stay in their own columns.
  if (!set_date(span(start.day_first, end.day_first), span(start.month_first, end.month_first), words, row, findings)) {
    findings.push_back({Column::date, "date_start and date_end are no span of days; the row has no date"});
  }
  const std::string_view where = code(ged::where_prec);
  Precision precision = Precision::unknown;
  if (where == "1") precision = Precision::exact;
  if (where == "2") precision = Precision::settlement;
  if (where == "3") precision = Precision::county;
  if (where == "4") precision = Precision::province;
  if (where == "6") precision = Precision::country;
  if (where.size() != 1 || where < "1" || where > "7") {
    findings.push_back({Column::destination_precision, "where_prec " + quoted(where) + " is none of 1 to 7; unknown"});
  }
  row[Column::destination_precision] = precision == Precision::unknown ? "unknown" : to_string(precision);
  const std::string_view violence = code(ged::violence);
  if (violence == "1") row[Column::kind] = "state-based-violence";
  if (violence == "2") row[Column::kind] = "non-state-violence";
  if (violence == "3") row[Column::kind] = "one-sided-violence";
  row[Column::title] = code(ged::dyad);
  if (!code(ged::side_a).empty() && !code(ged::side_b).empty()) {
    row[Column::title] = std::string(code(ged::side_a)) + " - " + std::string(code(ged::side_b));
  }
  row[Column::source_title] = code(code(ged::headline).empty() ? ged::article : ged::headline);
  row[Column::source_date] = source_dates(code(ged::source_date));
  row[Column::tags] = "deaths";
}

namespace {

std::string acled_date(const CodeCells& code, std::chrono::year_month_day day, std::vector<CellFinding>& findings) {
  const std::string_view time = code(acled::time_precision);
  if (time == "2") return edtf_around(day, 7);
  if (time == "3") return edtf_month(day);
  // The short extracts have no codes at all; a table that lacks only this one has lost it.
  const bool without_codes = !code.has(acled::time_precision) && !code.has(acled::geo_precision);
  if (time == "1" || without_codes) return edtf_day(day);
  findings.push_back({Column::date, "time_precision " + quoted(time) + " is none of 1 to 3; read as the month"});
  return edtf_month(day);
}

}  // namespace

void convert_acled(const CodeCells& code, RowText& row, std::vector<CellFinding>& findings) {
  const std::string_view written = code(acled::date);
  const ForeignDays days = parse_foreign_days(written);
  const auto with_code = [&](const auto& day) {
    CodedDate date;
    if (day) date.edtf = acled_date(code, *day, date.findings);
    return date;
  };
  if (!set_date(with_code(days.day_first), with_code(days.month_first), std::string(written), row, findings)) {
    findings.push_back({Column::date, "event_date " + quoted(written) + " is no date of ACLED; the row has no date"});
  }
  const std::string_view geo = code(acled::geo_precision);
  std::string& precision = row[Column::destination_precision];
  precision = "unknown";
  if (geo == "1") precision = "settlement";
  if (geo == "2") precision = "county";
  if (geo == "3") precision = "province";
  const std::string_view sub_type = code(acled::sub_type);
  row[Column::kind] = term(sub_type.empty() ? code(acled::type) : sub_type);
  std::string& place = row[Column::destination];
  for (const auto which : {acled::location, acled::admin2, acled::admin1, acled::country}) {
    join(place, code(which), ", ");
  }
  row[Column::title] = code(acled::actor1);
  row[Column::tags] = "deaths";
  join(row[Column::tags], code(acled::tags), "; ");
}

namespace {

/// A number of the GTD; nothing where there is none, and for -9 and -99, which mean that it is unknown.
std::optional<double> gtd_number(std::string_view text) {
  double value = 0;
  const std::from_chars_result end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size() || !std::isfinite(value)) return {};
  return value == -9 || value == -99 ? std::nullopt : std::optional(value);
}

bool gtd_unknown(std::string_view text) {
  return text.empty() || text == "-9" || text == "-99" || text == "-9.0" || text == "-99.0";
}

/// A month or a day: 0 and unknown ones are nothing; so is what is out of range, with a finding.
std::optional<int> gtd_part(std::string_view text, std::string_view name, int most,
                            std::vector<CellFinding>& findings) {
  const std::optional<double> value = gtd_number(text);
  if (gtd_unknown(text) || value == 0) return {};
  if (value && *value >= 1 && *value <= most && *value == std::floor(*value)) return static_cast<int>(*value);
  findings.push_back({Column::date, std::string(name) + " " + quoted(text) + " is not from 0 to " +
                                        std::to_string(most) + "; read as unknown"});
  return {};
}

/// What the words of an approximate date name: which months, and the first and last year.
struct NamedSpan {
  bool other_month = false;
  bool this_month = false;
  int first_year;
  int last_year;
};

NamedSpan named_span(std::string_view words, int year, std::optional<int> month) {
  NamedSpan span{false, false, year, year};
  constexpr auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  constexpr auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at;
    while (end < words.size() && is_letter(words[end])) ++end;
    if (const auto named = month_by_name(words.substr(at, end - at))) {
      (named == month ? span.this_month : span.other_month) = true;
    }
    if (end == at) {
      while (end < words.size() && is_digit(words[end])) ++end;
      if (end - at == 4) {
        int named = 0;
        std::from_chars(words.data() + at, words.data() + end, named);
        if (named < 1900 || named > 2100) named = year;  // a time of day, or some other number
        const bool decade = end < words.size() && (words[end] == 's' || words.substr(end, 2) == "'s");
        span.first_year = std::min(span.first_year, named);
        span.last_year = std::max(span.last_year, decade ? named + 9 : named);
      }
    }
    at = std::max(end, at + 1);
  }
  return span;
}

std::string four_digits(int year) {
  const std::string text = std::to_string(year);
  return std::string(4 - std::min<std::size_t>(text.size(), 4), '0') + text;
}

/// Where the source gave only words, the day that the GTD made of them is narrower than they are.
std::string approximate_date(std::string_view words, int year, std::optional<int> month) {
  const NamedSpan span = named_span(words, year, month);
  if (span.first_year != span.last_year) {
    return "[" + four_digits(span.first_year) + ".." + four_digits(span.last_year) + "]";
  }
  if (!month || !span.this_month || span.other_month) return four_digits(year) + "~";
  return edtf_month(*real_day(year, month, 1)) + "~";
}

/// The last day of an incident of more than a day, "3/5/1971" or "1971-03-05".
std::optional<std::chrono::year_month_day> last_day(std::string_view text) {
  if (const auto slashed = parse_slashed(text)) return month_first(*slashed);
  return parse_foreign_day(text);
}

void convert_gtd_date(const CodeCells& code, RowText& row, std::vector<CellFinding>& findings) {
  const std::string_view words = code(gtd::approximate);
  row[Column::date_text] = words;
  const std::optional<double> given = gtd_number(code(gtd::year));
  if (!given || *given < 1 || *given > 9998 || *given != std::floor(*given)) {
    findings.push_back({Column::date, "iyear " + quoted(code(gtd::year)) + " is no year; " +
                                          (words.empty() ? "the row has no date" : "the date is that of approxdate")});
    return;
  }
  const int year = static_cast<int>(*given);
  const std::optional<int> month = gtd_part(code(gtd::month), "imonth", 12, findings);
  const std::optional<int> day = gtd_part(code(gtd::day), "iday", 31, findings);
  const auto whole = real_day(year, month, day);
  std::string& date = row[Column::date];
  date = four_digits(year);
  if (month) date = edtf_month(*real_day(year, month, 1));
  if (whole) date = edtf_day(*whole);
  if (day && !whole)
    findings.push_back({Column::date, "iday " + quoted(code(gtd::day)) + " fits no month here; kept " + date});
  if (!words.empty()) {
    date = approximate_date(words, year, month);
    if (whole)
      findings.push_back({Column::date, "approxdate " + quoted(words) + " is vaguer than a day; kept " + date});
  }
  if (code(gtd::extended) != "1") return;
  const std::string_view resolution = code(gtd::resolution);
  const auto end = last_day(resolution);
  if (words.empty() && end && date <= edtf_day(*end)) {
    date += "/" + edtf_day(*end);
  } else {
    findings.push_back({Column::date, "extended is 1, but the last day cannot be told from resolution " +
                                          quoted(resolution) + "; only the beginning is kept"});
  }
}

void convert_killed(std::string_view text, RowText& row, std::vector<CellFinding>& findings) {
  if (gtd_unknown(text)) return;
  const std::optional<double> killed = gtd_number(text);
  if (killed && *killed >= 0 && *killed <= 1e15 && *killed == std::floor(*killed)) {
    row[Column::persons_best] = std::to_string(static_cast<long long>(*killed));
  } else {
    findings.push_back({Column::persons_best, "nkill " + quoted(text) + " is no whole number of persons; left out"});
  }
}

/// The first line, cut after a word where it is long.
std::string short_line(std::string_view text) {
  constexpr std::size_t most = 80;
  const std::string_view line = trimmed_view(text.substr(0, text.find('\n')));
  std::size_t at = 0;
  std::size_t last_space = 0;
  for (std::size_t letters = 0; at < line.size() && letters < most; ++letters) {
    if (line[at] == ' ') last_space = at;
    ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) ++at;
  }
  if (at == line.size()) return std::string(line);
  return std::string(line.substr(0, last_space > 0 ? last_space : at)) + "\u2026";
}

}  // namespace

void convert_gtd(const CodeCells& code, RowText& row, std::vector<CellFinding>& findings) {
  convert_gtd_date(code, row, findings);
  const double specificity = gtd_number(code(gtd::specificity)).value_or(0);
  std::string& precision = row[Column::destination_precision];
  precision = "unknown";
  // In the vicinity of a town is not in it, and -9 leaves that open.
  const bool in_town = code(gtd::vicinity).empty() || gtd_number(code(gtd::vicinity)) == 0;
  if (specificity == 1) precision = in_town ? "settlement" : "county";
  if (specificity == 2 || specificity == 3) precision = "county";
  if (specificity == 4) precision = "province";
  for (const auto which : {gtd::city, gtd::province, gtd::country}) {
    if (ascii_lower(code(which)) != "unknown") join(row[Column::destination], code(which), ", ");
  }
  convert_killed(code(gtd::killed), row, findings);
  row[Column::kind] = term(code(gtd::attack));
  for (const auto which : {gtd::cited_1, gtd::cited_2, gtd::cited_3}) {
    join(row[Column::source_title], code(which), "; ");
  }
  row[Column::tags] = "deaths";
}

void convert_timemap(const CodeCells& code, RowText& row, std::vector<CellFinding>& findings) {
  const std::string_view written = code(timemap::date);
  const auto slashed = parse_slashed(written);
  std::optional<std::chrono::year_month_day> day = parse_foreign_day(written);
  // The reader of the JSON has settled the order of day and month for the file; what is left may be either.
  if (slashed && slashed->second > 12) day = month_first(*slashed);
  if (slashed && slashed->first > 12) day = month_first({slashed->second, slashed->first, slashed->year});
  if (day) {
    row[Column::date] = edtf_day(*day);
  } else if (!written.empty() && parse_edtf(written)) {
    row[Column::date] = written;
  } else if (!written.empty()) {
    row[Column::date_text] = written;
    findings.push_back({Column::date, "date " + quoted(written) + " is no day that is surely read; kept as words"});
  }
  if (!code(timemap::latitude).empty()) row[Column::destination_precision] = "settlement";
  row[Column::note] = code(timemap::description);
  row[Column::title] = short_line(code(timemap::description));
  row[Column::tags] = code(timemap::associations);
  const std::string graphic = ascii_lower(code(timemap::graphic));
  if (graphic == "true" || graphic == "yes" || graphic == "1") join(row[Column::tags], "graphic", "; ");
}

namespace {

/// What is left of a date whose code cannot be read: its years. Empty where a number stands for a day.
std::string years_of(const std::string& date) {
  const Result<DateReading> reading = read_date_words(date, {});
  if (!reading) return date.find_first_not_of("0123456789.") == date.npos ? std::string() : date;
  const EdtfInterval& days = reading.value().interval;
  if (!days.earliest || !days.latest) return date;
  const std::string first = edtf_day(*days.earliest).substr(0, 4);
  const std::string last = edtf_day(*days.latest).substr(0, 4);
  return days.lasting ? first + "/" + last : edtf_one_of(first, last);
}

}  // namespace

void convert_generic(const CodeCells& code, RowText& row) {
  if (code.has(generic::start)) {
    const std::string_view start = code(generic::start);
    const std::string_view end = code(generic::end);
    row[Column::date] = start;
    if (start.empty() && !end.empty()) row[Column::date] = "../" + std::string(end);
    if (!start.empty() && !end.empty() && start != end) row[Column::date] += "/" + std::string(end);
  }
  // 1 is a day in every layout that has such a code.
  const bool vague = code.has(generic::time_code) && code(generic::time_code) != "1";
  if (vague && !row[Column::date].empty()) row[Column::date] = years_of(row[Column::date]);
  if (code.has(generic::place_code) && row[Column::destination_precision].empty()) {
    row[Column::destination_precision] = "unknown";
  }
  row[Column::kind] = term(row[Column::kind]);
  if (row[Column::kind] == "official-statement") row[Column::kind] = kind::statement;
  if (row[Column::published].empty()) row[Column::published] = row[Column::source_date];
}

}  // namespace yalu
