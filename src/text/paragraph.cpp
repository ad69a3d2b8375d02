#include "text/paragraph.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"

namespace yalu {
namespace {

/// Where a shaped line may be cut, and how far along the baseline each cut lies.
class LineBreaker {
 public:
  LineBreaker(const FontSet& fonts, std::string_view text, const TextStyle& style)
      : fonts_(fonts), style_(style), whole_(shape(fonts, text, style)), breaks_(line_breaks(whole_.text)) {
    double pen = 0;
    for (const Glyph& glyph : whole_.glyphs) {
      if (cuts_.empty() || cuts_.back().offset != glyph.cluster) cuts_.push_back({glyph.cluster, pen});
      pen += static_cast<double>(glyph.advance);
    }
    cuts_.push_back({whole_.text.size(), pen});
  }

  /// Appends the lines of the text, each at most `width` wide where that can be.
  void append_lines(double width, std::vector<GlyphRun>& lines) const {
    if (whole_.width <= width) {
      lines.push_back(whole_);
      return;
    }
    std::size_t begin = 0;
    while (begin < whole_.text.size()) {
      std::size_t end = last_break(begin, width);
      GlyphRun line = shape_line(begin, end);
      // The widths above come from the unbroken text; kerning at the cut may differ by a hair.
      while (line.width > width && shorten(begin, end)) line = shape_line(begin, end);
      lines.push_back(std::move(line));
      begin = end;
    }
  }

 private:
  struct Cut {
    std::size_t offset;
    double x;
  };

  std::size_t trimmed_end(std::size_t begin, std::size_t end) const {
    while (end > begin && whole_.text[end - 1] == ' ') --end;
    return end;
  }

  double x_at(std::size_t offset) const {
    const auto at = std::lower_bound(cuts_.begin(), cuts_.end(), offset,
                                     [](const Cut& cut, std::size_t value) { return cut.offset < value; });
    return at == cuts_.end() ? cuts_.back().x : at->x;
  }

  double width_of(std::size_t begin, std::size_t end) const {
    return x_at(trimmed_end(begin, end)) - x_at(begin) - style_.letter_spacing_px;
  }

  /// The last line break opportunity that fits; where not even the first does, the last cluster that fits, at least
  /// one.
  std::size_t last_break(std::size_t begin, double width) const {
    std::size_t best = begin;
    for (auto at = std::upper_bound(breaks_.begin(), breaks_.end(), begin); at != breaks_.end(); ++at) {
      if (width_of(begin, *at) > width) break;
      best = *at;
    }
    if (best > begin) return best;
    for (const Cut& cut : cuts_) {
      if (cut.offset <= begin) continue;
      if (best > begin && width_of(begin, cut.offset) > width) break;
      best = cut.offset;
    }
    return best;
  }

  /// Moves `end` to the cut before it; false where a single cluster is left.
  bool shorten(std::size_t begin, std::size_t& end) const {
    const auto earlier_break = std::lower_bound(breaks_.begin(), breaks_.end(), end);
    if (earlier_break != breaks_.begin() && *std::prev(earlier_break) > begin) {
      end = *std::prev(earlier_break);
      return true;
    }
    const auto cut = std::lower_bound(cuts_.begin(), cuts_.end(), end,
                                      [](const Cut& c, std::size_t value) { return c.offset < value; });
    if (cut == cuts_.begin() || std::prev(cut)->offset <= begin) return false;
    end = std::prev(cut)->offset;
    return true;
  }

  GlyphRun shape_line(std::size_t begin, std::size_t end) const {
    return shape(fonts_, std::string_view(whole_.text).substr(begin, trimmed_end(begin, end) - begin), style_);
  }

  const FontSet& fonts_;
  const TextStyle& style_;
  GlyphRun whole_;
  std::vector<std::size_t> breaks_;
  std::vector<Cut> cuts_;
};

}  // namespace

Paragraph lay_out_paragraph(const FontSet& fonts, std::string_view text, const TextStyle& style, double width_px,
                            double line_height_factor) {
  Paragraph paragraph;
  paragraph.line_height = style.size_px * line_height_factor;
  while (!text.empty()) {
    const std::size_t feed = text.find('\n');
    std::string_view line = text.substr(0, feed);
    text.remove_prefix(feed == std::string_view::npos ? text.size() : feed + 1);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    LineBreaker(fonts, line, style).append_lines(width_px, paragraph.lines);
  }
  for (const GlyphRun& line : paragraph.lines) paragraph.width = std::max(paragraph.width, line.width);
  paragraph.height = static_cast<double>(paragraph.lines.size()) * paragraph.line_height;
  return paragraph;
}

}  // namespace yalu
