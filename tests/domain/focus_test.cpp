// focus_test.cpp - what is proposed to talk about, why, and what the meeting chooses.
#include <gmock/gmock.h>

#include "domain/differences.hpp"
#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using differences::Candidate;
using differences::propose;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<int> order_of(const differences::Proposal& proposal) {
  std::vector<int> items;
  for (const auto& candidate : proposal.order) items.push_back(candidate.item);
  return items;
}

class Focus : public testing::Test {
 protected:
  void all_score(std::vector<int> one, std::vector<int> two, std::vector<int> three) {
    group.enters(0, "bm1", one);
    group.enters(1, "bm1", two);
    group.enters(2, "bm1", three);
  }
  /// Organisation `index` votes on `item` in a list of bm1 and sees its votes.
  AssessmentId votes(int index, int item, int politiker, int chef, int nyckelperson) {
    const auto list = group.starts(index, "bm1", Mode::ballot, Place::home);
    group.must(group.politiker(index), assessment::Cast{list, item, politiker, ""});
    group.must(group.chef(index), assessment::Cast{list, item, chef, ""});
    group.must(group.nyckelperson(index), assessment::Cast{list, item, nyckelperson, ""});
    group.reveals(list);
    return list;
  }

  LiveGroup group = a_group().with_organisations(3).led_by(0).build();
};

TEST_F(Focus, FO1_FirstTheRangeBetweenOrganisationsThenTheShareOfOnes) {
  //         1  2  3  4  5  6  7  8  9  10
  all_score({3, 1, 2, 1, 3, 2, 1, 3, 2, 2},   //
            {3, 3, 3, 1, 3, 2, 2, 1, 2, 2},   //
            {3, 2, 2, 1, 3, 2, 1, 1, 2, 3});  //

  const auto proposal = propose(group.now, "bm1");

  // 8: 1-3 and two on 1; 2: 1-3 and one; 7: 1-2 and two; 3 and 10: 2-3; 4: all on 1. The rest agree.
  EXPECT_THAT(order_of(proposal), ElementsAre(8, 2, 7, 3, 10, 4));
  EXPECT_EQ(proposal.order[0], (Candidate{8, 1, 3, 2, 3, std::nullopt}));
  EXPECT_EQ(proposal.order[5], (Candidate{4, 1, 1, 3, 3, std::nullopt}));
}

TEST_F(Focus, FO1_AShareIsOfThoseWhoHaveAScore) {
  group.enters(0, "bm1", {1, 1, 3});
  group.enters(1, "bm1", {1, 2, 3});
  group.enters(2, "bm1", {2});

  // 1: two of three on 1; 2: one of two. Both range over one step.
  EXPECT_THAT(order_of(propose(group.now, "bm1")), ElementsAre(1, 2));
}

TEST_F(Focus, FO1_FO3_VotesCountOnlyWhereAnOrganisationSharesItsSpread) {
  const auto first = votes(0, 5, 1, 3, 2);
  const auto second = votes(1, 6, 2, 3, 2);
  for (int item = 1; item <= 10; ++item) {
    group.agrees(first, item, 2);
    group.agrees(second, item, 2);
  }
  EXPECT_THAT(propose(group.now, "bm1").order, IsEmpty());

  group.must(group.nyckelperson(1), seating::ShareSpread{true});
  EXPECT_THAT(propose(group.now, "bm1").order, ElementsAre(Candidate{6, 2, 2, 0, 2, 1}));

  group.must(group.nyckelperson(0), seating::ShareSpread{true});
  EXPECT_THAT(propose(group.now, "bm1").order,
              ElementsAre(Candidate{5, 2, 2, 0, 2, 2}, Candidate{6, 2, 2, 0, 2, 1}));
}

TEST_F(Focus, FO1_ASpreadBreaksTiesAndNoMore) {
  const auto first = votes(0, 5, 1, 3, 2);
  group.must(group.nyckelperson(0), seating::ShareSpread{true});
  for (int item = 1; item <= 10; ++item) group.agrees(first, item, 2);
  group.enters(1, "bm1", {2, 3, 2, 3, 3, 2, 2, 2, 2, 1});

  EXPECT_THAT(order_of(propose(group.now, "bm1")), ElementsAre(10, 5, 2, 4));
}

TEST_F(Focus, FO2_FourAreProposedAndAFifthThatWeighsAsMuch) {
  all_score({1, 1, 1, 1, 3, 2, 2, 2, 2, 2}, {3, 3, 3, 3, 3, 3, 2, 2, 2, 2}, {});
  EXPECT_THAT(propose(group.now, "bm1").proposed, ElementsAre(1, 2, 3, 4)) << "the fifth weighs less";

  all_score({1, 1, 1, 1, 1, 1, 2, 2, 2, 2}, {3, 3, 3, 3, 3, 3, 2, 2, 2, 2}, {});
  EXPECT_THAT(propose(group.now, "bm1").proposed, ElementsAre(1, 2, 3, 4, 5)) << "never six";
}

TEST_F(Focus, FO2_FewerWhereFewerHaveAReason) {
  EXPECT_THAT(propose(group.now, "bm1").proposed, IsEmpty());

  all_score({3, 3, 2}, {3, 3, 3}, {3, 3, 3});
  EXPECT_THAT(propose(group.now, "bm1").proposed, ElementsAre(3));
}

TEST_F(Focus, FO4_WhoeverLeadsDecidesWhateverWasProposed) {
  const auto bm1 = group.meeting("bm1");
  const auto leader = group.facilitator("bm1");

  group.must(leader, focus::Choose{bm1, {9, 4}});
  EXPECT_THAT(*group.now.focus.of(bm1), ElementsAre(9, 4));

  group.opens("bm1");
  group.must(leader, focus::Choose{bm1, {4, 2, 9}});
  EXPECT_THAT(*group.now.focus.of(bm1), ElementsAre(4, 2, 9));
  EXPECT_TRUE(group.replayed() == group.now);

  group.must(leader, focus::Choose{bm1, {}});
  EXPECT_EQ(group.now.focus.of(bm1), nullptr);
  EXPECT_EQ(group.refusal(leader, focus::Choose{bm1, {11}}), RefusalCode::unknown_item);
  EXPECT_EQ(group.refusal(leader, focus::Choose{{99}, {1}}), RefusalCode::not_found);
}

TEST_F(Focus, FO4_AClosedMeetingKeepsWhatItTalkedAbout) {
  const auto bm1 = group.meeting("bm1");
  const auto leader = group.facilitator("bm1");
  group.opens("bm1");
  group.must(leader, focus::Choose{bm1, {9}});
  group.closes("bm1");

  EXPECT_EQ(group.refusal(leader, focus::Choose{bm1, {}}), RefusalCode::meeting_not_open);
  ASSERT_NE(group.now.focus.of(bm1), nullptr);
  EXPECT_THAT(*group.now.focus.of(bm1), ElementsAre(9));
}

TEST_F(Focus, FO5_SaysWhoStandsLowestAndHighest) {
  const auto list = votes(0, 4, 3, 1, 3);

  const auto gap = differences::gap_of(group.now, group.list(list), 4);

  ASSERT_TRUE(gap);
  EXPECT_EQ(*gap, (differences::Gap{1, 3, {Function::chef}, {Function::politiker, Function::nyckelperson}}));
}

TEST_F(Focus, FO5_NoGapWithoutTwoValuesThatDiffer) {
  const auto list = votes(0, 4, 2, 2, 2);
  EXPECT_EQ(differences::gap_of(group.now, group.list(list), 4), std::nullopt) << "they agree";
  EXPECT_EQ(differences::gap_of(group.now, group.list(list), 5), std::nullopt) << "nobody voted";

  const auto other = votes(1, 4, 2, kPass, kPass);
  EXPECT_EQ(differences::gap_of(group.now, group.list(other), 4), std::nullopt) << "one value";
}

TEST_F(Focus, FO5_ANewRoundHidesNothingThatWasSeenAndTellsNothingNew) {
  const auto list = votes(0, 4, 3, 1, 3);
  group.must(group.nyckelperson(0), assessment::Again{list});
  group.must(group.chef(0), assessment::Cast{list, 4, 3, ""});

  EXPECT_EQ(differences::gap_of(group.now, group.list(list), 4)->low, 1);
  group.reveals(list);
  EXPECT_EQ(differences::gap_of(group.now, group.list(list), 4), std::nullopt);
}

TEST_F(Focus, FO5_GoesWhenTheVotesGo) {
  group.opens("bm1");
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::room);
  group.must(group.chef(0), assessment::Cast{list, 4, 1, ""});
  group.must(group.politiker(0), assessment::Cast{list, 4, 3, ""});
  group.reveals(list);
  group.agrees_on_all(list, 2);
  ASSERT_TRUE(differences::gap_of(group.now, group.list(list), 4));

  group.closes("bm1");

  EXPECT_EQ(differences::gap_of(group.now, group.list(list), 4), std::nullopt);
  EXPECT_EQ(differences::spread_of(group.list(list), 4), (std::pair{1, 3})) << "the sums remain";
}

}  // namespace
}  // namespace jamsides::test
