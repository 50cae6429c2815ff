// sqlite_snapshots_test.cpp - snapshots in a file: kept over a restart, found out when damaged, gone when
// purged.
#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>

#include "store/group_samples.hpp"
#include "store/group_snapshot.hpp"
#include "store/room_loader.hpp"
#include "store/sqlite_db.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"

namespace jamsides::store {
namespace {

using testing::HasSubstr;
using namespace std::string_literals;
using testing::Not;

void write_whole(Log& log, const GroupId& group, const Snapshot& snapshot) {
  for (std::optional<std::size_t> next = 0; *next < snapshot.state.size();) {
    next = log.write_snapshot(group, snapshot, *next);
    ASSERT_TRUE(next);
  }
}

/// Loads group "ga" and tells how many events had to be read.
Seq folded(Log& log) {
  RoomLoader loader("ga", samples::checklists());
  while (loader.step(log)) {
  }
  const auto room = loader.take();
  EXPECT_TRUE(room) << room.error().what;
  EXPECT_EQ(room->group.seq, 20u);
  return loader.folded();
}

/// A group "ga" of 20 events, its snapshot standing at 15.
void with_a_snapshot(Log& log) {
  append_one(log, created("ga"));
  append_one(log, one("ga", 2, meeting::Planned{MeetingId{1}, "bm1", "", {}, {}, ""}));
  for (Seq seq = 3; seq <= 15; ++seq) append_one(log, filler("ga", seq));
  const auto room = load_room(log, "ga", samples::checklists());
  ASSERT_TRUE(room);
  store_snapshot(log, room->group);
  for (Seq seq = 16; seq <= 20; ++seq) append_one(log, filler("ga", seq));
}

TEST(SqliteSnapshots, OutliveTheProgram) {
  TemporaryDirectory directory;
  {
    SqliteLog log(directory.data());
    with_a_snapshot(log);
  }
  SqliteLog log(directory.data());
  EXPECT_EQ(folded(log), 5u);
  EXPECT_EQ(log.open_statements(), 0);
}

TEST(SqliteSnapshots, DamagedOnesArePassedOverAndTheGroupIsFolded) {
  for (const char* damage :
       {"UPDATE snapshot_part SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Norra', 'Sodra') AS BLOB)",
        "UPDATE snapshot_part SET bytes = zeroblob(length(bytes))", "DELETE FROM snapshot_part",
        "UPDATE snapshot SET schema = 99", "UPDATE snapshot SET schema = 0",
        "UPDATE snapshot SET seq = seq + 1", "UPDATE snapshot SET link = zeroblob(32)",
        "UPDATE snapshot SET digest = zeroblob(32)", "UPDATE snapshot SET digest = x'00'",
        "UPDATE snapshot SET bytes = bytes - 1", "UPDATE snapshot SET bytes = 99999999999"}) {
    TemporaryDirectory directory;
    {
      SqliteLog log(directory.data());
      with_a_snapshot(log);
      ASSERT_EQ(folded(log), 5u);
    }
    {
      Database database(directory.database().string(), SQLITE_OPEN_READWRITE, "");
      database.execute(damage);
    }
    SqliteLog log(directory.data());
    EXPECT_EQ(folded(log), 20u) << damage;
  }
}

TEST(SqliteSnapshots, WhatIsDroppedIsGoneFromTheDisk) {
  TemporaryDirectory directory;
  SqliteLog log(directory.data());
  append_one(log, created("ga"));
  append_one(log, ballot("ga", 2, "x"));
  write_whole(log, "ga", {1, *log.head("ga"), std::string(50'000, '.') + "HEMLIGT-TILLSTÅND"});
  write_whole(log, "ga", {1, *log.head("ga"), "HEMLIGT-TILLSTÅND" + std::string(5'000, '.')});
  ASSERT_THAT(bytes_under(directory.data()), HasSubstr("HEMLIGT-TILLSTÅND"));

  append_one(log, redaction("ga", 3, {2}));

  EXPECT_THAT(bytes_under(directory.data()), Not(HasSubstr("HEMLIGT-TILLSTÅND")));
}

TEST(SqliteSnapshots, ManyGroupsSnapshotsLeaveNoCopyInAnyCornerOfThePages) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  TemporaryDirectory directory;
  SqliteLog log(directory.data());
  std::map<GroupId, Seq> heads;
  for (char c = 'a'; c <= 'l'; ++c) {
    heads["g"s + c] = 2;
    append_one(log, created("g"s + c));
    append_one(log, ballot("g"s + c, 2, "x"));
  }
  std::set<GroupId> kept;
  for (int step = 0; step < 150; ++step) {
    const auto group = std::next(heads.begin(), static_cast<int>(random() % heads.size()))->first;
    if (random() % 3 != 0) {
      std::string state;
      while (state.size() < random() % 90'000) state += "HEMLIGT-" + group + ".";
      write_whole(log, group, {1, *log.head(group), state + "HEMLIGT-" + group + "."});
      kept.insert(group);
    } else {
      append_one(log, redaction(group, ++heads[group], {2}));
      kept.erase(group);
      const auto bytes = bytes_under(directory.data());
      for (const auto& [each, head] : heads) {
        ASSERT_EQ(bytes.contains("HEMLIGT-" + each + "."), kept.contains(each)) << each << " step " << step;
      }
    }
  }
}

}  // namespace
}  // namespace jamsides::store
