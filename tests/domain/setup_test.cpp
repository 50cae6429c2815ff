// setup_test.cpp - the admin page makes and changes a group.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using seating::Mark;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::optional<RefusalCode> refused(const setup::Create& create) {
  LiveGroup live;
  if (create.checklist) live.checklists[create.checklist->id] = create.checklist;
  return live.refusal(Author::admin(), create);
}

std::vector<std::string> occasions_of(const LiveGroup& group) {
  std::vector<std::string> found;
  for (const auto& [id, m] : group.now.meeting.meetings) found.push_back(m.occasion);
  return found;
}

TEST(Setup, SE1_EachOrganisationGetsThreeSeatsAndTheGroupAStorbild) {
  const auto group = a_group().with_organisations(3).with_mentor().build();

  EXPECT_THAT(group.now.seating.organisations, SizeIs(4));
  EXPECT_THAT(group.now.seating.seats, SizeIs(13));
  EXPECT_EQ(group.now.seat(group.politiker(3).seat)->label, "Politiker");
  EXPECT_FALSE(group.now.seat(group.storbild().seat)->organisation);
  EXPECT_TRUE(group.now.organisation(group.organisation(3))->mentor);
  EXPECT_EQ(group.now.organisation(group.organisation(2))->mark, Mark::c);
  EXPECT_EQ(group.now.organisation(group.organisation(3))->mark, Mark::m);
}

TEST(Setup, HT5_WithoutOccasionsEveryOneThatIsNotOptionalIsPlanned) {
  auto create = a_group().command();
  create.occasions.clear();
  LiveGroup live;
  live.checklists[create.checklist->id] = create.checklist;

  const auto decision = live.must(Author::admin(), create);

  EXPECT_THAT(occasions_of(live), ElementsAre("uppstart", "bm1", "bm2", "bm3", "avslutning"));
  EXPECT_EQ(std::ranges::count_if(
                decision.rows, [](const SideRow& row) { return std::holds_alternative<RoomCodeRow>(row); }),
            5);
}

TEST(Setup, PE7_TheMeetingIsLedByTheMentorOrTheHostOrTheFirst) {
  const auto by_mentor = a_group().led_by_mentor().led_by(1).build();
  const auto by_host = a_group().with_mentor().led_by(1).build();
  const auto by_first = a_group().led_by(-1).build();

  EXPECT_EQ(by_mentor.facilitator("bm1"), by_mentor.nyckelperson(2));
  EXPECT_EQ(by_host.facilitator("bm1"), by_host.nyckelperson(1));
  EXPECT_EQ(by_first.facilitator("bm1"), by_first.nyckelperson(0));
}

TEST(Setup, LI10_AGroupHasTwoToThreeOrganisationsUnlessTheProgrammeAllowsMore) {
  auto three = a_group().with_organisations(4).command();
  three.max_organisations = 3;
  auto six = a_group().with_organisations(6).command();
  six.max_organisations = 6;

  EXPECT_EQ(refused(a_group().with_organisations(1).command()), RefusalCode::group_size);
  EXPECT_EQ(refused(a_group().with_organisations(1).with_mentor().command()), RefusalCode::group_size);
  EXPECT_EQ(refused(three), RefusalCode::group_size);
  EXPECT_EQ(refused(six), RefusalCode::group_size);
  EXPECT_EQ(refused(a_group().with_organisations(5).command()), std::nullopt);
}

TEST(Setup, HT5_WhatANewGroupNeeds) {
  const auto base = a_group().with_mentor().command();
  const auto with = [&](auto change) {
    auto create = base;
    change(create);
    return refused(create);
  };

  EXPECT_EQ(with([](auto& c) { c.checklist = nullptr; }), RefusalCode::checklist_unknown);
  EXPECT_EQ(with([](auto& c) { c.name = " "; }), RefusalCode::name_needed);
  EXPECT_EQ(with([](auto& c) { c.name = std::string(121, 'a'); }), RefusalCode::too_long);
  EXPECT_EQ(with([](auto& c) { c.organisations[1].name = ""; }), RefusalCode::name_needed);
  EXPECT_EQ(with([](auto& c) { c.organisations[1].name = " Almnäs "; }), RefusalCode::name_taken);
  EXPECT_EQ(with([](auto& c) { c.mentor->name = "Almnäs"; }), RefusalCode::name_taken);
  EXPECT_EQ(with([](auto& c) { c.organisations[0].code = "18"; }), RefusalCode::bad_code);
  EXPECT_EQ(with([](auto& c) { c.organisations[0].code = "01800"; }), RefusalCode::bad_code);
  EXPECT_EQ(with([](auto& c) { c.organisations[0].code = "018a"; }), RefusalCode::bad_code);
  EXPECT_EQ(with([](auto& c) { c.organisations[0].code = "0180"; }), std::nullopt);
  EXPECT_EQ(with([](auto& c) { c.occasions[0].date = "2026-02-30"; }), RefusalCode::bad_date);
  EXPECT_EQ(with([](auto& c) { c.occasions[0].date = "2026-11-23"; }), std::nullopt);
  EXPECT_EQ(with([](auto& c) { c.occasions[0].occasion = "bm9"; }), RefusalCode::unknown_occasion);
  EXPECT_EQ(with([](auto& c) { c.occasions[0].occasion = "bm1"; }), RefusalCode::malformed);
  EXPECT_EQ(with([](auto& c) { c.occasions[0].host = 2; }), RefusalCode::not_found);
}

TEST(Setup, HT5_AGroupIsMadeOnce) {
  auto group = a_group().build();

  EXPECT_EQ(group.refusal(Author::admin(), a_group().command()), RefusalCode::setup_over);
}

TEST(Setup, PE11_OrganisationsComeAndGoBeforeTheFirstMeeting) {
  auto group = a_group().with_organisations(3).build();
  group.starts(0, "bm1", Mode::ballot, Place::home);
  group.must(group.chef(0), assessment::Cast{AssessmentId{1}, 1, 2, ""});
  setup::Edit edit;
  edit.removed = {group.organisation(0)};
  edit.added = {{"Ekhamra", seating::Kind::kommun, "", ""}};

  const auto decision = group.must(Author::admin(), edit);

  EXPECT_THAT(group.now.seating.organisations, SizeIs(3));
  EXPECT_EQ(group.now.organisation(group.organisation(3))->mark, Mark::a);
  EXPECT_THAT(group.now.assessment.assessments, IsEmpty());
  EXPECT_THAT(decision.redact, SizeIs(1));
  EXPECT_EQ(group.facilitator("bm1"), group.nyckelperson(1));
  EXPECT_FALSE(group.now.meeting.at("bm1")->host);
  EXPECT_EQ(std::ranges::count_if(decision.rows,
                                  [](const SideRow& row) { return std::holds_alternative<RevokeRow>(row); }),
            3);
  EXPECT_TRUE(group.replayed() == group.now);
}

TEST(Setup, LI10_RemovingKeepsTwoOrganisations) {
  auto group = a_group().build();
  setup::Edit edit;
  edit.removed = {group.organisation(0)};

  EXPECT_EQ(group.refusal(Author::admin(), edit), RefusalCode::group_size);
}

TEST(Setup, PE11_AfterTheFirstMeetingOrganisationsStay) {
  auto group = a_group().with_organisations(3).build();
  group.opens("uppstart");
  setup::Edit remove;
  remove.removed = {group.organisation(2)};
  setup::Edit add;
  add.added = {{"Ekhamra", seating::Kind::kommun, "", ""}};

  EXPECT_EQ(group.refusal(Author::admin(), remove), RefusalCode::setup_over);
  EXPECT_EQ(group.refusal(Author::admin(), add), RefusalCode::setup_over);
}

TEST(Setup, PE11_NamesAreChangedAtAnyTime) {
  auto group = a_group().build();
  group.opens("uppstart");
  setup::Edit edit;
  edit.name = "Ny grupp";
  edit.organisations = {{group.organisation(0), {"Nya Almnäs", seating::Kind::region, "", ""}}};

  group.must(Author::admin(), edit);

  EXPECT_EQ(group.now.name, "Ny grupp");
  EXPECT_EQ(group.now.organisation(group.organisation(0))->name, "Nya Almnäs");
  setup::Edit taken;
  taken.organisations = {{group.organisation(0), {"Björkvik", seating::Kind::kommun, "", ""}}};
  EXPECT_EQ(group.refusal(Author::admin(), taken), RefusalCode::name_taken);
}

TEST(Setup, PE11_AMentorIsAddedWhereThereIsNone) {
  auto group = a_group().build();
  setup::Edit edit;
  edit.mentor = setup::NewOrganisation{"Dalhult", seating::Kind::kommun, "", ""};

  group.must(Author::admin(), edit);

  EXPECT_TRUE(group.now.organisation(group.organisation(2))->mentor);
  EXPECT_EQ(group.nyckelperson(2).kind, Author::Kind::seat);
}

TEST(Setup, PE11_AnOccasionWithoutAMeetingGetsOne) {
  auto group = a_group().build();
  setup::Edit edit;
  edit.occasions = {{"bm4", "2027-03-01", group.organisation(1), SeatId{}}};

  group.must(Author::admin(), edit);

  EXPECT_EQ(group.now.meeting.at("bm4")->date, "2027-03-01");
  EXPECT_EQ(group.facilitator("bm4"), group.nyckelperson(1));
  EXPECT_FALSE(group.now.meeting.at("bm4")->code.empty());
}

TEST(Setup, PE11_AMeetingIsMovedUntilItHasClosed) {
  auto group = a_group().build();
  setup::Edit edit;
  edit.occasions = {{"bm1", "2026-11-23", group.organisation(1), group.nyckelperson(1).seat}};
  group.must(Author::admin(), edit);
  EXPECT_EQ(group.facilitator("bm1"), group.nyckelperson(1));
  group.opens("bm1");
  group.closes("bm1");

  EXPECT_EQ(group.refusal(Author::admin(), edit), std::nullopt);  // nothing changes
  edit.occasions[0].date = "2026-11-24";
  EXPECT_EQ(group.refusal(Author::admin(), edit), RefusalCode::setup_over);
}

TEST(Setup, PE11_OnlyANyckelpersonOrTheMentorLeads) {
  auto group = a_group().with_mentor().build();
  setup::Edit edit;
  edit.occasions = {{"bm1", "", group.organisation(1), group.chef(1).seat}};
  EXPECT_EQ(group.refusal(Author::admin(), edit), RefusalCode::cannot_lead);
  edit.occasions[0].facilitator = group.storbild().seat;
  EXPECT_EQ(group.refusal(Author::admin(), edit), RefusalCode::cannot_lead);
  edit.occasions[0].facilitator = group.chef(2).seat;
  EXPECT_EQ(group.refusal(Author::admin(), edit), std::nullopt);
}

TEST(Setup, EX7_AnEditThatChangesNothingIsLoggedToo) {
  auto group = a_group().build();

  EXPECT_THAT(group.must(Author::admin(), setup::Edit{}).events, SizeIs(1));
}

}  // namespace
}  // namespace jamsides::test
