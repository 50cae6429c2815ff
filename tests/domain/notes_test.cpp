// notes_test.cpp - a meeting's notes are written by whoever led it, approved by each organisation, and then
// stay as they are.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"
#include "domain/notes_rules.hpp"
#include "domain/permission.hpp"

namespace jamsides::test {
namespace {

using notes::Approve;
using notes::Correct;
using notes::Write;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<notes::Section> words(const std::string& text) { return {{"Beslut", text}}; }

class WrittenNotes : public testing::Test {
 protected:
  /// Writes the next version of bm1's notes, which is what it returns.
  int writes(const std::string& text) {
    const int from = now() ? now()->version : 0;
    group.must(lead, Write{bm1, from, words(text)});
    return from + 1;
  }
  void closes_and_approve_both() {
    group.closes("bm1");
    const int version = writes("Vi mäter");
    group.must(group.nyckelperson(0), Approve{bm1, version});
    group.must(group.nyckelperson(1), Approve{bm1, version});
  }
  const notes::Notes* now() const { return group.now.notes.of(bm1); }

  LiveGroup group = [] {
    auto built = a_group().with_mentor().led_by(0).build();
    built.opens("bm1");
    return built;
  }();
  const MeetingId bm1 = group.meeting("bm1");
  const Author lead = group.facilitator("bm1"), other = group.nyckelperson(1);
};

TEST_F(WrittenNotes, NO1_AreThereFromTheOpeningOnAndEachWritingIsAVersion) {
  EXPECT_EQ(group.refusal(lead, Write{group.meeting("bm2"), 0, words("För tidigt")}),
            RefusalCode::meeting_not_open);
  EXPECT_EQ(group.refusal(lead, Write{{99}, 0, words("Finns inte")}), RefusalCode::not_found);
  EXPECT_EQ(now(), nullptr);

  writes("Medan vi ses");
  group.closes("bm1");
  group.clock = group.clock + std::chrono::hours{26};
  writes("Dagen efter");

  EXPECT_EQ(now()->version, 2);
  EXPECT_EQ(now()->sections, words("Dagen efter"));
  EXPECT_EQ(now()->by, lead.seat);
  EXPECT_EQ(now()->at, group.clock);
  EXPECT_TRUE(group.replayed() == group.now);
}

TEST_F(WrittenNotes, NO1_AreAtMostTwoHundredVersions) {
  for (int version = 1; version <= notes::kMostVersions; ++version) writes(std::to_string(version));

  EXPECT_EQ(group.refusal(lead, Write{bm1, notes::kMostVersions, words("En till")}), RefusalCode::too_many);
  EXPECT_EQ(now()->sections, words("200"));
}

TEST_F(WrittenNotes, PE13_PE30_AreWrittenByWhoeverLedThisMeetingAlsoOnceAnotherHasOpened) {
  group.closes("bm1");
  const auto bm2 = group.meeting("bm2");
  group.event(meeting::Edited{bm2, "", group.organisation(1), other.seat});
  group.opens("bm2");

  writes("Av den som ledde");
  EXPECT_EQ(group.refusal(other, Write{bm1, 1, words("Av den som leder nu")}), RefusalCode::not_allowed);
  EXPECT_EQ(group.refusal(lead, Write{bm2, 0, words("Av den som ledde förra")}), RefusalCode::not_allowed);
  group.must(other, Write{bm2, 0, words("Av den som leder nu")});

  const auto may = permission::allowed(group.now, lead.seat);
  EXPECT_FALSE(group.now.is_facilitator(lead.seat));
  EXPECT_THAT(may, Contains("notes.write")) << "PE13";
  EXPECT_THAT(may, Not(Contains("meeting.show")));
}

TEST_F(WrittenNotes, NO2_AVersionThatIsNotTheOneThereIsWritesNothingOver) {
  group.closes("bm1");
  writes("Första");
  writes("Andra");
  const auto before = *now();

  for (const int stale : {0, 1, 3}) {
    EXPECT_EQ(group.refusal(lead, Write{bm1, stale, words("Från en gammal")}), RefusalCode::notes_changed);
    EXPECT_EQ(group.refusal(other, Approve{bm1, stale}), RefusalCode::notes_changed);
  }
  EXPECT_TRUE(*now() == before);
}

TEST_F(WrittenNotes, NO3_AreApprovedByEachOrganisationOnceTheMeetingHasClosed) {
  EXPECT_EQ(group.refusal(other, Approve{bm1, 1}), RefusalCode::notes_changed) << "nothing is written";
  EXPECT_EQ(group.refusal(other, Approve{bm1, 0}), RefusalCode::notes_changed)
      << "a draft is nobody's wording";
  const int version = writes("Medan vi ses");
  EXPECT_EQ(group.refusal(other, Approve{bm1, version}), RefusalCode::meeting_not_closed);
  EXPECT_EQ(group.refusal(other, Approve{{99}, version}), RefusalCode::not_found);

  group.closes("bm1");
  group.must(other, Approve{bm1, version});
  const auto first = group.clock;
  group.clock = group.clock + std::chrono::hours{1};
  group.must(other, Approve{bm1, version});

  EXPECT_EQ(now()->approved, (std::map<OrganisationId, UtcMillis>{{group.organisation(1), first}}));
  EXPECT_THAT(notes::awaited(group.now, bm1), ElementsAre(group.organisation(0)));
  EXPECT_FALSE(now()->is_settled());
}

TEST_F(WrittenNotes, NO1_AnotherWordingTakesTheApprovalsAway) {
  group.closes("bm1");
  group.must(other, Approve{bm1, writes("Första")});

  const int second = writes("Andra");

  EXPECT_THAT(now()->approved, IsEmpty());
  group.must(group.nyckelperson(0), Approve{bm1, second});
  EXPECT_FALSE(now()->is_settled()) << "what was approved of the first is not of the second";
}

TEST_F(WrittenNotes, NO4_WhenTheLastHasApprovedNothingChangesThemAnyMore) {
  closes_and_approve_both();

  EXPECT_EQ(now()->settled, group.clock);
  EXPECT_THAT(notes::awaited(group.now, bm1), IsEmpty()) << "the mentor's organisation is not asked";
  EXPECT_TRUE(std::holds_alternative<notes::Settled>(group.log.back().event));
  const auto before = *now();
  for (const int version : {0, 1, 2}) {
    EXPECT_EQ(group.refusal(lead, Write{bm1, version, words("Ändrat")}), RefusalCode::notes_settled);
    EXPECT_EQ(group.refusal(other, Approve{bm1, version}), RefusalCode::notes_settled);
  }
  EXPECT_TRUE(*now() == before);
  EXPECT_TRUE(group.replayed() == group.now);
}

TEST_F(WrittenNotes, NO3_AClosingTakenBackTakesTheApprovalsAlong) {
  writes("Medan vi ses");
  group.closes("bm1");
  group.must(other, Approve{bm1, 1});
  group.must(lead, meeting::Undo{bm1, group.now.meeting.meetings.at(bm1).undo->seq});

  EXPECT_EQ(group.now.meeting.open()->id, bm1);
  EXPECT_EQ(now()->sections, words("Medan vi ses")) << "what was written is not lost";
  EXPECT_THAT(now()->approved, IsEmpty());
  EXPECT_EQ(group.refusal(other, Approve{bm1, 1}), RefusalCode::meeting_not_closed);
  EXPECT_TRUE(group.replayed() == group.now);
}

TEST_F(WrittenNotes, NO4_ME4_TheClosingOfAMeetingWhoseNotesAreSettledStays) {
  closes_and_approve_both();
  const Seq seq = group.now.meeting.meetings.at(bm1).undo->seq;

  EXPECT_EQ(group.refusal(lead, meeting::Undo{bm1, seq}), RefusalCode::notes_settled);
  EXPECT_EQ(group.now.meeting.open(), nullptr);
  EXPECT_EQ(group.refusal(lead, meeting::Undo{bm1, seq + 1}), RefusalCode::nothing_to_undo);
}

TEST_F(WrittenNotes, NO5_ACorrectionIsAddedOnceTheyAreSettledAndStays) {
  EXPECT_EQ(group.refusal(lead, Correct{bm1, "Inget att rätta"}), RefusalCode::notes_not_settled);
  closes_and_approve_both();

  group.must(other, Correct{bm1, "Punkt 4 gäller oss"});
  group.must(lead, Correct{bm1, "Mötet slutade 16"});

  const auto& corrections = now()->corrections;
  ASSERT_EQ(corrections.size(), 2u);
  EXPECT_EQ(corrections[0],
            (notes::Correction{group.organisation(1), other.seat, group.clock, "Punkt 4 gäller oss"}));
  EXPECT_EQ(corrections[1].organisation, group.organisation(0));
  EXPECT_EQ(now()->sections, words("Vi mäter"));
  EXPECT_EQ(group.refusal(group.chef(0), Correct{bm1, "Jag med"}), RefusalCode::not_allowed);
  EXPECT_EQ(group.refusal(lead, Correct{{99}, "Finns inte"}), RefusalCode::not_found);
  EXPECT_TRUE(group.replayed() == group.now);
}

TEST_F(WrittenNotes, NO5_ThereAreAtMostFiftyCorrections) {
  closes_and_approve_both();
  for (std::size_t n = 0; n < notes::kMostCorrections; ++n) group.must(other, Correct{bm1, "Rättat"});

  EXPECT_EQ(group.refusal(lead, Correct{bm1, "En till"}), RefusalCode::too_many);
}

TEST(WrittenNotesByAMentor, PE30_AreWrittenAndCorrectedByTheMentorWhoLedButNotApproved) {
  auto group = a_group().led_by_mentor().build();
  group.opens("bm1");
  group.closes("bm1");
  const auto bm1 = group.meeting("bm1");
  const auto mentor = group.facilitator("bm1");
  ASSERT_EQ(mentor.seat, group.nyckelperson(2).seat);

  group.must(mentor, Write{bm1, 0, words("Av mentorn")});
  EXPECT_EQ(group.refusal(mentor, Approve{bm1, 1}), RefusalCode::not_allowed);
  for (const int index : {0, 1}) group.must(group.nyckelperson(index), Approve{bm1, 1});
  group.must(mentor, Correct{bm1, "Rättat av mentorn"});

  EXPECT_TRUE(group.now.notes.settled(bm1));
  EXPECT_EQ(group.now.notes.of(bm1)->corrections.front().organisation, group.organisation(2));
}

}  // namespace
}  // namespace jamsides::test
