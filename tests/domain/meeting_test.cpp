// meeting_test.cpp - opening, closing, showing, taking back, and who leads.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using meeting::Close;
using meeting::Open;
using meeting::Phase;
using meeting::Rehearse;
using meeting::Show;
using meeting::ShowScreen;
using meeting::Undo;

const meeting::Meeting& at(const LiveGroup& group, const OccasionId& occasion) {
  return *group.now.meeting.at(occasion);
}

TEST(Meeting, ME1_OnlyOneMeetingIsOpenAndOnlyAPlannedOneOpens) {
  auto group = a_group().build();
  const Author leads = group.nyckelperson(0);
  group.opens("bm1");

  EXPECT_EQ(group.refusal(leads, Open{group.meeting("bm2")}), RefusalCode::another_meeting_open);
  EXPECT_EQ(group.refusal(leads, Open{group.meeting("bm1")}), RefusalCode::meeting_not_planned);
  group.closes("bm1");
  EXPECT_EQ(group.refusal(leads, Open{group.meeting("bm1")}), RefusalCode::meeting_not_planned);
  EXPECT_EQ(group.refusal(leads, Open{group.meeting("bm2")}), std::nullopt);
  EXPECT_EQ(group.refusal(leads, Open{MeetingId{99}}), RefusalCode::not_found);
}

TEST(Meeting, ME2_AnOpenMeetingCanAlwaysBeClosed) {
  auto group = a_group().build();
  EXPECT_EQ(group.refusal(group.nyckelperson(0), Close{group.meeting("bm1")}), RefusalCode::meeting_not_open);
  group.opens("bm1");
  group.starts(0, "bm1", Mode::ballot, Place::room);

  group.closes("bm1");

  EXPECT_EQ(at(group, "bm1").phase, Phase::closed);
}

TEST(Meeting, ME3_ShowMovesTheScreensWhileTheMeetingIsOpen) {
  auto group = a_group().build();
  const Author leads = group.nyckelperson(0);
  const ShowScreen score{group.meeting("bm1"), Show::score, 7};
  EXPECT_EQ(group.refusal(leads, score), RefusalCode::meeting_not_open);
  group.opens("bm1");
  EXPECT_EQ(at(group, "bm1").show, Show::lobby);

  group.must(leads, score);

  EXPECT_EQ(at(group, "bm1").show, Show::score);
  EXPECT_EQ(at(group, "bm1").focus, 7);
  EXPECT_EQ(group.refusal(leads, ShowScreen{group.meeting("bm1"), Show::score, 11}),
            RefusalCode::unknown_item);
  EXPECT_EQ(group.refusal(leads, ShowScreen{group.meeting("bm1"), Show::score, 0}),
            RefusalCode::unknown_item);
}

TEST(Meeting, ME4_UndoTakesBackTheLastShowByItsSeq) {
  auto group = a_group().build();
  const Author leads = group.nyckelperson(0);
  const auto bm1 = group.meeting("bm1");
  group.opens("bm1");
  group.must(leads, ShowScreen{bm1, Show::score, 3});
  group.must(leads, ShowScreen{bm1, Show::compare, std::nullopt});

  group.must(leads, Undo{bm1, at(group, "bm1").undo->seq});

  EXPECT_EQ(at(group, "bm1").show, Show::score);
  EXPECT_EQ(at(group, "bm1").focus, 3);
  EXPECT_EQ(at(group, "bm1").undo, std::nullopt);
  EXPECT_EQ(group.refusal(leads, Undo{bm1, group.now.seq}), RefusalCode::nothing_to_undo);
}

TEST(Meeting, ME4_UndoTakesBackOpenAndClose) {
  auto group = a_group().build();
  const Author leads = group.nyckelperson(0);
  const auto bm1 = group.meeting("bm1");
  group.opens("bm1");
  EXPECT_EQ(at(group, "bm1").undo->did, "meeting.open");
  group.must(leads, Undo{bm1, at(group, "bm1").undo->seq});
  EXPECT_EQ(at(group, "bm1").phase, Phase::planned);

  group.opens("bm1");
  group.must(leads, ShowScreen{bm1, Show::compare, std::nullopt});
  group.closes("bm1");
  group.must(leads, Undo{bm1, at(group, "bm1").undo->seq});

  EXPECT_EQ(at(group, "bm1").phase, Phase::open);
  EXPECT_EQ(at(group, "bm1").show, Show::compare);
}

TEST(Meeting, ME4_AnOlderSeqIsNothingToUndo) {
  auto group = a_group().build();
  const auto bm1 = group.meeting("bm1");
  group.opens("bm1");
  const Seq opened = at(group, "bm1").undo->seq;
  group.must(group.nyckelperson(0), ShowScreen{bm1, Show::score, std::nullopt});

  EXPECT_EQ(group.refusal(group.nyckelperson(0), Undo{bm1, opened}), RefusalCode::nothing_to_undo);
}

TEST(Meeting, ME4_AS6_ARevealStays) {
  auto group = a_group().build();
  group.opens("bm1");
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::room);
  group.reveals(list);
  const Seq revealed = group.now.seq;

  EXPECT_EQ(group.refusal(group.nyckelperson(0), Undo{group.meeting("bm1"), revealed}),
            RefusalCode::reveal_stays);
}

TEST(Meeting, ME4_AMeetingThatOpenedSinceEndsWhatCouldBeUndone) {
  auto group = a_group().build();
  group.opens("bm1");
  group.closes("bm1");
  const Seq closed = at(group, "bm1").undo->seq;
  group.opens("bm2");

  EXPECT_EQ(group.refusal(group.nyckelperson(0), Undo{group.meeting("bm1"), closed}),
            RefusalCode::nothing_to_undo);
}

TEST(Meeting, ME4_WhoClosedTheLastMeetingOfTheYearCanTakeItBack) {
  auto group = a_group().build();
  for (const char* occasion : {"uppstart", "bm1", "bm2", "bm3", "avslutning"}) {
    group.opens(occasion);
    group.closes(occasion);
  }

  EXPECT_EQ(group.refusal(group.nyckelperson(0),
                          Undo{group.meeting("avslutning"), at(group, "avslutning").undo->seq}),
            std::nullopt);
}

TEST(Meeting, ME5_RehearsingIsLoggedUntilTheMeetingHasClosed) {
  auto group = a_group().build();
  const Author leads = group.nyckelperson(0);
  EXPECT_EQ(group.refusal(leads, Rehearse{group.meeting("bm1")}), std::nullopt);
  group.opens("bm1");
  EXPECT_EQ(group.refusal(leads, Rehearse{group.meeting("bm1")}), std::nullopt);
  group.closes("bm1");
  EXPECT_EQ(group.refusal(leads, Rehearse{group.meeting("bm1")}), RefusalCode::meeting_not_open);
}

TEST(Meeting, PE7_WhileAMeetingIsOpenOnlyItsFacilitatorLeads) {
  setup::Edit edit;
  auto group = a_group().build();
  edit.occasions.push_back({"bm2", "", group.organisation(1), group.nyckelperson(1).seat});
  group.must(Author::admin(), edit);
  EXPECT_TRUE(group.now.is_facilitator(group.nyckelperson(0).seat));
  EXPECT_TRUE(group.now.is_facilitator(group.nyckelperson(1).seat));

  group.opens("bm2");

  EXPECT_FALSE(group.now.is_facilitator(group.nyckelperson(0).seat));
  EXPECT_TRUE(group.now.is_facilitator(group.nyckelperson(1).seat));
  EXPECT_FALSE(group.now.is_facilitator(SeatId{}));
}

}  // namespace
}  // namespace jamsides::test
