// meeting_view_test.cpp - meetings as rows: where they are held, by whom they are visited, what Uppstart has
// left to agree on.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "view/small_group.hpp"

namespace jamsides::view {
namespace {

using meeting::Mode;
using nlohmann::json;

json row_of(const SmallGroup& group, const OccasionId& occasion, const std::string& name = "C1") {
  return json::parse(group.row(ref(group.live.meeting(occasion)), name));
}
meeting::Plan plan_of(const SmallGroup& group, const OccasionId& occasion) {
  return meeting::Plan{.meeting = group.live.meeting(occasion)};
}

TEST(MeetingView, ME11_TheLinkIsForWhoeverHasASeatAndNeverForTheStorbild) {
  SmallGroup group;
  const auto bm2 = ref(group.live.meeting("bm2"));
  auto plan = plan_of(group, "bm2");
  plan.mode = Mode::video;
  plan.link = "https://video.invalid/bm2";

  const auto changes = group.gives("K1", plan);

  EXPECT_EQ(group.who_sees(bm2, "video.invalid"), "P1 C1 K1 E1 P2 C2 K2 PM CM KM O");
  EXPECT_EQ(group.who_sees(bm2, R"("mode":"video")"), kAll);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(group.told(changes[0], "S").put.find("link"), std::string::npos);
  plan = plan_of(group, "bm2");
  plan.link = "https://another.invalid/";
  const auto moved = group.gives("K1", plan);
  EXPECT_EQ(group.told(moved.at(0), "S").put, "") << "to the storbild nothing has changed";
  EXPECT_NE(group.told(moved.at(0), "P2").put, "");
}

TEST(MeetingView, ME11_InOneRoomIsSaidByNoMode) {
  SmallGroup group;
  EXPECT_FALSE(row_of(group, "bm2").contains("mode"));
  auto plan = plan_of(group, "bm2");
  plan.mode = Mode::hybrid;
  group.live.must(group.who("KM"), plan);
  EXPECT_EQ(row_of(group, "bm2")["mode"], "hybrid");

  plan.mode = Mode::room;
  group.live.must(group.who("KM"), plan);

  EXPECT_FALSE(row_of(group, "bm2").contains("mode"));
}

TEST(MeetingView, ME9_UppstartSaysWhatIsLeftToAgreeOnAsItIsAgreed) {
  SmallGroup group;
  EXPECT_EQ(row_of(group, "uppstart")["unsettled"], (json{"bm1", "bm2", "bm3"}));
  EXPECT_FALSE(row_of(group, "bm1").contains("unsettled"));
  auto plan = plan_of(group, "bm2");
  plan.date = "2027-02-01";

  const auto changes = group.gives("K1", plan);

  EXPECT_EQ(row_of(group, "uppstart")["unsettled"], (json{"bm1", "bm3"}));
  EXPECT_NE(group.told(changes.at(0), "P2").put.find(R"("unsettled":["bm1","bm3"])"), std::string::npos);
  group.live.opens("uppstart");
  group.live.closes("uppstart");
  EXPECT_FALSE(row_of(group, "uppstart").contains("unsettled"));
  EXPECT_EQ(row_of(group, "uppstart", "S")["reason"], "Datum bestäms senare.");
}

TEST(MeetingView, ME12_ME13_GuestsAndThatItWasHeldOnPaperAreSaidToAll) {
  SmallGroup group;
  const auto bm1 = group.live.meeting("bm1");
  group.live.must(group.who("KM"), meeting::SetGuests{bm1, "Umeå \"kommun\"", 2});
  group.live.must(group.who("KM"), meeting::SetGuests{bm1, "Dalhult", 1});
  EXPECT_FALSE(row_of(group, "bm1").contains("afterwards"));

  group.live.must(group.who("KM"), meeting::Register{bm1, "2026-11-20"});

  const auto row = row_of(group, "bm1", "S");
  EXPECT_EQ(row["guests"],
            (json{{{"from", "Umeå \"kommun\""}, {"count", 2}}, {{"from", "Dalhult"}, {"count", 1}}}));
  EXPECT_EQ(row["afterwards"], true);
  EXPECT_EQ(row["state"], "closed");
  EXPECT_EQ(row["date"], "2026-11-20");
  EXPECT_EQ(row_of(group, "bm1", "KM")["undo"]["did"], "meeting.register");
}

TEST(MeetingView, ME14_WhatTakesThePlaceOfMissedIsTheSameRow) {
  SmallGroup group;
  const auto c1 = group.who("C1");
  group.live.must(c1, commitment::Make{group.live.organisation(0), "Utbilda chefer", c1.seat, {}, false});
  group.live.must(group.who("KM"), meeting::Register{group.live.meeting("bm1"), "2026-11-22"});
  const auto line = account_ref(CommitmentId{1}, 1);
  ASSERT_EQ(json::parse(group.row(line, "P2"))["verdict"], "missed");

  const auto changes =
      group.gives("C1", commitment::Tell{CommitmentId{1}, commitment::Verdict::done, "", "", "", 0, "bm1"});

  EXPECT_EQ(json::parse(group.row(line, "P2"))["verdict"], "done");
  EXPECT_NE(group.told(changes.at(0), "P2").put.find(R"("c1.1")"), std::string::npos);
  EXPECT_EQ(group.who_sees(account_ref(CommitmentId{1}, 2)), "");
}

TEST(MeetingView, SE13_WhoTakesPartAtADistanceIsSaidToAllAndTheirNameIsNot) {
  SmallGroup group;

  group.live.must(group.who("C1"), seating::Sit{"Kim", false, true});

  const auto seat = ref(group.who("C1").seat);
  EXPECT_EQ(group.who_sees(seat, R"("remote":true)"), kAll);
  EXPECT_EQ(group.who_sees(seat, "Kim"), "P1 C1 K1 E1 KM");
  group.live.must(group.who("C1"), seating::Sit{"Kim", false});
  EXPECT_EQ(group.who_sees(seat, "remote"), "");
}

}  // namespace
}  // namespace jamsides::view
