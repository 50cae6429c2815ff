// meeting_plan_test.cpp - when, where and with whom meetings are held, what Uppstart must have agreed on, and
// a meeting that was held on paper.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"
#include "domain/meeting_rules.hpp"

namespace jamsides::test {
namespace {

using commitment::Verdict;
using meeting::Close;
using meeting::Mode;
using meeting::Phase;
using meeting::Plan;
using meeting::Register;
using meeting::SetGuests;
using testing::ElementsAre;
using testing::IsEmpty;

const meeting::Meeting& at(const LiveGroup& group, const OccasionId& occasion) {
  return *group.now.meeting.at(occasion);
}
Plan plan_of(const LiveGroup& group, const OccasionId& occasion) {
  return Plan{.meeting = group.meeting(occasion)};
}
Plan dated(const LiveGroup& group, const OccasionId& occasion, const std::string& date) {
  auto plan = plan_of(group, occasion);
  plan.date = date;
  return plan;
}
Plan linked(const LiveGroup& group, const std::string& link) {
  auto plan = plan_of(group, "bm1");
  plan.link = link;
  return plan;
}
/// Everything Uppstart has to agree on; host 0 is there from the start.
void all_dated(LiveGroup& group) {
  for (const char* occasion : {"bm1", "bm2", "bm3"}) {
    group.must(group.nyckelperson(1), dated(group, occasion, "2027-02-01"));
  }
}
std::vector<OccasionId> left_of(const LiveGroup& group, const OccasionId& occasion) {
  std::vector<OccasionId> left;
  for (const auto& each : meeting::unsettled(group.now, at(group, occasion))) left.push_back(each.occasion);
  return left;
}
CommitmentId promises(LiveGroup& group, int index, const OccasionId& occasion = {}) {
  group.must(group.chef(index),
             commitment::Make{
                 group.organisation(index), "Utbilda chefer", group.chef(index).seat, {}, true, occasion});
  return CommitmentId{group.now.commitment.last_commitment};
}
const commitment::Commitment& at(const LiveGroup& group, CommitmentId id) {
  return *group.now.commitment.find(id);
}
commitment::Tell tell(CommitmentId id, Verdict verdict, const OccasionId& occasion = {}) {
  return {id, verdict, "", "", "", 0, occasion};
}
/// 2026-11-20, two days before the test's now.
Register held(const LiveGroup& group, const OccasionId& occasion, const std::string& date = "2026-11-20") {
  return {group.meeting(occasion), date};
}

TEST(MeetingPlan, ME10_EachPartOfAPlanIsSaidAloneUntilTheMeetingHasClosed) {
  auto group = a_group().with_mentor().build();
  auto plan = dated(group, "bm2", "2027-03-01");

  group.must(group.nyckelperson(1), plan);
  plan = plan_of(group, "bm2");
  plan.host = group.organisation(1);
  group.must(group.facilitator("bm2"), plan);
  plan = plan_of(group, "bm2");
  plan.mode = Mode::hybrid;
  plan.link = "https://video.invalid/bm2?pwd=x#y";
  group.must(group.facilitator("bm2"), plan);

  EXPECT_EQ(at(group, "bm2").date, "2027-03-01");
  EXPECT_EQ(at(group, "bm2").host, group.organisation(1));
  EXPECT_EQ(at(group, "bm2").mode, Mode::hybrid);
  EXPECT_EQ(at(group, "bm2").link, "https://video.invalid/bm2?pwd=x#y");
  EXPECT_EQ(at(group, "bm2").facilitator, group.nyckelperson(0).seat) << "who leads is another matter";
  group.must(group.nyckelperson(1), dated(group, "bm2", ""));
  EXPECT_EQ(at(group, "bm2").date, "");
  group.opens("bm2");
  group.must(group.nyckelperson(1), dated(group, "bm2", "2027-03-02"));
  group.closes("bm2");
  EXPECT_EQ(group.refusal(group.nyckelperson(1), plan), RefusalCode::meeting_not_open);
}

TEST(MeetingPlan, ME10_WhatIsNoDayNoMeetingAndNoOrganisationIsRefused) {
  auto group = a_group().build();
  const Author key = group.nyckelperson(1);

  EXPECT_EQ(group.refusal(key, dated(group, "bm1", "2027-02-30")), RefusalCode::bad_date);
  EXPECT_EQ(group.refusal(key, Plan{.meeting = MeetingId{99}}), RefusalCode::not_found);
  auto plan = plan_of(group, "bm1");
  plan.host = OrganisationId{99};
  EXPECT_EQ(group.refusal(key, plan), RefusalCode::not_found);
}

TEST(MeetingPlan, ME11_ALinkIsAWholeHttpsAddress) {
  auto group = a_group().build();
  const Author key = group.nyckelperson(1);

  for (const char* link :
       {"http://video.invalid/", "https://", "https:///x", "javascript:alert(1)", "video.invalid",
        "https://user@video.invalid/", "https://video.invalid/a b", "https://video.invalid/\"x",
        "https://.invalid", " https://video.invalid", "https://video.invalid/<x>"}) {
    EXPECT_EQ(group.refusal(key, linked(group, link)), RefusalCode::bad_link) << link;
  }
  EXPECT_EQ(group.refusal(key, linked(group, "https://v.invalid/" + std::string(483, 'a'))),
            RefusalCode::too_long);
  for (const char* link : {"https://video.invalid", "https://video.invalid:8443/möte?x=1#2", ""}) {
    EXPECT_EQ(group.refusal(key, linked(group, link)), std::nullopt) << link;
  }
  EXPECT_EQ(group.refusal(key, linked(group, "https://v.invalid/" + std::string(482, 'a'))), std::nullopt);
}

TEST(MeetingPlan, ME9_UppstartWaitsForADateAndAHostOfEachMeetingToCome) {
  auto group = a_group().build();
  group.opens("uppstart");
  EXPECT_THAT(left_of(group, "uppstart"), ElementsAre("bm1", "bm2", "bm3"));

  const auto decided = group.does(group.facilitator("uppstart"), Close{group.meeting("uppstart")});

  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error(),
            (Refusal{RefusalCode::dates_missing, {{"dates", "BM1, BM2, BM3"}, {"hosts", "–"}}}));
  all_dated(group);
  EXPECT_THAT(left_of(group, "uppstart"), IsEmpty());
  EXPECT_EQ(group.refusal(group.facilitator("uppstart"), Close{group.meeting("uppstart")}), std::nullopt);
}

TEST(MeetingPlan, ME9_AHostIsNamedWhereThereIsNone) {
  auto group = a_group().led_by(-1).build();
  group.opens("uppstart");
  all_dated(group);

  const auto decided = group.does(group.facilitator("uppstart"), Close{group.meeting("uppstart")});

  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error(),
            (Refusal{RefusalCode::dates_missing, {{"dates", "–"}, {"hosts", "BM1, BM2, BM3"}}}));
}

TEST(MeetingPlan, ME9_AReasonClosesUppstartAndStandsUntilThatIsTakenBack) {
  auto group = a_group().build();
  group.opens("uppstart");
  const Author leads = group.facilitator("uppstart");
  const auto uppstart = group.meeting("uppstart");
  EXPECT_EQ(group.refusal(leads, Close{uppstart, " \n\t"}), RefusalCode::dates_missing);
  EXPECT_EQ(group.refusal(leads, Close{uppstart, std::string(301, 'x')}), RefusalCode::too_long);

  group.must(leads, Close{uppstart, "Värden för BM3 bestäms i mars"});

  EXPECT_EQ(at(group, "uppstart").phase, Phase::closed);
  EXPECT_EQ(at(group, "uppstart").reason, "Värden för BM3 bestäms i mars");
  group.must(leads, meeting::Undo{uppstart, at(group, "uppstart").undo->seq});
  EXPECT_EQ(at(group, "uppstart").reason, "");
  all_dated(group);
  group.must(leads, Close{uppstart, "Behövs inte"});
  EXPECT_EQ(at(group, "uppstart").reason, "") << "nothing was missing";
}

TEST(MeetingPlan, ME9_OnlyUppstartAsksAndOnlyForWhatIsStillToCome) {
  auto group = a_group().build();
  EXPECT_THAT(left_of(group, "bm1"), IsEmpty());
  group.opens("bm1");
  EXPECT_EQ(group.refusal(group.facilitator("bm1"), Close{group.meeting("bm1")}), std::nullopt);

  EXPECT_THAT(left_of(group, "uppstart"), ElementsAre("bm2", "bm3"));
}

TEST(MeetingPlan, ME12_GuestsAreCountedByWhereTheyComeFrom) {
  auto group = a_group().build();
  const Author leads = group.facilitator("bm1");
  const auto bm1 = group.meeting("bm1");
  group.must(leads, SetGuests{bm1, "Umeå kommun", 2});
  group.must(leads, SetGuests{bm1, "Dalhult", 1});

  group.must(leads, SetGuests{bm1, "Umeå kommun", 3});
  EXPECT_THAT(at(group, "bm1").guests,
              ElementsAre(meeting::Guests{"Umeå kommun", 3}, meeting::Guests{"Dalhult", 1}));
  group.must(leads, SetGuests{bm1, "Umeå kommun", 0});
  group.must(leads, SetGuests{bm1, "Ingenstans", 0});

  EXPECT_THAT(at(group, "bm1").guests, ElementsAre(meeting::Guests{"Dalhult", 1}));
  EXPECT_EQ(group.refusal(leads, SetGuests{bm1, "  ", 1}), RefusalCode::text_needed);
  EXPECT_EQ(group.refusal(leads, SetGuests{bm1, std::string(121, 'x'), 1}), RefusalCode::too_long);
  for (int i = 1; i < 20; ++i) group.must(leads, SetGuests{bm1, "Kommun " + std::to_string(i), 1});
  EXPECT_EQ(group.refusal(leads, SetGuests{bm1, "En till", 1}), RefusalCode::too_many);
  EXPECT_EQ(group.refusal(leads, SetGuests{bm1, "Dalhult", 9}), std::nullopt);
  group.opens("bm1");
  group.closes("bm1");
  EXPECT_EQ(group.refusal(leads, SetGuests{bm1, "Dalhult", 1}), RefusalCode::meeting_not_open);
}

TEST(MeetingPlan, SE13_WhoeverSitsDownSaysWhetherItIsAtADistance) {
  auto group = a_group().build();
  const auto chef = group.chef(0);
  group.must(chef, seating::Sit{"Kim", false, true});
  EXPECT_TRUE(group.now.seat(chef.seat)->remote);

  group.must(chef, seating::Sit{"Kim", false});

  EXPECT_FALSE(group.now.seat(chef.seat)->remote);
}

TEST(MeetingPlan, ME13_AMeetingThatWasHeldIsClosedWithItsDay) {
  auto group = a_group().build();
  const Author leads = group.facilitator("bm1");
  EXPECT_EQ(group.refusal(leads, held(group, "bm1", "2026-11-23")), RefusalCode::day_ahead);
  EXPECT_EQ(group.refusal(leads, held(group, "bm1", "2026-11-31")), RefusalCode::bad_date);
  EXPECT_EQ(group.refusal(leads, Register{MeetingId{99}, "2026-11-20"}), RefusalCode::not_found);
  group.opens("bm2");
  EXPECT_EQ(group.refusal(leads, held(group, "bm2")), RefusalCode::meeting_not_planned);

  group.must(leads, held(group, "bm1"));

  EXPECT_EQ(at(group, "bm1").phase, Phase::closed);
  EXPECT_EQ(at(group, "bm1").date, "2026-11-20");
  EXPECT_TRUE(at(group, "bm1").afterwards);
  EXPECT_EQ(at(group, "bm2").phase, Phase::open) << "no other meeting is asked";
  EXPECT_EQ(group.refusal(leads, held(group, "bm1")), RefusalCode::meeting_not_planned);
  EXPECT_EQ(group.refusal(leads, held(group, "bm3", "2026-11-22")), std::nullopt) << "today has been, too";
}

TEST(MeetingPlan, ME13_ItsListsEndAsAtAClose) {
  auto group = a_group().with_items(2).build();
  const auto list = group.starts(0, "bm1", test::Mode::ballot, Place::home);
  group.all_vote(list, 2);
  group.reveals(list);
  group.agrees_on_all(list, 2);

  group.must(group.facilitator("bm1"), held(group, "bm1"));

  EXPECT_EQ(group.list(list).phase, assessment::Phase::locked);
  EXPECT_TRUE(group.list(list).ballots.empty()) << "AS14";
}

TEST(MeetingPlan, ME13_WhatWasPromisedByThenIsMissedAndWhatCameLaterIsNot) {
  auto group = a_group().build();
  const auto by_then = promises(group, 0);
  const auto told_since = promises(group, 0);
  group.clock = group.clock + std::chrono::days{10};
  group.must(group.chef(0), tell(told_since, Verdict::on_way));
  const auto later = promises(group, 0);
  EXPECT_EQ(group.refusal(group.facilitator("bm1"), held(group, "bm1", "2026-11-25")), std::nullopt);

  EXPECT_TRUE(at(group, by_then).missed());
  EXPECT_EQ(at(group, by_then).accounts.back().occasion, "bm1");
  EXPECT_FALSE(at(group, told_since).missed());
  EXPECT_FALSE(at(group, later).missed());
}

TEST(MeetingPlan, ME13_ItsRegistrationCanBeTakenBack) {
  auto group = a_group().build();
  const auto promise = promises(group, 0);
  const Author leads = group.facilitator("bm1");
  group.must(leads, held(group, "bm1", "2026-11-22"));
  ASSERT_TRUE(at(group, promise).missed());

  group.must(leads, meeting::Undo{group.meeting("bm1"), at(group, "bm1").undo->seq});

  EXPECT_EQ(at(group, "bm1").phase, Phase::planned);
  EXPECT_FALSE(at(group, "bm1").afterwards);
  EXPECT_THAT(at(group, promise).accounts, IsEmpty());
  EXPECT_EQ(group.refusal(leads, meeting::Open{group.meeting("bm1")}), std::nullopt);
}

TEST(MeetingPlan, ME14_WhatItsPapersSayIsEnteredForIt) {
  auto group = a_group().build();
  const auto before = promises(group, 0);
  group.must(group.facilitator("bm1"), held(group, "bm1", "2026-11-22"));

  const auto made = promises(group, 1, "bm1");
  group.must(group.chef(0), tell(before, Verdict::stuck, "bm1"));
  group.must(group.chef(0), idea::Write{"Dela mallar", 0, "bm1"});
  group.must(group.facilitator("bm1"), focus::Choose{group.meeting("bm1"), {2, 1}});
  group.must(group.facilitator("bm1"), SetGuests{group.meeting("bm1"), "Dalhult", 1});
  group.enters(0, "bm1", {1, 2});

  EXPECT_EQ(at(group, made).occasion, "bm1");
  ASSERT_EQ(at(group, before).accounts.size(), 1u) << "it takes the place of missed";
  EXPECT_EQ(at(group, before).accounts[0].verdict, Verdict::stuck);
  EXPECT_EQ(at(group, before).accounts[0].occasion, "bm1");
  EXPECT_EQ(group.now.idea.ideas.at(IdeaId{1}).occasion, "bm1");
  EXPECT_THAT(*group.now.focus.of(group.meeting("bm1")), ElementsAre(2, 1));
}

TEST(MeetingPlan, ME14_TheNextMeetingFollowsUpWhatItsPaperPromised) {
  auto group = a_group().build();
  group.must(group.facilitator("bm1"), held(group, "bm1"));
  const auto made = promises(group, 0, "bm1");
  group.opens("bm2");
  EXPECT_TRUE(at(group, made).on_the_table("bm2"));

  group.closes("bm2");

  EXPECT_TRUE(at(group, made).missed());
  EXPECT_EQ(at(group, made).accounts.back().occasion, "bm2");
}

TEST(MeetingPlan, ME14_UppstartAndBm1RegisteredTheSameDayFollowOneAnother) {
  auto group = a_group().build();
  group.must(group.facilitator("bm1"), held(group, "uppstart", "2026-09-01"));
  const auto promise = promises(group, 0, "uppstart");

  group.must(group.facilitator("bm1"), held(group, "bm1", "2026-11-20"));

  EXPECT_TRUE(at(group, promise).missed()) << "promised in September, whenever it was typed";
}

TEST(MeetingPlan, ME14_AnyOtherOccasionIsRefused) {
  auto group = a_group().build();
  const auto promise = promises(group, 0);
  const Author chef = group.chef(0);
  const commitment::Make make{group.organisation(0), "x", chef.seat, {}, false, "bm1"};
  EXPECT_EQ(group.refusal(chef, make), RefusalCode::meeting_not_open) << "planned";
  EXPECT_EQ(group.refusal(chef, tell(promise, Verdict::done, "bm1")), RefusalCode::meeting_not_open);
  EXPECT_EQ(group.refusal(chef, idea::Write{"x", 0, "bm1"}), RefusalCode::meeting_not_open);
  EXPECT_EQ(group.refusal(chef, idea::Write{"x", 0, "bm9"}), RefusalCode::unknown_occasion);
  group.opens("bm1");

  EXPECT_EQ(group.refusal(chef, make), std::nullopt) << "the open one";
  group.closes("bm1");

  EXPECT_EQ(group.refusal(chef, make), RefusalCode::meeting_not_open) << "closed as meetings are";
  EXPECT_EQ(group.refusal(group.facilitator("bm1"), focus::Choose{group.meeting("bm1"), {1}}),
            RefusalCode::meeting_not_open);
}

}  // namespace
}  // namespace jamsides::test
