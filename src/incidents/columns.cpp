#include "incidents/columns.h"

#include <cassert>
#include <cmath>

namespace yalu {
namespace {

template <class T>
void append_all(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

std::int32_t packed(const std::optional<std::int64_t>& figure) {
  assert(!figure || *figure >= 0);
  if (!figure) return CountColumn::unknown;
  return *figure > std::numeric_limits<std::int32_t>::max() ? CountColumn::beyond : static_cast<std::int32_t>(*figure);
}

std::optional<std::int64_t> unpacked(std::int32_t figure) {
  return figure == CountColumn::unknown ? std::nullopt : std::optional<std::int64_t>(figure);
}

std::int32_t number_of(Day day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

constexpr LonLat no_position{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

}  // namespace

void TextColumn::spell_out_ends() {
  if (ends_.empty()) ends_.assign(size_, 0);
}

void TextColumn::push_back(std::string_view text) {
  if (!text.empty()) spell_out_ends();
  bytes_.insert(bytes_.end(), text.begin(), text.end());
  ++size_;
  if (!bytes_.empty()) ends_.push_back(bytes_.size());
}

std::string_view TextColumn::operator[](std::size_t row) const {
  assert(row < size_);
  if (ends_.empty()) return {};
  const std::uint64_t start = row == 0 ? 0 : ends_[row - 1];
  return {bytes_.data() + start, ends_[row] - start};
}

void TextColumn::append(const TextColumn& other) {
  if (other.bytes_.empty()) {
    if (!bytes_.empty()) ends_.resize(size_ + other.size_, bytes_.size());
    size_ += other.size_;
    return;
  }
  spell_out_ends();
  const std::uint64_t offset = bytes_.size();
  append_all(bytes_, other.bytes_);
  for (const std::uint64_t end : other.ends_) ends_.push_back(offset + end);
  size_ += other.size_;
}

void TextColumn::reserve(std::size_t rows, std::size_t bytes) {
  bytes_.reserve(bytes);
  if (bytes > 0) ends_.reserve(rows);
}

std::uint32_t TermColumn::code_of(std::string_view text) {
  // Neighbouring rows often say the same.
  if (!codes_.empty() && terms_[codes_.back()] == text) return codes_.back();
  auto known = codes_of_.find(text);
  if (known == codes_of_.end()) {
    known = codes_of_.emplace(std::string(text), static_cast<std::uint32_t>(terms_.size())).first;
    terms_.emplace_back(text);
  }
  return known->second;
}

std::optional<std::uint32_t> TermColumn::find(std::string_view term) const {
  const auto known = codes_of_.find(term);
  if (known == codes_of_.end()) return std::nullopt;
  return known->second;
}

void TermColumn::append(const TermColumn& other) {
  std::vector<std::uint32_t> code_here;
  code_here.reserve(other.terms_.size());
  for (const std::string& term : other.terms_) code_here.push_back(code_of(term));
  codes_.reserve(codes_.size() + other.codes_.size());
  for (const std::uint32_t code : other.codes_) codes_.push_back(code_here[code]);
}

void DateColumn::push_back(const std::optional<EdtfInterval>& date) {
  if (!date) {
    first_days_.push_back(open_end);
    last_days_.push_back(open_start);
    flags_.push_back(0);
    return;
  }
  first_days_.push_back(0);
  last_days_.push_back(0);
  flags_.push_back(0);
  set(size() - 1, *date);
}

void DateColumn::set(std::size_t row, const EdtfInterval& date) {
  first_days_[row] = date.earliest ? number_of(*date.earliest) : open_start;
  last_days_[row] = date.latest ? number_of(*date.latest) : open_end;
  flags_[row] =
      static_cast<std::uint8_t>(dated_flag | (date.lasting ? lasting_flag : 0) | (date.uncertain ? uncertain_flag : 0) |
                                (date.approximate ? approximate_flag : 0));
}

std::optional<EdtfInterval> DateColumn::operator[](std::size_t row) const {
  const std::uint8_t flags = flags_[row];
  if ((flags & dated_flag) == 0) return std::nullopt;
  EdtfInterval date;
  if (first_days_[row] != open_start) date.earliest = Day{std::chrono::days{first_days_[row]}};
  if (last_days_[row] != open_end) date.latest = Day{std::chrono::days{last_days_[row]}};
  date.lasting = (flags & lasting_flag) != 0;
  date.uncertain = (flags & uncertain_flag) != 0;
  date.approximate = (flags & approximate_flag) != 0;
  return date;
}

void DateColumn::append(const DateColumn& other) {
  append_all(first_days_, other.first_days_);
  append_all(last_days_, other.last_days_);
  append_all(flags_, other.flags_);
}

void CountColumn::push_back(const CountRange& count) {
  low_.push_back(packed(count.low));
  best_.push_back(packed(count.best));
  high_.push_back(packed(count.high));
  for (const std::int32_t figure : {low_.back(), best_.back(), high_.back()}) {
    if (figure == beyond) beyond_.insert_or_assign(low_.size() - 1, count);
  }
}

CountRange CountColumn::operator[](std::size_t row) const {
  if (!beyond_.empty()) {
    if (const auto found = beyond_.find(row); found != beyond_.end()) return found->second;
  }
  return {unpacked(low_[row]), unpacked(best_[row]), unpacked(high_[row])};
}

void CountColumn::append(const CountColumn& other) {
  for (const auto& [row, count] : other.beyond_) beyond_.emplace(low_.size() + row, count);
  append_all(low_, other.low_);
  append_all(best_, other.best_);
  append_all(high_, other.high_);
}

void PositionColumn::spell_out() {
  if (positions_.empty()) positions_.assign(size_, no_position);
}

void PositionColumn::push_back(const std::optional<LonLat>& position) {
  if (position) spell_out();
  if (position || any()) positions_.push_back(position.value_or(no_position));
  ++size_;
}

std::optional<LonLat> PositionColumn::operator[](std::size_t row) const {
  assert(row < size_);
  if (!any() || std::isnan(positions_[row].lon_deg)) return std::nullopt;
  return positions_[row];
}

void PositionColumn::append(const PositionColumn& other) {
  if (other.any()) spell_out();
  if (other.any()) {
    append_all(positions_, other.positions_);
  } else if (any()) {
    positions_.resize(size_ + other.size_, no_position);
  }
  size_ += other.size_;
}

}  // namespace yalu
