// Issue: something dirty in the data, which is kept, counted and shown, but does not stop the work.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <unordered_map>
#include <vector>

namespace yalu {

/// One finding in a data file. Not an error: the row it speaks of stays in the table.
struct Issue {
  std::string file;
  std::int64_t row = 0;  ///< as a spreadsheet counts: the header is row 1, the first record row 2; 0 = the whole file
  std::string field;     ///< column name; empty = the whole row
  std::string text;      ///< what is wrong and what was done about it, one sentence
  std::int64_t further_rows = 0;  ///< so many more rows of the file have the same fault; they are not listed

  bool remark = false;  ///< nothing is wrong; it is only said how the data was read

  bool operator==(const Issue&) const = default;
};

/// Findings in the order in which they were made. A fault that many rows share (the same file, field and text) is
/// listed for the first of them; the last listed one says how many more there are, so that a million bad cells are no
/// flood.
class Issues {
 public:
  static constexpr std::size_t most_alike = 20;

  Issues() = default;
  Issues(std::initializer_list<Issue> list) {
    for (const Issue& issue : list) push_back(issue);
  }

  void push_back(Issue issue);
  void append(const Issues& other);

  std::vector<Issue>::const_iterator begin() const { return list_.begin(); }
  std::vector<Issue>::const_iterator end() const { return list_.end(); }
  std::size_t size() const { return list_.size(); }
  bool empty() const { return list_.empty(); }
  const Issue& operator[](std::size_t index) const { return list_[index]; }
  const Issue& front() const { return list_.front(); }
  const Issue& back() const { return list_.back(); }
  /// Those listed and the further rows; remarks do not count.
  std::int64_t total() const;
  /// Of the others, which only say how the data was read.
  std::int64_t remarks() const;

 private:
  struct Alike {
    std::size_t count = 0;  ///< listed
    std::size_t last = 0;   ///< index of the last one listed
  };

  std::vector<Issue> list_;
  std::unordered_map<std::size_t, Alike> alike_;  ///< by hash of file, field and text
};

/// "incidents.csv, row 4, date: there is no 30 February 2023" - parts that are missing are left out.
std::string to_string(const Issue& issue);

}  // namespace yalu
