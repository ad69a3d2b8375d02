#include "io/connection.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

TEST(Connection, IsToldFromAFile) {
  for (const char* source : {"PG:host=h dbname=d", "pg:service=s", "postgresql://h/d", "PG:"}) {
    EXPECT_TRUE(is_connection(source)) << source;
  }
  for (const char* source : {"a.csv", "PG.csv", "-", "", "postgresql.csv", "folder/PG:x", "https://host/a.csv"}) {
    EXPECT_FALSE(is_connection(source)) << source;
  }
}

TEST(Connection, IsShownWithoutItsPassword) {
  const auto shows = [](const std::string& source, const std::string& shown) {
    EXPECT_EQ(shown_source(source), shown);
  };
  shows("PG:host=h dbname=d user=me", "PG:host=h dbname=d user=me");
  shows("PG:host=h password=s3 user=me", "PG:host=h password=*** user=me");
  shows("PG:password = 's 3\\' x=y' user=me", "PG:password = *** user=me");
  shows("PG:PassWord=s3", "PG:PassWord=***");
  shows("PG:host=h sslpassword=s3", "PG:host=h sslpassword=***");
  // A blank that was forgotten to be quoted: what follows may be the rest of the password.
  shows("PG:password=s 3 user=me", "PG:password=*** user=me");
  shows("PG:password='s3 user=me", "PG:password=***");
  shows("PG:password=", "PG:password=***");
  shows("postgresql://me:s3@h:5432/d", "postgresql://me:***@h:5432/d");
  shows("postgresql://me:s@3/x@h/d", "postgresql://me:***@h/d");
  shows("postgresql://me@h:5432/d?password=s3&connect_timeout=1",
        "postgresql://me@h:5432/d?password=***&connect_timeout=1");
  shows("postgresql://h:5432/d", "postgresql://h:5432/d");
  shows("MYSQL:d,user=me,password=s3,host=h", "MYSQL:d,user=me,password=***");
}

TEST(Connection, NamesOfFilesAndWordsStay) {
  for (const char* text : {"a.csv", "password=s3.csv", "Warning: password=x", "C:\\a.csv", "--title", ""}) {
    EXPECT_EQ(shown_source(text), text);
  }
}

TEST(Connection, NoPasswordIsEverShown) {
  EXPECT_TRUE(rc::check("quoted as libpq wants it, a password does not appear", [] {
    const auto word =
        *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab '\\\"=@:/&?*"))));
    std::string quoted = "'";
    for (const char c : "#" + word + "#") quoted += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    const std::string shown = shown_source("PG:host=h password=" + quoted + "' user=me");
    RC_ASSERT(shown == "PG:host=h password=*** user=me");
  }));
}

TEST(Connection, AReasonQuotesNoPieceOfThePassword) {
  const std::string refused = "connection to server at \"h\" failed: Connection refused";
  EXPECT_EQ(shown_reason(refused), refused);
  for (const char* reason : {"PQconnectdb failed. missing \"=\" after \"s3\" in connection info string",
                             "PQconnectdb failed. invalid integer value \"s3\" for connection option \"port\"",
                             "unterminated quoted string in connection info string",
                             "invalid percent-encoded token: \"s3%\"", "invalid URI query parameter: \"s3\""}) {
    EXPECT_EQ(shown_reason(reason).find("s3"), std::string::npos) << reason;
    EXPECT_NE(shown_reason(reason).find("connection string"), std::string::npos) << reason;
  }
}

}  // namespace
}  // namespace yalu
