// purpose_test.cpp - what an organisation is here for: chosen or in its own words, changed without losing
// what it was.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using purpose::Set;

class Purpose : public testing::Test {
 protected:
  const std::vector<purpose::Aim>& aims(int index) {
    return *group.now.purpose.of(group.organisation(index));
  }

  LiveGroup group = a_group().with_mentor().led_by(0).build();
  const Author own = group.nyckelperson(0);
};

TEST_F(Purpose, PU1_KindsWordsOrBoth) {
  group.must(own, Set{{"styrning", "plan"}, ""});
  group.must(own, Set{{}, "Nämnderna frågar efter statistik."});
  group.must(group.nyckelperson(1), Set{{"verksamhet"}, "Lika service."});

  EXPECT_THAT(aims(0).front().kinds, testing::ElementsAre("plan", "styrning"));
  EXPECT_EQ(aims(0).back().words, "Nämnderna frågar efter statistik.");
  EXPECT_EQ(aims(1).back().words, "Lika service.");
  EXPECT_EQ(group.refusal(own, Set{{}, ""}), RefusalCode::text_needed);
  EXPECT_EQ(group.refusal(own, Set{{"plan", "priset"}, ""}), RefusalCode::unknown_purpose);
}

TEST_F(Purpose, PU1_SaidBeforeAnyMeetingAndAfterTheLast) {
  group.must(own, Set{{"plan"}, ""});
  group.opens("bm1");
  group.closes("bm1");

  group.must(own, Set{{"styrning"}, ""});

  EXPECT_EQ(aims(0).back().occasion, "");
}

TEST_F(Purpose, PU2_AChangedAimKeepsWhatItWasAndSaysWhenAndWhere) {
  group.must(own, Set{{"plan"}, "En plan."});
  const auto first = aims(0).front();
  group.clock = group.clock + std::chrono::days{100};
  group.opens("bm1");

  group.must(own, Set{{"styrning"}, "Styra med planen."});

  ASSERT_EQ(aims(0).size(), 2u);
  EXPECT_EQ(aims(0)[0], first);
  EXPECT_EQ(aims(0)[1], (purpose::Aim{{"styrning"}, "Styra med planen.", "bm1", own.seat, group.clock}));
  EXPECT_TRUE(group.replayed() == group.now);
}

TEST_F(Purpose, PU2_SaidOnceMoreItIsNoChange) {
  group.must(own, Set{{"plan"}, "En plan."});
  const Seq before = group.now.seq;

  group.must(own, Set{{"plan"}, "En plan."});

  EXPECT_EQ(aims(0).size(), 1u);
  EXPECT_GT(group.now.seq, before) << "EX7: it was said, and stands in the log";
}

TEST_F(Purpose, PU4_AMeetingOpensAndClosesWithoutAnAim) {
  group.opens("uppstart");
  group.closes("uppstart");

  EXPECT_EQ(group.now.purpose.of(group.organisation(0)), nullptr);
}

TEST_F(Purpose, PU4_FiftyLinesAndNoMore) {
  for (std::size_t n = 0; n < purpose::kMostAims; ++n) group.must(own, Set{{}, "Mål " + std::to_string(n)});

  EXPECT_EQ(group.refusal(own, Set{{}, "Ett till"}), RefusalCode::too_many);
}

TEST_F(Purpose, PU2_AnOrganisationThatLeavesTakesItsAimsAlong) {
  auto three = a_group().with_organisations(3).build();
  three.must(three.nyckelperson(2), Set{{"plan"}, ""});
  const auto gone = three.organisation(2);
  setup::Edit edit;
  edit.removed = {gone};

  three.must(Author::admin(), edit);

  EXPECT_EQ(three.now.purpose.of(gone), nullptr);
}

}  // namespace
}  // namespace jamsides::test
