// log_contract_test.cpp - what every log promises, whatever it keeps its rows in.
#include <gmock/gmock.h>

#include <functional>

#include "store/chain.hpp"
#include "store/memory_log.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"

namespace jamsides::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Kind {
  const char* name;
  std::function<std::unique_ptr<Log>(const TemporaryDirectory&)> make;
  friend void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.name; }
};

class LogContract : public testing::TestWithParam<Kind> {
 protected:
  AppendOutcome append(Append each) { return append_one(*log_, std::move(each)); }

  TemporaryDirectory directory_;
  std::unique_ptr<Log> log_ = GetParam().make(directory_);
};

INSTANTIATE_TEST_SUITE_P(
    , LogContract,
    testing::Values(Kind{"Memory", [](const auto&) { return std::make_unique<MemoryLog>(); }},
                    Kind{"Sqlite", [](const auto& d) { return std::make_unique<SqliteLog>(d.data()); }}),
    [](const auto& parameter) { return parameter.param.name; });

TEST_P(LogContract, WhatWasAppendedIsLoaded) {
  ASSERT_EQ(append(created("ga")), AppendOutcome::committed);
  ASSERT_EQ(append(ballot("ga", 2, "därför")), AppendOutcome::committed);

  const auto loaded = log_->load("ga");

  ASSERT_TRUE(loaded) << loaded.error().what;
  ASSERT_EQ(loaded->entries.size(), 2u);
  EXPECT_EQ(std::get<setup::Created>(loaded->entries[0].event).name, "Norra gruppen");
  EXPECT_EQ(loaded->entries[0].stamp.by, Author::admin());
  EXPECT_FALSE(loaded->entries[0].stamp.id);
  const Stamp& stamp = loaded->entries[1].stamp;
  EXPECT_EQ(stamp.seq, 2u);
  EXPECT_EQ(stamp.at, UtcMillis{1'000'002});
  EXPECT_EQ(stamp.by, Author::of(kChef));
  EXPECT_EQ(stamp.id, (CommandId{"k7f", 2}));
  EXPECT_EQ(std::get<assessment::BallotCast>(loaded->entries[1].event).reason, "därför");
}

TEST_P(LogContract, AnUnknownGroupIsNotFound) {
  EXPECT_EQ(log_->load("gx").error().kind, LoadError::Kind::not_found);
  EXPECT_FALSE(log_->head("gx"));
  EXPECT_FALSE(log_->remove("gx"));
}

TEST_P(LogContract, AGapAConflictAndARepetitionFailTheGroupAndStoreNothing) {
  append(created("ga"));
  const auto before = log_->head("ga");

  EXPECT_EQ(append(filler("ga", 3)), AppendOutcome::group_failed);
  EXPECT_EQ(append(created("ga")), AppendOutcome::group_failed);
  EXPECT_EQ(append(filler("gx", 2)), AppendOutcome::group_failed);
  EXPECT_EQ(append({"ga", {}, {}, {}}), AppendOutcome::group_failed);

  EXPECT_EQ(log_->head("ga"), before);
  EXPECT_FALSE(log_->head("gx"));
  EXPECT_EQ(append(filler("ga", 2)), AppendOutcome::committed);
}

TEST_P(LogContract, AnAppendIsStoredWholeOrNotAtAll) {
  append(created("ga"));
  Append half = filler("ga", 2);
  half.entries.push_back(at(4, meeting::Closed{MeetingId{1}}));
  half.rows.emplace_back(PersonRow{PersonId{1}, kChef, "Ada", false, {}});
  Append twice = filler("ga", 2);
  twice.rows.emplace_back(PersonRow{PersonId{1}, kChef, "Ada", false, {}});
  twice.rows.emplace_back(CredentialRow{"h", kChef, Key::room, false, {}, {}});
  twice.rows.emplace_back(CredentialRow{"h", kChef, Key::room, false, {}, {}});

  EXPECT_EQ(append(half), AppendOutcome::group_failed);
  EXPECT_EQ(append(twice), AppendOutcome::group_failed);

  EXPECT_EQ(log_->head("ga")->seq, 1u);
  EXPECT_THAT(log_->people("ga"), IsEmpty());
  EXPECT_THAT(log_->credentials(), IsEmpty());
  EXPECT_THAT(log_->failure(), testing::HasSubstr("group ga"));
}

TEST_P(LogContract, OneGroupsFailureLeavesTheOthersOfItsBatch) {
  append(created("ga"));
  append(created("gb"));
  const std::vector<Append> batch{filler("ga", 2), filler("gb", 7), filler("ga", 3), filler("gb", 2)};

  const auto outcomes = log_->append(batch);

  EXPECT_THAT(outcomes, ElementsAre(AppendOutcome::committed, AppendOutcome::group_failed,
                                    AppendOutcome::committed, AppendOutcome::committed));
  EXPECT_EQ(log_->head("ga")->seq, 3u);
  EXPECT_EQ(log_->head("gb")->seq, 2u);
}

TEST_P(LogContract, AnErasedBallotOrATooLongBodyIsNotStorable) {
  append(created("ga"));

  EXPECT_EQ(append(one("ga", 2, assessment::BallotErased{})), AppendOutcome::group_failed);
  EXPECT_EQ(append(ballot("ga", 2, std::string(70'000, 'x'))), AppendOutcome::group_failed);
}

TEST_P(LogContract, TheHeadIsTheChainOverAllEvents) {
  append(created("ga"));
  const Head first = *log_->head("ga");

  append(filler("ga", 2));

  EXPECT_EQ(first.seq, 1u);
  EXPECT_EQ(log_->head("ga")->seq, 2u);
  EXPECT_NE(log_->head("ga")->link, first.link);
  EXPECT_NE(first.link, Hash{});
}

TEST_P(LogContract, AfterARedactionTheLogStillLoadsUnderTheSameHead) {
  append(created("ga"));
  append(ballot("ga", 2, "hemligt"));
  append(ballot("ga", 3, "också"));
  const auto links = log_->head("ga");

  ASSERT_EQ(append(redaction("ga", 4, {2, 3})), AppendOutcome::committed);

  const auto loaded = log_->load("ga");
  ASSERT_TRUE(loaded) << loaded.error().what;
  EXPECT_TRUE(std::holds_alternative<assessment::BallotErased>(loaded->entries[1].event));
  EXPECT_TRUE(std::holds_alternative<assessment::BallotErased>(loaded->entries[2].event));
  EXPECT_EQ(loaded->entries[1].stamp.id, (CommandId{"k7f", 2}));  // exactly once outlives the body
  EXPECT_TRUE(std::holds_alternative<assessment::Redacted>(loaded->entries[3].event));
  EXPECT_EQ(links->seq, 3u);
  EXPECT_EQ(append(filler("ga", 5)), AppendOutcome::committed);
}

TEST_P(LogContract, OnlyEventsThatHaveARedactedFormAreRedacted) {
  append(created("ga"));
  append(ballot("ga", 2, "hemligt"));

  EXPECT_EQ(append(redaction("ga", 3, {2, 1})), AppendOutcome::group_failed);
  EXPECT_EQ(append(redaction("ga", 3, {9})), AppendOutcome::group_failed);

  EXPECT_TRUE(std::holds_alternative<assessment::BallotCast>(log_->load("ga")->entries[1].event));
  EXPECT_EQ(append(redaction("ga", 3, {2})), AppendOutcome::committed);
  EXPECT_EQ(append(redaction("ga", 4, {2})), AppendOutcome::committed);  // again changes nothing
}

TEST_P(LogContract, ANameStandsBesideTheLogWithItsTime) {
  append(created("ga"));
  Append sit = one("ga", 2, seating::SeatTaken{kChef, PersonId{1}, false});
  sit.rows.emplace_back(PersonRow{PersonId{1}, kChef, "Ada Åström", false, UtcMillis{10}});
  Append stand_in = one("ga", 3, seating::SeatTaken{kChef, PersonId{2}, true});
  stand_in.rows.emplace_back(PersonRow{PersonId{2}, kChef, "Bo", true, UtcMillis{20}});

  append(sit);
  append(stand_in);

  EXPECT_THAT(log_->people("ga"),
              ElementsAre(PersonInfo{PersonId{1}, kChef, "Ada Åström", false, UtcMillis{10}, UtcMillis{20}},
                          PersonInfo{PersonId{2}, kChef, "Bo", true, UtcMillis{20}, UtcMillis{0}}));
  EXPECT_EQ(log_->load("ga")->names.at(PersonId{1}), "Ada Åström");
}

TEST_P(LogContract, AnEmptyNameErasesTheOneBefore) {
  append(created("ga"));
  Append sit = filler("ga", 2);
  sit.rows.emplace_back(PersonRow{PersonId{1}, kChef, "Ada Åström", false, UtcMillis{10}});
  Append erase = filler("ga", 3);
  erase.rows.emplace_back(PersonRow{PersonId{1}, kChef, "", false, UtcMillis{20}});

  append(sit);
  append(erase);

  EXPECT_EQ(log_->load("ga")->names.at(PersonId{1}), "");
  EXPECT_EQ(log_->people("ga").at(0).from, UtcMillis{10});
}

TEST_P(LogContract, ACredentialIsFoundByItsHashUsedByItsCardAndRevokedByItsSeat) {
  append(created("ga"));
  Append issue = filler("ga", 2);
  issue.rows.emplace_back(CredentialRow{"h1", kChef, Key::desk, true, UtcMillis{0}, CardId{}});
  issue.rows.emplace_back(CredentialRow{"h2", kChef, Key::room, false, UtcMillis{99}, CardId{4}});
  append(issue);
  const CredentialInfo desk{"h1", "ga", kChef, Key::desk, true, UtcMillis{1'000'002}, {}, {}, false, {}};
  EXPECT_EQ(log_->credential("h1"), desk);
  EXPECT_EQ(log_->credential("h2")->until, UtcMillis{99});
  EXPECT_FALSE(log_->credential("h3"));

  append(one("ga", 3, seating::CardUsed{CardId{4}}));
  EXPECT_TRUE(log_->credential("h2")->used);
  EXPECT_FALSE(log_->credential("h1")->used);

  Append revoke = one("ga", 4, seating::CardsRevoked{kChef});
  revoke.rows.emplace_back(RevokeRow{kChef});
  revoke.rows.emplace_back(CredentialRow{"h3", kChef, Key::room, false, UtcMillis{0}, CardId{}});
  append(revoke);
  EXPECT_EQ(log_->credential("h1")->revoked, UtcMillis{1'000'004});
  EXPECT_EQ(log_->credential("h3")->revoked, UtcMillis{0});
  EXPECT_EQ(log_->credentials().size(), 3u);
}

TEST_P(LogContract, ASessionLivesUntilItsSeatIsRevokedOrItEnds) {
  append(created("ga"));
  const SessionInfo first{"c1", "ga", kChef, Key::room, UtcMillis{5}, UtcMillis{5}};
  const SessionInfo second{"c2", "ga", kChef, Key::desk, UtcMillis{6}, UtcMillis{6}};
  const SessionInfo other{"c3", "ga", SeatId{3}, Key::room, UtcMillis{7}, UtcMillis{7}};
  for (const SessionInfo& each : {first, second, other}) log_->add_session(each);
  EXPECT_THAT(log_->sessions(), ElementsAre(first, second, other));

  log_->touch_session("c1", UtcMillis{50});
  EXPECT_EQ(log_->session("c1")->last, UtcMillis{50});
  log_->end_session("c1");
  EXPECT_FALSE(log_->session("c1"));

  Append revoke = one("ga", 2, seating::CardsRevoked{kChef});
  revoke.rows.emplace_back(RevokeRow{kChef});
  append(revoke);
  EXPECT_THAT(log_->sessions(), ElementsAre(other));
}

TEST_P(LogContract, SE11_ALinkThatOpensOnceGivesOneSessionAndNoneOnceRevoked) {
  append(created("ga"));
  Append issue = one("ga", 2, seating::CardsIssued{{kChef}, true});
  for (const char* hash : {"h1", "h2"})
    issue.rows.emplace_back(CredentialRow{hash, kChef, Key::desk, false, UtcMillis{0}, CardId{}});
  append(issue);
  const SessionInfo first{"c1", "ga", kChef, Key::desk, UtcMillis{5}, UtcMillis{5}};
  const SessionInfo second{"c2", "ga", kChef, Key::desk, UtcMillis{6}, UtcMillis{6}};

  EXPECT_FALSE(log_->open_once("h9", first));
  EXPECT_FALSE(log_->open_once("h1", {"c3", "ga", SeatId{3}, Key::desk, {}, {}}));
  EXPECT_TRUE(log_->open_once("h1", first));
  EXPECT_TRUE(log_->credential("h1")->used);
  EXPECT_FALSE(log_->open_once("h1", second));
  EXPECT_THAT(log_->sessions(), ElementsAre(first));

  Append revoke = one("ga", 3, seating::CardsRevoked{kChef});
  revoke.rows.emplace_back(RevokeRow{kChef});
  append(revoke);
  EXPECT_FALSE(log_->open_once("h2", second));
  EXPECT_TRUE(log_->sessions().empty());
}

TEST_P(LogContract, ASessionOfNoGroupIsAFaultAndTheLogGoesOn) {
  EXPECT_THROW(log_->add_session({"c1", "gx", kChef, Key::room, {}, {}}), StoreFault);
  EXPECT_FALSE(log_->broken());
  EXPECT_EQ(append(created("ga")), AppendOutcome::committed);
}

TEST_P(LogContract, ARoomCodeStandsUntilItsMeetingIsRemoved) {
  append(created("ga"));
  append(created("gb"));
  for (const char* group : {"ga", "gb"}) {
    Append plan = filler(group, 2);
    plan.rows.emplace_back(RoomCodeRow{MeetingId{1}, "HTKN 47"});
    append(plan);
  }
  EXPECT_THAT(log_->room_codes(), ElementsAre(RoomCodeInfo{"HTKN 47", "ga", MeetingId{1}},
                                              RoomCodeInfo{"HTKN 47", "gb", MeetingId{1}}));

  append(one("ga", 3, meeting::Removed{MeetingId{1}}));

  EXPECT_THAT(log_->room_codes(), ElementsAre(RoomCodeInfo{"HTKN 47", "gb", MeetingId{1}}));
}

TEST_P(LogContract, AdminsComeAndGo) {
  const AdminInfo link{"a1", AdminInfo::Kind::link, UtcMillis{1}, UtcMillis{0}};
  const AdminInfo session{"a2", AdminInfo::Kind::session, UtcMillis{2}, UtcMillis{9}};
  log_->add_admin(link);
  log_->add_admin(session);
  EXPECT_THAT(log_->admins(), ElementsAre(link, session));

  log_->end_admin("a1");

  EXPECT_THAT(log_->admins(), ElementsAre(session));
}

TEST_P(LogContract, TheListOfGroupsTellsTheirNamesAsTheyAreNow) {
  append(created("gb"));
  append(created("ga"));
  append(one("gb", 2, setup::Renamed{"Södra"}));

  const auto groups = log_->groups();

  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].id, "ga");
  EXPECT_EQ(groups[0].name, "Norra gruppen");
  EXPECT_EQ(groups[0].created, UtcMillis{1'000'001});
  EXPECT_EQ(groups[1].name, "Södra");
  EXPECT_EQ(groups[1].head, *log_->head("gb"));
  EXPECT_NE(groups[0].epoch, groups[1].epoch);
}

TEST_P(LogContract, ARestoreGivesEveryGroupANewEpoch) {
  append(created("ga"));
  const std::string before = log_->load("ga")->epoch;

  log_->renew_epochs();

  EXPECT_NE(log_->load("ga")->epoch, before);
}

TEST_P(LogContract, SU4_SU7_AnswersAreToldOnceTheirSurveyIsClosed) {
  const survey::Answers some{{1, 0, 3}, {}}, other{{}, {"å", ""}};
  append(created("ga"));
  Append first = one("ga", 2, survey::Answered{SurveyId{1}}),
         second = one("ga", 3, survey::Answered{SurveyId{1}});
  first.rows = {AnswerRow{SurveyId{1}, some}};
  second.rows = {AnswerRow{SurveyId{1}, other}};
  append(first);
  append(second);
  EXPECT_THAT(log_->answers("ga", SurveyId{1}), IsEmpty());

  append(one("ga", 4, survey::Closed{SurveyId{1}}));

  EXPECT_THAT(log_->answers("ga", SurveyId{1}), testing::UnorderedElementsAre(some, other));
  EXPECT_THAT(log_->answers("ga", SurveyId{2}), IsEmpty());
  EXPECT_TRUE(log_->remove("ga"));
  EXPECT_THAT(log_->answers("ga", SurveyId{1}), IsEmpty());
}

TEST_P(LogContract, ARemovedGroupLeavesNothing) {
  append(created("gb"));
  append(created("ga"));
  Append rows = filler("ga", 2);
  rows.rows = {PersonRow{PersonId{1}, kChef, "Ada", false, {}}, RoomCodeRow{MeetingId{1}, "HTKN 47"},
               CredentialRow{"h1", kChef, Key::room, false, {}, {}}};
  append(rows);
  log_->add_session({"c1", "ga", kChef, Key::room, {}, {}});

  EXPECT_TRUE(log_->remove("ga"));

  EXPECT_EQ(log_->load("ga").error().kind, LoadError::Kind::not_found);
  EXPECT_THAT(log_->people("ga"), IsEmpty());
  EXPECT_THAT(log_->room_codes(), IsEmpty());
  EXPECT_THAT(log_->credentials(), IsEmpty());
  EXPECT_THAT(log_->sessions(), IsEmpty());
  EXPECT_EQ(log_->groups().size(), 1u);
  EXPECT_EQ(append(created("ga")), AppendOutcome::committed);
}

}  // namespace
}  // namespace jamsides::store
