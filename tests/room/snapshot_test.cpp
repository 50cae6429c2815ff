// snapshot_test.cpp - when a room has its state stored, so that it opens quickly however old it is.
#include <gtest/gtest.h>

#include "room/room_harness.hpp"

namespace jamsides::testing {
namespace {

using seating::Function;

/// A room in which one seat sits down again and again; without a device, for nobody must listen.
class Snapshots : public ::testing::Test {
 protected:
  void sit_until(Seq seq) {
    const auto author = Author::of(test_.seat(2, Function::chef));
    while (test_.room->group().seq < seq) test_.play(author, seating::Sit{"", false});
  }
  Seq snapshot_seq() {
    const auto snapshot = test_.store.log().snapshot("gtest");
    return snapshot ? snapshot->at.seq : 0;
  }

  RoomTest test_;
};

TEST_F(Snapshots, OneIsStoredWheneverEnoughHasHappened) {
  const Seq first = test_.room->group().seq;
  sit_until(store::kSnapshotEvery - 1);
  EXPECT_EQ(snapshot_seq(), 0u);

  sit_until(2 * store::kSnapshotEvery + 10);
  EXPECT_EQ(snapshot_seq(), 2 * store::kSnapshotEvery);

  auto loaded = store::load_room(test_.store.log(), "gtest", test_.services.checklists);
  ASSERT_TRUE(loaded);
  Group live = test_.room->group();
  live.seating.card_tokens.clear();
  EXPECT_TRUE(loaded->group == live);
  EXPECT_LT(first, store::kSnapshotEvery);
}

TEST_F(Snapshots, AfterSomethingWasDroppedAnOldGroupHasItsNextAtOnce) {
  sit_until(store::kSnapshotEvery + 10);
  ASSERT_EQ(snapshot_seq(), store::kSnapshotEvery);

  // One organisation's votes, agreed on and locked as the meeting closes: redacted.
  const auto list = test_.assessment(2);
  const auto key = Author::of(test_.seat(2, Function::nyckelperson));
  test_.play(Author::of(test_.seat(2, Function::chef)), assessment::Cast{list, 1, 2, "HEMLIGT"});
  test_.play(key, assessment::Reveal{list});
  for (int item = 1; item <= 10; ++item) test_.play(key, assessment::Agree{list, item, 2, "", "", ""});
  ASSERT_EQ(snapshot_seq(), store::kSnapshotEvery);
  test_.play(Author::of(test_.leader()), meeting::Close{test_.bm2()});

  EXPECT_EQ(snapshot_seq(), test_.room->group().seq);
  EXPECT_EQ(test_.store.log().snapshot("gtest")->state.find("HEMLIGT"), std::string::npos);
}

}  // namespace
}  // namespace jamsides::testing
