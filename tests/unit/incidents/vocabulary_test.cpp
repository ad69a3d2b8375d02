#include "incidents/vocabulary.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

TEST(Vocabulary, VerificationReadsBack) {
  for (const Verification value : {Verification::unknown, Verification::alleged, Verification::corroborated,
                                   Verification::confirmed, Verification::denied}) {
    EXPECT_EQ(parse_verification(to_string(value)), value);
  }
  EXPECT_EQ(parse_verification(" Alleged "), Verification::alleged);
  EXPECT_EQ(parse_verification(""), Verification::unknown);
  EXPECT_EQ(parse_verification("rumoured"), std::nullopt);
}

TEST(Vocabulary, PrecisionReadsBack) {
  for (const Precision value : {Precision::exact, Precision::settlement, Precision::county, Precision::province,
                                Precision::country, Precision::unknown}) {
    EXPECT_EQ(parse_precision(to_string(value)), value);
  }
  EXPECT_EQ(parse_precision("COUNTY"), Precision::county);
  EXPECT_EQ(parse_precision("city"), std::nullopt);
  EXPECT_EQ(parse_precision(""), std::nullopt);
}

TEST(Vocabulary, KnownKindsAreToldWhateverTheirCaseAndGaps) {
  for (const char* text : {"running-total", "Running-total", "running total", "RUNNING_TOTAL", " Running  Total "}) {
    EXPECT_EQ(known_kind(text), kind::running_total) << text;
  }
  EXPECT_EQ(known_kind("Statement"), kind::statement);
  EXPECT_EQ(known_kind("Statements"), "Statements");
  EXPECT_EQ(known_kind("runningtotal"), "runningtotal");
  EXPECT_EQ(known_kind("Return of nationals"), "Return of nationals");
  EXPECT_EQ(known_kind(""), "");
  EXPECT_EQ(known_sensitivity("Restricted"), "restricted");
  EXPECT_EQ(known_sensitivity("secret"), "secret");
}

TEST(Vocabulary, KindsInWords) {
  EXPECT_EQ(kind_in_words(kind::forced_repatriation), "forced return");
  EXPECT_EQ(kind_in_words(kind::running_total), "running total");
  EXPECT_EQ(kind_in_words("return-of-nationals"), "return of nationals");
}

}  // namespace
}  // namespace yalu
