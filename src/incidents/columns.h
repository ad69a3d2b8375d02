// Columns: how a table of a million rows keeps its cells, packed in memory and handed out by value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/count_range.h"
#include "base/edtf.h"
#include "base/geo.h"

namespace yalu {

/// A column of free text. Takes its bytes and eight more a row, and nothing while every cell is empty.
class TextColumn {
 public:
  void push_back(std::string_view text);
  /// Valid until the column changes.
  std::string_view operator[](std::size_t row) const;
  std::size_t size() const { return size_; }
  void append(const TextColumn& other);
  void reserve(std::size_t rows, std::size_t bytes);
  /// Whether no cell holds text.
  bool all_empty() const { return bytes_.empty(); }

 private:
  void spell_out_ends();

  std::vector<char> bytes_;
  std::vector<std::uint64_t> ends_;  ///< where each cell ends in `bytes_`; empty while every cell is
  std::size_t size_ = 0;
};

/// A column of few distinct texts: each row holds a code into `terms`. Code 0 is always the empty text.
class TermColumn {
 public:
  TermColumn() : terms_{""} { codes_of_.emplace("", 0); }

  void push_back(std::string_view text) { codes_.push_back(code_of(text)); }
  std::string_view operator[](std::size_t row) const { return terms_[codes_[row]]; }
  std::uint32_t code(std::size_t row) const { return codes_[row]; }
  std::span<const std::uint32_t> codes() const { return codes_; }
  const std::vector<std::string>& terms() const { return terms_; }
  std::optional<std::uint32_t> find(std::string_view term) const;
  std::size_t size() const { return codes_.size(); }
  void append(const TermColumn& other);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  std::uint32_t code_of(std::string_view text);

  std::vector<std::string> terms_;
  std::vector<std::uint32_t> codes_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> codes_of_;
};

/// A column of dates, nine bytes a row.
class DateColumn {
 public:
  void push_back(const std::optional<EdtfInterval>& date);
  std::optional<EdtfInterval> operator[](std::size_t row) const;
  void set(std::size_t row, const EdtfInterval& date);
  bool dated(std::size_t row) const { return (flags_[row] & dated_flag) != 0; }
  std::size_t size() const { return flags_.size(); }
  void append(const DateColumn& other);

  // For scans over all rows: days since 1970-01-01. An open start is the least number, an open end the greatest; a row
  // without a date starts after everything and ends before everything, so that it overlaps no window.
  static constexpr std::int32_t open_start = std::numeric_limits<std::int32_t>::min();
  static constexpr std::int32_t open_end = std::numeric_limits<std::int32_t>::max();
  std::span<const std::int32_t> first_days() const { return first_days_; }
  std::span<const std::int32_t> last_days() const { return last_days_; }

 private:
  static constexpr std::uint8_t dated_flag = 1, lasting_flag = 2, uncertain_flag = 4, approximate_flag = 8;

  std::vector<std::int32_t> first_days_;
  std::vector<std::int32_t> last_days_;
  std::vector<std::uint8_t> flags_;
};

/// A column of counts of persons.
class CountColumn {
 public:
  /// No figure may be negative.
  void push_back(const CountRange& count);
  CountRange operator[](std::size_t row) const;
  std::size_t size() const { return low_.size(); }
  void append(const CountColumn& other);

  // For scans over all rows, which memory bounds: a figure beyond two thousand millions is kept aside.
  static constexpr std::int32_t unknown = -1;
  static constexpr std::int32_t beyond = -2;  ///< ask operator[]
  std::span<const std::int32_t> low() const { return low_; }
  std::span<const std::int32_t> best() const { return best_; }
  std::span<const std::int32_t> high() const { return high_; }

 private:
  std::vector<std::int32_t> low_, best_, high_;
  std::unordered_map<std::size_t, CountRange> beyond_;  ///< by row, where any figure is
};

/// A column of positions; takes nothing while no row has one.
class PositionColumn {
 public:
  void push_back(const std::optional<LonLat>& position);
  std::optional<LonLat> operator[](std::size_t row) const;
  std::size_t size() const { return size_; }
  /// Whether some row has a position.
  bool any() const { return !positions_.empty(); }
  void append(const PositionColumn& other);

 private:
  void spell_out();

  std::vector<LonLat> positions_;  ///< not a number where there is none; empty while no row has one
  std::size_t size_ = 0;
};

/// A column of lists.
template <class T>
class ListColumn {
 public:
  ListColumn() = default;
  /// Row g holds the items i with group_of[i] == g, in order; an item without a group is in none.
  template <class Row>
  static ListColumn grouped(std::span<const std::optional<Row>> group_of, std::size_t rows) {
    ListColumn column;
    column.starts_.assign(rows + 1, 0);
    for (const std::optional<Row>& group : group_of) {
      if (group) ++column.starts_[static_cast<std::size_t>(*group) + 1];
    }
    for (std::size_t row = 0; row < rows; ++row) {
      column.note_length(column.starts_[row + 1]);
      column.starts_[row + 1] += column.starts_[row];
    }
    column.items_.resize(column.starts_.back());
    std::vector<std::uint32_t> next(column.starts_.begin(), column.starts_.end() - 1);
    for (std::size_t i = 0; i < group_of.size(); ++i) {
      if (group_of[i]) column.items_[next[static_cast<std::size_t>(*group_of[i])]++] = static_cast<T>(i);
    }
    return column;
  }

  void push_back(std::span<const T> list) {
    items_.insert(items_.end(), list.begin(), list.end());
    note_length(list.size());
    starts_.push_back(static_cast<std::uint32_t>(items_.size()));
  }
  /// Valid until the column changes.
  std::span<const T> operator[](std::size_t row) const {
    return std::span(items_).subspan(starts_[row], starts_[row + 1] - starts_[row]);
  }
  std::size_t size() const { return starts_.size() - 1; }
  /// Whether every row has exactly one item; then items()[row] is it.
  bool all_single() const { return all_single_; }
  std::span<const T> items() const { return items_; }

 private:
  void note_length(std::size_t length) { all_single_ = all_single_ && length == 1; }

  bool all_single_ = true;
  std::vector<std::uint32_t> starts_ = {0};  ///< where each row's items start; one more than rows
  std::vector<T> items_;
};

}  // namespace yalu
