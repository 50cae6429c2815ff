// assessment_lock_test.cpp - when a list is locked, what a change then asks for, and when votes are redacted.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using assessment::Agree;
using assessment::Cast;
using assessment::Phase;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// Almnäs' list of bm1, voted `vote`, revealed and agreed at home.
AssessmentId agreed_at_home(LiveGroup& group, int vote = 2) {
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  group.all_vote(list, vote);
  group.reveals(list);
  group.agrees_on_all(list, vote);
  return list;
}

long ballots_in(const LiveGroup& group) {
  return std::ranges::count_if(group.log, [](const Logged& logged) {
    return std::holds_alternative<assessment::BallotCast>(logged.event);
  });
}

TEST(AssessmentLock, AS11_F24_WhatWasAgreedAtHomeLocksWhenTheMeetingOpens) {
  auto group = a_group().build();
  const auto list = agreed_at_home(group);
  EXPECT_EQ(group.list(list).phase, Phase::agreed);

  group.opens("bm1");

  EXPECT_EQ(group.list(list).phase, Phase::locked);
  EXPECT_THAT(group.list(list).ballots, SizeIs(30));
}

TEST(AssessmentLock, AS11_F24_ALockedScoreChangesWithAReasonThatIsKept) {
  auto group = a_group().build();
  const auto list = agreed_at_home(group);
  group.opens("bm1");
  const Author key = group.nyckelperson(0);

  EXPECT_EQ(group.refusal(key, Agree{list, 1, 3, "", "", ""}), RefusalCode::locked_needs_reason);
  EXPECT_EQ(group.refusal(key, assessment::Contest{list, 1, "", "", ""}), RefusalCode::locked_needs_reason);
  EXPECT_EQ(group.refusal(key, assessment::Enter{group.organisation(0), "bm1", 1, 3,
                                                 assessment::Source::paper, "", "", ""}),
            RefusalCode::locked_needs_reason);
  group.must(key, Agree{list, 1, 3, "", "", "Ändrad efter jämförelse"});

  EXPECT_EQ(group.list(list).phase, Phase::locked);
  EXPECT_EQ(group.list(list).scores.at(1).reason, "Ändrad efter jämförelse");
}

TEST(AssessmentLock, AS5_ALockedListTakesNoVotesAndNoNewRound) {
  auto group = a_group().build();
  const auto list = agreed_at_home(group);
  group.opens("bm1");

  EXPECT_EQ(group.refusal(group.chef(0), Cast{list, 1, 2, ""}), RefusalCode::not_open);
  EXPECT_EQ(group.refusal(group.nyckelperson(0), assessment::Again{list}), RefusalCode::not_open);
}

TEST(AssessmentLock, AS11_InTheRoomAListLocksWhenTheMeetingCloses) {
  auto group = a_group().build();
  group.opens("bm1");
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::room);
  group.all_vote(list, 3);
  group.reveals(list);
  group.agrees_on_all(list, 3);
  EXPECT_EQ(group.list(list).phase, Phase::agreed);

  group.closes("bm1");

  EXPECT_EQ(group.list(list).phase, Phase::locked);
}

TEST(AssessmentLock, AS11_AListFinishedAfterItsTimeLocksAtOnce) {
  auto group = a_group().build();
  const auto home = group.starts(0, "bm1", Mode::ballot, Place::home);
  const auto late = group.starts(1, "bm1", Mode::ballot, Place::home);
  group.all_vote(late, 2);
  group.opens("bm1");
  group.reveals(home);
  group.agrees_on_all(home, 2);
  EXPECT_EQ(group.list(home).phase, Phase::locked);
  group.closes("bm1");
  EXPECT_EQ(group.list(late).phase, Phase::open);

  group.reveals(late);
  group.agrees_on_all(late, 2);

  EXPECT_EQ(group.list(late).phase, Phase::locked);
  EXPECT_THAT(group.list(late).ballots, IsEmpty());
  EXPECT_EQ(ballots_in(group), 0);
}

TEST(AssessmentLock, AS11_WhatIsTypedWhileTheMeetingIsOpenMayBeCorrectedUntilItCloses) {
  auto group = a_group().build();
  group.opens("bm1");
  group.enters(0, "bm1", {1, 2, 3, 1, 2, 3, 1, 2, 3, 1});
  const auto list = group.now.assessment.of(group.organisation(0), "bm1")->id;
  EXPECT_EQ(group.list(list).phase, Phase::agreed);

  group.enters(0, "bm1", {2});
  EXPECT_EQ(group.list(list).scores.at(1).value, 2);
  group.closes("bm1");

  EXPECT_EQ(group.list(list).phase, Phase::locked);
}

TEST(AssessmentLock, AS11_AnotherRoundMayBeTalkedOverWhileTheMeetingIsOpen) {
  auto group = a_group().build();
  const auto list = agreed_at_home(group);
  group.must(group.nyckelperson(0), assessment::Again{list});
  group.opens("bm1");
  group.reveals(list);

  group.agrees(list, 1, 3);
  EXPECT_EQ(group.list(list).phase, Phase::agreed);
  group.closes("bm1");

  EXPECT_EQ(group.list(list).phase, Phase::locked);
}

TEST(AssessmentLock, AS11_AnotherRoundThatChangedNothingIsLockedAtClose) {
  auto group = a_group().build();
  const auto list = agreed_at_home(group);
  group.must(group.nyckelperson(0), assessment::Again{list});
  group.opens("bm1");
  group.reveals(list);

  group.closes("bm1");

  EXPECT_EQ(group.list(list).phase, Phase::locked);
  EXPECT_EQ(ballots_in(group), 0);
}

TEST(AssessmentLock, ME2_UnfinishedListsStayAsTheyAreWhenTheMeetingCloses) {
  auto group = a_group().build();
  group.opens("bm1");
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::room);
  group.all_vote(list, 3);
  group.reveals(list);
  group.agrees(list, 1, 3);

  group.closes("bm1");

  EXPECT_EQ(group.list(list).phase, Phase::revealed);
  EXPECT_EQ(ballots_in(group), 30);
}

TEST(AssessmentLock, AS14_VotesAreRedactedWhenAgreedAndClosedAndTheCountsRemain) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  group.must(group.politiker(0), Cast{list, 1, 1, ""});
  group.must(group.chef(0), Cast{list, 1, 3, "Planen är antagen"});
  group.must(group.chef(0), Cast{list, 1, 2, ""});
  group.must(group.nyckelperson(0), Cast{list, 1, kPass, ""});
  group.must(group.nyckelperson(0), Cast{list, 4, 3, ""});
  group.reveals(list);
  group.agrees_on_all(list, 2);
  group.opens("bm1");
  EXPECT_EQ(ballots_in(group), 5);

  group.closes("bm1");

  const auto& now = group.list(list);
  EXPECT_EQ(ballots_in(group), 0);
  EXPECT_THAT(now.ballots, IsEmpty());
  EXPECT_THAT(now.tallies.at(1), ElementsAre(1, 1, 1, 0));
  EXPECT_THAT(now.tallies.at(4), ElementsAre(0, 0, 0, 1));
  EXPECT_THAT(now.tallies, SizeIs(2));
  EXPECT_EQ(now.answered.at(group.nyckelperson(0).seat), 2);
  EXPECT_TRUE(group.replayed() == group.now);
}

TEST(AssessmentLock, AS14_TheCountsAreThoseOfTheLastRevealedRound) {
  auto group = a_group().build();
  const auto list = agreed_at_home(group, 1);
  group.must(group.nyckelperson(0), assessment::Again{list});
  group.all_vote(list, 3);
  group.reveals(list);
  group.agrees_on_all(list, 3);

  group.opens("bm1");
  group.closes("bm1");

  EXPECT_THAT(group.list(list).tallies.at(1), ElementsAre(0, 0, 0, 3));
  EXPECT_EQ(ballots_in(group), 0);
}

TEST(AssessmentLock, AS14_ASettingKeepsTheVotes) {
  auto group = a_group().keeping_votes().build();
  const auto list = agreed_at_home(group);

  group.opens("bm1");
  group.closes("bm1");

  EXPECT_THAT(group.list(list).ballots, SizeIs(30));
  EXPECT_EQ(ballots_in(group), 30);
}

}  // namespace
}  // namespace jamsides::test
