// log_facts_test.cpp - what the log tells of meetings beyond the state: when, who was there, what was
// changed.
#include "report/log_facts.hpp"

#include <gmock/gmock.h>

#include "report/papers.hpp"

namespace jamsides::report {
namespace {

using namespace std::chrono_literals;
using test::a_group;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<SeatId> present(const test::LiveGroup& group, const OccasionId& occasion) {
  const auto facts = facts_of(group);
  std::vector<SeatId> seats;
  for (const auto& each : facts.of(group.meeting(occasion)).present) seats.push_back(each.seat);
  return seats;
}

TEST(LogFacts, HT12_AMeetingOpensAndClosesAndBothCanBeTakenBack) {
  auto group = a_group().build();
  group.opens("bm1");
  const auto opened = group.clock;
  passes(group, 90min);
  group.closes("bm1");
  EXPECT_EQ(facts_of(group).of(group.meeting("bm1")).opened, opened);
  EXPECT_EQ(facts_of(group).of(group.meeting("bm1")).closed, group.clock);

  const auto undo = [&] {
    const auto& m = *group.now.meeting.at("bm1");
    group.must(group.facilitator("bm1"), meeting::Undo{m.id, m.undo->seq});
  };
  undo();
  EXPECT_EQ(facts_of(group).of(group.meeting("bm1")).closed, UtcMillis{});
  EXPECT_EQ(facts_of(group).of(group.meeting("bm1")).opened, opened);

  auto early = a_group().build();
  early.opens("bm1");
  early.must(early.facilitator("bm1"),
             meeting::Undo{early.meeting("bm1"), early.now.meeting.at("bm1")->undo->seq});
  EXPECT_EQ(facts_of(early).of(early.meeting("bm1")).opened, UtcMillis{});
  EXPECT_THAT(present(early, "bm1"), IsEmpty());
}

TEST(LogFacts, HT12_WhoSatDownThatDayWasThere) {
  auto group = a_group().build();
  group.must(group.politiker(1), seating::Sit{"Bo", false});
  passes(group, 48h);
  group.must(group.chef(0), seating::Sit{"Åsa", false});
  group.opens("bm1");
  group.must(group.chef(1), seating::Sit{"Eva", true});

  EXPECT_THAT(present(group, "bm1"),
              ElementsAre(group.chef(0).seat, group.facilitator("bm1").seat, group.chef(1).seat));
}

TEST(LogFacts, HT12_NobodyWasThereForAVoteOrAnOwnListAlone) {
  auto group = a_group().build();
  group.opens("bm1");
  const auto list = group.starts(0, "bm1", test::Mode::ballot, test::Place::room);
  group.must(group.nyckelperson(1), idea::Write{"Dela rapporten", 0});
  group.must(group.chef(0), assessment::Cast{list, 1, 2, ""});
  group.must(group.politiker(0), idea::Save{"d1"});

  EXPECT_THAT(present(group, "bm1"), ElementsAre(group.facilitator("bm1").seat, group.nyckelperson(1).seat));
}

TEST(LogFacts, HT12_SittingDownAgainWithANameIsTheSameSomebodyElseIsNot) {
  auto group = a_group().build();
  group.opens("bm1");
  group.must(group.chef(1), seating::Sit{"", false});
  group.must(group.chef(1), seating::Sit{"Eva", false});
  EXPECT_THAT(present(group, "bm1"), SizeIs(2));
  group.must(group.chef(1), seating::Sit{"", false});
  EXPECT_THAT(present(group, "bm1"), SizeIs(2));
  group.must(group.chef(1), seating::Sit{"Ulf", true});
  EXPECT_THAT(present(group, "bm1"), SizeIs(3));
}

TEST(LogFacts, HT12_AScoreThatStoodAndIsAnotherIsAChangeTheFirstIsNone) {
  auto group = a_group().build();
  group.enters(0, "bm1", {2, 2});
  EXPECT_THAT(facts_of(group).changes(), IsEmpty());
  group.opens("bm1");
  group.must(group.nyckelperson(0), assessment::Enter{group.organisation(0), "bm1", 2, 3,
                                                      assessment::Source::direct, "", "", "Ny statistik"});

  const auto changes = facts_of(group).changes();
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].item, 2);
  EXPECT_EQ(changes[0].from, 2);
  EXPECT_EQ(changes[0].to, 3);
  EXPECT_EQ(changes[0].reason, "Ny statistik");
  EXPECT_EQ(changes[0].during, group.meeting("bm1"));
}

}  // namespace
}  // namespace jamsides::report
