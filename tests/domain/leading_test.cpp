// leading_test.cpp - the lead of a meeting: handed over, taken over while it is lost, and back with one
// command.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using meeting::HandOver;
using meeting::TakeOver;

/// Two organisations and a mentor; the first one's nyckelperson leads BM1, which is open.
class Leading : public testing::Test {
 protected:
  Leading() { group.opens("bm1"); }

  const meeting::Meeting& bm1() const { return *group.now.meeting.at("bm1"); }
  /// Whoever leads loses contact now.
  void loses_contact() {
    const SeatId gone = bm1().facilitator;
    const UtcMillis since = group.clock;
    group.away = [gone, since](SeatId seat) { return seat == gone ? std::optional(since) : std::nullopt; };
  }
  void seconds_pass(int seconds) { group.clock = group.clock + std::chrono::seconds{seconds}; }

  LiveGroup group = a_group().with_mentor().led_by(0).build();
  const Author first = group.nyckelperson(0), second = group.nyckelperson(1), mentor = group.chef(2);
};

TEST_F(Leading, ME7_TheLeadIsHandedOverToOneOther) {
  group.must(first, HandOver{bm1().id, second.seat});

  EXPECT_EQ(bm1().facilitator, second.seat);
  EXPECT_EQ(bm1().stands_in_for, SeatId{});
  EXPECT_TRUE(group.now.is_facilitator(second.seat));
  EXPECT_FALSE(group.now.is_facilitator(first.seat));
  EXPECT_EQ(group.refusal(first, meeting::ShowScreen{bm1().id, meeting::Show::score, std::nullopt}),
            RefusalCode::not_allowed);
  EXPECT_EQ(group.refusal(first, TakeOver{bm1().id}), RefusalCode::facilitator_here) << "it was given away";
}

TEST_F(Leading, ME7_OnlyToSomebodyWhoCanLead) {
  EXPECT_EQ(group.refusal(first, HandOver{bm1().id, group.chef(1).seat}), RefusalCode::cannot_lead);
  EXPECT_EQ(group.refusal(first, HandOver{bm1().id, group.storbild().seat}), RefusalCode::cannot_lead);
  EXPECT_EQ(group.refusal(first, HandOver{bm1().id, SeatId{999}}), RefusalCode::not_found);
  EXPECT_EQ(group.refusal(first, HandOver{bm1().id, group.politiker(2).seat}), std::nullopt)
      << "the mentor's";
}

TEST_F(Leading, ME7_OnlyTheOneWhoLeadsThisMeetingHandsItOver) {
  group.must(first, HandOver{bm1().id, second.seat});

  EXPECT_EQ(group.refusal(second, HandOver{group.meeting("bm2"), second.seat}), RefusalCode::not_allowed)
      << "leads BM1, not BM2";
  group.closes("bm1");
  EXPECT_EQ(group.refusal(second, HandOver{bm1().id, first.seat}), RefusalCode::meeting_not_open);
}

TEST_F(Leading, ME8_NobodyTakesTheLeadFromWhoHasContact) {
  EXPECT_EQ(group.refusal(second, TakeOver{bm1().id}), RefusalCode::facilitator_here);
  EXPECT_EQ(group.refusal(first, TakeOver{bm1().id}), RefusalCode::facilitator_here);
}

TEST_F(Leading, ME8_AfterThirtySecondsWithoutContactAnotherTakesOverAndTheFirstGetsItBack) {
  loses_contact();
  seconds_pass(29);
  EXPECT_EQ(group.refusal(second, TakeOver{bm1().id}), RefusalCode::facilitator_here);
  seconds_pass(1);

  group.must(second, TakeOver{bm1().id});

  EXPECT_EQ(bm1().facilitator, second.seat);
  EXPECT_EQ(bm1().stands_in_for, first.seat);
  group.away = nullptr;  // both are here now
  EXPECT_EQ(group.refusal(mentor, TakeOver{bm1().id}), RefusalCode::facilitator_here);

  group.must(first, TakeOver{bm1().id});

  EXPECT_EQ(bm1().facilitator, first.seat);
  EXPECT_EQ(bm1().stands_in_for, SeatId{});
}

TEST_F(Leading, ME8_WhoWasFirstGetsItBackHoweverOftenItWasTaken) {
  for (const Author& next : {second, mentor}) {
    loses_contact();
    seconds_pass(30);
    group.must(next, TakeOver{bm1().id});
  }
  EXPECT_EQ(bm1().stands_in_for, first.seat);
  loses_contact();
  seconds_pass(30);
  EXPECT_EQ(group.refusal(second, TakeOver{bm1().id}), std::nullopt) << "the mentor is lost too";
  group.away = nullptr;

  group.must(first, TakeOver{bm1().id});

  EXPECT_EQ(bm1().facilitator, first.seat);
}

TEST_F(Leading, ME8_APlannedMeetingIsTakenOverOnItsDayOnly) {
  group.closes("bm1");
  const auto bm2 = group.meeting("bm2");
  group.must(Author::admin(),
             setup::Edit{.name = std::nullopt,
                         .organisations = {},
                         .added = {},
                         .removed = {},
                         .mentor = std::nullopt,
                         .occasions = {{"bm2", "2026-11-23", group.organisation(0), first.seat}}});
  group.away = [](SeatId) { return std::optional(kStart); };
  group.clock = kStart + std::chrono::hours{20};
  EXPECT_EQ(group.refusal(second, TakeOver{bm2}), RefusalCode::meeting_not_open);

  group.clock = kStart + std::chrono::hours{30};

  EXPECT_EQ(group.refusal(second, TakeOver{bm2}), std::nullopt);
  EXPECT_EQ(group.refusal(second, meeting::Open{bm2}), std::nullopt);
}

TEST_F(Leading, ME8_AnotherFacilitatorFromTheAdminPageEndsTheStandingIn) {
  loses_contact();
  seconds_pass(30);
  group.must(second, TakeOver{bm1().id});

  group.event(meeting::Edited{bm1().id, "", group.organisation(0), mentor.seat});

  EXPECT_EQ(bm1().stands_in_for, SeatId{});
  group.away = nullptr;
  EXPECT_EQ(group.refusal(first, TakeOver{bm1().id}), RefusalCode::facilitator_here);
}

TEST_F(Leading, I12_TheLogGivesTheSameLeader) {
  loses_contact();
  seconds_pass(30);
  group.must(second, TakeOver{bm1().id});
  group.must(second, HandOver{bm1().id, mentor.seat});

  EXPECT_TRUE(group.replayed() == group.now);
}

}  // namespace
}  // namespace jamsides::test
