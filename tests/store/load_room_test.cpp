// load_room_test.cpp - a log folded into its group: by the same rules as the live one, also after redaction.
#include <gmock/gmock.h>

#include "store/group_samples.hpp"
#include "store/group_snapshot.hpp"
#include "store/inline_store.hpp"
#include "store/room_loader.hpp"
#include "store/store_harness.hpp"

namespace jamsides::store {
namespace {

Checklists known_checklists() {
  auto list = std::make_shared<Checklist>();
  list->id = "skl-2019-10";
  list->items = {"Ett", "Två", "Tre", "Fyra"};
  list->labels = {"Inte", "Delvis", "Helt"};
  list->occasions = {{"bm1", "BM1", false}};
  return {{list->id, list}};
}

/// A group with one organisation, the chef's seat s2, an open list a1 and two ballots (6 and 7).
void a_group_that_votes(Log& log) {
  ASSERT_EQ(append_one(log, created("ga")), AppendOutcome::committed);
  append_one(log,
             one("ga", 2,
                 seating::OrganisationAdded{{OrganisationId{1}, "Hedemora", seating::Kind::kommun, "", ""}}));
  Append seat = one("ga", 3, seating::SeatAdded{kChef, OrganisationId{1}, seating::Function::chef, "Chef"});
  seat.entries.push_back(at(4, seating::SeatTaken{kChef, PersonId{1}, false}));
  seat.rows.emplace_back(PersonRow{PersonId{1}, kChef, "Ada", false, UtcMillis{1}});
  append_one(log, seat);
  append_one(log, one("ga", 5,
                      assessment::Opened{kList, OrganisationId{1}, "bm1", assessment::Mode::ballot,
                                         assessment::Place::home, false}));
  append_one(log, ballot("ga", 6, "därför"));
  append_one(log, ballot("ga", 7, "eller därför", 3));
}

TEST(LoadRoom, TheGroupIsTheFoldOfItsLog) {
  MemoryLog log;
  a_group_that_votes(log);

  const auto room = load_room(log, "ga", known_checklists());

  ASSERT_TRUE(room) << room.error().what;
  EXPECT_EQ(room->group.id, "ga");
  EXPECT_EQ(room->group.name, "Norra gruppen");
  EXPECT_EQ(room->group.seq, 7u);
  EXPECT_EQ(room->group.seat(kChef)->who, PersonId{1});
  EXPECT_EQ(room->group.seating.names.at(PersonId{1}), "Ada");
  EXPECT_EQ(room->group.assessment.find(kList)->ballots.size(), 1u);
  EXPECT_EQ(room->epoch, log.groups().at(0).epoch);
}

TEST(LoadRoom, ACommandIsRememberedAcrossARestartAndARedaction) {
  MemoryLog log;
  a_group_that_votes(log);
  append_one(log, one("ga", 8, assessment::Revealed{kList}));

  ASSERT_EQ(append_one(log, redaction("ga", 9, {6, 7})), AppendOutcome::committed);

  const auto room = load_room(log, "ga", known_checklists());
  ASSERT_TRUE(room) << room.error().what;
  EXPECT_TRUE(room->group.assessment.find(kList)->ballots.empty());
  EXPECT_EQ(room->group.assessment.find(kList)->answered.at(kChef), 1);
  EXPECT_EQ(std::get<Done>(recall(room->group, kChef, CommandId{"k7f", 6})).seq, 6u);
}

TEST(LoadRoom, AVersionOfTheChecklistThatIsNotKnownIsNamed) {
  MemoryLog log;
  append_one(log, created("ga"));

  const auto room = load_room(log, "ga", {});

  EXPECT_EQ(room.error().kind, LoadError::Kind::unknown_checklist);
  EXPECT_THAT(room.error().what, testing::HasSubstr("skl-2019-10"));
}

/// The group of a_group_that_votes with a snapshot of now, and one more ballot behind it.
void with_a_snapshot(Log& log) {
  a_group_that_votes(log);
  store_snapshot(log, load_room(log, "ga", known_checklists())->group);
  ASSERT_TRUE(log.snapshot("ga"));
  append_one(log, ballot("ga", 8, "och därför", 1));
}

/// Loads "ga" and tells how many events that took.
std::pair<std::expected<LoadedRoom, LoadError>, Seq> load_counted(Log& log, const Checklists& checklists) {
  RoomLoader loader("ga", checklists);
  while (loader.step(log)) {
  }
  return {loader.take(), loader.folded()};
}

TEST(LoadRoom, FromASnapshotOnlyWhatIsBehindItIsRead) {
  MemoryLog log;
  with_a_snapshot(log);

  const auto [room, folded] = load_counted(log, known_checklists());

  ASSERT_TRUE(room) << room.error().what;
  EXPECT_EQ(folded, 1u);
  EXPECT_EQ(room->group.seq, 8u);
  EXPECT_EQ(room->group.seating.names.at(PersonId{1}), "Ada");
  EXPECT_EQ(room->epoch, log.groups().at(0).epoch);
  for (const Seq seq : {6, 7, 8}) {  // exactly once, whether behind the snapshot or in it
    EXPECT_EQ(std::get<Done>(recall(room->group, kChef, CommandId{"k7f", seq})).seq, seq);
  }
}

TEST(LoadRoom, ASnapshotOfAnotherSchemaOrWithoutSenseIsPassedOver) {
  const auto other = samples::group();
  for (const auto& [schema, state] : {std::pair{kSnapshotSchema + 1, std::string("{}")},
                                      {kSnapshotSchema - 1, std::string("{}")},
                                      {kSnapshotSchema, std::string("{}")},
                                      {kSnapshotSchema, snapshot_of(other)}}) {
    MemoryLog log;
    a_group_that_votes(log);
    ASSERT_TRUE(log.write_snapshot("ga", {schema, *log.head("ga"), state}, 0));

    const auto [room, folded] = load_counted(log, known_checklists());

    ASSERT_TRUE(room) << room.error().what;
    EXPECT_EQ(folded, 7u);
    EXPECT_EQ(room->group.name, "Norra gruppen");
  }
}

TEST(LoadRoom, NoSnapshotHidesThatTheChecklistIsNotKnown) {
  MemoryLog log;
  with_a_snapshot(log);

  EXPECT_EQ(load_room(log, "ga", {}).error().kind, LoadError::Kind::unknown_checklist);
}

TEST(LoadRoom, WhatIsAppendedBetweenThePiecesIsTakenAlong) {
  MemoryLog log;
  a_group_that_votes(log);
  RoomLoader loader("ga", known_checklists(), {.events_at_once = 2});

  for (Seq seq = 8; loader.step(log); ++seq) {
    if (seq < 12) append_one(log, ballot("ga", seq, "nu"));
  }

  const auto room = loader.take();
  ASSERT_TRUE(room) << room.error().what;
  EXPECT_EQ(room->group.seq, 11u);
}

TEST(LoadRoom, AGroupRemovedBetweenThePiecesIsNotFound) {
  MemoryLog log;
  a_group_that_votes(log);
  RoomLoader loader("ga", known_checklists(), {.events_at_once = 2});
  loader.step(log), loader.step(log);

  log.remove("ga");
  while (loader.step(log)) {
  }

  EXPECT_EQ(loader.take().error().kind, LoadError::Kind::not_found);
}

TEST(LoadRoom, TheStateAsOfAPlaceEndsThere) {
  MemoryLog log;
  with_a_snapshot(log);
  for (const Seq until : {1, 4, 6, 7, 8}) {
    RoomLoader loader("ga", known_checklists(), {.until = until, .events_at_once = 3});
    while (loader.step(log)) {
    }
    const auto room = loader.take();
    ASSERT_TRUE(room) << room.error().what;
    EXPECT_EQ(room->group.seq, until);
  }
}

TEST(LoadRoom, AFaultIsAnErrorNotAnException) {
  MemoryLog log;
  log.fail_next(AppendOutcome::all_failed);
  append_one(log, created("ga"));

  EXPECT_EQ(load_room(log, "ga", known_checklists()).error().kind, LoadError::Kind::fault);
}

TEST(InlineStore, DoesWhatIsAskedInOrderWhenTold) {
  InlineStore store;
  std::vector<std::string> heard;
  store.append(created("ga"), [&](AppendOutcome o) {
    heard.push_back(o == AppendOutcome::committed ? "committed" : "failed");
  });
  store.load("ga", known_checklists(), [&](auto room) { heard.push_back(room->group.name); });
  store.run([](Log& log) { return log.groups().size(); },
            [&](std::expected<std::size_t, Fault> n) { heard.push_back(std::to_string(*n)); });

  EXPECT_TRUE(heard.empty());
  store.turn_all();

  EXPECT_THAT(heard, testing::ElementsAre("committed", "Norra gruppen", "1"));
}

}  // namespace
}  // namespace jamsides::store
