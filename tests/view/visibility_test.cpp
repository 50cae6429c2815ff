// visibility_test.cpp - who sees what, by hand: every table before and after what changes it, against every
// seat.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "view/small_group.hpp"

namespace jamsides::view {
namespace {

using nlohmann::json;

TEST(Visibility, VI5_WhatConcernsTheGroupIsForEverybody) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.reveals(id);
  group.live.must(group.who("K1"), assessment::Agree{id, 4, 2, "a comment", "a next step", ""});

  EXPECT_EQ(group.who_sees({Table::group}), kAll);
  EXPECT_EQ(group.who_sees(ref(OrganisationId{1})), kAll);
  EXPECT_EQ(group.who_sees(ref(group.live.meeting("bm2"))), kAll);
  EXPECT_EQ(group.who_sees(ref(id)), kAll);
  EXPECT_EQ(group.who_sees(score_ref(id, 4), R"("comment":"a comment","next":"a next step")"), kAll);
  EXPECT_EQ(group.who_sees({Table::figure, id.n}), kAll);
  EXPECT_EQ(group.who_sees({Table::comparison, 2}), kAll);
}

TEST(Visibility, HS12_YouIsForOneSeatWithOneKey) {
  const SmallGroup group;
  const auto key_person = group.who("K1").seat.n;
  EXPECT_EQ(group.who_sees({Table::you, key_person, 0}), "K1");
  EXPECT_EQ(group.who_sees({Table::you, key_person, 1}), "");
  const auto desk = json::parse(group.row({Table::you, key_person, 1}, "K1/desk"));
  EXPECT_EQ(desk["key"], "desk");
  EXPECT_EQ(desk["function"], "nyckelperson");
  EXPECT_FALSE(desk["facilitator"]);
  EXPECT_TRUE(json::parse(group.row({Table::you, group.who("KM").seat.n, 0}, "KM"))["facilitator"]);
  EXPECT_EQ(json::parse(group.row({Table::you, group.who("S").seat.n, 0}, "S"))["may"],
            json::array());  // PE12
}

TEST(Visibility, VI1_ABallotIsItsSeatsAloneUntilItsRoundIsRevealed) {
  SmallGroup group;
  const auto id = group.votes();
  const auto ballot = ballot_ref(id, {1, group.who("C1").seat, 4});
  EXPECT_EQ(group.who_sees(ballot), "C1");
  EXPECT_EQ(group.row(ballot, "C1"), R"({"assessment":"a1","round":1,"seat":")" +
                                         group.who("C1").seat.text() +
                                         R"(","item":4,"value":2,"reason":"because"})");
  EXPECT_NE(group.row(ballot, "C1/desk"), "");  // the same seat from home
}

TEST(Visibility, VI1_AFacilitatorOfTheOwnOrganisationSeesNoMore) {
  SmallGroup group(true);  // K1 leads
  const auto ballot = ballot_ref(group.votes(), {1, group.who("C1").seat, 4});
  EXPECT_EQ(group.who_sees(ballot), "C1");
}

TEST(Visibility, VI2_AfterRevealABallotIsItsOrganisationsAndNobodyElses) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.reveals(id);
  EXPECT_EQ(group.who_sees(ballot_ref(id, {1, group.who("C1").seat, 4})), "P1 C1 K1 E1");
}

TEST(Visibility, AS7_InANewRoundTheOldBallotsKeepTheirVisibilityAndNewOnesAreHidden) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.reveals(id);
  group.live.must(group.who("K1"), assessment::Again{id});
  group.live.must(group.who("P1"), assessment::Cast{id, 4, assessment::kPass, ""});

  EXPECT_EQ(group.who_sees(ballot_ref(id, {1, group.who("C1").seat, 4})), "P1 C1 K1 E1");
  const auto now = ballot_ref(id, {2, group.who("P1").seat, 4});
  EXPECT_EQ(group.who_sees(now, R"("value":"pass"})"), "P1");  // and no reason: absent
}

TEST(Visibility, VI4_AnsweredTellsEverybodyHowManyAndNotWhich) {
  SmallGroup group;
  const auto id = group.votes();
  const auto row = json::parse(group.row(ref(id), "S"));
  EXPECT_EQ(row["answered"], (json{{group.who("C1").seat.text(), 1}}));
  EXPECT_FALSE(row.contains("last"));  // mode ballot shows no earlier score (AS2)
}

TEST(Visibility, VI4_HowManyHaveAnsweredAtHomeIsForTheOwnOrganisationAlone) {
  SmallGroup group;
  const auto id = group.votes_at_home();
  EXPECT_EQ(group.who_sees(ref(id)), kAll);
  EXPECT_EQ(group.who_sees(ref(id), R"("answered")"), "P1 C1 K1 E1");
  EXPECT_FALSE(json::parse(group.row(ref(id), "KM")).contains("answered"));  // absent, not empty
}

TEST(Visibility, VI6_ASpreadIsForOtherOrganisationsWhereItIsSharedAndRevealed) {
  SmallGroup group;
  const auto id = group.votes();
  const auto spread = spread_ref(id, 4);
  group.live.must(group.who("K1"), seating::ShareSpread{true});
  EXPECT_EQ(group.who_sees(spread), "");  // not revealed

  group.live.must(group.who("P1"), assessment::Cast{id, 4, 3, ""});
  group.live.must(group.who("K1"), assessment::Cast{id, 4, assessment::kPass, ""});
  group.live.reveals(id);
  EXPECT_EQ(group.who_sees(spread, R"("low":2,"high":3})"), "P2 C2 K2 PM CM KM");
  EXPECT_EQ(group.who_sees(spread_ref(id, 5)), "");  // nobody gave a value

  group.live.must(group.who("K1"), seating::ShareSpread{false});
  EXPECT_EQ(group.who_sees(spread), "");
}

TEST(Visibility, VI6_ANewRoundShowsTheLastRevealedSpreadUntilItIsRevealedItself) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.must(group.who("K1"), seating::ShareSpread{true});
  group.live.reveals(id);
  group.live.must(group.who("K1"), assessment::Again{id});
  group.live.must(group.who("C1"), assessment::Cast{id, 4, 3, ""});
  EXPECT_EQ(group.who_sees(spread_ref(id, 4), R"("low":2,"high":2})"), "P2 C2 K2 PM CM KM");
  group.live.reveals(id);
  EXPECT_EQ(group.who_sees(spread_ref(id, 4), R"("low":3,"high":3})"), "P2 C2 K2 PM CM KM");
}

TEST(Visibility, VI7_ANameIsForTheOwnOrganisationAndTheFacilitator) {
  SmallGroup group;
  group.live.must(group.who("C1"), seating::Sit{"Åsa", true});
  const auto seat = ref(group.who("C1").seat);
  EXPECT_EQ(group.who_sees(seat, R"("taken":true)"), kAll);
  EXPECT_EQ(group.who_sees(seat, R"("who":"Åsa","standIn":true)"), "P1 C1 K1 E1 KM");
  EXPECT_EQ(group.who_sees(seat, "standIn"), "P1 C1 K1 E1 KM");
}

TEST(Visibility, VI7_WhoeverSitsWithoutAnOrganisationSeesTheOwnName) {
  SmallGroup group;
  group.live.must(group.who("O"), seating::Sit{"Bo", false});
  EXPECT_EQ(group.who_sees(ref(group.who("O").seat), "Bo"), "KM O");
}

TEST(Visibility, VI8_ARequestIsForTheFacilitatorAndTheSeatsNyckelperson) {
  SmallGroup group;
  group.live.must(Author::system(), seating::AskToJoin{group.who("C2").seat, "Bo"});
  EXPECT_EQ(group.who_sees(ref(RequestId{1}), R"("who":"Bo")"), "K2 KM");
  group.live.must(Author::system(), seating::AskToJoin{group.who("S").seat, ""});
  EXPECT_EQ(group.who_sees(ref(RequestId{2})), "KM");
  EXPECT_EQ(group.who_sees(ref(RequestId{2}), "who"), "");  // no name given: absent
}

TEST(Visibility, VI9_ACardIsForItsSeatAndNyckelpersonItsLinkForWhoAsked) {
  SmallGroup group;
  group.live.must(group.who("KM"), seating::ShowCard{group.who("C2").seat});
  const auto card = ref(CardId{1});
  EXPECT_EQ(group.who_sees(card), "C2 K2 KM");
  EXPECT_EQ(group.who_sees(card, R"("url":"/k/token-)"), "KM");

  group.live.must(Author::system(), seating::UseCard{{1}});
  EXPECT_EQ(group.who_sees(card, R"("used":true)"), "C2 K2 KM");
  EXPECT_EQ(group.who_sees(card, "url"), "");  // spent
}

TEST(Visibility, VI10_UndoIsForTheFacilitatorAlone) {
  SmallGroup group;
  group.live.opens("bm2");
  EXPECT_EQ(group.who_sees(ref(group.live.meeting("bm2")), R"("undo":{"seq":)"), "KM");
}

TEST(Visibility, WhatIsNotThereIsSeenByNobody) {
  const SmallGroup group;
  for (const auto& row : {EntityRef{Table::you, 99}, ref(OrganisationId{99}), ref(SeatId{99}),
                          ref(MeetingId{99}), ref(AssessmentId{99}), ballot_ref({99}, {1, {1}, 1}),
                          score_ref({99}, 1), spread_ref({99}, 1), EntityRef{Table::figure, 99},
                          EntityRef{Table::comparison, 99}, ref(RequestId{99}), ref(CardId{99})}) {
    EXPECT_TRUE(render(group.live.now, row, Want::json).empty()) << name_of(row.table);
    EXPECT_TRUE(render(group.live.now, row, Want::circles).empty()) << name_of(row.table);
  }
}

TEST(Visibility, CirclesAskedForAloneAreThoseOfTheRowsAsWell) {
  SmallGroup group;
  group.live.reveals(group.votes());
  group.live.must(group.who("KM"), seating::ShowCard{group.who("C2").seat});
  for (const auto& row : all_rows(group.live.now)) {
    const auto with = render(group.live.now, row, Want::json),
               without = render(group.live.now, row, Want::circles);
    for (const auto& viewer : viewers(group.live.now))
      EXPECT_EQ(form_for(with, viewer), form_for(without, viewer));
    for (const auto& form : without) EXPECT_EQ(form.json, "");
  }
}

/// Parses; fails the test where an object names a field twice (the first would be lost without a word).
json parsed_once(const std::string& text) {
  std::vector<std::set<std::string>> open;
  return json::parse(text, [&](int, json::parse_event_t event, json& value) {
    if (event == json::parse_event_t::object_start) open.emplace_back();
    if (event == json::parse_event_t::object_end) open.pop_back();
    if (event == json::parse_event_t::key) {
      EXPECT_TRUE(open.back().insert(value.get<std::string>()).second) << "twice: " << value;
    }
    return true;
  });
}

TEST(State, HS7_AWelcomeHoldsEveryRowOnceWhateverTheirOrder) {
  SmallGroup group;
  const auto id = group.votes();
  group.live.reveals(id);
  group.live.agrees(id, 4, 2);
  group.live.starts(1, "bm2", assessment::Mode::confirm, assessment::Place::room);
  group.live.enters(1, "uppstart", {1, 2, 3});
  group.live.must(group.who("KM"), seating::ShowCard{group.who("C2").seat});

  for (const auto& viewer : viewers(group.live.now)) {
    const auto state = parsed_once(state_text(group.live.now, viewer.audience));
    json by_hand = json::object();
    for (const auto& row : all_rows(group.live.now)) {
      const auto forms = render(group.live.now, row, Want::json);
      const int form = form_for(forms, viewer);
      if (form >= 0) {
        by_hand[name_of(row.table)][id_text(group.live.now, row)] =
            parsed_once(forms[static_cast<std::size_t>(form)].json);
      }
    }
    EXPECT_EQ(state, by_hand) << viewer.audience.seat.text();
  }
}

TEST(State, HS7_TheMostThatTheStorbildEverHolds) {
  SmallGroup group;  // VI11: neither ballot, spread, request nor card
  const auto id = group.votes();
  group.live.must(group.who("K1"), seating::ShareSpread{true});
  group.live.reveals(id);
  group.live.agrees(id, 4, 2);
  group.live.must(group.who("KM"), seating::ShowCard{group.who("C2").seat});
  group.live.must(Author::system(), seating::AskToJoin{group.who("C2").seat, "Bo"});

  const auto state = json::parse(state_text(group.live.now, group.audience("S")));
  std::string tables;
  for (const auto& [table, rows] : state.items()) tables += table + " ";
  EXPECT_EQ(tables, "assessment comparison figure group meeting organisation score seat you ");
}

TEST(State, IdsAreWrittenAsTheContractWritesThem) {
  SmallGroup group;
  const auto& now = group.live.now;
  EXPECT_EQ(id_text(now, {Table::you, 3, 1}), "me");
  EXPECT_EQ(id_text(now, {Table::group}), now.id);
  EXPECT_EQ(id_text(now, ref(OrganisationId{1})), "o1");
  EXPECT_EQ(id_text(now, ref(SeatId{2})), "s2");
  EXPECT_EQ(id_text(now, ref(MeetingId{3})), "m3");
  EXPECT_EQ(id_text(now, ref(AssessmentId{4})), "a4");
  EXPECT_EQ(id_text(now, ballot_ref({3}, {1, {2}, 4})), "a3.1.s2.4");
  EXPECT_EQ(id_text(now, score_ref({3}, 4)), "a3.4");
  EXPECT_EQ(id_text(now, spread_ref({3}, 4)), "a3.4");
  EXPECT_EQ(id_text(now, {Table::figure, 3}), "a3");
  EXPECT_EQ(id_text(now, {Table::comparison, 1}), "bm1");
  EXPECT_EQ(id_text(now, ref(RequestId{5})), "r5");
  EXPECT_EQ(id_text(now, ref(CardId{6})), "k6");
}

}  // namespace
}  // namespace jamsides::view
