// room_test.cpp - order, exactly-once, resuming, slow readers and limits, as a device meets them.
#include <gmock/gmock.h>

#include "room/room_harness.hpp"

namespace jamsides::testing {
namespace {

using seating::Function;
using ::testing::HasSubstr;
using ::testing::Not;

assessment::Cast cast(AssessmentId assessment, int item, int value) { return {assessment, item, value, ""}; }

std::string epoch_in(const std::string& welcome) {
  const auto at = welcome.find("\"epoch\":\"") + 9;
  return welcome.substr(at, welcome.find('"', at) - at);
}

TEST(Room, EX_AResentIdGetsTheSameDoneAndActsOnce) {
  RoomTest test;
  auto voter = test.device(test.seat(2, Function::chef));
  voter->hear();
  const auto id = voter->send(cast(test.assessment(2), 4, 2));
  const auto seq = test.room->group().seq;
  voter->hear();

  voter->resend(id, cast(test.assessment(2), 4, 2));

  EXPECT_EQ(test.room->group().seq, seq);
  const auto done = "{\"done\":{\"id\":\"t1-1\",\"seq\":" + std::to_string(seq) + "}}";
  EXPECT_EQ(voter->hear(), std::vector<std::string>{done});
}

TEST(Room, EX_AResentIdGetsTheSameDoneAfterALoad) {
  RoomTest test;
  auto voter = test.device(test.seat(2, Function::chef));
  const auto id = voter->send(cast(test.assessment(2), 4, 2));
  const auto seq = test.room->group().seq;
  auto loaded = store::load_room(test.store.log(), "gtest", test.services.checklists);
  ASSERT_TRUE(loaded);
  auto again = std::make_shared<room::Room>(std::move(loaded->group), loaded->epoch, test.services,
                                            [](room::Room&) {});

  Device device(*again, {test.seat(2, Function::chef), Key::room});
  device.hear();
  device.resend(id, cast(test.assessment(2), 4, 3));

  EXPECT_EQ(again->group().seq, seq);
  EXPECT_THAT(device.hear().back(), HasSubstr("\"seq\":" + std::to_string(seq)));
}

TEST(Room, AS_TwoDevicesOfOneSeatAreOneVoter) {
  RoomTest test;
  auto one = test.device(test.seat(2, Function::chef));
  auto two = test.device(test.seat(2, Function::chef));
  two->instance = "t2";

  one->send(cast(test.assessment(2), 4, 2));
  two->send(cast(test.assessment(2), 4, 3));

  const auto& a = *test.room->group().assessment.find(test.assessment(2));
  EXPECT_EQ(a.answered.at(test.seat(2, Function::chef)), 1);
  EXPECT_EQ(a.ballots.at({1, test.seat(2, Function::chef), 4}).value, 3);
  two.reset();  // closing a tablet changes no count
  EXPECT_EQ(test.room->group().assessment.find(test.assessment(2))->answered.at(test.seat(2, Function::chef)),
            1);
}

TEST(Room, HS_AReturningDeviceGetsExactlyWhatItMissed) {
  RoomTest test;
  const auto seat = test.seat(2, Function::chef);
  auto device = test.device(seat);
  const auto epoch = epoch_in(device->hear().front());
  const auto since = test.room->group().seq;
  device.reset();
  auto other = test.device(test.seat(2, Function::politiker));
  other->send(cast(test.assessment(2), 1, 1));
  other->send(cast(test.assessment(2), 2, 1));

  Device back(*test.room, {seat, Key::room}, since, epoch);
  const auto heard = back.hear();

  EXPECT_THAT(heard[0], HasSubstr("\"welcome\""));
  EXPECT_THAT(heard[0], Not(HasSubstr("\"state\"")));
  EXPECT_THAT(heard[1], HasSubstr("\"seq\":" + std::to_string(since + 1)));
  EXPECT_THAT(heard[2], HasSubstr("\"seq\":" + std::to_string(since + 2)));
}

TEST(Room, HS_AnotherSeatsEpochGivesAFreshWelcome) {
  RoomTest test;
  auto device = test.device(test.seat(2, Function::chef));
  const auto epoch = epoch_in(device->hear().front());

  Device other(*test.room, {test.seat(2, Function::politiker), Key::room}, test.room->group().seq, epoch);

  EXPECT_THAT(other.hear().front(), HasSubstr("\"state\""));
}

TEST(Room, LI_AReaderWhoseNextFrameHasLeftTheBacklogIsToldToComeBack) {
  RoomTest test;
  test.services.limits.backlog_bytes = 1;  // read when the room was made: make another
  auto loaded = store::load_room(test.store.log(), "gtest", test.services.checklists);
  auto room = std::make_shared<room::Room>(std::move(loaded->group), loaded->epoch, test.services,
                                           [](room::Room&) {});
  Device slow(*room, {test.storbild(), Key::room});
  slow.hear();
  Device voter(*room, {test.seat(2, Function::chef), Key::room});
  voter.send(cast(test.assessment(2), 1, 1));
  voter.send(cast(test.assessment(2), 2, 1));

  slow.hear();

  EXPECT_EQ(slow.ended, room::End::come_back);
}

TEST(Room, LI_MoreThanAHundredAtOnceIsTooFastAndASecondGivesFiftyMore) {
  RoomTest test;
  auto voter = test.device(test.seat(2, Function::chef));
  voter->hear();
  for (int i = 0; i < 101; ++i) voter->send(cast(test.assessment(2), 1, 1));
  auto heard = voter->hear(5000);
  EXPECT_EQ(std::ranges::count_if(heard, [](const auto& f) { return f.find("too_fast") != f.npos; }), 1);

  test.now.n += 1000;
  for (int i = 0; i < 51; ++i) voter->send(cast(test.assessment(2), 1, 1));
  heard = voter->hear(5000);
  EXPECT_EQ(std::ranges::count_if(heard, [](const auto& f) { return f.find("too_fast") != f.npos; }), 1);
}

TEST(Room, LI_EightDevicesOfASeatAndSixtyFourOfARoom) {
  RoomTest test;
  std::vector<std::unique_ptr<Device>> devices;
  for (int i = 0; i < 8; ++i) devices.push_back(test.device(test.storbild()));
  EXPECT_TRUE(devices.back()->in());
  EXPECT_FALSE(test.device(test.storbild())->in());

  for (const auto& [id, seat] : test.room->group().seating.seats) {
    for (int i = 0; i < 8 && devices.size() < 64; ++i) {
      if (id != test.storbild()) devices.push_back(test.device(id));
    }
  }
  ASSERT_EQ(devices.size(), 64u);
  EXPECT_TRUE(devices.back()->in());
  EXPECT_FALSE(test.device(test.leader())->in());
}

TEST(Room, SE_RevokingASeatEndsItsDevicesAtOnce) {
  RoomTest test;
  auto lost = test.device(test.seat(2, Function::chef));
  auto other = test.device(test.seat(2, Function::politiker));

  test.play(Author::of(test.seat(2, Function::nyckelperson)),
            seating::RevokeCards{test.seat(2, Function::chef)});

  EXPECT_EQ(lost->ended, room::End::revoked);
  EXPECT_EQ(other->ended, std::nullopt);
}

TEST(Room, ME_RehearsingDropsEveryOtherDeviceOnce) {
  RoomTest test;
  auto leader = test.device(test.leader());
  auto tablet = test.device(test.seat(1, Function::chef));

  leader->send(meeting::Rehearse{test.bm2()});

  EXPECT_EQ(tablet->ended, room::End::come_back);
  EXPECT_EQ(leader->ended, std::nullopt);
}

TEST(Room, ME8_TheLeadIsLostThirtySecondsAfterTheLastDeviceOfTheSeatLeft) {
  RoomTest test;
  const auto key = test.seat(2, Function::nyckelperson);
  ASSERT_NE(key, test.leader());
  auto console = test.device(test.leader());
  auto tablet = test.device(test.leader());
  auto other = test.device(key);
  const auto take_over = [&] {
    other->send(meeting::TakeOver{test.bm2()});
    return index_of(other->hear(), "facilitator_here") < 0;
  };
  test.now.n += 60'000;
  console.reset();
  test.now.n += 60'000;
  EXPECT_FALSE(take_over()) << "the tablet is here";
  tablet.reset();
  test.now.n += 29'999;
  EXPECT_FALSE(take_over());
  test.now.n += 1;

  EXPECT_TRUE(take_over());

  EXPECT_EQ(test.leader(), key);
}

TEST(Room, ME8_WhoNeverCameIsAwaySinceTheRoomWasLoaded) {
  RoomTest test;
  auto other = test.device(test.seat(2, Function::nyckelperson));
  test.now.n += 30'000;

  other->send(meeting::TakeOver{test.bm2()});

  EXPECT_EQ(test.leader(), other->member().audience.seat);
}

TEST(Room, PR_PresenceTellsWhoIsHereAndWhoWasLost) {
  RoomTest test;
  auto leader = test.device(test.leader());
  leader->hear();
  const auto chef = test.seat(1, Function::chef);

  auto tablet = test.device(chef);
  EXPECT_GE(index_of(leader->hear(), "{\"presence\":{\"" + chef.text() + "\":{\"here\":1"), 0);
  tablet.reset();
  EXPECT_GE(index_of(leader->hear(), "{\"presence\":{\"" + chef.text() + "\":{\"here\":0"), 0);
}

TEST(Room, FR7_APongOvertakesNoFrameOfTheStream) {
  RoomTest test;
  auto slow = test.device(test.storbild());
  slow->hear();
  auto voter = test.device(test.seat(2, Function::chef));
  voter->send(cast(test.assessment(2), 1, 1));

  test.room->pong(slow->shared(), 17);

  const auto heard = slow->hear();
  EXPECT_GE(index_of(heard, "\"pong\":17"), 0);
  EXPECT_LT(index_of(heard, "\"ballot.cast\""), index_of(heard, "\"pong\""));
}

TEST(Room, WhileGoingDownCommandsAreRefusedWithAWordToRetry) {
  RoomTest test;
  auto voter = test.device(test.seat(2, Function::chef));
  voter->hear();
  test.services.going_down = true;

  voter->send(cast(test.assessment(2), 1, 1));

  const auto heard = voter->hear();
  EXPECT_THAT(heard.back(), HasSubstr("going_down"));
  EXPECT_THAT(heard.back(), HasSubstr("\"retry\":true"));
}

}  // namespace
}  // namespace jamsides::testing
