// differences_view_test.cpp - who is told what is proposed, and who where functions differ.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "view/small_group.hpp"

namespace jamsides::view {
namespace {

using nlohmann::json;

constexpr EntityRef kProposal{Table::proposal, 2};  // of bm2
const std::string kOfOrganisations = "P1 C1 K1 E1 P2 C2 K2 PM CM KM";

/// o1 has voted on item 4, P1 3 and C1 2, and sees it.
AssessmentId revealed(SmallGroup& group) {
  const auto id = group.votes();
  group.live.must(group.who("P1"), assessment::Cast{id, 4, 3, ""});
  group.live.reveals(id);
  return id;
}

TEST(DifferencesView, FO3_AProposalIsForSeatsOfOrganisations) {
  SmallGroup group;
  EXPECT_EQ(group.who_sees(kProposal), "");
  group.live.enters(0, "bm2", {1, 2, 3});
  group.live.enters(1, "bm2", {3, 2, 2});

  EXPECT_EQ(group.who_sees(kProposal), kOfOrganisations);
  const auto row = json::parse(group.row(kProposal, "P2"));
  EXPECT_EQ(row["order"], (json{1, 3}));
  EXPECT_EQ(row["proposed"], (json{1, 3}));
  EXPECT_EQ(row["why"]["1"], (json{{"low", 1}, {"high", 3}, {"ones", 1}, {"scored", 2}}));
}

TEST(DifferencesView, FO3_AScoreThatChangesItTellsThemAtOnce) {
  SmallGroup group;
  group.live.enters(0, "bm2", {1, 2, 3});

  const auto changes =
      group.gives("K2", assessment::Enter{{2}, "bm2", 1, 3, assessment::Source::paper, "", "", ""});

  const auto& last = changes.back();
  EXPECT_NE(group.told(last, "P1").put.find(R"("proposal":{"bm2")"), std::string::npos);
  EXPECT_EQ(group.told(last, "S").put.find("proposal"), std::string::npos);
}

TEST(DifferencesView, FO3_VotesThatAreNotSharedStandInNoProposal) {
  SmallGroup group;
  const auto id = revealed(group);
  group.live.agrees_on_all(id, 2);
  EXPECT_EQ(group.who_sees(kProposal), "");

  const auto shared = group.gives("K1", seating::ShareSpread{true});

  EXPECT_EQ(group.who_sees(kProposal, R"("spread":1)"), kOfOrganisations);
  EXPECT_NE(group.told(shared.at(0), "P2").put.find("proposal"), std::string::npos);
  const auto withdrawn = group.gives("K1", seating::ShareSpread{false});
  EXPECT_NE(group.told(withdrawn.at(0), "P2").drop.find("proposal"), std::string::npos);
}

TEST(DifferencesView, FO5_WhereFunctionsDifferIsTheirOwnOrganisations) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.must(group.who("P1"), assessment::Cast{id, 4, 3, ""});
  EXPECT_EQ(group.who_sees(gap_ref(id, 4)), "") << "before the reveal";

  const auto reveal = group.gives("K1", assessment::Reveal{id});

  EXPECT_EQ(group.who_sees(gap_ref(id, 4)), "P1 C1 K1 E1");
  EXPECT_NE(group.told(reveal.at(0), "C1").put.find(R"("gap":{)"), std::string::npos);
  const auto row = json::parse(group.row(gap_ref(id, 4), "C1"));
  EXPECT_EQ(row["lowest"], (json{"chef"}));
  EXPECT_EQ(row["highest"], (json{"politiker"}));
  EXPECT_EQ(row["low"], 2);
  EXPECT_EQ(row["high"], 3);
}

TEST(DifferencesView, FO5_AS14_IsDroppedWithTheVotes) {
  SmallGroup group;
  const auto id = revealed(group);
  group.live.agrees_on_all(id, 2);

  bool dropped = false;
  for (const auto& change : group.gives("KM", meeting::Close{group.live.meeting("bm2")})) {
    dropped = dropped || group.told(change, "C1").drop.find(R"("gap":[)") != std::string::npos;
  }

  EXPECT_TRUE(dropped);
  EXPECT_EQ(group.who_sees(gap_ref(id, 4)), "");
}

}  // namespace
}  // namespace jamsides::view
