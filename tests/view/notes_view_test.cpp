// notes_view_test.cpp - how far notes have come is everybody's and holds none of their words; where an
// organisation has shown its page is its own.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "view/small_group.hpp"

namespace jamsides::view {
namespace {

using nlohmann::json;

class NotesView : public testing::Test {
 protected:
  NotesView() { group.live.opens("bm1"); }

  json row() { return json::parse(group.row(notes_ref(bm1), "S")); }
  bool can_undo() { return group.row(ref(bm1), "KM").find("undo") != std::string::npos; }
  notes::Write words(int version) const { return {bm1, version, {{"HEMLIG-RUBRIK", "HEMLIG-TEXT"}}}; }

  SmallGroup group;
  const MeetingId bm1 = group.live.meeting("bm1");
};

TEST_F(NotesView, NO6_TheRowIsEverybodysAndItsWordsAreInNoFrame) {
  EXPECT_EQ(group.who_sees(notes_ref(bm1)), "");

  const auto changes = group.gives("KM", words(0));

  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(group.who_sees(notes_ref(bm1)), kAll);
  EXPECT_EQ(group.who_hears(changes[0]), kAll);
  for (const char* name : {"KM", "K1", "P2", "S", "O"}) {
    EXPECT_EQ(group.told(changes[0], name).put.find("HEMLIG"), std::string::npos) << name;
  }
  EXPECT_EQ(row(), (json{{"version", 1},
                         {"seat", group.who("KM").seat.text()},
                         {"at", group.live.clock.n},
                         {"approved", json::object()},
                         {"awaited", {"o1", "o2"}},
                         {"corrections", 0}}));
}

TEST_F(NotesView, NO6_SaysWhoHasApprovedWhoIsAwaitedAndWhenTheyWereSettled) {
  group.gives("KM", words(0));
  group.live.closes("bm1");
  EXPECT_TRUE(can_undo());

  group.gives("K2", notes::Approve{bm1, 1});
  EXPECT_EQ(row()["awaited"], (json{"o1"}));
  EXPECT_EQ(row()["approved"], (json{{"o2", group.live.clock.n}}));
  EXPECT_FALSE(row().contains("settled"));

  const auto changes = group.gives("K1", notes::Approve{bm1, 1});
  ASSERT_EQ(changes.size(), 2u) << "that they are settled is an event of its own";
  EXPECT_EQ(row()["awaited"], json::array());
  EXPECT_EQ(row()["settled"], group.live.clock.n);
  EXPECT_FALSE(can_undo()) << "ME4 and whoever leads is told so";
  EXPECT_NE(group.told(changes[1], "KM").put.find("\"meeting\""), std::string::npos);

  group.gives("K1", notes::Correct{bm1, "HEMLIG-RÄTTELSE"});
  EXPECT_EQ(row()["corrections"], 1);
  EXPECT_EQ(row().dump().find("HEMLIG"), std::string::npos);
}

TEST_F(NotesView, NO3_ACloseTakenBackIsToldWithTheApprovals) {
  group.gives("KM", words(0));
  group.live.closes("bm1");
  group.gives("K2", notes::Approve{bm1, 1});

  const auto undo = group.live.now.meeting.meetings.at(bm1).undo->seq;
  const auto changes = group.gives("KM", meeting::Undo{bm1, undo});

  EXPECT_NE(group.told(changes[0], "P2").put.find("\"notes\""), std::string::npos);
  EXPECT_EQ(row()["awaited"], (json{"o1", "o2"}));
}

TEST_F(NotesView, AN2_APresentationIsItsOwnOrganisationsAlone) {
  const auto changes =
      group.gives("C1", anchoring::Present{"2026-11-12", anchoring::Where::other, "Kommunfullmäktige"});

  const auto first = presentation_ref({1}, 1);
  EXPECT_EQ(group.who_sees(first), "P1 C1 K1 E1");
  EXPECT_EQ(group.who_hears(changes[0]), "P1 C1 K1 E1");
  EXPECT_EQ(json::parse(group.row(first, "P1")), (json{{"organisation", "o1"},
                                                       {"place", 1},
                                                       {"date", "2026-11-12"},
                                                       {"where", "annat"},
                                                       {"words", "Kommunfullmäktige"},
                                                       {"seat", group.who("C1").seat.text()},
                                                       {"at", group.live.clock.n}}));
}

}  // namespace
}  // namespace jamsides::view
