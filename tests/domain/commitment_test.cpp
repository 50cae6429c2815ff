// commitment_test.cpp - promising, accounting at the next meeting, changing, following; nothing is ever lost.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using commitment::Commitment;
using commitment::Details;
using commitment::Verdict;
using testing::ElementsAre;
using testing::IsEmpty;

commitment::Make promise(const LiveGroup& g, int index, const std::string& what) {
  return {g.organisation(index), what, g.chef(index).seat, {}, false};
}

CommitmentId promises(LiveGroup& g, int index, const std::string& what) {
  g.must(g.nyckelperson(index), promise(g, index, what));
  return CommitmentId{g.now.commitment.last_commitment};
}

const Commitment& at(const LiveGroup& g, CommitmentId id) { return *g.now.commitment.find(id); }

commitment::Tell tell(CommitmentId id, Verdict verdict, const std::string& reason = "") {
  return {id, verdict, reason, "", "", 0};
}

TEST(Commitment, CO1_NeedsWhoOfTheOwnOrganisationAndKnowsWhenItWasMade) {
  auto group = a_group().build();
  auto make = promise(group, 0, "Könsuppdela statistiken");
  make.who = group.chef(1).seat;
  EXPECT_EQ(group.refusal(group.nyckelperson(0), make), RefusalCode::not_own_seat);
  make.who = group.chef(0).seat;
  make.details.items = {11};
  EXPECT_EQ(group.refusal(group.nyckelperson(0), make), RefusalCode::unknown_item);
  make.details.items = {6};
  make.details.due = "2027-02-30";
  EXPECT_EQ(group.refusal(group.nyckelperson(0), make), RefusalCode::bad_date);
  make.details.due = "2027-03-01";

  group.must(group.politiker(0), make);
  group.opens("bm1");
  const auto in_meeting = promises(group, 0, "Utbilda nya chefer");

  const auto& between = at(group, CommitmentId{1});
  EXPECT_EQ(between.occasion, "");
  EXPECT_EQ(between.by, group.politiker(0).seat);
  EXPECT_EQ(between.made, kStart);
  EXPECT_EQ(at(group, in_meeting).occasion, "bm1");
}

TEST(Commitment, CO1_WhatIsLeftToSayMayFollow) {
  auto group = a_group().build();
  const auto id = promises(group, 0, "Könsuppdela statistiken");
  const Author chef = group.chef(0);

  group.must(chef, commitment::Detail{id, std::set{6, 8}, "2027-03-01", {}, "nämnden", {}});
  group.must(chef, commitment::Detail{id, {}, {}, "Rapporten visar det", {}, true});
  EXPECT_EQ(at(group, id).details, (Details{{6, 8}, "2027-03-01", "Rapporten visar det", "nämnden", true}));
  group.must(chef, commitment::Detail{id, std::set<int>{}, {}, {}, "", {}});
  EXPECT_EQ(at(group, id).details, (Details{{}, "2027-03-01", "Rapporten visar det", "", true}));

  EXPECT_EQ(group.refusal(chef, commitment::Detail{id, std::set{0}, {}, {}, {}, {}}),
            RefusalCode::unknown_item);
  EXPECT_EQ(group.refusal(chef, commitment::Detail{CommitmentId{9}, {}, {}, {}, {}, {}}),
            RefusalCode::not_found);
}

TEST(Commitment, CO2_WhatWasPromisedKeepsItsWordsWhateverIsToldLater) {
  auto group = a_group().build();
  const auto id = promises(group, 0, "Könsuppdela statistiken");
  const Author chef = group.chef(0);
  group.must(chef, commitment::Detail{id, {}, "2027-03-01", {}, {}, {}});

  EXPECT_EQ(group.refusal(chef, tell(id, Verdict::changed, "Nytt system")), RefusalCode::change_needed);
  EXPECT_EQ(group.refusal(chef, commitment::Tell{id, Verdict::on_way, "", "Annat", "", 0}),
            RefusalCode::change_needed);
  EXPECT_EQ(group.refusal(chef, commitment::Tell{id, Verdict::changed, "Nytt", "", "2027-13-01", 0}),
            RefusalCode::bad_date);
  group.must(chef, commitment::Tell{id, Verdict::changed, "Nytt system", "I årsrapporten", "", 0});
  group.must(chef, commitment::Tell{id, Verdict::changed, "Mer tid", "", "2027-12-01", 0});

  EXPECT_EQ(at(group, id).what, "Könsuppdela statistiken");
  EXPECT_EQ(at(group, id).words(), "I årsrapporten");
  EXPECT_EQ(at(group, id).due(), "2027-12-01");
  EXPECT_EQ(group.refusal(chef, commitment::Detail{id, {}, "2028-01-01", {}, {}, {}}),
            RefusalCode::change_needed);
}

TEST(Commitment, CO3_ChangedAndDroppedNeedAReasonAndALaterVerdictOpensAgain) {
  auto group = a_group().build();
  const auto id = promises(group, 0, "Könsuppdela statistiken");
  const Author chef = group.chef(0);

  EXPECT_EQ(group.refusal(chef, tell(id, Verdict::dropped)), RefusalCode::text_needed);
  EXPECT_EQ(group.refusal(chef, commitment::Tell{id, Verdict::changed, "", "Annat", "", 0}),
            RefusalCode::text_needed);
  group.must(chef, tell(id, Verdict::stuck));
  EXPECT_EQ(at(group, id).phase, commitment::Phase::open);
  group.must(chef, tell(id, Verdict::dropped, "Nämnden sa nej"));
  EXPECT_EQ(at(group, id).phase, commitment::Phase::dropped);
  EXPECT_EQ(group.refusal(chef, commitment::Detail{id, std::set{1}, {}, {}, {}, {}}), RefusalCode::not_open);
  group.must(chef, tell(id, Verdict::on_way));
  EXPECT_EQ(at(group, id).phase, commitment::Phase::open);
  group.must(chef, tell(id, Verdict::done));
  EXPECT_EQ(at(group, id).phase, commitment::Phase::done);
}

TEST(Commitment, CO4_EveryAccountStaysOnTheTimeline) {
  auto group = a_group().build();
  const auto id = promises(group, 0, "Könsuppdela statistiken");
  group.opens("bm1");
  group.must(group.chef(0), tell(id, Verdict::on_way));
  group.clock.n += 1000;
  group.must(group.politiker(0), commitment::Tell{id, Verdict::done, "Klart i juni", "", "", 3});

  const auto& accounts = at(group, id).accounts;
  ASSERT_EQ(accounts.size(), 2u);
  EXPECT_EQ(accounts[0].verdict, Verdict::on_way);
  EXPECT_EQ(accounts[0].by, group.chef(0).seat);
  EXPECT_EQ(accounts[1].occasion, "bm1");
  EXPECT_EQ(accounts[1].at.n, kStart.n + 1000);
  EXPECT_EQ(accounts[1].link, 3);
}

TEST(Commitment, CO5_WhatWasMadeBeforeStandsOnTheTableOfTheNextMeeting) {
  auto group = a_group().build();
  group.opens("bm1");
  const auto old = promises(group, 0, "Könsuppdela statistiken");
  EXPECT_FALSE(at(group, old).on_the_table("bm1"));
  group.closes("bm1");
  const auto between = promises(group, 1, "Utbilda nya chefer");
  group.opens("bm2");
  const auto fresh = promises(group, 1, "Skriva rutin");

  EXPECT_TRUE(at(group, old).on_the_table("bm2"));
  EXPECT_TRUE(at(group, between).on_the_table("bm2"));
  EXPECT_FALSE(at(group, fresh).on_the_table("bm2"));
  EXPECT_FALSE(at(group, old).accounted("bm2"));
  group.must(group.chef(0), tell(old, Verdict::done));
  EXPECT_TRUE(at(group, old).accounted("bm2"));
  EXPECT_TRUE(at(group, old).on_the_table("bm2"));   // it was closed by this meeting
  EXPECT_FALSE(at(group, old).on_the_table("bm3"));  // and is off the next one's
}

// I10: every commitment of BM(n) is followed up at BM(n+1) until closed with a reason.
TEST(Commitment, CO6_AMeetingClosesWithCommitmentsWaitingAndTheyStandMissed) {
  auto group = a_group().build();
  group.opens("bm1");
  const auto told = promises(group, 0, "Könsuppdela statistiken");
  const auto silent = promises(group, 1, "Utbilda nya chefer");
  group.closes("bm1");
  EXPECT_THAT(at(group, silent).accounts, IsEmpty());  // its own meeting does not miss it
  group.opens("bm2");
  group.must(group.chef(0), tell(told, Verdict::on_way));

  group.closes("bm2");

  EXPECT_FALSE(at(group, told).missed());
  ASSERT_TRUE(at(group, silent).missed());
  EXPECT_EQ(at(group, silent).accounts.back().occasion, "bm2");
  EXPECT_EQ(at(group, silent).phase, commitment::Phase::open);

  group.must(group.facilitator("bm2"),
             meeting::Undo{group.meeting("bm2"), group.now.meeting.at("bm2")->undo->seq});
  EXPECT_THAT(at(group, silent).accounts, IsEmpty());
  group.closes("bm2");
  group.opens("bm3");
  EXPECT_TRUE(at(group, silent).on_the_table("bm3"));
  EXPECT_TRUE(at(group, silent).missed());
  group.must(group.chef(1), tell(silent, Verdict::stuck));
  EXPECT_FALSE(at(group, silent).missed());
}

TEST(Commitment, CO6_UndoingAShowTakesNothingBack) {
  auto group = a_group().build();
  const auto id = promises(group, 0, "Könsuppdela statistiken");
  group.opens("bm1");
  group.closes("bm1");
  ASSERT_TRUE(at(group, id).missed());
  group.opens("bm2");
  group.must(group.facilitator("bm2"),
             meeting::ShowScreen{group.meeting("bm2"), meeting::Show::follow, std::nullopt});
  group.must(group.facilitator("bm2"), meeting::Undo{group.meeting("bm2"), group.now.seq});

  EXPECT_TRUE(at(group, id).missed());
}

TEST(Commitment, CO8_OthersFollowAndStopFollowing) {
  auto group = a_group().with_mentor().build();
  const auto id = promises(group, 0, "Könsuppdela statistiken");

  group.must(group.politiker(1), commitment::Follow{id, true});
  group.must(group.nyckelperson(1), commitment::Follow{id, true});
  group.must(group.nyckelperson(2), commitment::Follow{id, true});
  EXPECT_THAT(at(group, id).followers, ElementsAre(group.organisation(1), group.organisation(2)));
  group.must(group.nyckelperson(1), commitment::Follow{id, false});
  EXPECT_THAT(at(group, id).followers, ElementsAre(group.organisation(2)));
  EXPECT_EQ(group.refusal(group.chef(1), commitment::Follow{CommitmentId{9}, true}), RefusalCode::not_found);
}

TEST(Commitment, CO9_OnlyWhatIsToBeAnchoredCanBeDecided) {
  auto group = a_group().build();
  const auto id = promises(group, 0, "Könsuppdela statistiken");
  EXPECT_EQ(group.refusal(group.politiker(0), commitment::Anchor{id}), RefusalCode::no_anchor);
  group.must(group.chef(0), commitment::Detail{id, {}, {}, {}, "socialnämnden", {}});
  group.clock.n += 5000;

  group.must(group.politiker(0), commitment::Anchor{id});

  EXPECT_EQ(at(group, id).anchored.n, kStart.n + 5000);
  group.must(group.politiker(0), commitment::Flag{id, true});
  EXPECT_TRUE(at(group, id).ignored);

  group.must(group.chef(0), commitment::Detail{id, std::set{2}, {}, {}, {}, {}});
  EXPECT_EQ(at(group, id).anchored.n, kStart.n + 5000);
  group.must(group.chef(0), commitment::Detail{id, {}, {}, {}, "kommunstyrelsen", {}});
  EXPECT_EQ(at(group, id).anchored.n, 0);  // it is to be decided somewhere else
}

TEST(Commitment, CO10_ThereIsAnEndToHowMany) {
  auto group = a_group().build();
  for (std::size_t n = 0; n < commitment::kMostCommitments; ++n) promises(group, 0, "Ett till");
  EXPECT_EQ(group.refusal(group.chef(0), promise(group, 0, "För mycket")), RefusalCode::too_many);
  const auto other = promises(group, 1, "Andra har plats");
  for (std::size_t n = 0; n < commitment::kMostAccounts; ++n)
    group.must(group.chef(1), tell(other, Verdict::on_way));
  EXPECT_EQ(group.refusal(group.chef(1), tell(other, Verdict::on_way)), RefusalCode::too_many);
}

TEST(Commitment, TheLogGivesTheSameCommitmentsAgain) {
  auto group = a_group().build();
  group.opens("bm1");
  const auto id = promises(group, 0, "Könsuppdela statistiken");
  promises(group, 1, "Utbilda nya chefer");
  group.closes("bm1");
  group.opens("bm2");
  group.must(group.chef(0), commitment::Tell{id, Verdict::changed, "Nytt", "Annat", "2027-12-01", 2});
  group.must(group.chef(1), commitment::Follow{id, true});
  group.closes("bm2");

  EXPECT_TRUE(group.replayed() == group.now);
}

}  // namespace
}  // namespace jamsides::test
