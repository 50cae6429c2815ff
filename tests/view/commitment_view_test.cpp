// commitment_view_test.cpp - commitments as rows: who sees them, what stands on the table of an open meeting.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "view/small_group.hpp"

namespace jamsides::view {
namespace {

using commitment::Verdict;
using nlohmann::json;

const CommitmentId kFirst{1};

CommitmentId promises(SmallGroup& group, const std::string& name, const std::string& what) {
  const auto who = group.who(name);
  const auto organisation = group.live.now.seat(who.seat)->organisation;
  group.live.must(who, commitment::Make{organisation, what, who.seat, {}, false});
  return {group.live.now.commitment.last_commitment};
}
commitment::Tell tell(CommitmentId id, Verdict verdict) { return {id, verdict, "", "", "", 0}; }

TEST(CommitmentView, CO7_EverybodySeesItAndTheStorbildToo) {
  SmallGroup group;
  promises(group, "C1", "Könsuppdela statistiken");
  group.live.must(group.who("C1"), tell(kFirst, Verdict::on_way));

  EXPECT_EQ(group.who_sees(ref(kFirst)), kAll);
  EXPECT_EQ(group.who_sees(account_ref(kFirst, 1)), kAll);
  EXPECT_EQ(group.who_sees(account_ref(kFirst, 2)), "");
  EXPECT_EQ(json::parse(group.row(account_ref(kFirst, 1), "S"))["verdict"], "on_way");
}

TEST(CommitmentView, CO7_ThatADecisionIsNotFollowedIsTheOwnOrganisations) {
  SmallGroup group;
  promises(group, "C1", "Könsuppdela statistiken");

  const auto flagged = group.gives("K1", commitment::Flag{kFirst, true});

  EXPECT_EQ(group.who_sees(ref(kFirst), R"("ignored":true)"), "P1 C1 K1 E1");
  EXPECT_EQ(group.who_sees(ref(kFirst)), kAll);
  ASSERT_EQ(flagged.size(), 1u);
  EXPECT_NE(group.told(flagged[0], "P1").put, "");
  for (const char* other : {"P2", "K2", "S"}) EXPECT_EQ(group.told(flagged[0], other).put, "") << other;
}

TEST(CommitmentView, CO1_SaysWhatIsLeftToSay) {
  SmallGroup group;
  promises(group, "C1", "Könsuppdela statistiken");
  EXPECT_EQ(json::parse(group.row(ref(kFirst), "P2"))["missing"], (json{"items", "due", "evidence"}));

  group.live.must(group.who("C1"), commitment::Detail{kFirst, std::set{6, 8}, "2027-03-01", {}, {}, {}});

  const auto row = json::parse(group.row(ref(kFirst), "P2"));
  EXPECT_EQ(row["missing"], (json{"evidence"}));
  EXPECT_EQ(row["items"], (json{6, 8}));
  EXPECT_EQ(row["due"], "2027-03-01");
}

TEST(CommitmentView, CO2_TheOriginalWordsStandBesideThoseThatHoldNow) {
  SmallGroup group;
  promises(group, "C1", "Könsuppdela statistiken");
  EXPECT_FALSE(json::parse(group.row(ref(kFirst), "S")).contains("words"));

  group.live.must(group.who("C1"),
                  commitment::Tell{kFirst, Verdict::changed, "Nytt system", "I årsrapporten", "", 2});

  const auto row = json::parse(group.row(ref(kFirst), "S"));
  EXPECT_EQ(row["what"], "Könsuppdela statistiken");
  EXPECT_EQ(row["words"], "I årsrapporten");
  EXPECT_EQ(row["reason"], "Nytt system");
  EXPECT_EQ(row["link"], 2);
}

TEST(CommitmentView, CO5_StandsOnTheTableOfTheOpenMeetingOnly) {
  SmallGroup group;
  promises(group, "C1", "Könsuppdela statistiken");
  EXPECT_FALSE(json::parse(group.row(ref(kFirst), "S")).contains("followUp"));
  const auto bm2 = group.live.meeting("bm2");

  const auto opened = group.gives(group.live.facilitator("bm2"), meeting::Open{bm2});
  EXPECT_NE(group.told(opened[0], "S").put.find(R"("followUp":"waiting")"), std::string::npos);
  group.live.must(group.who("C1"), tell(kFirst, Verdict::done));
  EXPECT_EQ(json::parse(group.row(ref(kFirst), "S"))["followUp"], "told");
  group.live.must(group.live.facilitator("bm2"), meeting::Close{bm2});
  EXPECT_FALSE(json::parse(group.row(ref(kFirst), "S")).contains("followUp"));
}

TEST(CommitmentView, CO6_WhatACloseNotedAsMissedIsDroppedWhenItIsUndone) {
  SmallGroup group;
  promises(group, "C1", "Könsuppdela statistiken");
  const auto bm2 = group.live.meeting("bm2");
  const auto leads = group.live.facilitator("bm2");
  group.live.must(leads, meeting::Open{bm2});

  const auto closed = group.gives(leads, meeting::Close{bm2});
  ASSERT_EQ(closed.size(), 2u);
  EXPECT_NE(group.told(closed[1], "S").put.find(R"("verdict":"missed")"), std::string::npos);
  EXPECT_FALSE(json::parse(group.row(account_ref(kFirst, 1), "S")).contains("seat"));
  const auto undone = group.gives(leads, meeting::Undo{bm2, group.live.now.meeting.at("bm2")->undo->seq});

  EXPECT_EQ(group.told(undone[0], "S").drop, R"({"account":["c1.1"]})");
}

}  // namespace
}  // namespace jamsides::view
