#include "incident_samples.h"

#include <cassert>

namespace yalu::samples {
namespace {

std::optional<EdtfInterval> date_of(const std::string& edtf) {
  if (edtf.empty()) return std::nullopt;
  const auto parsed = parse_edtf(edtf);
  assert(parsed.ok());
  return parsed.value();
}

}  // namespace

IncidentTable table_of(const std::vector<Row>& rows) {
  IncidentTable table;
  std::int64_t file_row = 2;
  for (const Row& row : rows) {
    table.file.push_back("rows.csv");
    table.file_row.push_back(file_row++);
    table.id.push_back(row.id);
    table.title.push_back(row.title);
    table.date.push_back(date_of(row.date));
    table.date_edtf.push_back(row.date);
    table.date_text.push_back({});
    table.origin.name.push_back(row.origin);
    table.origin.position.push_back({});
    table.origin.precision.emplace_back();
    table.destination.name.push_back(row.destination);
    table.destination.position.push_back(row.destination_position);
    table.destination.precision.push_back(row.destination_precision);
    table.crossing.push_back("");
    table.persons.push_back(row.persons);
    table.persons_text.push_back(row.persons_text);
    table.kind.push_back(row.kind);
    table.verification.push_back(row.verification);
    table.count_verification.push_back(row.verification);
    table.claimed_by.push_back(row.claimed_by);
    table.confirmed_by.push_back("");
    table.denied_by.push_back("");
    table.published.push_back(date_of(row.published));
    table.claim_group.push_back(row.claim_group);
    table.preferred.push_back(row.preferred);
    table.part_of.push_back(row.part_of);
    table.sources.push_back({});
    table.sensitivity.push_back("public");
    table.note.push_back(row.note);
    table.tags.push_back({});
  }
  return table;
}

Gazetteer small_gazetteer() {
  std::vector<Place> places;
  const auto add = [&](std::string id, std::string name, PlaceKind kind, const std::string& parent,
                       std::vector<std::string> variants, Precision precision, std::optional<LonLat> position,
                       std::string hangul = {}, std::string hanzi = {}) {
    Place place;
    place.id = std::move(id);
    place.name = std::move(name);
    place.kind = kind;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i].id == parent) place.parent = PlaceId{static_cast<std::uint32_t>(i)};
    }
    place.variants = std::move(variants);
    place.precision = precision;
    place.position = position;
    place.hangul = std::move(hangul);
    place.hanzi = std::move(hanzi);
    places.push_back(std::move(place));
  };
  using enum PlaceKind;
  const auto settlement = Precision::settlement;
  add("cn", "China", country, "", {"PRC"}, Precision::country, std::nullopt, "중국", "中国");
  add("kp", "North Korea", country, "", {"DPRK"}, Precision::country, std::nullopt, "북한", "朝鲜");
  add("cn_liaoning", "Liaoning Province", province, "cn", {"Liaoning"}, Precision::province, LonLat{122.4, 41.2}, "",
      "辽宁省");
  add("cn_jilin", "Jilin Province", province, "cn", {"Jilin"}, Precision::province, LonLat{126.1, 43.7}, "", "吉林省");
  add("cn_dandong", "Dandong", city, "cn_liaoning", {"Tandong", "D\u0101nd\u014dng"}, settlement, LonLat{124.39, 40.13},
      "단둥", "丹东");
  add("cn_tumen", "Tumen", city, "cn_jilin", {"T\u00fam\u00e9n"}, settlement, LonLat{129.84, 42.97}, "투먼", "图们");
  add("cn_nanping_jilin", "Nanping", town, "cn_jilin", {}, settlement, LonLat{129.2, 42.25}, "", "南坪");
  add("cn_nanping_fujian", "Nanping", city, "cn", {}, settlement, LonLat{118.17, 26.64}, "", "南平");
  add("kp_ryanggang", "Ryanggang Province", province, "kp",
      {"Ryanggang", "Yanggang", "Yanggang Province", "Ryanggang-do"}, Precision::province, LonLat{128.1, 40.98},
      "량강도", "两江道");
  add("kp_north_hamgyong", "North Hamgyong Province", province, "kp", {"North Hamgyong", "Hamgy\u014fng-bukto"},
      Precision::province, LonLat{129.4, 41.9}, "함경북도", "咸镜北道");
  add("kp_sinuiju", "Sinuiju", city, "kp", {"Sin\u016diju", "Shinuiju"}, settlement, LonLat{124.4, 40.1}, "신의주",
      "新义州");
  add("kp_onsong", "Onsong", county, "kp_north_hamgyong", {"Ons\u014fng", "Onsung"}, Precision::county,
      LonLat{129.99, 42.96}, "온성", "稳城");
  add("kp_musan", "Musan County", county, "kp_north_hamgyong", {}, Precision::county, LonLat{129.2, 42.23}, "무산",
      "茂山");
  add("kp_hyesan", "Hyesan", city, "kp_ryanggang", {}, settlement, LonLat{128.18, 41.4}, "혜산", "惠山");
  add("cn_shenyang", "Shenyang", city, "cn_liaoning", {}, settlement, std::nullopt, "선양", "沈阳");
  add("river_tumen", "Tumen River", river, "", {"Tumen", "Tuman River"}, Precision::unknown, std::nullopt, "두만강",
      "图们江");
  add("hekou_bridge", "Hekou bridge", former_crossing, "cn_liaoning", {}, Precision::exact, LonLat{125.1, 40.4});
  return Gazetteer(std::move(places));
}

RowId Resolved::row(const std::string& id) const {
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    if (incidents.id[i] == id) return RowId{static_cast<std::uint32_t>(i)};
  }
  assert(false && "no such incident");
  return {};
}

Selection Resolved::select(const Filter& filter) const {
  return select_incidents(incidents, table, locations, gazetteer, filter);
}

Resolved resolve(const std::vector<Row>& rows, std::optional<Day> as_of) {
  Resolved result;
  result.table = table_of(rows);
  result.gazetteer = small_gazetteer();
  result.locations = geocode_table(result.table, result.gazetteer, {}, result.issues);
  result.incidents = resolve_claims(result.table, result.locations, result.gazetteer, as_of, result.issues);
  return result;
}

Filter window(const std::string& from, const std::string& to) {
  Filter filter;
  filter.window = {parse_iso_day(from), parse_iso_day(to)};
  return filter;
}

std::vector<std::string> ids_of(const Incidents& incidents, const std::vector<RowId>& rows) {
  std::vector<std::string> ids;
  for (const RowId row : rows) ids.emplace_back(incidents.id[index_of(row)]);
  return ids;
}

std::vector<std::string> ids_of(const Incidents& incidents, const std::vector<Match>& matches, DateMatch match) {
  std::vector<std::string> ids;
  for (const Match& m : matches) {
    if (m.match == match) ids.emplace_back(incidents.id[index_of(m.row)]);
  }
  return ids;
}

std::vector<std::string> cells_of(const TextColumn& column) {
  std::vector<std::string> cells;
  for (std::size_t row = 0; row < column.size(); ++row) cells.emplace_back(column[row]);
  return cells;
}

CountRange best(std::int64_t value) {
  return {std::nullopt, value, std::nullopt};
}
CountRange at_least(std::int64_t value) {
  return {value, std::nullopt, std::nullopt};
}
CountRange at_most(std::int64_t value) {
  return {std::nullopt, std::nullopt, value};
}
CountRange between(std::int64_t low, std::int64_t high) {
  return {low, std::nullopt, high};
}

std::vector<Row> hanbyun() {
  const std::string total = "hanbyun-total";
  return {
      {.id = total,
       .date = "2023-11/2023-12",
       .persons = at_least(95),
       .origin = "China",
       .destination = "North Korea"},
      {.id = "nov-20",
       .date = "2023-11-20",
       .persons = best(30),
       .origin = "Dandong",
       .destination = "Sinuiju",
       .part_of = total},
      {.id = "nov-end",
       .date = "[2023-11-21..2023-11-30]",
       .persons = best(10),
       .destination = "Yanggang Province (border region)",
       .part_of = total},
      {.id = "dec-end",
       .date = "[2023-12-21..2023-12-31]",
       .persons = best(20),
       .destination = "Yanggang Province (border region)",
       .part_of = total},
      {.id = "dec-26",
       .date = "2023-12-26",
       .persons = best(35),
       .destination = "Onsong County, North Hamgyong Province",
       .part_of = total},
      {.id = "autumn",
       .date = "2023-09/2023-10",
       .persons = best(600),
       .origin = "China",
       .destination = "North Korea"},
  };
}

}  // namespace yalu::samples
