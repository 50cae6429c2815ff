// agenda_test.cpp - a meeting planned, gone through and changed on the way.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using agenda::For;
using agenda::Standing;
using meeting::Show;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;

/// BM1 is led by the first organisation's nyckelperson; the method has one template: 15 + 10 + 30 minutes.
class Agenda : public testing::Test {
 protected:
  Agenda() {
    auto list = *a_checklist();
    list.agendas["bm1-rum"] = {{Show::lobby, 15, "", For::all},
                               {Show::purpose, 10, "", For::all},
                               {Show::score, 30, "Vi skattar", For::politiker}};
    group.now.checklist = std::make_shared<const Checklist>(std::move(list));
    group.checklists[group.now.checklist->id] = group.now.checklist;
    group.must(leads, agenda::Use{bm1, "bm1-rum"});
  }

  const agenda::Agenda& plan() const { return *group.now.agenda.of(bm1); }
  AgendaItemId item(int place) const { return plan().items.at(static_cast<std::size_t>(place - 1)).id; }
  const agenda::Item& at(int place) const { return plan().items.at(static_cast<std::size_t>(place - 1)); }
  std::vector<Show> phases() const {
    std::vector<Show> all;
    for (const auto& each : plan().items) all.push_back(each.phase);
    return all;
  }
  agenda::Edit edit(AgendaItemId which) const {
    return {.item = which, .title = {}, .minutes = {}, .skipped = {}, .place = {}};
  }

  LiveGroup group = a_group().build();
  const Author leads = group.nyckelperson(0);
  const MeetingId bm1 = group.meeting("bm1");
};

TEST_F(Agenda, AG1_ATemplateIsCopiedAndThenTheMeetingsOwn) {
  EXPECT_THAT(phases(), ElementsAre(Show::lobby, Show::purpose, Show::score));
  EXPECT_EQ(at(3).title, "Vi skattar");
  EXPECT_EQ(at(3).whom, For::politiker);
  EXPECT_EQ(at(3).planned, 30);
  EXPECT_EQ(group.now.agenda.of(group.meeting("bm2")), nullptr);

  group.must(leads, agenda::Remove{item(2)});
  group.must(leads, agenda::Use{bm1, "bm1-rum"});
  EXPECT_EQ(plan().items.size(), 3u) << "another copy, while nothing has begun";
  group.opens("bm1");
  EXPECT_EQ(group.refusal(leads, agenda::Use{bm1, "bm1-rum"}), RefusalCode::agenda_begun);
  EXPECT_EQ(group.refusal(leads, agenda::Use{bm1, "finns-inte"}), RefusalCode::not_found);
}

TEST_F(Agenda, AG2_ItemsComeGoAndMove) {
  group.must(leads, agenda::Add{bm1, Show::pause, 10, "Fika", For::all, item(2)});
  group.must(leads, agenda::Add{bm1, Show::closing, 5, "", For::all, {}});
  EXPECT_THAT(phases(), ElementsAre(Show::lobby, Show::pause, Show::purpose, Show::score, Show::closing));

  auto last = edit(item(5));
  last.place = 2;
  group.must(leads, last);
  EXPECT_THAT(phases(), ElementsAre(Show::lobby, Show::closing, Show::pause, Show::purpose, Show::score));
  last.place = 99;
  group.must(leads, last);
  EXPECT_EQ(at(5).phase, Show::closing);

  group.must(leads, agenda::Remove{item(2)});
  EXPECT_THAT(phases(), ElementsAre(Show::lobby, Show::purpose, Show::score, Show::closing));
  EXPECT_EQ(group.refusal(leads, agenda::Remove{AgendaItemId{99}}), RefusalCode::not_found);
}

TEST_F(Agenda, AG2_WhatHasBegunStays) {
  group.opens("bm1");
  group.must(leads, agenda::Start{item(2)});

  EXPECT_EQ(group.refusal(leads, agenda::Remove{item(1)}), RefusalCode::item_done);
  EXPECT_EQ(group.refusal(leads, agenda::Remove{item(2)}), RefusalCode::item_done);
  auto running = edit(item(2));
  running.minutes = 20;
  EXPECT_EQ(group.refusal(leads, running), RefusalCode::item_runs);
  auto done = edit(item(1));
  done.skipped = true;
  EXPECT_EQ(group.refusal(leads, done), RefusalCode::item_done);
  auto later = edit(item(3));
  later.minutes = 20;
  later.skipped = true;
  group.must(leads, later);
  EXPECT_EQ(at(3).standing, Standing::skipped);
  EXPECT_EQ(at(3).minutes, 20);
  EXPECT_EQ(at(3).planned, 30) << "the plan stays what it was";
  EXPECT_EQ(group.refusal(leads, agenda::Start{item(3)}), std::nullopt) << "what was skipped can be started";
}

TEST_F(Agenda, AG3_StartingAnItemMovesTheScreensAndGoingBackDeletesNothing) {
  group.opens("bm1");
  EXPECT_EQ(plan().now, item(1));
  group.clock = group.clock + minutes{14};
  group.must(leads, agenda::Start{item(3)});

  EXPECT_EQ(group.now.meeting.at("bm1")->show, Show::score);
  EXPECT_EQ(at(1).standing, Standing::done);
  EXPECT_EQ(at(1).ended - at(1).started, minutes{14});
  EXPECT_EQ(at(2).standing, Standing::planned);

  group.must(leads, agenda::Start{item(1)});

  EXPECT_EQ(at(1).standing, Standing::running);
  EXPECT_EQ(at(3).standing, Standing::done);
  EXPECT_EQ(plan().items.size(), 3u);
  EXPECT_EQ(group.refusal(leads, agenda::Start{item(1)}), RefusalCode::item_runs);
}

TEST_F(Agenda, AG4_TimeIsExtendedPausedAndOverWithoutAnythingHappening) {
  EXPECT_EQ(group.refusal(leads, agenda::Extend{bm1, 5}), RefusalCode::nothing_runs);
  EXPECT_EQ(group.refusal(leads, agenda::Pause{bm1, true}), RefusalCode::nothing_runs);
  group.opens("bm1");
  const auto began = group.clock;
  EXPECT_EQ(plan().ends, began + minutes{15});

  group.must(leads, agenda::Extend{bm1, 5});
  EXPECT_EQ(plan().ends, began + minutes{20});
  group.clock = began + minutes{12};
  group.must(leads, agenda::Pause{bm1, true});
  EXPECT_EQ(plan().left, 8 * 60'000);
  group.must(leads, agenda::Extend{bm1, -2});
  EXPECT_EQ(plan().left, 6 * 60'000);
  group.clock = began + minutes{60};
  group.must(leads, agenda::Pause{bm1, false});
  EXPECT_EQ(plan().ends, began + minutes{66});

  group.clock = began + minutes{70};
  EXPECT_EQ(plan().now, item(1)) << "time out ends nothing";
  group.must(leads, agenda::Pause{bm1, true});
  EXPECT_EQ(plan().left, -4 * 60'000);
}

TEST_F(Agenda, AG5_OpeningStartsTheFirstItemAndClosingEndsWhatRuns) {
  group.opens("bm1");
  EXPECT_EQ(at(1).standing, Standing::running);
  group.must(leads, meeting::Undo{bm1, group.now.meeting.at("bm1")->undo.value().seq});
  EXPECT_EQ(plan().now, AgendaItemId{});
  EXPECT_FALSE(plan().begun());

  group.opens("bm1");
  group.clock = group.clock + minutes{3};
  group.closes("bm1");
  EXPECT_EQ(plan().now, AgendaItemId{});
  EXPECT_EQ(at(1).standing, Standing::done);
  EXPECT_EQ(at(1).ended, group.clock);
  EXPECT_EQ(group.refusal(leads, agenda::Add{bm1, Show::pause, 5, "", For::all, {}}),
            RefusalCode::meeting_not_open);
}

TEST_F(Agenda, AG6_FortyItemsAndTwoHundredFortyMinutesAreTheMost) {
  group.opens("bm1");
  EXPECT_EQ(group.refusal(leads, agenda::Extend{bm1, -15}), RefusalCode::bad_minutes);
  EXPECT_EQ(group.refusal(leads, agenda::Extend{bm1, -14}), std::nullopt);
  EXPECT_EQ(group.refusal(leads, agenda::Extend{bm1, 240}), RefusalCode::bad_minutes);
  for (std::size_t n = 3; n < agenda::kMostItems; ++n)
    group.must(leads, agenda::Add{bm1, Show::pause, 5, "", For::all, {}});
  EXPECT_EQ(group.refusal(leads, agenda::Add{bm1, Show::pause, 5, "", For::all, {}}), RefusalCode::too_many);
}

TEST_F(Agenda, I13_TheLogGivesTheSameAgenda) {
  group.opens("bm1");
  group.must(leads, agenda::Add{bm1, Show::pause, 10, "Fika", For::all, item(2)});
  group.must(leads, agenda::Start{item(2)});
  group.must(leads, agenda::Pause{bm1, true});
  group.closes("bm1");

  EXPECT_TRUE(group.replayed() == group.now);
}

}  // namespace
}  // namespace jamsides::test
