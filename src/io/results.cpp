#include "io/results.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/printable.h"
#include "io/result_values.h"
#include "io/table_text.h"

namespace yalu {
namespace {

using json = nlohmann::ordered_json;

constexpr const char* en_dash = "\u2013";

json total_json(const Total& total) {
  json object;
  object["incidents"] = total.incidents;
  object["persons"] = {{"low", or_null<json>(total.persons.low)},
                       {"best", or_null<json>(total.persons.best)},
                       {"high", or_null<json>(total.persons.high)}};
  object["missing"] = {{"low", total.missing.low}, {"best", total.missing.best}, {"high", total.missing.high}};
  object["without_best"] = {{"low", or_null<json>(total.without_best.low)},
                            {"high", or_null<json>(total.without_best.high)}};
  return object;
}

std::vector<std::string> not_counted_ids(const World& world, const Tally& tally) {
  std::vector<std::string> ids;
  for (const RowId row : tally.not_counted) ids.emplace_back(world.incidents.id[index_of(row)]);
  return ids;
}

json tally_json(const World& world, const Tally& tally) {
  json document;
  document["certain"] = total_json(tally.certain);
  document["possible"] = total_json(tally.possible);
  document["groups"] = json::array();
  for (const TallyGroup& group : tally.groups) {
    document["groups"].push_back(
        json{{"key", group.key}, {"certain", total_json(group.certain)}, {"possible", total_json(group.possible)}});
  }
  document["undated"] = tally.undated;
  document["not_counted"] = not_counted_ids(world, tally);
  return document;
}

std::vector<std::string> total_cells(std::string group, std::string match, const Total& total,
                                     const std::string& unknown) {
  const auto figure = [&](const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : unknown;
  };
  return {std::move(group),          std::move(match),           std::to_string(total.incidents),
          figure(total.persons.low), figure(total.persons.best), figure(total.persons.high)};
}

CellTable tally_cells(const Tally& tally, const std::string& all, const std::string& unknown, bool for_programs) {
  CellTable table;
  table.header = {"group",        "match",       "incidents",    "persons_low", "persons_best",
                  "persons_high", "missing_low", "missing_best", "missing_high"};
  const auto add = [&](const std::string& group, const char* match, const Total& total) {
    std::vector<std::string> cells = total_cells(group, match, total, unknown);
    for (const std::int64_t missing : {total.missing.low, total.missing.best, total.missing.high}) {
      cells.push_back(for_programs || missing > 0 ? std::to_string(missing) : "");
    }
    table.rows.push_back(std::move(cells));
  };
  for (const TallyGroup& group : tally.groups) {
    const std::string key = group.key.empty() && !for_programs ? "unknown" : group.key;
    if (for_programs || group.certain.incidents > 0) add(key, "certain", group.certain);
    if (for_programs || group.possible.incidents > 0) add(key, "possible", group.possible);
  }
  add(all, "certain", tally.certain);
  if (for_programs || tally.possible.incidents > 0) add(all, "possible", tally.possible);
  return table;
}

std::string tally_table(const World& world, const Tally& tally, GroupBy by) {
  CellTable table = tally_cells(tally, "total", en_dash, false);
  table.header = {"", "", "incidents", "low", "best", "high", "no low", "no best", "no high"};
  table.align = {Align::left,  Align::left,  Align::right, Align::right, Align::right,
                 Align::right, Align::right, Align::right, Align::right};
  std::string out = aligned_text(table);
  const bool by_time = by == GroupBy::day || by == GroupBy::month || by == GroupBy::year;
  const bool any_possible = std::any_of(tally.groups.begin(), tally.groups.end(),
                                        [](const TallyGroup& g) { return g.possible.incidents > 0; });
  if (by_time && any_possible)
    out += "An incident that may fall into several groups is possible in each: they need not add up.\n";
  if (tally.undated > 0) out += "undated: " + std::to_string(tally.undated) + " more fit everything but have no date\n";
  if (const std::vector<std::string> ids = not_counted_ids(world, tally); !ids.empty()) {
    out += "not counted, stands beside: " + joined(ids) + "\n";
  }
  return out;
}

// Issues come from several steps; people go through a file from its first row to its last.
std::vector<Issue> in_file_order(const Issues& issues) {
  std::map<std::string, std::size_t> order;
  for (const Issue& issue : issues) order.emplace(issue.file, order.size());
  std::vector<Issue> sorted(issues.begin(), issues.end());
  std::stable_sort(sorted.begin(), sorted.end(), [&order](const Issue& a, const Issue& b) {
    return std::pair(order.at(a.file), a.row) < std::pair(order.at(b.file), b.row);
  });
  return sorted;
}

}  // namespace

std::optional<Format> parse_format(std::string_view text) {
  if (text == "table") return Format::table;
  if (text == "csv") return Format::csv;
  if (text == "json") return Format::json;
  if (text == "geojson") return Format::geojson;
  return {};
}

std::string write_tally(const World& world, const Tally& tally, GroupBy by, Format format) {
  if (format == Format::json) return json_text(tally_json(world, tally));
  if (format == Format::csv) return csv_text(tally_cells(tally, "", "", true));
  return tally_table(world, tally, by);
}

std::string write_issues(const Issues& found, Format format) {
  const std::vector<Issue> issues = in_file_order(found);
  if (format == Format::json) {
    json list = json::array();
    for (const Issue& issue : issues) {
      json object{{"file", issue.file},
                  {"row", issue.row > 0 ? json(issue.row) : json(nullptr)},
                  {"field", text_or_null<json>(issue.field)},
                  {"text", issue.text}};
      if (issue.further_rows > 0) object["further_rows"] = issue.further_rows;
      if (issue.remark) object["remark"] = true;
      list.push_back(std::move(object));
    }
    return json_text(list);
  }
  if (format == Format::csv) {
    CellTable table{{"file", "row", "field", "text", "further_rows", "remark"}, {}, {}};
    for (const Issue& issue : issues) {
      table.rows.push_back({issue.file, issue.row > 0 ? std::to_string(issue.row) : "", issue.field, issue.text,
                            std::to_string(issue.further_rows), issue.remark ? "yes" : ""});
    }
    return csv_text(table);
  }
  std::string out;
  for (const Issue& issue : issues) out += printable(to_string(issue)) + "\n";
  const std::int64_t total = found.total();
  out += total == 0 ? "no issues" : std::to_string(total) + (total == 1 ? " issue" : " issues");
  const std::int64_t remarks = found.remarks();
  if (remarks > 0) out += ", " + std::to_string(remarks) + (remarks == 1 ? " remark" : " remarks");
  out += "\n";
  return out;
}

}  // namespace yalu
