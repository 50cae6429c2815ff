// gate_test.cpp - nothing is shown to anyone, and nothing is acknowledged, before it is committed; then
// everything, in order.
#include <gmock/gmock.h>

#include "room/room_harness.hpp"

namespace jamsides::testing {
namespace {

using seating::Function;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

assessment::Cast cast(AssessmentId assessment, int item, int value) { return {assessment, item, value, ""}; }

TEST(Gate, SQ_WithTheCommitHeldNothingLeaves) {
  RoomTest test;
  auto voter = test.device(test.seat(2, Function::chef));
  auto screen = test.device(test.storbild());
  voter->hear();
  screen->hear();
  test.store.holding = true;

  voter->send(cast(test.assessment(2), 4, 2));            // a change and its done
  voter->send(cast(test.assessment(2), 99, 2));           // a refusal that depends on it
  auto late = test.device(test.seat(1, Function::chef));  // a welcome that would tell of it
  bool read = false;
  test.room->read([&](const Group&) { read = true; });

  EXPECT_THAT(index_of(voter->hear(), "\"seq\""), -1);
  EXPECT_THAT(index_of(voter->hear(), "refused"), -1);
  EXPECT_THAT(index_of(screen->hear(), "\"seq\""), -1);
  EXPECT_THAT(late->hear(), IsEmpty());
  EXPECT_FALSE(read);

  test.store.commit();

  const auto heard = voter->hear();
  EXPECT_GE(index_of(heard, "\"ballot.cast\""), 0);
  EXPECT_LT(index_of(heard, "\"ballot.cast\""), index_of(heard, "\"done\""));
  EXPECT_LT(index_of(heard, "\"done\""), index_of(heard, "\"refused\""));
  EXPECT_GE(index_of(screen->hear(), "\"answered\""), 0);
  EXPECT_THAT(late->hear().front(), HasSubstr("\"welcome\""));
  EXPECT_TRUE(read);
}

TEST(Gate, SQ_AVoteThatCouldNotBeStoredIsNeitherShownNorAcknowledged) {
  RoomTest test;
  auto voter = test.device(test.seat(2, Function::chef));
  auto other = test.device(test.seat(2, Function::politiker));
  voter->hear();
  other->hear();
  test.store.fail_next = store::AppendOutcome::group_failed;

  voter->send(cast(test.assessment(2), 4, 2));

  EXPECT_EQ(voter->ended, room::End::stopped);
  EXPECT_EQ(other->ended, room::End::stopped);
  EXPECT_TRUE(test.stopped);
  EXPECT_EQ(index_of(voter->hear(), "\"seq\""), -1);
  EXPECT_EQ(index_of(other->hear(), "\"seq\""), -1);
}

TEST(Gate, SQ_PartOfWhatIsHeldLeavesInOrderAsItBecomesSafe) {
  RoomTest test;
  auto voter = test.device(test.seat(2, Function::chef));
  voter->hear();
  test.store.holding = true;
  voter->send(cast(test.assessment(2), 1, 1));
  voter->send(cast(test.assessment(2), 2, 2));

  test.store.commit(1);

  auto first = voter->hear();
  EXPECT_GE(index_of(first, "\"id\":\"t1-1\""), 0);
  EXPECT_EQ(index_of(first, "\"id\":\"t1-2\""), -1);
  test.store.commit();
  EXPECT_GE(index_of(voter->hear(), "\"id\":\"t1-2\""), 0);
}

}  // namespace
}  // namespace jamsides::testing
