// Spellings as sources print them against the shipped gazetteer. tests/data/place_spellings.csv holds the place that
// the source means, what is to be answered instead where that is not simply the place (the id of a namesake, which is
// then warned of; "several"; "unknown"), the spellings and the page they were compiled from. The exceptions were looked
// at one by one: a spelling that its own source calls wrong, words that name no place (the Korean for "border", the
// Chinese for "new bridge"), places without a row (Namsinuiju, Hekou), and names that two places bear once a bracket is
// set aside.
#include <algorithm>

#include <gtest/gtest.h>

#include "incidents/geocoder.h"
#include "io/gazetteer_reader.h"
#include "test_csv.h"

namespace yalu {
namespace {

std::vector<std::string> split(const std::string& spellings) {
  std::vector<std::string> result;
  for (std::size_t begin = 0; begin != spellings.npos;) {
    const std::size_t end = spellings.find("; ", begin);
    result.push_back(spellings.substr(begin, end == spellings.npos ? end : end - begin));
    begin = end == spellings.npos ? end : end + 2;
  }
  return result;
}

std::string answer_to(const Gazetteer& gazetteer, const std::string& spelling, const std::string& place) {
  const GeocodeAnswer answer = geocode(gazetteer, spelling);
  if (answer.match) {
    const std::string& id = gazetteer[*answer.match].id;
    return id == place || !answer.warning.empty() ? id : id + ", with no warning";
  }
  const auto is_place = [&](const Candidate& candidate) { return gazetteer[candidate.place].id == place; };
  if (answer.reason == "several places bear this name" &&
      std::any_of(answer.candidates.begin(), answer.candidates.end(), is_place)) {
    return "several";
  }
  return answer.reason.find("not in the gazetteer") != std::string::npos ? "unknown" : answer.reason;
}

TEST(PlaceSpellings, EachFindsItsPlaceOrIsReportedAsWhatItIs) {
  Issues issues;
  const Result<Gazetteer> gazetteer = read_gazetteer(YALU_SOURCE_DIR "/geodata/gazetteer", issues);
  ASSERT_TRUE(gazetteer) << gazetteer.error().message;
  const TestRows rows = read_test_csv(YALU_SOURCE_DIR "/tests/data/place_spellings.csv");
  ASSERT_FALSE(rows.empty());
  ASSERT_EQ(rows[0], (std::vector<std::string>{"place", "answer", "spellings", "source"}));
  std::size_t checked = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    ASSERT_EQ(rows[i].size(), 4U) << "row " << i + 1;
    const std::string &place = rows[i][0], &answer = rows[i][1];
    EXPECT_FALSE(rows[i][3].empty()) << "row " << i + 1 << " has no source";
    for (const std::string& spelling : split(rows[i][2])) {
      EXPECT_EQ(answer_to(gazetteer.value(), spelling, place), answer.empty() ? place : answer) << spelling;
      ++checked;
    }
  }
  EXPECT_GE(checked, 870U);
}

}  // namespace
}  // namespace yalu
