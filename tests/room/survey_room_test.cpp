// survey_room_test.cpp - a survey in a live room: counted by the store once closed, told to everybody, also
// where the server ended in between; who answered is in no frame.
#include <gmock/gmock.h>

#include "room/room_harness.hpp"

namespace jamsides::testing {
namespace {

using meeting::Show;
using seating::Function;
using ::testing::HasSubstr;
using ::testing::Not;

const SurveyId kFirst{1};
survey::Answers words(const std::string& plus) { return {{}, {plus, "", ""}}; }

class SurveyRoom : public ::testing::Test {
 protected:
  void asks(Show phase) { test_.play(Author::of(test_.leader()), survey::Open{test_.bm2(), phase}); }
  void answers(std::uint32_t organisation, Function function, const survey::Answers& what) {
    test_.play(Author::of(test_.seat(organisation, function)), survey::Answer{kFirst, what});
  }
  void three_answer() {
    answers(1, Function::chef, words("HEMLIGT b"));
    answers(2, Function::chef, words("HEMLIGT c"));
    answers(3, Function::chef, words("HEMLIGT a"));
  }
  void closes() { test_.play(Author::of(test_.leader()), survey::Close{kFirst}); }

  RoomTest test_;
};

TEST_F(SurveyRoom, SU4_SU8_AnswersAreToldToNobodyUntilClosedAndThenToEverybody) {
  auto screen = test_.device(test_.storbild());
  asks(Show::pmi);
  three_answer();
  for (const auto& frame : screen->hear()) EXPECT_THAT(frame, Not(HasSubstr("HEMLIGT")));

  closes();

  const auto heard = screen->hear();
  EXPECT_THAT(heard.back(), HasSubstr(R"("texts":[["HEMLIGT a","HEMLIGT b","HEMLIGT c"],[],[]])"));
  EXPECT_THAT(heard.back(), HasSubstr(R"("did":["survey.counted"])"));
}

TEST_F(SurveyRoom, SU5_AChangeOfTheCountNamesNobody) {
  auto other = test_.device(test_.seat(2, Function::chef));
  asks(Show::pmi);
  other->hear();

  answers(1, Function::chef, words("a"));

  const auto heard = other->hear();
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_THAT(heard[0], HasSubstr(R"("answered":1)"));
  EXPECT_THAT(heard[0], Not(HasSubstr(R"("by")")));
}

TEST_F(SurveyRoom, SU5_WhoAnsweredChangesNoByteForTheOthers) {
  RoomTest again;
  auto one = test_.device(test_.storbild()), two = again.device(again.storbild());
  asks(Show::pmi);
  again.play(Author::of(again.leader()), survey::Open{again.bm2(), Show::pmi});

  answers(1, Function::chef, words("a"));
  again.play(Author::of(again.seat(3, Function::politiker)), survey::Answer{kFirst, words("a")});

  EXPECT_EQ(one->hear(), two->hear());
}

TEST_F(SurveyRoom, SU2_EX2_AClickTwiceAndAResentCommandAreOneAnswer) {
  asks(Show::pmi);
  auto device = test_.device(test_.seat(1, Function::chef));
  const auto id = device->send(survey::Answer{kFirst, words("a")});
  device->resend(id, survey::Answer{kFirst, words("a")});
  device->send(survey::Answer{kFirst, words("a")});

  EXPECT_GE(index_of(device->hear(), "already_answered"), 0);
  EXPECT_EQ(test_.room->group().survey.find(kFirst)->answered.size(), 1u);
  closes();
  EXPECT_EQ(test_.store.log().answers("gtest", kFirst).size(), 1u);
}

TEST_F(SurveyRoom, SU4_AnAnswerThatCannotBeStoredIsNeitherCountedNorKept) {
  asks(Show::pmi);
  auto screen = test_.device(test_.storbild());
  auto device = test_.device(test_.seat(1, Function::chef));
  screen->hear();
  test_.store.fail_next = store::AppendOutcome::group_failed;

  device->send(survey::Answer{kFirst, words("a")});

  EXPECT_TRUE(test_.stopped);
  EXPECT_TRUE(screen->hear().empty());
  const auto loaded = store::load_room(test_.store.log(), "gtest", test_.services.checklists);
  EXPECT_TRUE(loaded->group.survey.find(kFirst)->answered.empty());
}

TEST_F(SurveyRoom, SU8_ALoadedRoomShowsWhatWasCounted) {
  asks(Show::pmi);
  three_answer();
  closes();

  const auto loaded = store::load_room(test_.store.log(), "gtest", test_.services.checklists);

  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->group.survey, test_.room->group().survey);
  EXPECT_EQ(loaded->group.survey.shown(kFirst)->texts[0].size(), 3u);
}

TEST_F(SurveyRoom, SU8_WhatAServerThatEndedDidNotCountIsCountedByTheNext) {
  asks(Show::pmi);
  three_answer();
  Group group = test_.room->group();
  const Stamp stamp{group.seq + 1, test_.now, Author::of(test_.leader()), {}};
  const store::Append closed{group.id, {{survey::Closed{kFirst}, stamp}}, {}, {}};
  ASSERT_EQ(test_.store.log().append({&closed, 1}).front(), store::AppendOutcome::committed);
  auto loaded = store::load_room(test_.store.log(), "gtest", test_.services.checklists);
  ASSERT_FALSE(loaded->group.survey.find(kFirst)->counted);
  auto next = std::make_shared<room::Room>(std::move(loaded->group), loaded->epoch, test_.services,
                                           [](room::Room&) {});

  next->count_surveys();

  ASSERT_NE(next->group().survey.shown(kFirst), nullptr);
  EXPECT_EQ(next->group().survey.shown(kFirst)->answers, 3);
}

}  // namespace
}  // namespace jamsides::testing
