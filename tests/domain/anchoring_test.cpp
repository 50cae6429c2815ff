// anchoring_test.cpp - where an organisation has shown its page: its own log, in which nothing changes.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using anchoring::Present;
using anchoring::Where;

TEST(Presentations, AN1_AreToldByAnyVoterOfAnOrganisationAndStay) {
  auto group = a_group().with_mentor().build();  // on 2026-11-22
  group.must(group.chef(0), Present{"2026-11-12", Where::namnd, "Socialnämnden"});
  group.must(group.politiker(0), Present{"2026-10-01", Where::apt, ""});
  group.must(group.chef(1), Present{"2026-11-22", Where::other, "I dag"});

  const auto& own = *group.now.anchoring.of(group.organisation(0));
  ASSERT_EQ(own.size(), 2u);
  EXPECT_EQ(own[0], (anchoring::Presentation{"2026-11-12", Where::namnd, "Socialnämnden", group.chef(0).seat,
                                             group.clock}));
  EXPECT_EQ(own[1].date, "2026-10-01") << "in the order they were told";
  EXPECT_EQ(group.now.anchoring.of(group.organisation(1))->size(), 1u);
  EXPECT_EQ(group.refusal(group.chef(2), Present{"2026-11-12", Where::apt, ""}), RefusalCode::not_allowed);
  EXPECT_TRUE(group.replayed() == group.now);
}

TEST(Presentations, AN1_OfADayThatHasBeen) {
  auto group = a_group().build();

  for (const char* none : {"", "i går", "2026-02-30", "2026-1-1"}) {
    EXPECT_EQ(group.refusal(group.chef(0), Present{none, Where::namnd, ""}), RefusalCode::bad_date) << none;
  }
  EXPECT_EQ(group.refusal(group.chef(0), Present{"2026-11-23", Where::namnd, ""}), RefusalCode::day_to_come);
  group.clock = group.clock + std::chrono::hours{23};  // midnight in Stockholm
  group.must(group.chef(0), Present{"2026-11-23", Where::namnd, ""});
}

TEST(Presentations, AN1_AtMostAHundredOfAnOrganisation) {
  auto group = a_group().build();
  for (std::size_t n = 0; n < anchoring::kMostPresentations; ++n) {
    group.must(group.chef(0), Present{"2026-11-12", Where::apt, ""});
  }

  EXPECT_EQ(group.refusal(group.chef(0), Present{"2026-11-12", Where::apt, ""}), RefusalCode::too_many);
  group.must(group.chef(1), Present{"2026-11-12", Where::apt, ""});
}

}  // namespace
}  // namespace jamsides::test
