// Who says so: one claim's word is never put into another's mouth.
#include "incidents/standing.h"

#include <gtest/gtest.h>

#include "incident_samples.h"

namespace yalu {
namespace {

samples::Resolved night_of_october(bool preferred) {
  return samples::resolve(
      {{.id = "a",
        .date = "2023-10-09",
        .persons = samples::at_least(500),
        .claim_group = "g",
        .claimed_by = "Unification Media",
        .persons_text = "more than 500"},
       {.id = "b",
        .date = "2023-10-09",
        .persons = samples::best(600),
        .claim_group = "g",
        .preferred = preferred,
        .claimed_by = "Justice for North Korea",
        .persons_text = "some 600"},
       {.id = "c", .date = "2023-10-09", .kind = "arrest", .claim_group = "g", .claimed_by = "Unification Media"}});
}

TEST(Standing, OfRivalsTakenTogetherNamesThemAll) {
  const auto data = night_of_october(false);
  EXPECT_EQ(speaking_claim(data.table, data.incidents, RowId{0}), std::nullopt);
  EXPECT_EQ(said_by(data.table, data.incidents, RowId{0}),
            "3 claims together: alleged by Unification Media, Justice for North Korea");
  EXPECT_EQ(kinds_in_words(data.table, data.incidents, RowId{0}), "forced return / arrest");
}

TEST(Standing, OfAPreferredClaimIsThatClaimsOwn) {
  const auto data = night_of_october(true);
  EXPECT_EQ(said_by(data.table, data.incidents, RowId{0}), "alleged by Justice for North Korea");
  EXPECT_EQ(figure_words(data.table, data.incidents, RowId{0}), "some 600");
}

TEST(Standing, AnEnvelopeIsNobodysWords) {
  const auto data =
      samples::resolve({{.id = "a", .date = "2023-10-09", .persons = samples::best(500), .claim_group = "g"},
                        {.id = "b", .date = "2023-10-09", .persons = samples::best(600), .claim_group = "g"}});
  EXPECT_EQ(data.incidents.persons[0].best, std::nullopt);
  EXPECT_EQ(figure_words(data.table, data.incidents, RowId{0}), "");
}

}  // namespace
}  // namespace yalu
