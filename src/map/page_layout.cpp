#include "map/page_layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>
#include <string>

#include "incidents/standing.h"
#include "map/furniture.h"

namespace yalu {
namespace {

constexpr double margin_px = 10 * 96 / 25.4;  // 10 mm
constexpr double gutter_px = 16;
constexpr double title_px = 24;        // 18 pt
constexpr double subtitle_px = 13.33;  // 10 pt
constexpr double small_px = 10.67;     // 8 pt
constexpr double footer_px = 9.6;      // 7.2 pt
constexpr double footer_leading = 1.3;
constexpr std::size_t list_at_most = 40;  // more never fit any paper; not even tried
constexpr std::size_t sources_at_most = 5;
constexpr std::size_t sources_with_urls_at_most = 2;
constexpr std::size_t beside_at_most = 3;
constexpr double smallest_map_px = 260;

constexpr const char* disclaimer =
    "Boundaries and names are drawn as the sources give them and express no opinion on the status of any territory. "
    "Incidents are claims of the named sources; no mark is more exact than its source.";

TextStyle text_of(double size_px, bool bold = false) {
  TextStyle style;
  style.size_px = size_px;
  style.bold = bold;
  return style;
}

// The filter in words and, where one is shown, the day.
std::string subtitle(const World& world, const ViewState& view) {
  std::string words = filter_in_words(view.filter, world.gazetteer);
  if (view.shown) words += "; as it stood on " + format_day_in_words(view.shown->day);
  return words;
}

std::string join(const std::vector<std::string>& parts, const std::string& between) {
  std::string all;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

std::string source_in_words(const Source& source, bool with_url) {
  std::string words = join({source.publisher, source.title.empty() ? "" : "\u201c" + source.title + "\u201d"}, ": ");
  if (!source.date.empty()) {
    const auto date = parse_edtf(source.date);
    words = join({words, date ? format_date_in_words(date.value()) : source.date}, ", ");
  }
  return with_url ? join({words, source.url}, ", ") : words;
}

// Sources of every incident the filter lets through, also of those that stand beside.
std::string sources_text(const World& world, const Filter& filter) {
  std::vector<SourceId> cited;
  std::set<SourceId> seen;
  const Selection selection = select_incidents(world.incidents, world.table, world.locations, world.gazetteer, filter);
  for (const Match& match : selection.matches) {
    for (const ClaimId claim : world.incidents.claims[index_of(match.row)]) {
      for (const SourceId source : world.table.sources[index_of(claim)]) {
        if (seen.insert(source).second) cited.push_back(source);
      }
    }
  }
  if (cited.empty()) return "Incidents: no source is given in the data.";
  // Addresses are long: where they would fill the page, title, publisher and date must do.
  const bool with_urls = cited.size() <= sources_with_urls_at_most;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < std::min(cited.size(), sources_at_most); ++i) {
    lines.push_back(source_in_words(world.table.source_list[cited[i]], with_urls));
  }
  std::string text = "Incidents: " + join(lines, "; ");
  if (cited.size() > lines.size())
    text += "; and " + std::to_string(cited.size() - lines.size()) + " more, which \u2018yalu list\u2019 names";
  return text + ".";
}

// The three blocks at the foot of a page.
std::vector<std::string> footer_blocks(const World& world, const ViewState& view) {
  std::vector<std::string> attributions;
  for (const DataSource& source : world.base_map.sources) {
    if (std::find(attributions.begin(), attributions.end(), source.attribution) == attributions.end())
      attributions.push_back(source.attribution);
  }
  std::string base = "Base map: " + join(attributions, " \u00b7 ");
  base += ". Border line from OpenStreetMap; roads, railways and North Korean counties are in none of the sources.";
  std::string made = "Projection: " + world.projection.name() + ".";
  if (!view.created.empty()) made += " Made on " + view.created + ".";
  if (!view.command.empty()) made += " Made again with: " + view.command;
  return {sources_text(world, view.filter) + "\n" + disclaimer, base, made};
}

std::vector<std::string> places_in_words(const World& world, std::uint32_t set) {
  std::vector<std::string> names;
  for (const Location& location : world.locations.sets[set]) names.push_back(location.name);
  return names;
}

std::string route_in_words(const World& world, RowId row) {
  std::string origin = join(places_in_words(world, world.incidents.origin[index_of(row)]), ", ");
  std::string destination = join(places_in_words(world, world.incidents.destination[index_of(row)]), ", ");
  if (origin.empty()) return destination;
  if (destination.empty()) return origin;
  return origin + " \u2192 " + destination;
}

struct SideWriter {
  Painter& paint;
  const World& world;
  const Style& style;

  // One incident: date and figure on the first line, then route, then who says so.
  double incident(RowId row, ScreenPx at, double width) {
    const auto& date = world.incidents.date[index_of(row)];
    TextStyle bold = text_of(small_px, true);
    bold.tabular_figures = true;
    const std::string figure =
        format_count(world.incidents.persons[index_of(row)], figure_words(world.table, world.incidents, row));
    const double figure_width = shape(paint.fonts, figure, bold).width;
    const double line = small_px * 1.3;
    paint.text(figure, {at.x + width - figure_width, at.y + small_px}, bold, style.text);
    double y = paint.paragraph(date ? format_date_in_words(*date) : "undated", at, width - figure_width - 8, bold,
                               style.text, 1.3);
    y = paint.paragraph(route_in_words(world, row), {at.x, y}, width, text_of(small_px), style.text, 1.3);
    y = paint.paragraph(standing_in_words(world.table, world.incidents, row), {at.x, y}, width, text_of(small_px),
                        style.muted, 1.3);
    return std::max(y, at.y + line) + 6;
  }
};

// What may stand alone as one large figure: all of a total that no incident lacks, else its best sum where none lacks
// that.
std::optional<CountRange> figure_of(const Total& total) {
  if (total.missing == Total::Missing{}) return total.persons;
  if (total.missing.best == 0) return CountRange{std::nullopt, total.persons.best, std::nullopt};
  if (total.incidents == 1) return total.persons;
  return std::nullopt;
}

// The total as a large figure with its words beside it.
double draw_key_figure(Painter& paint, const World& world, const Style& style, const Tally& tally,
                       const Counted& counted, const ViewState& view, ScreenPx at, double width) {
  const bool certain = tally.certain.incidents > 0;
  const Total& shown = certain ? tally.certain : tally.possible;
  const bool about = std::any_of(counted.counted.begin(), counted.counted.end(), [&](const Match& match) {
    return (match.match == DateMatch::certain) == certain &&
           words_say_about(figure_words(world.table, world.incidents, match.row));
  });
  const std::optional<CountRange> sum = figure_of(shown);
  std::string words = (sum ? "persons in " : "") + std::to_string(shown.incidents) +
                      (shown.incidents == 1 ? " incident" : " incidents");
  if (view.filter.window.bounded())
    words += certain ? ", certain in the whole period" : ", only possible in the whole period";
  double y = at.y;
  if (sum) {
    const double figure_width =
        paint.text(format_count(*sum, about ? "about" : ""), {at.x, at.y + 30}, text_of(37, true), style.text);
    y = paint.paragraph(words, {at.x + figure_width + 10, at.y + 1}, width - figure_width - 10, text_of(small_px),
                        style.muted, 1.3);
    y = std::max(y, at.y + 36);
  } else {
    y = paint.paragraph(total_in_words(shown), at, width, text_of(16, true), style.text, 1.25);
    y = paint.paragraph(words, {at.x, y}, width, text_of(small_px), style.muted, 1.3);
  }
  std::vector<std::string> more;
  if (certain && tally.possible.incidents > 0) more.push_back("Possible besides: " + total_in_words(tally.possible));
  if (tally.undated > 0) more.push_back(std::to_string(tally.undated) + " undated");
  if (!more.empty()) y = paint.paragraph(join(more, "; "), {at.x, y + 2}, width, text_of(small_px), style.muted, 1.3);
  return y + 8;
}

std::string beside_in_words(const World& world, const Counted& counted) {
  std::vector<std::string> parts;
  for (const RowId row : counted.beside) {
    if (parts.size() == beside_at_most) {
      parts.push_back("and " + std::to_string(counted.beside.size() - beside_at_most) + " more");
      break;
    }
    const std::size_t claim = index_of(world.incidents.leading[index_of(row)]);
    const std::string title(world.table.title[claim]);
    const std::string figure(figure_words(world.table, world.incidents, row));
    parts.push_back(join({title.empty() ? std::string(world.incidents.id[index_of(row)]) : title, figure}, ": "));
  }
  return join(parts, "; ");
}

double draw_incident_list(Painter& paint, const World& world, const Style& style, const std::vector<RowId>& shown,
                          const Counted& counted, bool each, ScreenPx at, double width) {
  SideWriter writer{paint, world, style};
  double y = at.y;
  if (!each) {
    y = paint.paragraph(std::to_string(shown.size()) + " incidents; \u2018yalu list\u2019 names them all.", {at.x, y},
                        width, text_of(small_px), style.muted, 1.3);
  } else {
    for (const RowId row : shown) y = writer.incident(row, {at.x, y}, width);
  }
  const std::string beside = beside_in_words(world, counted);
  if (!beside.empty()) {
    y = paint.paragraph("Stands beside, not counted again: " + beside, {at.x, y}, width, text_of(small_px), style.muted,
                        1.3) +
        4;
  }
  return y;
}

// Key figure, list and legend; returns the y below the lowest. `each`: every incident in the list.
double draw_side(DisplayList& list, const FontSet& fonts, const World& world, const ViewState& view,
                 const PageLayout& page, const Style& style, const MarkLayout& marks, const std::vector<RowId>& shown,
                 const Tally& tally, const Counted& counted, bool each) {
  Painter paint{list, fonts};
  const double column = page.side_below ? (page.side.width - gutter_px) / 2 : page.side.width;
  LegendStyle sizes;
  sizes.text_px = small_px;
  sizes.width_px = column;
  const ScreenPx side{page.side.x, page.side.y};
  double y = draw_key_figure(paint, world, style, tally, counted, view, side, column);
  y = draw_incident_list(paint, world, style, shown, counted, each, {side.x, y}, column);
  const double list_bottom = y;
  ScreenPx legend_at{side.x + column + gutter_px, side.y};
  if (!page.side_below) {
    paint.line({side.x, y + 3}, {page.side.right(), y + 3}, style.hairline, 1);
    legend_at = {side.x, y + 11};
  }
  return std::max(list_bottom, draw_legend(paint, world, view, marks, style, sizes, legend_at));
}

std::string millimetres(double px) {
  return std::to_string(static_cast<int>(std::lround(px * 25.4 / 96))) + " mm";
}

}  // namespace

Result<PageLayout> lay_out_page(const World& world, const ViewState& view, const FontSet& fonts) {
  PageLayout page;
  const double width = view.size.width_px - 2 * margin_px;
  const double column = (width - 11 * gutter_px) / 12;
  page.header_top = margin_px;

  double header = 0;
  if (!view.title.empty())
    header += lay_out_paragraph(fonts, view.title, text_of(title_px, true), width, 1.2).height + 2;
  header += lay_out_paragraph(fonts, subtitle(world, view), text_of(subtitle_px), width, 1.35).height + 8;

  const double block_width = (width - 2 * gutter_px) / 3;
  double footer = 0;
  for (const std::string& block : footer_blocks(world, view)) {
    footer = std::max(footer, lay_out_paragraph(fonts, block, text_of(footer_px), block_width, footer_leading).height);
  }
  footer += 10;
  page.footer = {margin_px, view.size.height_px - margin_px - footer, width, footer};

  const double top = margin_px + header;
  const double height = page.footer.y - 10 - top;
  page.side_below = view.size.height_px > view.size.width_px;
  if (page.side_below) {
    const double side_height = std::max(height * 0.36, 320.0);
    page.map = {margin_px, top, width, height - side_height - gutter_px};
    page.side = {margin_px, page.map.bottom() + gutter_px, width, side_height};
  } else {
    const double side_width = 3 * column + 2 * gutter_px;
    page.map = {margin_px, top, width - side_width - gutter_px, height};
    page.side = {page.map.right() + gutter_px, top, side_width, height};
  }
  if (page.map.height < smallest_map_px || page.map.width < smallest_map_px) {
    return Error{"The page is too small: its map would be only " + millimetres(page.map.width) + " by " +
                 millimetres(page.map.height) + ". Choose a larger paper (--size a4 or a3) or a shorter title."};
  }
  return page;
}

Status draw_page(Painter& paint, const World& world, const ViewState& view, const PageLayout& page, const Style& style,
                 const MarkLayout& marks, const Selection& selection, const Counted& counted) {
  const double width = view.size.width_px - 2 * margin_px;
  double y = page.header_top;
  if (!view.title.empty()) {
    y = paint.paragraph(view.title, {margin_px, y}, width, text_of(title_px, true), style.text, 1.2) + 2;
  }
  paint.paragraph(subtitle(world, view), {margin_px, y}, width, text_of(subtitle_px), style.muted, 1.35);
  paint.outline(page.map, style.muted, 0.5);

  const Tally tally =
      make_tally(world.incidents, world.table, world.locations, world.gazetteer, selection, GroupBy::none);
  std::vector<RowId> shown;
  for (const Match& match : counted.counted) {
    if (moment_of(world.incidents.date[index_of(match.row)], match.match, view.shown).visible)
      shown.push_back(match.row);
  }
  // Every incident by name where there is room for all; otherwise none, and the page says where they are to be had.
  const double limit = page.side.bottom() + 1;
  DisplayList side;
  double bottom = draw_side(side, paint.fonts, world, view, page, style, marks, shown, tally, counted,
                            shown.size() <= list_at_most);
  if (bottom > limit) {
    side.commands.clear();
    bottom = draw_side(side, paint.fonts, world, view, page, style, marks, shown, tally, counted, false);
  }
  if (bottom > limit) {
    return Error{"The key figure and the legend need " + millimetres(bottom - page.side.y) +
                 " of height, and this page has " + millimetres(page.side.height) +
                 ". Choose a larger paper (--size a3) or fewer incidents (--from, --to)."};
  }
  paint.list.commands.insert(paint.list.commands.end(), std::make_move_iterator(side.commands.begin()),
                             std::make_move_iterator(side.commands.end()));

  paint.line({margin_px, page.footer.y}, {margin_px + width, page.footer.y}, style.hairline, 1);
  const double block_width = (width - 2 * gutter_px) / 3;
  double x = margin_px;
  for (const std::string& block : footer_blocks(world, view)) {
    paint.paragraph(block, {x, page.footer.y + 7}, block_width, text_of(footer_px), style.muted, footer_leading);
    x += block_width + gutter_px;
  }
  return Done{};
}

}  // namespace yalu
