// purpose_view_test.cpp - aims as rows, and what a meeting has chosen to talk about: everybody sees both.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "view/small_group.hpp"

namespace jamsides::view {
namespace {

using nlohmann::json;

TEST(PurposeView, PU3_EveryLineIsForEverybodyTheStorbildToo) {
  SmallGroup group;
  group.live.must(group.who("K1"), purpose::Set{{"plan"}, ""});
  group.live.opens("bm2");

  const auto changed = group.gives("K1", purpose::Set{{"styrning"}, "Styra med planen."});

  EXPECT_EQ(group.who_sees(purpose_ref({1}, 1)), kAll);
  EXPECT_EQ(group.who_sees(purpose_ref({1}, 2)), kAll);
  EXPECT_EQ(group.who_sees(purpose_ref({1}, 3)), "");
  EXPECT_EQ(group.who_hears(changed.at(0)), kAll);
  const auto row = json::parse(group.row(purpose_ref({1}, 2), "S"));
  EXPECT_EQ(row["organisation"], "o1");
  EXPECT_EQ(row["place"], 2);
  EXPECT_EQ(row["kinds"], (json{"styrning"}));
  EXPECT_EQ(row["words"], "Styra med planen.");
  EXPECT_EQ(row["occasion"], "bm2");
  EXPECT_FALSE(json::parse(group.row(purpose_ref({1}, 1), "S")).contains("words"));
}

TEST(PurposeView, PU2_SaidOnceMoreTellsNobodyAnything) {
  SmallGroup group;
  group.live.must(group.who("K1"), purpose::Set{{"plan"}, ""});

  EXPECT_EQ(group.who_hears(group.gives("K1", purpose::Set{{"plan"}, ""}).at(0)), "");
}

TEST(PurposeView, FO4_WhatTheMeetingTalksAboutStandsInItsRow) {
  SmallGroup group;
  group.live.opens("bm2");
  const auto meeting = group.live.meeting("bm2");

  const auto chosen = group.gives("KM", focus::Choose{meeting, {9, 4}});

  EXPECT_EQ(group.who_hears(chosen.at(0)), kAll);
  EXPECT_EQ(json::parse(group.row(ref(meeting), "S"))["focusItems"], (json{9, 4}));
  group.live.must(group.who("KM"), focus::Choose{meeting, {}});
  EXPECT_FALSE(json::parse(group.row(ref(meeting), "S")).contains("focusItems"));
}

}  // namespace
}  // namespace jamsides::view
