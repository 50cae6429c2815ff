// recall_test.cpp - what the group remembers of commands it has accepted.
#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using std::chrono::days;

/// Almnäs' chef sits down with the command's id.
Seq sits(LiveGroup& group, const CommandId& id, Author who) {
  group.must(who, seating::Sit{"", false}, id);
  return group.now.seq;
}

std::optional<Seq> done(const LiveGroup& group, Author who, const CommandId& id) {
  const auto answer = recall(group.now, who.seat, id);
  const auto* found = std::get_if<Done>(&answer);
  return found ? std::optional(found->seq) : std::nullopt;
}
bool unknown(const LiveGroup& group, Author who, const CommandId& id) {
  return std::holds_alternative<Unknown>(recall(group.now, who.seat, id));
}
bool too_old(const LiveGroup& group, Author who, const CommandId& id) {
  return std::holds_alternative<TooOld>(recall(group.now, who.seat, id));
}

TEST(Recall, EX2_AResentCommandIsKnownByItsSeqAlsoAfterReplay) {
  auto group = a_group().build();
  const Seq seq = sits(group, {"k7f", 19}, group.chef(0));

  EXPECT_EQ(done(group, group.chef(0), {"k7f", 19}), seq);
  group.now = group.replayed();
  EXPECT_EQ(done(group, group.chef(0), {"k7f", 19}), seq);
}

TEST(Recall, EX2_TheDoneOfSeveralEventsIsTheLastOfThem) {
  auto group = a_group().build();
  group.must(group.nyckelperson(0),
             assessment::Enter{group.organisation(0), "bm1", 1, 2, assessment::Source::paper, "", "", ""},
             {"k7f", 1});

  EXPECT_EQ(done(group, group.nyckelperson(0), {"k7f", 1}), group.now.seq);
}

TEST(Recall, EX3_SixtyFourCountersAreKnownAndBelowThemIsTooOld) {
  auto group = a_group().build();
  const Author chef = group.chef(0);
  for (std::uint64_t n = 1; n <= 100; ++n) {
    if (n != 50) sits(group, {"k7f", n}, chef);
  }

  EXPECT_TRUE(too_old(group, chef, {"k7f", 36}));
  EXPECT_TRUE(done(group, chef, {"k7f", 37}));
  EXPECT_TRUE(done(group, chef, {"k7f", 100}));
  EXPECT_TRUE(unknown(group, chef, {"k7f", 50}));
  EXPECT_TRUE(unknown(group, chef, {"k7f", 101}));
  EXPECT_EQ(group.now.windows.at({chef.seat, "k7f"}).seqs.size(), 63u);  // nothing older is kept
}

TEST(Recall, EX3_ACommandThatArrivesLateWithinTheWindowIsTaken) {
  auto group = a_group().build();
  const Author chef = group.chef(0);
  sits(group, {"k7f", 64}, chef);
  EXPECT_TRUE(unknown(group, chef, {"k7f", 1}));

  const Seq seq = sits(group, {"k7f", 1}, chef);

  EXPECT_EQ(done(group, chef, {"k7f", 1}), seq);
  sits(group, {"k7f", 65}, chef);
  EXPECT_TRUE(too_old(group, chef, {"k7f", 1}));
}

TEST(Recall, EX5_ARefusedCommandIsNotRemembered) {
  auto group = a_group().build();
  const auto decided = group.does(group.chef(0), assessment::Cast{AssessmentId{9}, 1, 1, ""}, {"k7f", 1});

  EXPECT_FALSE(decided);
  EXPECT_TRUE(unknown(group, group.chef(0), {"k7f", 1}));
}

TEST(Recall, EX6_TheSameIdFromAnotherSeatOrInstanceIsAnotherCommand) {
  auto group = a_group().build();
  sits(group, {"k7f", 1}, group.chef(0));

  EXPECT_TRUE(unknown(group, group.politiker(0), {"k7f", 1}));
  EXPECT_TRUE(unknown(group, group.chef(0), {"k7g", 1}));
}

TEST(Recall, EX2_AnErasedBallotIsStillKnown) {
  auto group = a_group().with_items(1).build();
  const auto list = group.starts(0, "bm1", Mode::ballot, Place::home);
  group.must(group.chef(0), assessment::Cast{list, 1, 2, ""}, {"k7f", 1});
  const Seq seq = group.now.seq;
  group.reveals(list);
  group.agrees_on_all(list, 2);
  group.opens("bm1");
  group.closes("bm1");
  ASSERT_TRUE(std::holds_alternative<assessment::BallotErased>(group.log[seq - 1].event));

  group.now = group.replayed();

  EXPECT_EQ(done(group, group.chef(0), {"k7f", 1}), seq);
}

TEST(Recall, EX8_AnInstanceUnusedFor90DaysIsForgotten) {
  auto group = a_group().build();
  const Author chef = group.chef(0);
  sits(group, {"old", 1}, chef);
  group.clock = group.clock + days{90};
  sits(group, {"new", 1}, chef);
  EXPECT_TRUE(done(group, chef, {"old", 1}));

  group.clock = group.clock + std::chrono::milliseconds{1};
  sits(group, {"new", 2}, chef);

  EXPECT_TRUE(unknown(group, chef, {"old", 1}));
  EXPECT_TRUE(done(group, chef, {"new", 1}));
}

TEST(Recall, EX8_AnotherSeatsCommandsForgetNothingOfThis) {
  auto group = a_group().build();
  sits(group, {"old", 1}, group.chef(0));
  group.clock = group.clock + days{91};

  sits(group, {"new", 1}, group.politiker(0));

  EXPECT_TRUE(done(group, group.chef(0), {"old", 1}));
  group.now = group.replayed();
  EXPECT_TRUE(done(group, group.chef(0), {"old", 1}));
}

TEST(Recall, EX8_TheLongestUnusedOf65InstancesIsForgotten) {
  auto group = a_group().build();
  const Author chef = group.chef(0);
  const auto instance = [](int n) { return "t" + std::to_string(n); };
  sits(group, {"other", 1}, group.politiker(0));
  for (int n = 1; n <= 64; ++n) {
    group.clock = group.clock + std::chrono::seconds{1};
    sits(group, {instance(n), 1}, chef);
  }
  sits(group, {instance(1), 2}, chef);  // used again: now the second is the longest unused
  EXPECT_TRUE(done(group, chef, {instance(2), 1}));

  sits(group, {"t65", 1}, chef);

  EXPECT_TRUE(unknown(group, chef, {instance(2), 1}));
  EXPECT_TRUE(done(group, chef, {instance(1), 1}));
  EXPECT_TRUE(done(group, chef, {instance(3), 1}));
  EXPECT_TRUE(done(group, chef, {"t65", 1}));
  EXPECT_TRUE(done(group, group.politiker(0), {"other", 1}));
  EXPECT_EQ(group.now.windows.size(), 65u);
}

}  // namespace
}  // namespace jamsides::test
