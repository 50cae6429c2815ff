// time_machine_test.cpp - random meetings: the log gives the same state read whole, read twice, read from a
// snapshot anywhere, and read up to any place, also once votes have been redacted.
#include <gmock/gmock.h>

#include "domain/chaos.hpp"
#include "store/group_snapshot.hpp"
#include "store/memory_log.hpp"
#include "store/room_loader.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"

namespace jamsides::store {
namespace {

/// Chaos whose every decision is stored, as the room does it.
class StoredChaos {
 public:
  StoredChaos(Log& log, unsigned seed) : log_(log), chaos_(seed) {
    auto& live = chaos_.group();
    Append all{live.now.id, {}, live.rows, {}};
    for (const auto& [event, stamp] : live.log) all.entries.push_back({event, stamp});
    EXPECT_EQ(append_one(log, all), AppendOutcome::committed);
    live.heard = [this](std::span<const test::Logged> entries, const Decision& decision) {
      Append append{group().id, {}, decision.rows, decision.redact};
      for (const auto& [event, stamp] : entries) append.entries.push_back({event, stamp});
      redactions += decision.redact.size();
      ASSERT_EQ(append_one(log_, append), AppendOutcome::committed) << log_.failure();
    };
  }
  void step() { chaos_.step(); }
  const Group& group() { return chaos_.group().now; }
  const Checklists& checklists() { return chaos_.group().checklists; }

  /// The state now, but for links that only memory knows.
  Group expected() {
    Group group = this->group();
    group.seating.card_tokens.clear();
    group.survey.results.clear();  // counted from what stands beside the log, see survey_store_test
    return group;
  }

  std::size_t redactions = 0;

 private:
  Log& log_;
  test::Chaos chaos_;
};

Group state(Log& log, StoredChaos& play, RoomLoader::Options options, Seq* folded = nullptr) {
  RoomLoader loader(play.group().id, play.checklists(), options);
  while (loader.step(log)) {
  }
  auto room = loader.take();
  EXPECT_TRUE(room) << room.error().what;
  if (folded) *folded = loader.folded();
  if (room) room->group.survey.results.clear();
  return room ? std::move(room->group) : Group{};
}

void play_and_read(Log& log, unsigned seed, int steps, std::size_t& redactions) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  StoredChaos play(log, seed);
  for (int step = 1; step <= steps && !testing::Test::HasFailure(); ++step) {
    play.step();
    if (random() % 60 != 0) continue;
    store_snapshot(log, play.group());
    EXPECT_TRUE(state(log, play, {}) == play.expected()) << "from a snapshot of now";
  }
  redactions += play.redactions;

  const Group whole = state(log, play, {.from_snapshot = false});
  EXPECT_TRUE(whole == play.expected());
  EXPECT_TRUE(state(log, play, {.from_snapshot = false, .events_at_once = 7}) == whole) << "twice";
  EXPECT_TRUE(state(log, play, {}) == whole) << "from what snapshot there is";
  const auto entries = log.load(whole.id).value().entries;
  // From a snapshot anywhere, to the end and to any place. What was redacted is gone at every place.
  for (int i = 0; i < 8; ++i) {
    const Seq at = 1 + random() % whole.seq, until = at + random() % (whole.seq - at + 1);
    const Group then = state(log, play, {.from_snapshot = false, .until = at});
    EXPECT_EQ(then.seq, at);
    const auto again = group_of(snapshot_of(then), play.checklists());
    ASSERT_TRUE(again);
    Group group = *again;
    Group there = *again;
    for (const auto& [event, stamp] : entries) {
      if (stamp.seq > at) apply(group, event, stamp, play.checklists());
      if (stamp.seq > at && stamp.seq <= until) apply(there, event, stamp, play.checklists());
    }
    group.seating.names = there.seating.names = whole.seating.names;
    EXPECT_TRUE(group == whole) << "from " << at;
    EXPECT_TRUE(state(log, play, {.from_snapshot = false, .until = until}) == there) << at << " to " << until;
  }
}

TEST(TimeMachine, EX2_AS14_RandomLogsGiveTheSameStateHoweverTheyAreRead) {
  std::size_t redactions = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    MemoryLog log;
    play_and_read(log, seed, 800, redactions);
    if (HasFailure()) return;
  }
  EXPECT_GT(redactions, 60u);  // else the chaos proves nothing
}

TEST(TimeMachine, AlsoFromAFile) {
  std::size_t redactions = 0;
  for (unsigned seed = 100; seed <= 103; ++seed) {
    TemporaryDirectory directory;
    SqliteLog log(directory.data());
    play_and_read(log, seed, 400, redactions);
  }
}

}  // namespace
}  // namespace jamsides::store
