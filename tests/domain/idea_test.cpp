// idea_test.cpp - ideas told to all, and what an organisation takes home from the others.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using idea::Save;

class Ideas : public testing::Test {
 protected:
  Ideas() { group.opens("bm1"); }

  IdeaId writes(const Author& author, const std::string& text, int item = 0) {
    group.must(author, idea::Write{text, item});
    return {group.now.idea.last_idea};
  }
  EntryId saves(const Author& author, const std::string& from) {
    group.must(author, Save{from});
    return {group.now.idea.last_entry};
  }
  const idea::Entry& entry(EntryId id) { return *group.now.idea.find(id); }

  LiveGroup group = a_group().with_mentor().led_by(0).build();
  const Author one = group.chef(0), two = group.politiker(1);
};

TEST_F(Ideas, ID1_ToldByAnybodyOfAnOrganisationTheMentorsToo) {
  const auto first = writes(one, "Dela mallar", 4);
  writes(group.nyckelperson(2), "Börja i budgeten");

  const auto& told = *group.now.idea.find(first);
  EXPECT_EQ(told.text, "Dela mallar");
  EXPECT_EQ(told.item, 4);
  EXPECT_EQ(told.occasion, "bm1");
  EXPECT_EQ(told.organisation, group.organisation(0));
  EXPECT_EQ(group.refusal(one, idea::Write{"x", 11}), RefusalCode::unknown_item);
}

TEST_F(Ideas, ID1_WhateverTheScreensShowButOnlyWhileAMeetingIsOpen) {
  group.must(group.facilitator("bm1"), meeting::ShowScreen{group.meeting("bm1"), meeting::Show::pause, {}});
  writes(one, "Under fikat");
  group.closes("bm1");

  EXPECT_EQ(group.refusal(one, idea::Write{"Efteråt", 0}), RefusalCode::meeting_not_open);
}

TEST_F(Ideas, ID2_TakenBackByTheOwnOrganisationAndToldAgain) {
  const auto id = writes(one, "Dela mallar");

  group.must(group.nyckelperson(0), idea::Withdraw{id, true});
  EXPECT_TRUE(group.now.idea.find(id)->withdrawn);
  EXPECT_EQ(group.now.idea.find(id)->text, "Dela mallar");
  EXPECT_EQ(group.refusal(two, Save{id.text()}), RefusalCode::not_found);

  group.must(one, idea::Withdraw{id, false});
  EXPECT_FALSE(group.now.idea.find(id)->withdrawn);
  EXPECT_EQ(group.refusal(two, idea::Withdraw{id, true}), RefusalCode::not_allowed);
  EXPECT_EQ(group.refusal(one, idea::Withdraw{{99}, true}), RefusalCode::not_found);
}

TEST_F(Ideas, ID3_AnIdeaIsSavedInTheWordsItHadThen) {
  const auto id = writes(one, "Dela mallar", 4);

  const auto saved = saves(two, id.text());
  group.must(one, idea::Withdraw{id, true});

  EXPECT_EQ(entry(saved).text, "Dela mallar");
  EXPECT_EQ(entry(saved).item, 4);
  EXPECT_EQ(entry(saved).source, group.organisation(0));
  EXPECT_EQ(entry(saved).organisation, group.organisation(1));
  EXPECT_EQ(entry(saved).occasion, "bm1");
  EXPECT_EQ(entry(saved).by, two.seat);
  EXPECT_TRUE(group.replayed() == group.now);
}

TEST_F(Ideas, ID3_SoIsACommitmentAndAScoresCommentOrNextStep) {
  group.must(one, commitment::Make{group.organisation(0), "Utbilda chefer", one.seat, {}, false});
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::room);
  group.reveals(list);
  group.must(group.nyckelperson(0), assessment::Agree{list, 4, 2, "Vi har en mall", "Använda den", ""});
  group.must(group.nyckelperson(0), assessment::Agree{list, 5, 2, "", "", ""});

  EXPECT_EQ(entry(saves(two, "c1")).text, "Utbilda chefer");
  EXPECT_EQ(entry(saves(two, list.text() + ".4.comment")).text, "Vi har en mall");
  const auto& next = entry(saves(two, list.text() + ".4.next"));
  EXPECT_EQ(next.text, "Använda den");
  EXPECT_EQ(next.item, 4);
  EXPECT_EQ(next.from.text(), list.text() + ".4.next");
  EXPECT_EQ(group.refusal(two, Save{list.text() + ".5.comment"}), RefusalCode::not_found)
      << "nothing was said";
  for (const char* other :
       {"", "d99", "c99", "s1", "a1.4", "a1.4.", "a1.04x.next", "a1..next", "a1.4.reason"})
    EXPECT_EQ(group.refusal(two, Save{other}), RefusalCode::not_found) << other;
}

TEST_F(Ideas, ID3_NotOnesOwnAndNotTwice) {
  const auto id = writes(one, "Dela mallar").text();
  saves(two, id);

  EXPECT_EQ(group.refusal(group.politiker(0), Save{id}), RefusalCode::own_text);
  EXPECT_EQ(group.refusal(group.chef(1), Save{id}), RefusalCode::already_saved);
  EXPECT_EQ(group.refusal(group.chef(2), Save{id}), RefusalCode::not_allowed) << "the mentor has no list";
}

TEST_F(Ideas, ID5_TakenOffTheListNothingIsLost) {
  const auto saved = saves(two, writes(one, "Dela mallar").text());
  group.must(group.nyckelperson(1), idea::Draft{saved, "Pröva på två enheter"});

  group.must(two, idea::Keep{saved, false});
  EXPECT_FALSE(entry(saved).kept);
  EXPECT_EQ(entry(saved).draft, "Pröva på två enheter");

  group.must(two, Save{"d1"});  // saved again: the same line
  EXPECT_TRUE(entry(saved).kept);
  EXPECT_EQ(group.now.idea.entries.size(), 1u);
  EXPECT_EQ(group.refusal(one, idea::Keep{saved, false}), RefusalCode::not_allowed);
  EXPECT_EQ(group.refusal(one, idea::Draft{saved, "x"}), RefusalCode::not_allowed);
  EXPECT_EQ(group.refusal(two, idea::Keep{{99}, false}), RefusalCode::not_found);
  EXPECT_EQ(group.refusal(two, idea::Draft{{99}, "x"}), RefusalCode::not_found);
}

TEST_F(Ideas, ID6_ThreeHundredOfEachAndNoMore) {
  for (std::size_t n = 0; n < idea::kMostIdeas; ++n) {
    saves(two, writes(one, "Idé " + std::to_string(n)).text());
  }
  EXPECT_EQ(group.refusal(group.politiker(0), idea::Write{"En till", 0}), RefusalCode::too_many);

  const auto mentors = writes(group.chef(2), "Mentorns idé");
  EXPECT_EQ(group.refusal(two, Save{mentors.text()}), RefusalCode::too_many);
}

}  // namespace
}  // namespace jamsides::test
