// change_test.cpp - what one event tells everybody: what becomes visible is put, what no longer is, is
// dropped, and whoever sees no change is told nothing.
#include "view/change.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "view/small_group.hpp"

namespace jamsides::view {
namespace {

using nlohmann::json;

json parsed(const std::string& text) { return text.empty() ? json::object() : json::parse(text); }

/// The tables and ids of a put or drop, e.g. "assessment:a1 ballot:a1.1.s2.4".
std::string rows(const std::string& text) {
  std::string all;
  const auto tables = parsed(text);
  for (const auto& [table, ids] : tables.items()) {
    if (ids.is_array()) {
      for (const auto& id : ids) all += table + ":" + id.get<std::string>() + " ";
    } else {
      for (const auto& [id, row] : ids.items()) all += table + ":" + id + " ";
    }
  }
  if (!all.empty()) all.pop_back();
  return all;
}

TEST(Change, VI1_SQ7_ABallotGoesToItsSeatAndTheCountToAllInTheSameBytes) {
  SmallGroup group;
  const auto id = group.votes();

  const auto change = group.gives("P1", assessment::Cast{id, 4, 3, ""}).at(0);

  EXPECT_EQ(rows(group.told(change, "P1").put),
            "assessment:a1 ballot:a1.1." + group.who("P1").seat.text() + ".4");
  EXPECT_EQ(rows(change.common.put), "assessment:a1");
  EXPECT_EQ(change.overrides.size(), 2u);  // that seat with either key; everybody else shares one text
  EXPECT_EQ(group.who_hears(change), kAll);
  EXPECT_EQ(change.common.drop, "");
}

TEST(Change, VI4_SQ2_ABallotCastAtHomeIsNothingToAnybodyOutside) {
  SmallGroup group;
  const auto id = group.votes_at_home();

  const auto change = group.gives("P1", assessment::Cast{id, 4, 3, ""}).at(0);

  EXPECT_EQ(group.who_hears(change), "P1 C1 K1 E1");
  EXPECT_EQ(rows(group.told(change, "K1").put), "assessment:a1");
  EXPECT_EQ(group.who_hears(group.gives("K1", assessment::Reveal{id}).at(0)),
            kAll);  // its state is everybody's
}

TEST(Change, VI2_VI12_RevealPutsTheBallotsToTheOwnOrganisationInOneChange) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.must(group.who("P1"), assessment::Cast{id, 5, 1, ""});

  const auto change = group.gives("K1", assessment::Reveal{id}).at(0);

  const auto ballots = "assessment:a1 ballot:a1.1." + group.who("P1").seat.text() + ".5 ballot:a1.1." +
                       group.who("C1").seat.text() + ".4";
  for (const char* own : {"P1", "C1", "K1", "E1"})
    EXPECT_EQ(rows(group.told(change, own).put), ballots) << own;
  for (const char* other : {"P2", "K2", "KM", "S", "O"}) {
    EXPECT_EQ(rows(group.told(change, other).put), "assessment:a1") << other;
  }
  EXPECT_EQ(group.told(change, "C1").drop, "");
}

TEST(Change, VI6_RevealPutsASharedSpreadToTheOthers) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.must(group.who("K1"), seating::ShareSpread{true});

  const auto change = group.gives("K1", assessment::Reveal{id}).at(0);

  EXPECT_EQ(rows(group.told(change, "P2").put), "assessment:a1 spread:a1.4");
  EXPECT_EQ(rows(group.told(change, "S").put), "assessment:a1");
}

TEST(Change, VI6_WithdrawingTheShareDropsTheSpreads) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.reveals(id);
  const auto shared = group.gives("K1", seating::ShareSpread{true}).at(0);
  EXPECT_EQ(rows(group.told(shared, "KM").put), "organisation:o1 spread:a1.4");

  const auto withdrawn = group.gives("K1", seating::ShareSpread{false}).at(0);

  for (const char* other : {"P2", "C2", "K2", "PM", "KM"}) {
    EXPECT_EQ(rows(group.told(withdrawn, other).put), "organisation:o1") << other;
    EXPECT_EQ(rows(group.told(withdrawn, other).drop), "spread:a1.4") << other;
  }
  for (const char* never : {"P1", "K1", "S", "O"}) {
    EXPECT_EQ(rows(group.told(withdrawn, never).put), "organisation:o1") << never;
    EXPECT_EQ(group.told(withdrawn, never).drop, "") << never;
  }
}

TEST(Change, SQ2_WhoSeesNothingIsToldNothing) {
  SmallGroup group;
  const auto asked = group.gives(Author::system(), seating::AskToJoin{group.who("C2").seat, "Bo"}).at(0);
  EXPECT_EQ(group.who_hears(asked), "K2 KM");
  EXPECT_EQ(asked.common, Difference{});

  const auto turned_away = group.gives("K2", seating::TurnAway{{1}}).at(0);
  EXPECT_EQ(group.who_hears(turned_away), "K2 KM");
  EXPECT_EQ(turned_away.overrides.begin()->second.drop, R"({"request":["r1"]})");
  EXPECT_EQ(turned_away.overrides.begin()->second.put, "");
}

TEST(Change, VI12_AnotherFacilitatorTakesOverUndoNamesAndRequests) {
  SmallGroup group(true);  // K1 leads
  group.live.must(group.who("C1"), seating::Sit{"Åsa", false});
  group.live.must(group.who("C2"), seating::Sit{"Bo", false});
  group.live.must(Author::system(), seating::AskToJoin{group.who("P1").seat, "Cia"});  // r1
  group.live.must(Author::system(), seating::AskToJoin{group.who("P2").seat, "Dan"});  // r2
  group.live.must(Author::system(), seating::AskToJoin{group.who("S").seat, ""});      // r3
  group.live.opens("bm2");
  setup::Edit edit;
  edit.occasions = {{"bm2", "", {1}, group.who("K2").seat}};

  const auto change = group.gives(Author::admin(), edit).at(0);

  const auto old_one = group.told(change, "K1"), new_one = group.told(change, "K2");
  const auto bm2 = group.live.meeting("bm2").text();
  const auto before = parsed(old_one.put), after = parsed(new_one.put);
  EXPECT_FALSE(before["meeting"][bm2].contains("undo"));
  EXPECT_TRUE(after["meeting"][bm2].contains("undo"));
  EXPECT_FALSE(before["you"]["me"]["facilitator"]);
  EXPECT_TRUE(after["you"]["me"]["facilitator"]);
  const auto asa = group.who("C1").seat.text(), bo = group.who("C2").seat.text();
  EXPECT_FALSE(before["seat"].contains(asa));  // the old one's own, still: nothing to tell
  EXPECT_FALSE(before["seat"][bo].contains("who"));
  EXPECT_EQ(after["seat"][asa]["who"], "Åsa");
  EXPECT_FALSE(after["seat"].contains(bo));                // the new one's own, as before
  EXPECT_EQ(rows(old_one.drop), "request:r2 request:r3");  // r1 stays: a seat of the own organisation
  EXPECT_TRUE(after["request"].contains("r1") && after["request"].contains("r3"));
  EXPECT_EQ(new_one.drop, "");
  EXPECT_FALSE(parsed(group.told(change, "P2").put).contains("request"));
}

TEST(Change, AS14_RedactionDropsTheBallotsAndKeepsTheSpread) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.must(group.who("K1"), seating::ShareSpread{true});
  group.live.reveals(id);
  group.live.agrees_on_all(id, 2);

  const auto changes = group.gives("KM", meeting::Close{group.live.meeting("bm2")});

  std::string dropped, dropped_elsewhere;
  for (const auto& change : changes) {
    dropped += rows(group.told(change, "P1").drop);
    dropped_elsewhere += rows(group.told(change, "P2").drop) + rows(group.told(change, "S").drop);
  }
  EXPECT_EQ(dropped, "ballot:a1.1." + group.who("C1").seat.text() + ".4");
  EXPECT_EQ(dropped_elsewhere, "");
  EXPECT_EQ(group.who_sees(spread_ref(id, 4), R"("low":2,"high":2)"), "P2 C2 K2 PM CM KM");
}

TEST(Change, FI8_FiguresFollowTheScoreInTheSameChange) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.reveals(id);

  const auto change = group.gives("K1", assessment::Agree{id, 4, 2, "", "", ""}).at(0);

  EXPECT_EQ(rows(change.common.put), "assessment:a1 comparison:bm2 figure:a1 score:a1.4");
  EXPECT_TRUE(change.overrides.empty());
}

TEST(Change, FI6_AnEarlierScoreMovesTheFiguresOfLaterOccasions) {
  SmallGroup group;
  group.live.enters(0, "bm1", {1});  // a1
  group.live.must(group.who("K1"),
                  assessment::Open{"bm2", {1}, assessment::Mode::confirm, assessment::Place::home});

  const auto change =
      group.gives("K1", assessment::Enter{{1}, "uppstart", 1, 2, assessment::Source::paper, "", "", ""})
          .back();

  const auto put = parsed(change.common.put);
  EXPECT_EQ(put["figure"]["a1"]["moves"]["1"], (json{{"from", "uppstart"}, {"by", -1}}));
  EXPECT_FALSE(put.contains("assessment"));  // bm1's is still the last of a2

  const auto other =
      group.gives("K1", assessment::Enter{{1}, "uppstart", 2, 2, assessment::Source::paper, "", "", ""})
          .back();
  EXPECT_EQ(parsed(other.common.put)["assessment"]["a2"]["last"]["2"], "a3.2");
}

TEST(Change, AnOrganisationThatIsRemovedLosesAllItHad) {
  SmallGroup group;
  setup::Edit add;
  add.added = {{"Ceders", seating::Kind::kommun, "", ""}};
  group.live.must(Author::admin(), add);
  const auto gone = group.live.now.seating.seats.rbegin()->first;  // a seat of the new one
  const auto organisation = group.live.now.seat(gone)->organisation;
  setup::Edit remove;
  remove.removed = {organisation};

  const auto change = group.gives(Author::admin(), remove).at(0);

  const auto told = change.overrides.find({gone, Key::room});
  ASSERT_NE(told, change.overrides.end());
  EXPECT_EQ(told->second.put, "");
  EXPECT_EQ(parsed(told->second.drop)["you"], json::array({"me"}));
  EXPECT_EQ(parsed(group.told(change, "S").drop)["organisation"], json::array({organisation.text()}));
  EXPECT_EQ(parsed(group.told(change, "S").drop)["seat"].size(), 3u);
  EXPECT_FALSE(parsed(group.told(change, "S").drop).contains("you"));
}

TEST(Change, VI9_AnotherCardReplacesTheFirstForAllWhoWereTold) {
  SmallGroup group;
  group.gives("KM", seating::ShowCard{group.who("C2").seat});

  const auto change = group.gives("K2", seating::ShowCard{group.who("C2").seat}).at(0);

  EXPECT_EQ(rows(group.told(change, "KM").drop), "card:k1");
  EXPECT_EQ(group.told(change, "KM").put, "");  // this one is not its asking
  EXPECT_EQ(rows(group.told(change, "C2").put), "card:k2");
  EXPECT_EQ(rows(group.told(change, "C2").drop), "card:k1");
  EXPECT_TRUE(parsed(group.told(change, "K2").put)["card"]["k2"].contains("url"));
  EXPECT_EQ(group.who_hears(change), "C2 K2 KM");
}

}  // namespace
}  // namespace jamsides::view
