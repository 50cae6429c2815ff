// sqlite_log_test.cpp - what only a file can do: outlive, be locked, be newer, fail, remember what was
// erased.
#include "store/sqlite_log.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>
#include <set>

#include "store/failing_vfs.hpp"
#include "store/sqlite_schema.hpp"
#include "store/store_harness.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

using testing::HasSubstr;
using testing::Not;

unsigned mode_of(const std::filesystem::path& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777u : 0;
}

std::string fault_of(const std::function<void()>& doing) {
  try {
    doing();
  } catch (const StoreFault& fault) {
    return fault.what();
  }
  return "";
}

TEST(SqliteLog, WhatIsCommittedOutlivesTheProgram) {
  TemporaryDirectory directory;
  Head head;
  {
    SqliteLog log(directory.data());
    append_one(log, created("ga"));
    append_one(log, ballot("ga", 2, "därför"));
    head = *log.head("ga");
  }

  SqliteLog again(directory.data());

  EXPECT_EQ(again.head("ga"), head);
  EXPECT_EQ(again.load("ga")->entries.size(), 2u);
}

TEST(SqliteLog, TheFilesAreForTheServerAlone) {
  TemporaryDirectory directory;
  SqliteLog log(directory.data());
  append_one(log, created("ga"));

  EXPECT_EQ(mode_of(directory.data()), 0700u);
  EXPECT_EQ(mode_of(directory.database()), 0600u);
  EXPECT_EQ(mode_of(directory.database().string() + "-wal"), 0600u);
}

TEST(SqliteLog, ASecondServerIsRefused) {
  TemporaryDirectory directory;
  auto first = std::make_unique<SqliteLog>(directory.data());

  EXPECT_THAT(fault_of([&] { SqliteLog second(directory.data()); }), HasSubstr("another jamsides uses"));

  first.reset();
  SqliteLog third(directory.data());
}

TEST(SqliteLog, AFileFromANewerVersionIsRefusedAndLeftAlone) {
  TemporaryDirectory directory;
  {
    SqliteLog log(directory.data());
  }
  {
    Database database(directory.database().string(), SQLITE_OPEN_READWRITE, "");
    database.execute("PRAGMA user_version = 99");
  }

  EXPECT_THAT(fault_of([&] { SqliteLog log(directory.data()); }),
              HasSubstr("newer version of jamsides (schema 99"));

  Database database(directory.database().string(), SQLITE_OPEN_READWRITE, "");
  EXPECT_EQ(schema_of(database), 99);
}

TEST(SqliteLog, AMigrationThatFailsLeavesTheFileAsItWas) {
  TemporaryDirectory directory;
  Database database((directory.path() / "x.db").string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "");
  const std::array first{"CREATE TABLE a (x)"};
  const std::array both{"CREATE TABLE a (x)", "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)"};
  migrate(database, first);

  EXPECT_THAT(fault_of([&] { migrate(database, both); }), HasSubstr("migration to schema 2 failed"));

  EXPECT_EQ(schema_of(database), 1);
  EXPECT_THROW(database.execute("SELECT * FROM b"), SqliteError);
  const std::array mended{"CREATE TABLE a (x)", "CREATE TABLE b (x)"};
  migrate(database, mended);
  EXPECT_EQ(schema_of(database), 2);
}

TEST(SqliteLog, SomethingThatIsNoDatabaseIsRefused) {
  TemporaryDirectory directory;
  std::filesystem::create_directory(directory.data());
  std::ofstream(directory.database()) << std::string(5000, 'x');

  EXPECT_THAT(fault_of([&] { SqliteLog log(directory.data()); }), HasSubstr("not a database"));
}

TEST(SqliteLog, NoStatementIsOpenBetweenCalls) {
  TemporaryDirectory directory;
  SqliteLog log(directory.data());
  const auto none_open = [&] { return log.open_statements() == 0; };
  const SessionInfo session{"c", "ga", kChef, Key::room, {}, {}};

  append_one(log, created("ga"));
  append_one(log, created("ga"));  // refused in its savepoint
  EXPECT_TRUE(none_open());
  Append rows = ballot("ga", 2, "x");
  rows.rows = {PersonRow{PersonId{1}, kChef, "Ada", false, {}},
               CredentialRow{"h", kChef, Key::room, false, {}, {}}};
  append_one(log, rows);
  append_one(log, redaction("ga", 3, {2}));
  EXPECT_TRUE(none_open());
  log.add_session(session);
  fault_of([&] { log.add_session({"d", "gx", kChef, Key::room, {}, {}}); });
  EXPECT_TRUE(none_open());
  (void)log.load("ga"), log.load("gx"), log.groups(), log.head("ga"), log.people("ga"), log.room_codes();
  (void)log.credentials(), log.credential("h"), log.sessions(), log.session("c"), log.admins();
  EXPECT_TRUE(none_open());
  log.remove("ga");
  EXPECT_TRUE(none_open());
}

TEST(SqliteLog, WhatIsRedactedIsGoneFromTheDisk) {
  TemporaryDirectory directory;
  SqliteLog log(directory.data());
  append_one(log, created("ga"));
  append_one(log, ballot("ga", 2, "HEMLIG-MOTIVERING"));
  ASSERT_THAT(bytes_under(directory.data()), HasSubstr("HEMLIG-MOTIVERING"));

  append_one(log, redaction("ga", 3, {2}));

  EXPECT_THAT(bytes_under(directory.data()), Not(HasSubstr("HEMLIG-MOTIVERING")));
  EXPECT_EQ(log.wal_bytes(), 0u);
}

/// The numbers n of every "HEMLIG<n>." in the files under `directory`.
std::set<Seq> secrets_in(const std::filesystem::path& directory) {
  std::set<Seq> found;
  const std::string all = bytes_under(directory);
  for (auto at = all.find("HEMLIG"); at != std::string::npos; at = all.find("HEMLIG", at + 6)) {
    found.insert(std::strtoull(all.c_str() + at + 6, nullptr, 10));
  }
  return found;
}

TEST(SqliteLog, RedactedBallotsLeaveNoCopyInAnyCornerOfThePages) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  TemporaryDirectory directory;
  SqliteLog log(directory.data());
  std::set<Seq> left;
  for (const char* group : {"gb", "ga"}) {
    std::vector<Append> batch{created(group)};
    for (Seq seq = 2; seq <= 600; ++seq) {
      batch.push_back(
          ballot(group, seq, "HEMLIG" + std::to_string(seq) + "." + std::string(random() % 500, 'h')));
      left.insert(seq);
    }
    log.append(batch);
  }
  log.remove("gb");
  std::vector<Seq> order(left.begin(), left.end());
  std::ranges::shuffle(order, random);

  for (Seq next = 601; !order.empty(); ++next) {
    const auto keep = order.size() > 40 ? order.size() - 40 : 0;
    const std::vector<Seq> some(order.begin() + static_cast<std::ptrdiff_t>(keep), order.end());
    order.resize(keep);
    ASSERT_EQ(append_one(log, redaction("ga", next, some)), AppendOutcome::committed);
    for (Seq seq : some) left.erase(seq);

    ASSERT_EQ(secrets_in(directory.data()), left);
  }
}

TEST(SqliteLog, AnErasedNameIsGoneFromTheDisk) {
  TemporaryDirectory directory;
  SqliteLog log(directory.data());
  append_one(log, created("ga"));
  Append sit = filler("ga", 2);
  sit.rows.emplace_back(PersonRow{PersonId{1}, kChef, "ADA-ÅSTRÖM", false, UtcMillis{10}});
  append_one(log, sit);
  Append erase = filler("ga", 3);
  erase.rows.emplace_back(PersonRow{PersonId{1}, kChef, "", false, UtcMillis{20}});

  append_one(log, erase);

  EXPECT_THAT(bytes_under(directory.data()), Not(HasSubstr("ADA-ÅSTRÖM")));
}

TEST(SqliteLog, ARemovedGroupIsGoneFromTheDisk) {
  TemporaryDirectory directory;
  SqliteLog log(directory.data());
  append_one(log, created("ga"));
  append_one(log, ballot("ga", 2, "HEMLIG-MOTIVERING"));

  log.remove("ga");

  EXPECT_THAT(bytes_under(directory.data()), Not(HasSubstr("HEMLIG-MOTIVERING")));
}

class FailingDisk : public testing::TestWithParam<void (*)(bool)> {
 protected:
  ~FailingDisk() override { fails(false); }
  void fails(bool on) { GetParam()(on); }

  TemporaryDirectory directory_;
  SqliteLog log_{directory_.data(), {failing_vfs::name()}};
};

INSTANTIATE_TEST_SUITE_P(, FailingDisk, testing::Values(&failing_vfs::fail_syncs, &failing_vfs::fail_writes),
                         [](const auto& parameter) {
                           return parameter.param == &failing_vfs::fail_syncs ? "Sync" : "Write";
                         });

TEST_P(FailingDisk, AFailedCommitStopsEverythingUntilReopened) {
  append_one(log_, created("ga"));
  append_one(log_, created("gb"));
  const std::vector<Append> batch{filler("ga", 2), filler("gb", 2)};

  fails(true);
  EXPECT_THAT(log_.append(batch), testing::Each(AppendOutcome::all_failed));
  fails(false);

  EXPECT_TRUE(log_.broken());
  EXPECT_EQ(append_one(log_, filler("ga", 2)), AppendOutcome::all_failed);
  EXPECT_THROW((void)log_.load("ga"), StoreFault);
  log_.reopen();
  const Seq head = log_.head("ga")->seq;
  EXPECT_TRUE(head == 1 || head == 2);
  EXPECT_EQ(log_.head("gb")->seq, head);  // the batch is there whole or not at all
  EXPECT_EQ(append_one(log_, filler("ga", head + 1)), AppendOutcome::committed);
}

TEST_P(FailingDisk, ReopeningFailsWhileTheDiskDoes) {
  append_one(log_, created("ga"));
  fails(true);
  append_one(log_, filler("ga", 2));

  EXPECT_THROW(log_.reopen(), StoreFault);

  EXPECT_TRUE(log_.broken());
  fails(false);
  log_.reopen();
  EXPECT_FALSE(log_.broken());
}

TEST_P(FailingDisk, AFailedSideWriteClosesTheLogToo) {
  append_one(log_, created("ga"));
  fails(true);

  EXPECT_THROW(log_.add_session({"c", "ga", kChef, Key::room, {}, {}}), StoreFault);

  EXPECT_TRUE(log_.broken());
  fails(false);
  log_.reopen();
  EXPECT_EQ(log_.head("ga")->seq, 1u);
}

}  // namespace
}  // namespace jamsides::store
