// verify_test.cpp - every change of a stored row behind the server's back is seen and named.
#include "store/verify.hpp"

#include <gmock/gmock.h>

#include "store/chain.hpp"
#include "store/sqlite_db.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"

namespace jamsides::store {
namespace {

using testing::Contains;
using testing::HasSubstr;

/// A stopped server's data: ga with 5 events, one of them redacted, and gb with 2.
class Verify : public testing::Test {
 protected:
  Verify() {
    SqliteLog log(directory_.data());
    append_one(log, created("ga"));
    append_one(log, ballot("ga", 2, "hemligt"));
    append_one(log, ballot("ga", 3, "kvar"));
    append_one(log, redaction("ga", 4, {2}));
    append_one(log, filler("ga", 5));
    append_one(log, created("gb"));
    append_one(log, filler("gb", 2));
  }

  void tamper(const std::string& sql) {
    Database database(directory_.database().string(), SQLITE_OPEN_READWRITE, "");
    database.execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
    database.execute(sql);
    ASSERT_EQ(database.changes(), 1) << sql;
  }
  VerifyReport report() const { return verify(directory_.data()); }

  TemporaryDirectory directory_;
};

TEST_F(Verify, ASoundLogIsCountedAndItsHeadsAreTold) {
  std::string head;
  {
    SqliteLog log(directory_.data());
    head = hex(log.head("ga")->link);
  }

  const VerifyReport found = report();

  EXPECT_TRUE(found.sound) << testing::PrintToString(found.lines);
  EXPECT_EQ(found.groups, 2u);
  EXPECT_EQ(found.events, 7u);
  EXPECT_EQ(found.redacted, 1u);
  EXPECT_THAT(found.lines, Contains("group ga: 5 events, head " + head));
}

TEST_F(Verify, AChangedByteInAnyColumnIsFoundAndItsPlaceNamed) {
  for (const char* change :
       {"type = 'meeting.close'", "version = 2", "version = 4294967297", "at = at + 1", "by = 's3'",
        "by = 'x'", "id = 'k7f-9'", "id = ''", "salt = zeroblob(16)", "salt = zeroblob(15)",
        "body = replace(body, 'kvar', 'kval')", "content = zeroblob(32)", "content = x'00'",
        "link = zeroblob(32)", "salt = NULL", "body = NULL", "body = ''"}) {
    TemporaryDirectory copy;
    std::filesystem::copy(directory_.data(), copy.data());
    {
      Database database(copy.database().string(), SQLITE_OPEN_READWRITE, "");
      database.execute(std::string("UPDATE event SET ") + change + " WHERE group_id = 'ga' AND seq = 3");
    }

    const VerifyReport found = verify(copy.data());

    EXPECT_FALSE(found.sound) << change;
    EXPECT_THAT(found.lines, Contains(HasSubstr("group ga seq 3: "))) << change;
    EXPECT_THAT(found.lines, Contains(HasSubstr("group gb: 2 events"))) << change;
  }
}

TEST_F(Verify, WhatAKilledServerLeavesBeforeItsFirstCheckpointIsSound) {
  TemporaryDirectory live, killed;
  SqliteLog log(live.data());
  append_one(log, created("ga"));
  std::filesystem::copy(live.data(), killed.data());

  const VerifyReport found = verify(killed.data());

  EXPECT_TRUE(found.sound) << testing::PrintToString(found.lines);
  EXPECT_EQ(found.events, 1u);
}

TEST_F(Verify, AMissingEventIsAGap) {
  tamper("DELETE FROM event WHERE group_id = 'ga' AND seq = 3");
  EXPECT_THAT(report().lines,
              Contains("group ga seq 3: gap: expected 3; of the 2 behind it 0 cannot be read"));
}

TEST_F(Verify, AMissingEndIsSeenAtTheHead) {
  tamper("DELETE FROM event WHERE group_id = 'ga' AND seq = 5");
  EXPECT_THAT(report().lines, Contains("group ga seq 5: the log ends at 4, the group's head says 5"));
}

TEST_F(Verify, AHeadWithAnotherLinkIsFound) {
  tamper("UPDATE group_log SET head_link = zeroblob(32) WHERE id = 'gb'");
  EXPECT_THAT(report().lines, Contains(HasSubstr("group gb seq 2: the log ends at 2")));
}

TEST_F(Verify, AnEventInAnotherGroupIsFound) {
  tamper("UPDATE event SET group_id = 'gz' WHERE group_id = 'gb' AND seq = 2");
  EXPECT_FALSE(report().sound);
  EXPECT_THAT(report().lines, Contains("group gz seq 2: belongs to no group"));
}

TEST_F(Verify, ANameThatItsEventsDoNotTellIsFound) {
  tamper("UPDATE group_log SET name = 'Falska' WHERE id = 'gb'");
  EXPECT_THAT(report().lines, Contains(HasSubstr("group gb seq 2: the group's name")));
}

TEST_F(Verify, ABallotErasedWithoutARedactionIsFound) {
  {
    SqliteLog log(directory_.data());
    append_one(log, ballot("ga", 6, "kvar"));
  }
  tamper("UPDATE event SET body = NULL, salt = NULL WHERE group_id = 'ga' AND seq = 6");
  EXPECT_THAT(report().lines, Contains("group ga seq 6: body erased, but no redaction follows"));
}

TEST_F(Verify, ALoadRefusesWhatVerifyRefuses) {
  tamper("UPDATE event SET at = at + 1 WHERE group_id = 'ga' AND seq = 3");
  SqliteLog log(directory_.data());

  const auto loaded = log.load("ga");

  EXPECT_EQ(loaded.error().kind, LoadError::Kind::damaged);
  EXPECT_EQ(loaded.error().what, "group ga at seq 3: chain is broken");
  EXPECT_TRUE(log.load("gb"));
}

TEST_F(Verify, ARunningServersDataAreRefused) {
  SqliteLog running(directory_.data());

  EXPECT_FALSE(report().sound);
  EXPECT_THAT(report().lines, testing::ElementsAre(HasSubstr("another jamsides uses")));
}

TEST_F(Verify, ADirectoryWithoutDataIsSaidToBeOne) {
  TemporaryDirectory empty;
  EXPECT_THAT(verify(empty.data()).lines, testing::ElementsAre(HasSubstr("there is no")));
  EXPECT_FALSE(std::filesystem::exists(empty.data()));
}

TEST_F(Verify, AnotherSchemaIsSaidToBeOne) {
  {
    Database database(directory_.database().string(), SQLITE_OPEN_READWRITE, "");
    database.execute("PRAGMA user_version = 7");
  }
  EXPECT_THAT(report().lines, testing::ElementsAre(HasSubstr("schema 7")));
}

}  // namespace
}  // namespace jamsides::store
