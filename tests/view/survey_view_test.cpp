// survey_view_test.cpp - how many have answered is everybody's, who is nobody's; figures and words once
// closed.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "view/small_group.hpp"

namespace jamsides::view {
namespace {

using meeting::Show;
using nlohmann::json;
using survey::Cell;
using survey::Results;

const SurveyId kFirst{1};
const EntityRef kOutcome{Table::outcome, 1};

/// The small group at an occasion, open, with a survey of `phase`; its id.
SurveyId asks(SmallGroup& group, const OccasionId& occasion, Show phase) {
  if (const auto* open = group.live.now.meeting.open()) group.live.closes(open->occasion);
  group.live.opens(occasion);
  group.live.must(group.live.facilitator(occasion), survey::Open{group.live.meeting(occasion), phase});
  return {group.live.now.survey.last_survey};
}
void shows(SmallGroup& group, SurveyId id, const Results& results) {
  group.live.must(group.live.facilitator("bm1"), survey::Close{id});
  group.live.must(Author::system(), survey::Count{id, results});
}
const survey::Answers kMarks{std::vector<int>(12, 2), {}};

TEST(SurveyView, SU2_SU5_SaysHowManyOfThoseInvitedAndNeverWho) {
  SmallGroup group;
  asks(group, "bm1", Show::survey);
  EXPECT_EQ(json::parse(group.row(ref(kFirst), "S"))["invited"],
            10);  // all but the storbild and the observer

  const auto changes = group.gives("C1", survey::Answer{kFirst, kMarks});

  EXPECT_EQ(group.who_sees(ref(kFirst)), kAll);
  const auto row = json::parse(group.row(ref(kFirst), "P2"));
  EXPECT_EQ(row["answered"], 1);
  EXPECT_EQ(row["percent"], 10);
  EXPECT_EQ(row["state"], "open");
  ASSERT_EQ(changes.size(), 1u);
  const auto everybody_else = group.told(changes[0], "P1");
  EXPECT_EQ(everybody_else.put.find("you"), std::string::npos);
  for (const char* name : {"K1", "E1", "P2", "KM", "S", "O"}) {
    EXPECT_EQ(group.told(changes[0], name), everybody_else) << name;
  }
  const auto own = json::parse(group.told(changes[0], "C1").put);
  EXPECT_EQ(own["you"]["me"]["answered"], json{"v1"});
}

TEST(SurveyView, SU8_TheOutcomeIsForOrganisationsAndTheStorbildOnceCounted) {
  SmallGroup group;
  asks(group, "bm1", Show::survey);
  group.live.must(group.who("C1"), survey::Answer{kFirst, kMarks});
  EXPECT_EQ(group.who_sees(kOutcome), "");

  shows(group, kFirst, {12, {Cell{12, 30}, Cell{11, {}}}, {}});

  EXPECT_EQ(group.who_sees(kOutcome), "P1 C1 K1 E1 P2 C2 K2 PM CM KM S");
  const auto row = json::parse(group.row(kOutcome, "S"));
  EXPECT_EQ(row["n"], 12);
  EXPECT_EQ(row["enough"], true);
  EXPECT_EQ(row["marks"], json::parse(R"([{"n":12,"mean":2.50},{"n":11}])"));
  EXPECT_FALSE(row.contains("since"));
}

TEST(SurveyView, SU8_AGroupOfNineShowsNothingButHowMany) {
  SmallGroup group;
  asks(group, "bm1", Show::survey);

  shows(group, kFirst, {9, {Cell{9, {}}}, {}});

  EXPECT_EQ(json::parse(group.row(kOutcome, "P1")),
            json::parse(R"({"survey":"v1","n":9,"percent":90,"enough":false})"));
}

TEST(SurveyView, SU8_WordsAreShownFromThreeAnswersOn) {
  SmallGroup few, enough;
  asks(few, "bm1", Show::pmi);
  asks(enough, "bm1", Show::pmi);

  shows(few, kFirst, {2, {}, {{"ensam"}, {}, {}}});
  shows(enough, kFirst, {3, {}, {{"a", "å"}, {}, {"c"}}});

  EXPECT_EQ(few.row(kOutcome, "P1").find("ensam"), std::string::npos);
  EXPECT_EQ(json::parse(enough.row(kOutcome, "P1"))["texts"], json::parse(R"([["a","å"],[],["c"]])"));
}

TEST(SurveyView, SU9_SU10_ALaterOneIsComparedWithTheFirstOfTheSameQuestionnaire) {
  SmallGroup group;
  asks(group, "bm1", Show::survey);
  shows(group, kFirst, {36, {Cell{36, 60}, Cell{35, 54}}, {}});
  asks(group, "bm2", Show::survey);
  shows(group, {2}, {20, {Cell{20, 40}, Cell{20, 30}}, {}});
  const SurveyId third = asks(group, "bm3", Show::survey);
  shows(group, third, {18, {Cell{18, 33}, Cell{18, 39}}, {}});

  const auto row = json::parse(group.row({Table::outcome, third.n}, "P1"));

  EXPECT_EQ(row["since"], "v1");
  EXPECT_EQ(row["marks"][0], json::parse(R"({"n":18,"mean":1.83,"change":0.17})"));
  EXPECT_EQ(row["marks"][1], json::parse(R"({"n":18,"mean":2.17,"change":0.62})"));
  EXPECT_EQ(row["largest"], 1);
  EXPECT_EQ(row["caveat"], (json{"few", "uneven"}));
}

}  // namespace
}  // namespace jamsides::view
