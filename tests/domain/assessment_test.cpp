// assessment_test.cpp - opening, voting, revealing, another round, agreeing and entering.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using assessment::Again;
using assessment::Agree;
using assessment::Cast;
using assessment::Contest;
using assessment::Enter;
using assessment::Phase;
using assessment::Reveal;
using assessment::Source;
using testing::ElementsAre;
using testing::Pair;

Enter entry(const LiveGroup& g, int index, const OccasionId& occasion, int item, int value,
            const std::string& reason = "") {
  return {g.organisation(index), occasion, item, value, Source::direct, "", "", reason};
}

TEST(Assessment, AS1_OpeningAgainBeforeAnyBallotChangesModeAndPlace) {
  auto group = a_group().build();
  group.opens("bm1");
  const auto first = group.starts(0, "bm1", Mode::ballot, Place::home);

  const auto second = group.starts(0, "bm1", Mode::ballot, Place::room);

  EXPECT_EQ(first, second);
  EXPECT_EQ(group.list(first).place, Place::room);
  EXPECT_EQ(group.now.assessment.assessments.size(), 1u);
}

TEST(Assessment, AS1_OpeningAgainAfterABallotOrAScoreIsRefused) {
  auto group = a_group().build();
  const auto home = group.starts(0, "bm1", Mode::ballot, Place::home);
  group.must(group.chef(0), Cast{home, 1, kPass, ""});
  group.enters(0, "bm2", {3});
  const auto open = [&](const char* occasion) {
    return assessment::Open{occasion, group.organisation(0), Mode::ballot, Place::home};
  };

  EXPECT_EQ(group.refusal(group.nyckelperson(0), open("bm1")), RefusalCode::already_open);
  EXPECT_EQ(group.refusal(group.nyckelperson(0), open("bm2")), RefusalCode::already_open);
  EXPECT_EQ(group.refusal(group.nyckelperson(0), open("bm9")), RefusalCode::unknown_occasion);
}

TEST(Assessment, AS2_ConfirmWithoutAnEarlierScoreBecomesBallot) {
  auto group = a_group().build();

  const auto list = group.starts(0, "bm1", Mode::confirm, Place::home);

  EXPECT_EQ(group.list(list).mode, Mode::ballot);
}

TEST(Assessment, AS2_ConfirmStaysWhereAnEarlierOccasionHasAScore) {
  auto group = a_group().build();
  group.enters(0, "uppstart", {0, 2});

  EXPECT_EQ(group.list(group.starts(0, "bm1", Mode::confirm, Place::home)).mode, Mode::confirm);
  EXPECT_EQ(group.list(group.starts(1, "bm1", Mode::confirm, Place::home)).mode, Mode::ballot);
}

TEST(Assessment, AS3_F18_OnlyTheScaleAndPassAreBallots) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  const Author chef = group.chef(0);

  for (int value : {kPass, 1, 2, 3}) EXPECT_EQ(group.refusal(chef, Cast{list, 10, value, ""}), std::nullopt);
  for (int value : {-1, 4}) {
    EXPECT_EQ(group.refusal(chef, Cast{list, 1, value, ""}), RefusalCode::value_out_of_scale);
  }
  for (int item : {0, 11}) EXPECT_EQ(group.refusal(chef, Cast{list, item, 1, ""}), RefusalCode::unknown_item);
  EXPECT_EQ(group.refusal(chef, Cast{AssessmentId{99}, 1, 1, ""}), RefusalCode::not_found);
}

TEST(Assessment, AS4_TheLastBallotOfASeatCountsAndIsOneAnswer) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);

  group.must(group.chef(0), Cast{list, 4, 1, ""});
  group.must(group.chef(0), Cast{list, 4, 3, "Nu finns planen"});
  group.must(group.chef(0), Cast{list, 5, kPass, ""});

  EXPECT_EQ(group.list(list).answered.at(group.chef(0).seat), 2);
  EXPECT_EQ(group.list(list).ballots.at({1, group.chef(0).seat, 4}).value, 3);
  EXPECT_EQ(group.list(list).ballot_seqs.size(), 3u);
}

TEST(Assessment, AS5_F25_NobodyVotesAfterRevealWithoutANewRound) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  group.must(group.chef(0), Cast{list, 1, 1, ""});
  group.reveals(list);

  EXPECT_EQ(group.refusal(group.chef(0), Cast{list, 1, 2, ""}), RefusalCode::already_revealed);
  group.must(group.nyckelperson(0), Again{list});
  EXPECT_EQ(group.refusal(group.chef(0), Cast{list, 1, 2, ""}), std::nullopt);
}

TEST(Assessment, AS5_InTheRoomVotesAreTakenWhileTheMeetingIsOpen) {
  auto group = a_group().build();
  const assessment::Open open{"bm1", group.organisation(0), Mode::ballot, Place::room};
  EXPECT_EQ(group.refusal(group.nyckelperson(0), open), RefusalCode::meeting_not_open);
  group.opens("bm1");
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::room);
  EXPECT_EQ(group.refusal(group.chef(0), Cast{list, 1, 2, ""}), std::nullopt);
  group.closes("bm1");

  EXPECT_EQ(group.refusal(group.chef(0), Cast{list, 1, 2, ""}), RefusalCode::meeting_not_open);
  const assessment::Open home{"bm1", group.organisation(1), Mode::ballot, Place::home};
  EXPECT_EQ(group.refusal(group.nyckelperson(1), home), RefusalCode::meeting_not_open);
}

TEST(Assessment, AS6_RevealHappensOnceAndIsOneEvent) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  group.all_vote(list, 2);

  const auto decision = group.must(group.nyckelperson(0), Reveal{list});

  EXPECT_EQ(decision.events.size(), 1u);
  EXPECT_EQ(group.list(list).phase, Phase::revealed);
  EXPECT_THAT(group.list(list).revealed_rounds, ElementsAre(Pair(1, true)));
  EXPECT_EQ(group.refusal(group.nyckelperson(0), Reveal{list}), RefusalCode::already_revealed);
}

TEST(Assessment, AS7_ANewRoundKeepsTheOldBallotsAndScores) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  EXPECT_EQ(group.refusal(group.nyckelperson(0), Again{list}), RefusalCode::not_revealed);
  group.must(group.chef(0), Cast{list, 1, 2, ""});
  group.reveals(list);
  group.agrees(list, 1, 2);

  group.must(group.nyckelperson(0), Again{list});

  const auto& now = group.list(list);
  EXPECT_EQ(now.phase, Phase::open);
  EXPECT_EQ(now.round, 2);
  EXPECT_TRUE(now.answered.empty());
  EXPECT_EQ(now.ballots.size(), 1u);
  EXPECT_EQ(now.scores.size(), 1u);
  EXPECT_FALSE(now.revealed_rounds.contains(2));
}

TEST(Assessment, AS8_NoScoreBeforeTheReveal) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  const Author key = group.nyckelperson(0);

  EXPECT_EQ(group.refusal(key, Agree{list, 1, 2, "", "", ""}), RefusalCode::not_revealed);
  EXPECT_EQ(group.refusal(key, Contest{list, 1, "", "", ""}), RefusalCode::not_revealed);
  group.reveals(list);
  EXPECT_TRUE(group.list(list).scores.empty());
  EXPECT_EQ(group.refusal(key, Agree{list, 1, 2, "", "", ""}), std::nullopt);
}

TEST(Assessment, AS8_F17_AnAgreedScoreIsNeverZeroNorPass) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  group.reveals(list);

  for (int value : {0, 4}) {
    EXPECT_EQ(group.refusal(group.nyckelperson(0), Agree{list, 1, value, "", "", ""}),
              RefusalCode::value_out_of_scale);
    EXPECT_EQ(group.refusal(group.nyckelperson(0), entry(group, 0, "bm1", 1, value)),
              RefusalCode::value_out_of_scale);
  }
}

TEST(Assessment, AS9_AS10_AContestedItemHasNoValueButIsHandled) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  group.reveals(list);
  for (int item = 1; item <= 9; ++item) group.agrees(list, item, 3);
  EXPECT_EQ(group.list(list).phase, Phase::revealed);

  group.must(group.nyckelperson(0), Contest{list, 10, "Vi ser olika på uppföljningen", "", ""});

  EXPECT_EQ(group.list(list).phase, Phase::agreed);
  EXPECT_EQ(group.list(list).scores.at(10).value, std::nullopt);
  EXPECT_EQ(group.list(list).scores.at(10).comment, "Vi ser olika på uppföljningen");
}

TEST(Assessment, AS12_ConfirmedMeansTheEarlierValueInModeConfirm) {
  auto group = a_group().build();
  group.enters(0, "uppstart", {2, 2});
  const auto list = group.starts(0, "bm1", Mode::confirm, Place::home);
  group.reveals(list);

  group.agrees(list, 1, 2);
  group.agrees(list, 2, 3);
  group.agrees(list, 3, 1);

  EXPECT_EQ(group.list(list).scores.at(1).source, Source::confirmed);
  EXPECT_EQ(group.list(list).scores.at(2).source, Source::ballot);
  EXPECT_EQ(group.list(list).scores.at(3).source, Source::ballot);
}

TEST(Assessment, AS13_EnteringMakesTheListForAnyOccasion) {
  auto group = a_group().build();
  group.opens("bm2");

  group.must(group.nyckelperson(0), entry(group, 0, "uppstart", 3, 2));

  const auto* list = group.now.assessment.of(group.organisation(0), "uppstart");
  ASSERT_TRUE(list);
  EXPECT_EQ(list->phase, Phase::revealed);
  EXPECT_EQ(list->place, Place::home);
  EXPECT_EQ(list->scores.at(3).source, Source::direct);
}

TEST(Assessment, AS13_EnteringDoesNotDisturbBallots) {
  auto group = a_group().with_items(1).build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  group.must(group.chef(0), Cast{list, 1, 1, ""});

  group.enters(0, "bm1", {3});

  EXPECT_EQ(group.list(list).phase, Phase::open);
  EXPECT_EQ(group.refusal(group.politiker(0), Cast{list, 1, 2, ""}), std::nullopt);
}

TEST(Assessment, AS10_AListEnteredInFullIsAgreedWhereNobodyHasVoted) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);

  group.enters(0, "bm1", std::vector<int>(10, 3));

  EXPECT_EQ(group.list(list).phase, Phase::agreed);
}

TEST(Assessment, AS13_TheSourceOfAnEntrySaysHowItCameIn) {
  auto group = a_group().build();
  Enter odd = entry(group, 0, "bm1", 1, 2);
  for (const Source source : {Source::ballot, Source::confirmed}) {
    odd.source = source;
    EXPECT_EQ(group.refusal(group.nyckelperson(0), odd), RefusalCode::malformed);
  }
}

TEST(Assessment, AS15_AMentorOrganisationIsNotScored) {
  auto group = a_group().led_by_mentor().build();
  group.opens("bm1");
  const assessment::Open open{"bm1", group.organisation(2), Mode::ballot, Place::room};

  EXPECT_EQ(group.refusal(group.nyckelperson(2), open), RefusalCode::not_scored);
}

TEST(Assessment, AS15_TheAdminPageEntersNothingForAMentor) {
  auto group = a_group().with_mentor().build();

  EXPECT_EQ(group.refusal(Author::admin(), entry(group, 2, "bm1", 1, 2)), RefusalCode::not_scored);
}

TEST(Assessment, PE5_TheAdminPageEntersScoresOnlyBeforeTheFirstMeeting) {
  auto group = a_group().build();
  EXPECT_EQ(group.refusal(Author::admin(), entry(group, 0, "uppstart", 1, 2)), std::nullopt);
  group.opens("uppstart");

  EXPECT_EQ(group.refusal(Author::admin(), entry(group, 0, "uppstart", 2, 2)), RefusalCode::setup_over);
}

TEST(Assessment, LI3_TextsOneCodePointTooLongAreRefused) {
  auto group = a_group().build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  group.reveals(list);
  const auto letters = [](int n) {
    std::string text;
    for (int i = 0; i < n; ++i) text += "å";
    return text;
  };
  const Author key = group.nyckelperson(0);

  EXPECT_EQ(group.refusal(key, Agree{list, 1, 2, letters(2000), letters(2000), letters(500)}), std::nullopt);
  EXPECT_EQ(group.refusal(key, Agree{list, 1, 2, letters(2001), "", ""}), RefusalCode::too_long);
  EXPECT_EQ(group.refusal(key, Contest{list, 1, "", letters(2001), ""}), RefusalCode::too_long);
  EXPECT_EQ(group.refusal(key, entry(group, 0, "bm1", 1, 2, letters(501))), RefusalCode::too_long);
}

}  // namespace
}  // namespace jamsides::test
