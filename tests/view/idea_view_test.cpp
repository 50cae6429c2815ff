// idea_view_test.cpp - ideas are everybody's, a list its own organisation's, and whoever is quoted is told
// so.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "view/small_group.hpp"

namespace jamsides::view {
namespace {

using nlohmann::json;

const IdeaId kIdea{1};
const EntryId kEntry{1};
const std::string kFirst = "P1 C1 K1 E1", kSecond = "P2 C2 K2";

/// o2 has told an idea at bm2.
SmallGroup with_an_idea() {
  SmallGroup group;
  group.live.opens("bm2");
  group.live.must(group.who("C2"), idea::Write{"Dela mallar", 4});
  return group;
}

TEST(IdeaView, ID1_AnIdeaIsForEverybodyTheStorbildToo) {
  auto group = with_an_idea();

  EXPECT_EQ(group.who_sees(ref(kIdea)), kAll);
  const auto row = json::parse(group.row(ref(kIdea), "S"));
  EXPECT_EQ(row["organisation"], "o2");
  EXPECT_EQ(row["text"], "Dela mallar");
  EXPECT_EQ(row["item"], 4);
}

TEST(IdeaView, ID2_WithdrawnItIsItsOwnOrganisations) {
  auto group = with_an_idea();

  const auto withdrawn = group.gives("K2", idea::Withdraw{kIdea, true});

  EXPECT_EQ(group.who_sees(ref(kIdea), R"("withdrawn":true)"), kSecond);
  EXPECT_EQ(group.who_sees(ref(kIdea)), kSecond);
  EXPECT_NE(group.told(withdrawn.at(0), "S").drop, "");
  group.gives("C2", idea::Withdraw{kIdea, false});
  EXPECT_EQ(group.who_sees(ref(kIdea)), kAll);
}

TEST(IdeaView, ID4_AListIsItsOwnOrganisationsAndTheSourceIsToldThatItInspired) {
  auto group = with_an_idea();

  const auto saved = group.gives("P1", idea::Save{"d1"});

  EXPECT_EQ(group.who_sees(saved_ref(kEntry)), kFirst);
  EXPECT_EQ(group.who_sees(inspired_ref(kEntry)), kSecond);
  EXPECT_EQ(group.who_hears(saved.at(0)), kFirst + " " + kSecond);
  const auto inspired = json::parse(group.row(inspired_ref(kEntry), "P2"));
  EXPECT_EQ(inspired["organisation"], "o1");
  EXPECT_EQ(inspired["from"], "d1");
  EXPECT_EQ(inspired["at"], group.live.clock.n);
}

TEST(IdeaView, ID4_ID5_WhatIsMadeOfItIsToldToNobodyElse) {
  auto group = with_an_idea();
  group.live.must(group.who("P1"), idea::Save{"d1"});

  const auto drafted = group.gives("K1", idea::Draft{kEntry, "Pröva på två enheter"});

  EXPECT_EQ(group.who_hears(drafted.at(0)), kFirst);
  EXPECT_EQ(group.who_sees(saved_ref(kEntry), "två enheter"), kFirst);
}

TEST(IdeaView, ID5_TakenOffTheListItStaysForTheOwnAndInspiresNobody) {
  auto group = with_an_idea();
  group.live.must(group.who("P1"), idea::Save{"d1"});

  const auto off = group.gives("P1", idea::Keep{kEntry, false});

  EXPECT_EQ(group.who_sees(saved_ref(kEntry), R"("dropped":true)"), kFirst);
  EXPECT_EQ(group.who_sees(inspired_ref(kEntry)), "");
  EXPECT_NE(group.told(off.at(0), "K2").drop, "");
  group.gives("P1", idea::Keep{kEntry, true});
  EXPECT_EQ(group.who_sees(inspired_ref(kEntry)), kSecond);
}

}  // namespace
}  // namespace jamsides::view
