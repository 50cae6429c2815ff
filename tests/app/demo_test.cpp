// demo_test.cpp - the demonstration plays through, and ends where its description says.
#include "app/demo.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "app/app_harness.hpp"
#include "app/demo_scores.hpp"
#include "domain/figures.hpp"

namespace jamsides::app {
namespace {

using Played = std::expected<std::vector<Link>, std::string>;

struct Demo {
  explicit Demo(int number = 1, std::optional<store::AppendOutcome> fails = {}) {
    if (fails) rooms.store.log().fail_next(*fails);
    room = rooms.directory.create("gaaaaaaaaaa");
    play_demo(room, rooms.services.checklists.at("skl-2019-10"), number, rooms.now,
              [this](Played links) { played = std::move(links); });
    heard_before_safe = played.has_value();
    rooms.store.turn_all();
  }
  const Group& group() const { return room->group(); }

  TestRooms rooms;
  std::shared_ptr<room::Room> room;
  std::optional<Played> played;
  bool heard_before_safe = false;
};

TEST(Demo, PlaysWithoutARefusalAndTellsItsLinksOnlyOnceAllOfItIsSafe) {
  const Demo demo;
  EXPECT_FALSE(demo.heard_before_safe);
  ASSERT_TRUE(demo.played);
  ASSERT_TRUE(*demo.played) << demo.played->error();
}

TEST(Demo, AStoreThatFailsMeanwhileIsSaidOnceAndNotWaitedFor) {
  for (const auto how : {store::AppendOutcome::group_failed, store::AppendOutcome::all_failed}) {
    Demo demo(1, how);
    ASSERT_TRUE(demo.played);
    ASSERT_FALSE(*demo.played);
    EXPECT_EQ(demo.played->error(), "the store failed");
  }
}

TEST(Demo, ThreeOrganisationsAndAMentorWhoLeads) {
  const Demo demo;
  std::string names;
  for (const auto& [id, organisation] : demo.group().seating.organisations) {
    names += organisation.name + (organisation.mentor ? " (mentor)" : "") + ", ";
  }
  EXPECT_EQ(names, "Almnäs, Björkvik, Ceders-Dala-Norra stadsdelsförvaltning, Dalhult (mentor), ");
  const auto* leader = demo.group().seat(demo.group().meeting.at("bm2")->facilitator);
  ASSERT_TRUE(leader);
  EXPECT_TRUE(demo.group().organisation(leader->organisation)->mentor);
}

TEST(Demo, Bm2IsOpenTodayAndTheTwoBeforeItAreClosed) {
  const Demo demo;
  const auto& meetings = demo.group().meeting;
  EXPECT_EQ(meetings.at("uppstart")->phase, meeting::Phase::closed);
  EXPECT_EQ(meetings.at("bm1")->phase, meeting::Phase::closed);
  EXPECT_EQ(meetings.at("bm2")->phase, meeting::Phase::open);
  EXPECT_EQ(meetings.at("bm2")->date, stockholm_day(demo.rooms.now));
  EXPECT_EQ(meetings.at("bm3")->phase, meeting::Phase::planned);
  EXPECT_EQ(meetings.at("avslutning")->phase, meeting::Phase::planned);
  EXPECT_LT(meetings.at("uppstart")->date, meetings.at("bm1")->date);
  EXPECT_LT(meetings.at("bm1")->date, meetings.at("bm2")->date);
}

TEST(Demo, UppstartAndBm1AreFullyScoredAsTheStorySays) {
  const Demo demo;
  for (std::uint32_t o = 1; o <= 3; ++o) {
    const auto& story = demo::kStories[o - 1];
    for (const auto& [occasion, values] :
         {std::pair{"uppstart", story.uppstart}, std::pair{"bm1", story.bm1}}) {
      const auto* a = demo.group().assessment.of({o}, occasion);
      ASSERT_TRUE(a) << story.name << occasion;
      EXPECT_EQ(a->phase, assessment::Phase::locked) << story.name << occasion;
      ASSERT_EQ(a->scores.size(), 10u);
      for (int item = 1; item <= 10; ++item) {
        EXPECT_EQ(a->scores.at(item).value, values[static_cast<std::size_t>(item - 1)]) << story.name << item;
      }
    }
    for (const auto& words : story.words) {
      const auto& score = demo.group().assessment.of({o}, "bm1")->scores.at(words.item);
      EXPECT_EQ(score.comment, words.comment);
      EXPECT_EQ(score.next, words.next);
    }
  }
}

TEST(Demo, WhatWasPromisedAtBm1StandsOnTheTableAtBm2) {
  const Demo demo;
  const auto& promises = demo.group().commitment.commitments;
  ASSERT_EQ(promises.size(), demo::kPromises.size());
  for (const auto& [id, promise] : promises) {
    EXPECT_EQ(promise.what, demo::kPromises[id.n - 1].what);
    EXPECT_EQ(promise.occasion, "bm1");
    EXPECT_TRUE(promise.on_the_table("bm2"));
    EXPECT_FALSE(promise.accounted("bm2"));
  }
}

TEST(Demo, AlmnasConfirmsBjorkvikVotesAndCedersHasNothingYet) {
  const Demo demo;
  const auto* almnas = demo.group().assessment.of({1}, "bm2");
  const auto* bjorkvik = demo.group().assessment.of({2}, "bm2");
  ASSERT_TRUE(almnas && bjorkvik);
  EXPECT_EQ(almnas->mode, assessment::Mode::confirm);
  EXPECT_EQ(bjorkvik->mode, assessment::Mode::ballot);
  for (const auto* a : {almnas, bjorkvik}) {
    EXPECT_EQ(a->place, assessment::Place::room);
    EXPECT_EQ(a->phase, assessment::Phase::open);
    EXPECT_TRUE(a->ballots.empty() && a->scores.empty());
  }
  EXPECT_FALSE(demo.group().assessment.of({3}, "bm2"));
}

TEST(Demo, EverySeatHasALinkAndEveryNyckelpersonADesk) {
  const Demo demo;
  std::map<Key, std::set<SeatId>> linked;
  std::set<std::string> tokens;
  int leading = 0;
  for (const auto& link : **demo.played) {
    EXPECT_EQ(link.group, "gaaaaaaaaaa");
    linked[link.key].insert(link.seat);
    tokens.insert(link.token);
    leading += link.facilitator;
    EXPECT_EQ(link.organisation_name.empty(), link.function == seating::Function::storbild);
  }
  EXPECT_EQ(linked[Key::room].size(), demo.group().seating.seats.size());
  EXPECT_EQ(linked[Key::desk].size(), 4u);
  EXPECT_EQ(tokens.size(), (*demo.played)->size());  // no link is another's
  EXPECT_EQ(leading, 1);
}

TEST(Demo, ItsLogIsALogLikeAnyOther) {
  Demo demo;
  const auto loaded = store::load_room(demo.rooms.store.log(), "gaaaaaaaaaa", demo.rooms.services.checklists);
  ASSERT_TRUE(loaded);
  auto now = demo.group();
  now.seating.card_tokens.clear();  // in memory only
  EXPECT_EQ(loaded->group, now);
}

TEST(Demo, SeveralAreToldApartByTheirNames) {
  EXPECT_EQ(Demo(1).group().name, "Demogruppen");
  EXPECT_EQ(Demo(7).group().name, "Demogruppen 7");
}

}  // namespace
}  // namespace jamsides::app
