#include "io/profile_layouts.h"

#include <array>

namespace yalu {
namespace {

using Names = std::string_view;

constexpr Names ged_needed[] = {"date_start"};
constexpr Names ged_signs[] = {"date_prec",         "where_prec",      "type_of_violence", "dyad_name",
                               "where_coordinates", "source_original", "event_clarity"};
constexpr Names ged_codes[] = {"date_start",       "date_end",        "date_prec",  "where_prec",
                               "type_of_violence", "side_a",          "side_b",     "dyad_name",
                               "source_article",   "source_headline", "source_date"};
constexpr Names ged_report[] = {"The numbers of persons are deaths; each row is tagged \"deaths\"."};

constexpr Names acled_needed[] = {"event_date"};
constexpr Names acled_signs[] = {"event_type",     "sub_event_type", "disorder_type", "fatalities",
                                 "time_precision", "geo_precision",  "event_id_cnty"};
constexpr Names acled_codes[] = {"event_date",     "time_precision", "geo_precision", "event_type",
                                 "sub_event_type", "location",       "admin2",        "admin1",
                                 "country",        "actor1",         "tags"};
constexpr Names acled_report[] = {"The numbers of persons are deaths; each row is tagged \"deaths\".",
                                  "10, 12 and 100 deaths may stand for \"tens\", \"dozens\" and \"hundreds\".",
                                  "Years of two digits are read as 1970 to 2069.",
                                  "The terms of ACLED do not allow raw rows to be passed on."};

constexpr Names gtd_needed[] = {"iyear"};
constexpr Names gtd_signs[] = {"imonth", "iday", "approxdate", "eventid"};
constexpr Names gtd_codes[] = {"iyear",           "imonth",   "iday",   "approxdate", "extended",    "resolution",
                               "specificity",     "vicinity", "city",   "provstate",  "country_txt", "nkill",
                               "attacktype1_txt", "scite1",   "scite2", "scite3"};
constexpr Names gtd_report[] = {"The numbers of persons are deaths; each row is tagged \"deaths\".",
                                "The terms of the GTD do not allow its rows to be passed on."};

constexpr Names timemap_needed[] = {"date", "latitude", "longitude"};
constexpr Names timemap_recognised[] = {"date",        "latitude",     "longitude", "location",
                                        "description", "associations", "sources"};
constexpr Names timemap_codes[] = {"date", "latitude", "description", "graphic", "associations"};
constexpr Names timemap_report[] = {
    "A point is shown as its settlement: Bellingcat moves points on purpose, and no file says how exact one is.",
    "Times of day are kept, not read; 00:00 means an unknown one."};

constexpr Alias ged_direct[] = {{"id", Column::id},
                                {"latitude", Column::destination_lat},
                                {"longitude", Column::destination_lon},
                                {"where_coordinates", Column::destination},
                                {"best", Column::persons_best},
                                {"low", Column::persons_low},
                                {"high", Column::persons_high},
                                {"source_office", Column::source_publisher},
                                {"source_original", Column::claimed_by}};
constexpr Alias acled_direct[] = {{"event_id_cnty", Column::id},          {"latitude", Column::destination_lat},
                                  {"longitude", Column::destination_lon}, {"fatalities", Column::persons_best},
                                  {"source", Column::source_publisher},   {"notes", Column::note}};
constexpr Alias gtd_direct[] = {{"eventid", Column::id},
                                {"latitude", Column::destination_lat},
                                {"longitude", Column::destination_lon},
                                {"summary", Column::note},
                                {"dbsource", Column::source_publisher}};
constexpr Alias timemap_direct[] = {{"id", Column::id},
                                    {"latitude", Column::destination_lat},
                                    {"longitude", Column::destination_lon},
                                    {"location", Column::destination},
                                    {"sources", Column::sources},
                                    {"date_text", Column::date_text}};

constexpr CodedLayout layouts[] = {
    {ImportProfile::Kind::ucdp_ged, "ucdp-ged", "ged_", ged_needed, ged_needed, 2, ged_signs, ged_codes, ged_direct,
     ged_report},
    {ImportProfile::Kind::acled, "acled", "acled_", acled_needed, acled_needed, 2, acled_signs, acled_codes,
     acled_direct, acled_report},
    {ImportProfile::Kind::gtd, "gtd", "gtd_", gtd_needed, gtd_needed, 1, gtd_signs, gtd_codes, gtd_direct, gtd_report},
    {ImportProfile::Kind::timemap,
     "timemap",
     "timemap_",
     timemap_needed,
     timemap_recognised,
     0,
     {},
     timemap_codes,
     timemap_direct,
     timemap_report}};
static_assert(std::size(gtd_codes) <= ImportProfile::most_codes);

constexpr PrecisionCode codes_of_precision[] = {{"date_prec", "ucdp-ged", true},
                                                {"time_precision", "acled", true},
                                                {"where_prec", "ucdp-ged", false},
                                                {"geo_precision", "acled", false},
                                                {"specificity", "gtd", false}};

constexpr Alias generic_aliases[] = {{"origin_place", Column::origin},
                                     {"origin_name", Column::origin},
                                     {"from", Column::origin},
                                     {"place_from", Column::origin},
                                     {"destination_place", Column::destination},
                                     {"destination_name", Column::destination},
                                     {"to", Column::destination},
                                     {"place_to", Column::destination},
                                     {"place", Column::destination},
                                     {"location", Column::destination},
                                     {"city", Column::destination},
                                     {"town", Column::destination},
                                     {"latitude", Column::destination_lat},
                                     {"lat", Column::destination_lat},
                                     {"y", Column::destination_lat},
                                     {"longitude", Column::destination_lon},
                                     {"lon", Column::destination_lon},
                                     {"lng", Column::destination_lon},
                                     {"x", Column::destination_lon},
                                     {"type", Column::kind},
                                     {"event_type", Column::kind},
                                     {"category", Column::kind},
                                     {"event_date", Column::date},
                                     {"datum", Column::date},
                                     {"일자", Column::date},
                                     {"날짜", Column::date},
                                     {"日期", Column::date},
                                     {"persons", Column::persons_text},
                                     {"number", Column::persons_text},
                                     {"people", Column::persons_text},
                                     {"victims", Column::persons_text},
                                     {"count", Column::persons_text},
                                     {"인원", Column::persons_text},
                                     {"人数", Column::persons_text},
                                     {"crossing_id", Column::crossing},
                                     {"headline", Column::title},
                                     {"notes", Column::note},
                                     {"description", Column::note},
                                     {"summary", Column::note},
                                     {"source", Column::source_title},
                                     {"url", Column::source_url},
                                     {"link", Column::source_url}};

}  // namespace

std::span<const CodedLayout> coded_layouts() {
  return layouts;
}

std::span<const PrecisionCode> precision_codes() {
  return codes_of_precision;
}

std::span<const Alias> generic_names() {
  return generic_aliases;
}

std::vector<std::string> ged_columns() {
  constexpr std::string_view header =
      "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
      "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
      "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
      "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
      "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
      "low,gwnoa,gwnob,";
  std::vector<std::string> names;
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t comma = header.find(',', at);
    names.emplace_back(header.substr(at, comma - at));
    at = comma + 1;
  }
  return names;
}

}  // namespace yalu
