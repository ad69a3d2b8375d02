#include "incidents/filter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>

#include "base/unicode.h"
#include "incidents/two_threads.h"

namespace yalu {
namespace {

/// What a claim must be, turned into tables over the codes of its columns, so that the scan itself compares numbers.
class ClaimTest {
 public:
  ClaimTest(const IncidentTable& table, const Locations& locations, const Gazetteer& gazetteer, const Filter& filter,
            const std::vector<bool>* among)
      : table_(table),
        locations_(locations),
        verifications_(filter.verifications),
        text_(fold(filter.text)),
        among_(among) {
    if (!filter.kinds.empty()) {
      kind_fits_.assign(table.kind.terms().size(), 0);
      for (const std::string& kind : filter.kinds) {
        if (const auto code = table.kind.find(kind)) kind_fits_[*code] = 1;
      }
    }
    statement_ = table.kind.find(kind::statement);
    if (!filter.places.empty()) note_places(gazetteer, filter.places);
  }

  /// Whether a claim fits wherever its kind does.
  bool only_kinds() const {
    return !kind_fits_.empty() && verifications_.empty() && set_fits_.empty() && text_.empty() && among_ == nullptr;
  }
  std::span<const std::uint8_t> kind_fits() const { return kind_fits_; }

  /// Whether all of the incident's origin or all of its destination lies in the wanted places; then its whole figure
  /// does.
  bool surely_there(const Incidents& incidents, std::size_t row) const {
    return set_lies_within_.empty() || set_lies_within_[incidents.origin[row]] != 0 ||
           set_lies_within_[incidents.destination[row]] != 0;
  }

  /// Whether the incident cannot lie in the wanted places, since all its claims put it in others.
  bool surely_elsewhere(const Incidents& incidents, std::size_t row) const {
    if (set_is_elsewhere_.empty()) return false;
    const auto claims = incidents.claims[row];
    return set_is_elsewhere_[incidents.origin[row]] != 0 && set_is_elsewhere_[incidents.destination[row]] != 0 &&
           std::all_of(claims.begin(), claims.end(), [&](ClaimId claim) {
             const std::uint32_t from = locations_.origin[index_of(claim)];
             const std::uint32_t to = locations_.destination[index_of(claim)];
             return (from == 0 || set_is_elsewhere_[from] != 0) && (to == 0 || set_is_elsewhere_[to] != 0);
           });
  }

  /// Whether any claim of the incident fits.
  bool any_fits(const Incidents& incidents, std::size_t row) const {
    const auto claims = incidents.claims[row];
    if (claims.size() == 1) return fits(claims.front());
    // Only where there is nothing but statements does one of them lead.
    const bool statements_speak =
        is_statement(incidents.leading[row]) || (kind_fits_.empty() && verifications_.empty() && set_fits_.empty());
    return std::any_of(claims.begin(), claims.end(),
                       [&](ClaimId claim) { return (statements_speak || !is_statement(claim)) && fits(claim); });
  }

 private:
  void note_places(const Gazetteer& gazetteer, const std::vector<std::string>& ids) {
    std::vector<PlaceId> wanted;
    for (const std::string& id : ids) {
      if (const auto place = gazetteer.find_id(id)) wanted.push_back(*place);
    }
    const auto lies_within = [&](const Location& at) {
      return at.place && std::any_of(wanted.begin(), wanted.end(),
                                     [&](PlaceId place) { return gazetteer.is_within(*at.place, place); });
    };
    const auto may_hold_some = [&](const Location& at) {
      return !at.place || std::any_of(wanted.begin(), wanted.end(), [&](PlaceId place) {
        return gazetteer.is_within(*at.place, place) || gazetteer.is_within(place, *at.place);
      });
    };
    for (const std::vector<Location>& set : locations_.sets) {
      const bool fits = std::any_of(set.begin(), set.end(), lies_within);
      set_fits_.push_back(fits ? 1 : 0);
      set_lies_within_.push_back(fits && std::all_of(set.begin(), set.end(), lies_within) ? 1 : 0);
      set_is_elsewhere_.push_back(!set.empty() && std::none_of(set.begin(), set.end(), may_hold_some) ? 1 : 0);
    }
  }

  bool is_statement(ClaimId claim) const { return table_.kind.code(index_of(claim)) == statement_; }

  bool fits(ClaimId claim) const {
    const std::size_t row = index_of(claim);
    if (among_ != nullptr && !(*among_)[row]) return false;
    if (!kind_fits_.empty() && !kind_fits_[table_.kind.code(row)]) return false;
    if (!verifications_.empty() &&
        std::find(verifications_.begin(), verifications_.end(), table_.verification[row]) == verifications_.end()) {
      return false;
    }
    if (!set_fits_.empty() && !set_fits_[locations_.origin[row]] && !set_fits_[locations_.destination[row]])
      return false;
    return text_.empty() || has_text(row);
  }

  bool has_text(std::size_t row) const {
    const std::string_view fields[] = {table_.title[row],        table_.note[row],        table_.date_text[row],
                                       table_.persons_text[row], table_.origin.name[row], table_.destination.name[row],
                                       table_.claimed_by[row],   table_.tags[row],        table_.id[row]};
    return std::any_of(std::begin(fields), std::end(fields),
                       [&](std::string_view field) { return fold(field).find(text_) != std::string::npos; });
  }

  const IncidentTable& table_;
  const Locations& locations_;
  const std::vector<Verification>& verifications_;
  std::string text_;                            ///< folded; empty: any
  std::vector<std::uint8_t> kind_fits_;         ///< by code of the column kind; empty: any
  std::vector<std::uint8_t> set_fits_;          ///< by index into Locations::sets; empty: any
  std::vector<std::uint8_t> set_lies_within_;   ///< the same, all of the set's places; empty: any
  std::vector<std::uint8_t> set_is_elsewhere_;  ///< the same, none of them can be in what is wanted; empty: not asked
  const std::vector<bool>* among_;              ///< by claim; null: any
  std::optional<std::uint32_t> statement_;      ///< code of the column kind
};

/// What the dates of some rows say of a window, a number each.
enum DateAnswer : std::uint8_t { answer_out = 0, answer_possible = 1, answer_certain = 2, answer_undated = 3 };

/// Answers for many rows at once: plain comparisons of whole columns, which the compiler turns into vector code.
class DateScan {
 public:
  DateScan(const Incidents& incidents, const IncidentTable& table, const DayWindow& window)
      : incidents_(incidents), table_(table), window_(window) {}

  /// Answers for the rows [start, start + answers.size()).
  void run(std::size_t start, std::span<std::uint8_t> answers) const {
    if (!window_.bounded()) {
      std::fill(answers.begin(), answers.end(), std::uint8_t{answer_certain});
      return;
    }
    const std::int32_t from = window_.from ? number_of(*window_.from) : DateColumn::open_start;
    const std::int32_t to = window_.to ? number_of(*window_.to) : DateColumn::open_end;
    const std::int32_t* first = incidents_.date.first_days().data() + start;
    const std::int32_t* last = incidents_.date.last_days().data() + start;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const int overlaps = static_cast<int>(last[i] >= from) & static_cast<int>(first[i] <= to);
      const int inside = static_cast<int>(first[i] >= from) & static_cast<int>(last[i] <= to);
      // A row without a date starts after its end, and only such a row.
      const int undated = -static_cast<int>(first[i] > last[i]);  // all bits, or none
      answers[i] =
          static_cast<std::uint8_t>((~undated & (overlaps + (overlaps & inside))) | (undated & answer_undated));
    }
    const auto& wider = incidents_.claims_reach_further;
    for (auto row = std::lower_bound(wider.begin(), wider.end(), RowId{static_cast<std::uint32_t>(start)});
         row != wider.end() && index_of(*row) < start + answers.size(); ++row) {
      std::uint8_t& answer = answers[index_of(*row) - start];
      if (answer == answer_out && some_claim_overlaps(*row)) answer = answer_possible;
    }
  }

 private:
  static std::int32_t number_of(Day day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }

  bool some_claim_overlaps(RowId row) const {
    const auto claims = incidents_.claims[index_of(row)];
    return std::any_of(claims.begin(), claims.end(), [&](ClaimId claim) {
      const std::optional<EdtfInterval> date = table_.date[index_of(claim)];
      return date && table_.kind[index_of(claim)] != kind::statement && match_date(*date, window_) != DateMatch::out;
    });
  }

  const Incidents& incidents_;
  const IncidentTable& table_;
  DayWindow window_;
};

/// The rows of a block that a test of dates and kinds leaves. Written without branches on the data: a processor that
/// guesses wrong at every third row of ten million costs more than all the comparisons.
class Block {
 public:
  static constexpr std::size_t rows_at_once = 4096;

  std::span<std::uint8_t> answers(std::size_t count) {
    count_ = count;
    return std::span(answers_).first(count);
  }
  std::uint8_t answer(std::uint16_t offset) const { return answers_[offset]; }

  /// The offsets of the rows that are not out, nor only possible under `certain`.
  std::span<const std::uint16_t> left_by_dates(MatchMode mode) {
    const std::uint8_t least = mode == MatchMode::certain ? answer_certain : answer_possible;
    std::array<std::uint8_t, rows_at_once> is_left{};
    for (std::size_t i = 0; i < count_; ++i) is_left[i] = static_cast<std::uint8_t>(answers_[i] >= least);
    left_ = 0;
    for (std::size_t start = 0; start < count_; start += 64) {
      for (std::uint64_t bits = bits_of(is_left.data() + start); bits != 0; bits &= bits - 1) {
        offsets_[left_++] = static_cast<std::uint16_t>(start + static_cast<std::size_t>(std::countr_zero(bits)));
      }
    }
    return std::span<const std::uint16_t>(offsets_).first(left_);
  }

  /// Of those, the ones whose only claim is of a kind that fits.
  std::span<const std::uint16_t> left_by_kind(std::span<const std::uint8_t> kinds,
                                              std::span<const std::uint8_t> kind_fits) {
    std::size_t left = 0;
    for (std::size_t i = 0; i < left_; ++i) {
      const std::uint16_t offset = offsets_[i];
      offsets_[left] = offset;
      left += kind_fits[kinds[offset]];
    }
    left_ = left;
    return std::span<const std::uint16_t>(offsets_).first(left);
  }

 private:
  /// Of 64 bytes that are 0 or 1 each, a bit each, the first one lowest.
  static std::uint64_t bits_of(const std::uint8_t* bytes) {
    std::uint64_t bits = 0;
    for (int group = 0; group < 8; ++group) {
      std::uint64_t eight = 0;
      for (int i = 0; i < 8; ++i) eight |= std::uint64_t{bytes[group * 8 + i]} << (8 * i);
      // Eight copies, shifted so that the lowest bit of each byte meets a place of its own in the topmost byte.
      bits |= (eight * 0x0102040810204080U) >> 56 << (8 * group);
    }
    return bits;
  }

  std::array<std::uint8_t, rows_at_once> answers_{};
  std::array<std::uint16_t, rows_at_once> offsets_{};
  std::size_t count_ = 0;
  std::size_t left_ = 0;
};

/// The matches among the rows [begin, end).
Selection select_rows(const Incidents& incidents, const DateScan& dates, const ClaimTest& test, MatchMode mode,
                      std::size_t begin, std::size_t end) {
  const bool kinds_decide = test.only_kinds() && !incidents.only_kind.empty();
  Block block;
  Selection selection;
  for (std::size_t start = begin; start < end; start += Block::rows_at_once) {
    const std::size_t count = std::min(Block::rows_at_once, end - start);
    dates.run(start, block.answers(count));
    std::span<const std::uint16_t> offsets = block.left_by_dates(mode);
    if (kinds_decide) offsets = block.left_by_kind(std::span(incidents.only_kind).subspan(start), test.kind_fits());
    for (const std::uint16_t offset : offsets) {
      const std::size_t index = start + offset;
      const std::uint8_t answer = block.answer(offset);
      if (!kinds_decide && !test.any_fits(incidents, index)) continue;
      const RowId row{static_cast<std::uint32_t>(index)};
      if (answer == answer_undated) {
        selection.undated.push_back(row);
      } else {
        const bool certain = answer == answer_certain && test.surely_there(incidents, index);
        if (certain || mode == MatchMode::any)
          selection.matches.push_back({row, certain ? DateMatch::certain : DateMatch::possible});
      }
    }
  }
  return selection;
}

std::vector<RowId> parts_not_elsewhere(const Incidents& incidents, const DateScan& dates, const ClaimTest& test,
                                       const std::vector<Match>& matches) {
  std::vector<RowId> parts;
  if (incidents.family_roots.empty()) return parts;
  auto match = matches.begin();
  for (std::size_t index = 0; index < incidents.size(); ++index) {
    if (!incidents.part_of[index]) continue;
    const RowId row{static_cast<std::uint32_t>(index)};
    while (match != matches.end() && match->row < row) ++match;
    if (match != matches.end() && match->row == row) continue;
    std::uint8_t answer = answer_out;
    dates.run(index, std::span(&answer, 1));
    if (answer != answer_out && !test.surely_elsewhere(incidents, index)) parts.push_back(row);
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

}  // namespace

Selection select_incidents(const Incidents& incidents, const IncidentTable& table, const Locations& locations,
                           const Gazetteer& gazetteer, const Filter& filter) {
  const ClaimTest test(table, locations, gazetteer, filter, filter.among.get());
  const DateScan dates(incidents, table, filter.window);
  // Below this a second thread costs more than it saves.
  constexpr std::size_t worth_a_thread = 200'000;
  auto [selection, rest] = in_two_threads(incidents.size(), worth_a_thread, [&](std::size_t begin, std::size_t end) {
    return select_rows(incidents, dates, test, filter.match, begin, end);
  });
  if (rest) {
    selection.matches.insert(selection.matches.end(), rest->matches.begin(), rest->matches.end());
    selection.undated.insert(selection.undated.end(), rest->undated.begin(), rest->undated.end());
  }
  selection.window = filter.window;
  selection.parts_not_elsewhere = parts_not_elsewhere(incidents, dates, test, selection.matches);
  return std::move(selection);
}

std::string filter_in_words(const Filter& filter, const Gazetteer& gazetteer) {
  std::vector<std::string> parts;
  if (filter.window.bounded()) parts.push_back(format_window_in_words(filter.window));
  if (!filter.kinds.empty()) {
    std::vector<std::string> kinds;
    for (const std::string& kind : filter.kinds) kinds.push_back(kind_in_words(kind));
    parts.push_back("kind: " + joined(kinds, ", "));
  }
  if (!filter.verifications.empty()) {
    std::vector<std::string> terms;
    for (const Verification verification : filter.verifications) {
      terms.emplace_back(verification == Verification::unknown ? "not stated" : to_string(verification));
    }
    parts.push_back("verification: " + joined(terms, ", "));
  }
  if (!filter.places.empty()) {
    std::vector<std::string> names;
    for (const std::string& id : filter.places) {
      const auto place = gazetteer.find_id(id);
      names.push_back(place ? gazetteer[*place].name : id);
    }
    parts.push_back("place: " + joined(names, ", "));
  }
  if (!filter.text.empty()) parts.push_back("text: \u201c" + filter.text + "\u201d");
  if (!filter.where.empty()) parts.push_back("rows where " + filter.where);
  if (filter.as_of) parts.push_back("as known on " + format_day_in_words(*filter.as_of));
  if (filter.match == MatchMode::certain) parts.emplace_back("certain only");
  return parts.empty() ? "all incidents" : joined(parts, "; ");
}

}  // namespace yalu
