// survey_test.cpp - asking once, answering once, closing for good; what was answered is in no event.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using meeting::Show;
using survey::Answers;
using testing::ElementsAre;
using testing::IsEmpty;

/// What a group's questionnaires take: two questions and ten items, or three texts.
Answers marks(int each) { return {std::vector<int>(12, each), {}}; }
Answers words(const std::string& plus) { return {{}, {plus, "", ""}}; }

const survey::Survey& at(const LiveGroup& g, SurveyId id) { return *g.now.survey.find(id); }

/// BM1, open, with the survey of `phase` open.
struct Asked {
  LiveGroup group;
  SurveyId id;

  explicit Asked(Show phase = Show::survey) : group(a_group().with_organisations(3).with_mentor().build()) {
    group.opens("bm1");
    group.must(leader(), survey::Open{group.meeting("bm1"), phase});
    id = {group.now.survey.last_survey};
  }
  Author leader() const { return group.facilitator("bm1"); }
  /// Three organisations' three seats and the mentor's.
  std::vector<Author> everybody() const {
    std::vector<Author> all;
    for (int o = 0; o < 4; ++o) {
      for (const auto f : {Function::politiker, Function::chef, Function::nyckelperson}) {
        all.push_back(group.seat(o, f));
      }
    }
    return all;
  }
};

TEST(Survey, SU1_AsksOnceAMeetingAndPhaseWhileItIsOpen) {
  auto group = a_group().build();
  const survey::Open open{group.meeting("bm1"), Show::survey};
  EXPECT_EQ(group.refusal(group.facilitator("bm1"), open), RefusalCode::meeting_not_open);
  group.opens("bm1");
  EXPECT_EQ(group.refusal(group.facilitator("bm1"), survey::Open{MeetingId{99}, Show::survey}),
            RefusalCode::not_found);
  EXPECT_EQ(group.refusal(group.facilitator("bm1"), survey::Open{group.meeting("bm1"), Show::lobby}),
            RefusalCode::not_found);

  group.must(group.facilitator("bm1"), open);

  EXPECT_EQ(group.refusal(group.facilitator("bm1"), open), RefusalCode::already_open);
  EXPECT_EQ(at(group, {1}).form, "enkat-prov-1");
  EXPECT_EQ(at(group, {1}).opened, kStart);
  group.must(group.facilitator("bm1"), survey::Open{group.meeting("bm1"), Show::pmi});
}

TEST(Survey, SU1_ShowingAPhaseOpensNothing) {
  auto group = a_group().build();
  group.opens("bm1");

  group.must(group.facilitator("bm1"), meeting::ShowScreen{group.meeting("bm1"), Show::survey, {}});

  EXPECT_THAT(group.now.survey.surveys, IsEmpty());
}

TEST(Survey, SU2_InvitesTheSeatsOfOrganisationsAndTakesOneAnswerOfEach) {
  Asked asked;
  auto& group = asked.group;
  group.adds_seat(0, Function::observator);
  EXPECT_EQ(at(group, asked.id).invited, 12);

  for (const Author& each : asked.everybody()) group.must(each, survey::Answer{asked.id, marks(2)});

  EXPECT_EQ(at(group, asked.id).answered.size(), 12u);
  EXPECT_EQ(group.refusal(group.chef(0), survey::Answer{asked.id, marks(1)}), RefusalCode::already_answered);
  const Author extra = group.adds_seat(1, Function::extra);
  group.must(extra, survey::Answer{asked.id, marks(2)});
  EXPECT_EQ(at(group, asked.id).invited, 13);
}

TEST(Survey, SU2_IsAnsweredAfterTheMeetingForAWeek) {
  Asked asked;
  auto& group = asked.group;
  group.closes("bm1");
  group.clock = kStart + (std::chrono::days{7} - std::chrono::milliseconds{1});
  group.must(group.chef(0), survey::Answer{asked.id, marks(2)});

  group.clock = kStart + std::chrono::days{7};

  EXPECT_EQ(group.refusal(group.chef(1), survey::Answer{asked.id, marks(2)}), RefusalCode::survey_closed);
}

TEST(Survey, SU3_AnAnswerFitsItsQuestionnaireAndSaysSomething) {
  Asked asked;
  auto& group = asked.group;
  const auto refused = [&](Answers answers) {
    return group.refusal(group.chef(0), survey::Answer{asked.id, std::move(answers)});
  };
  EXPECT_EQ(refused({std::vector<int>(11, 2), {}}), RefusalCode::malformed);
  EXPECT_EQ(refused({std::vector<int>(12, 2), {"a"}}), RefusalCode::malformed);
  EXPECT_EQ(refused({{4, 5, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, {}}), RefusalCode::value_out_of_scale);
  EXPECT_EQ(refused({{4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3}, {}}), RefusalCode::value_out_of_scale);
  EXPECT_EQ(refused(marks(0)), RefusalCode::nothing_answered);
  EXPECT_EQ(group.refusal(group.chef(0), survey::Answer{SurveyId{9}, marks(2)}), RefusalCode::not_found);
  Asked pmi(Show::pmi);
  EXPECT_EQ(pmi.group.refusal(pmi.group.chef(0), survey::Answer{pmi.id, words(" \n\t")}),
            RefusalCode::nothing_answered);

  group.must(group.chef(0), survey::Answer{asked.id, {{4, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 1}, {}}});
}

TEST(Survey, SU4_TheAnswerLeavesAsARowAndTheEventSaysNothingOfIt) {
  Asked asked;
  const auto decision = asked.group.must(asked.group.chef(0), survey::Answer{asked.id, marks(3)});

  ASSERT_EQ(decision.events.size(), 1u);
  EXPECT_TRUE(std::holds_alternative<survey::Answered>(decision.events[0]));
  ASSERT_EQ(decision.rows.size(), 1u);
  EXPECT_EQ(std::get<AnswerRow>(decision.rows[0]).answers, marks(3));
  EXPECT_THAT(asked.group.now.survey.results, IsEmpty());
}

TEST(Survey, SU7_IsClosedForGoodAndAlsoWhenALaterMeetingOpens) {
  Asked asked;
  auto& group = asked.group;
  group.must(asked.leader(), survey::Open{group.meeting("bm1"), Show::pmi});
  group.must(asked.leader(), survey::Close{asked.id});
  EXPECT_EQ(group.refusal(asked.leader(), survey::Close{asked.id}), RefusalCode::survey_closed);
  EXPECT_EQ(group.refusal(asked.leader(), survey::Open{group.meeting("bm1"), Show::survey}),
            RefusalCode::already_open);
  EXPECT_EQ(group.refusal(group.chef(0), survey::Answer{asked.id, marks(2)}), RefusalCode::survey_closed);
  EXPECT_FALSE(at(group, {2}).closed);

  group.closes("bm1");
  EXPECT_FALSE(at(group, {2}).closed);
  group.opens("bm2");

  EXPECT_TRUE(at(group, {2}).closed);
}

TEST(Survey, SU8_WhatTheStoreCountedIsShownOnceAndOnlyOnceClosed) {
  Asked asked;
  auto& group = asked.group;
  const survey::Count count{asked.id, {12, {{12, 30}}, {}}};
  EXPECT_EQ(group.refusal(Author::system(), count), RefusalCode::not_found);
  group.must(asked.leader(), survey::Close{asked.id});
  EXPECT_EQ(group.now.survey.shown(asked.id), nullptr);

  group.must(Author::system(), count);

  ASSERT_NE(group.now.survey.shown(asked.id), nullptr);
  EXPECT_EQ(*group.now.survey.shown(asked.id), count.results);
  EXPECT_EQ(group.refusal(Author::system(), survey::Count{asked.id, {13, {}, {}}}),
            RefusalCode::survey_closed);
}

TEST(Survey, SU8_ACellOfFewerThanTenHasNoSum) {
  std::vector<Answers> ten(10, {{3, 1}, {}});
  ten[0].marks = {0, 2};

  const auto results = survey::results_of(ten);

  EXPECT_EQ(results.answers, 10);
  EXPECT_THAT(results.marks, ElementsAre(survey::Cell{9, std::nullopt}, survey::Cell{10, 11}));
}

TEST(Survey, SU8_WordsComeInTheOrderOfTheAlphabetAndNotFromFewerThanThree) {
  EXPECT_THAT(survey::results_of({words("b"), words("a")}).texts[0], IsEmpty());

  const auto results = survey::results_of({words("b"), words(""), words("c"), words("a")});

  EXPECT_THAT(results.texts, ElementsAre(ElementsAre("a", "b", "c"), IsEmpty(), IsEmpty()));
  EXPECT_EQ(results, survey::results_of({words("c"), words("a"), words(""), words("b")}));
}

}  // namespace
}  // namespace jamsides::test
