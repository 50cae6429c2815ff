// authority_test.cpp - pushes in time, late, again, too late, and too much.
#include "text/authority.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/combine.hpp"
#include "text/random_change.hpp"

namespace jamsides::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ChangeSet insert(Units length, Units at, std::u16string_view text) {
  return ChangeSet::replace(length, at, at, text);
}
ChangeSet remove(Units length, Units from, Units to) { return ChangeSet::replace(length, from, to, u""); }

std::vector<Update> updates_since(const Authority& authority, Version version) {
  const auto updates = authority.since(version).value();
  return {updates.begin(), updates.end()};
}

std::optional<Problem> problem(const std::expected<Accepted, Problem>& result) {
  return result ? std::nullopt : std::optional(result.error());
}

TEST(Authority, TX6_TakesAPushForTheDocumentAsItIs) {
  Authority authority(u"Plan", 7);

  const auto accepted = authority.push({7, "ana", {insert(4, 4, u"er"), insert(6, 6, u"a")}});

  ASSERT_TRUE(accepted);
  EXPECT_EQ(accepted->known, 0u);
  EXPECT_THAT(accepted->added,
              ElementsAre(Update{"ana", insert(4, 4, u"er")}, Update{"ana", insert(6, 6, u"a")}));
  EXPECT_EQ(authority.document(), u"Planera");
  EXPECT_EQ(authority.version(), 9u);
}

TEST(Authority, TX7_MovesALatePushOverWhatItMissed) {
  Authority authority(u"abc");
  ASSERT_TRUE(authority.push({0, "ana", {insert(3, 0, u"12")}}));
  ASSERT_TRUE(authority.push({1, "bo", {remove(5, 4, 5)}}));  // 12ab

  const auto accepted = authority.push({0, "cia", {insert(3, 3, u"x"), insert(4, 4, u"y")}});

  ASSERT_TRUE(accepted);
  EXPECT_EQ(authority.document(), u"12abxy");
  EXPECT_THAT(accepted->added,
              ElementsAre(Update{"cia", insert(4, 4, u"x")}, Update{"cia", insert(5, 5, u"y")}));
}

TEST(Authority, TX7_MovesOverEachMissedUpdateByItself) {
  Authority authority(u"abc");
  ASSERT_TRUE(authority.push({0, "ana", {remove(3, 1, 3), insert(1, 1, u"Y")}}));

  ASSERT_TRUE(authority.push({0, "bo", {insert(3, 1, u"X")}}));

  EXPECT_EQ(authority.document(), u"aYX");
}

TEST(Authority, TX7_SecondChangesAreMovedOverWhatTheFirstLeavesOfTheMissed) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    RandomChange random(seed);
    Authority authority(random.document());
    const auto base = authority.document();
    auto theirs = base, mine = base;
    Push missed{0, "ana", {}}, push{0, "bo", {}};
    for (int n = 0; n < 3; ++n) {
      missed.changes.push_back(random.change(theirs));
      missed.changes.back().apply_to(theirs);
      push.changes.push_back(random.change(mine));
      push.changes.back().apply_to(mine);
    }
    ASSERT_TRUE(authority.push(missed));
    ASSERT_TRUE(authority.push(push));

    // What the client that pushed makes of it, receiving the missed updates one at a time before its own are
    // back.
    auto unconfirmed = push.changes;
    for (auto update : missed.changes) {
      for (auto& own : unconfirmed) {
        const auto moved = map(own, update);
        update = map(update, own, true);
        own = moved;
      }
      update.apply_to(mine);
    }
    EXPECT_EQ(authority.document(), mine);
  }
}

TEST(Authority, TX8_NoPushWithinTheWindowIsTooOld) {
  Authority authority(u"", 0, {.updates = 3});
  for (Version n = 0; n < 5; ++n) {
    ASSERT_TRUE(authority.push({n, "ana", {insert(static_cast<Units>(n), 0, u"a")}}));
  }
  EXPECT_EQ(authority.oldest(), 2u);

  EXPECT_EQ(problem(authority.push({1, "bo", {insert(1, 0, u"b")}})), Problem::too_old);
  EXPECT_EQ(authority.document(), u"aaaaa");
  EXPECT_TRUE(authority.push({2, "bo", {insert(2, 0, u"b")}}));
}

TEST(Authority, TX8_AnOlderPushIsTakenWithTheUpdatesTheLogHas) {
  Authority authority(u"ab", 0, {.updates = 2}), whole(u"ab");
  std::vector<Update> log;
  for (Version n = 0; n < 6; ++n) {
    const Push push{n, n == 1 ? "bo" : "ana", {insert(static_cast<Units>(n) + 2, n % 2 == 0 ? 1 : 0, u"x")}};
    ASSERT_TRUE(whole.push(push));
    log.push_back(authority.push(push)->added.front());
  }
  const Push late{1, "bo", {log[1].changes, insert(4, 3, u"y")}};
  ASSERT_EQ(problem(authority.push(late)), Problem::too_old);

  const auto accepted = authority.rebase(late, std::span(log).subspan(1, 3));

  ASSERT_TRUE(accepted);
  EXPECT_EQ(accepted->known, 1u);
  EXPECT_EQ(accepted->added, whole.rebase(late)->added);
  EXPECT_EQ(problem(authority.rebase({2, "bo", {}}, std::span(log).subspan(2, 0))), Problem::too_old);
}

TEST(Authority, TX8_WhatIsRememberedIsBoundedInUpdatesSectionsAndUnits) {
  const auto remembered = [](Window window) {
    Authority authority(u"", 0, window);
    for (Version n = 0; n < 20; ++n) {
      const auto length = static_cast<Units>(2 * n);
      EXPECT_TRUE(authority.push({n, "ana", {insert(length, length / 2, u"ab")}}));
    }
    return authority.version() - authority.oldest();
  };
  EXPECT_EQ(remembered({}), 20u);
  EXPECT_EQ(remembered({.updates = 7}), 7u);
  EXPECT_EQ(remembered({.sections = 12}), 4u);
  EXPECT_EQ(remembered({.units = 11}), 5u);
}

TEST(Authority, TX8_AVersionYetToComeIsUnknown) {
  Authority authority(u"abc", 4);
  EXPECT_EQ(problem(authority.push({5, "ana", {insert(3, 0, u"x")}})), Problem::unknown_version);
  EXPECT_EQ(problem(authority.push({3, "ana", {insert(3, 0, u"x")}})), Problem::too_old);
}

TEST(Authority, TX9_WhatIsSentAgainIsNotAppliedAgain) {
  Authority authority(u"abc");
  const Push first{0, "ana", {insert(3, 3, u"1"), insert(4, 4, u"2")}};
  ASSERT_TRUE(authority.push({0, "bo", {insert(3, 0, u"x")}}));
  ASSERT_TRUE(authority.push(first));

  Push again = first;
  again.changes.push_back(insert(5, 5, u"3"));  // typed while the connection was away
  const auto accepted = authority.push(again);

  ASSERT_TRUE(accepted);
  EXPECT_EQ(accepted->known, 2u);
  EXPECT_THAT(accepted->added, ElementsAre(Update{"ana", insert(6, 6, u"3")}));
  EXPECT_EQ(authority.document(), u"xabc123");
  EXPECT_EQ(authority.push(again)->known, 3u);
  EXPECT_EQ(authority.document(), u"xabc123");
}

TEST(Authority, TX9_SentAgainAfterSomeOfTheMissedHadComeItIsKnownToo) {
  Authority authority(u"abc");
  const auto theirs = insert(3, 0, u"x"), mine = insert(3, 3, u"1");
  ASSERT_TRUE(authority.push({0, "bo", {theirs}}));
  ASSERT_TRUE(authority.push({0, "ana", {mine}}));

  const auto accepted = authority.push({1, "ana", {map(mine, theirs)}});

  ASSERT_TRUE(accepted);
  EXPECT_EQ(accepted->known, 1u);
  EXPECT_EQ(authority.document(), u"xabc1");
}

TEST(Authority, TX9_WhatIsNotWhatWasAcceptedIsRefusedNotDropped) {
  Authority authority(u"abc");
  ASSERT_TRUE(authority.push({0, "ana", {insert(3, 3, u"1")}}));

  EXPECT_EQ(problem(authority.push({0, "ana", {insert(3, 3, u"2")}})), Problem::not_as_accepted);
  EXPECT_EQ(authority.document(), u"abc1");
  EXPECT_EQ(authority.version(), 1u);
}

TEST(Authority, TX6_TakesAllOfAPushOrNothing) {
  Authority authority(u"a😀");

  EXPECT_EQ(problem(authority.push({0, "ana", {insert(3, 0, u"x"), insert(3, 0, u"y")}})),
            Problem::wrong_length);
  EXPECT_EQ(problem(authority.push({0, "ana", {insert(4, 0, u"x")}})), Problem::wrong_length);
  EXPECT_EQ(problem(authority.push({0, "ana", {insert(3, 0, u"x"), remove(4, 3, 4)}})),
            Problem::splits_character);
  EXPECT_EQ(problem(authority.push({0, "ana", {remove(3, 1, 2)}})), Problem::splits_character);
  EXPECT_EQ(authority.document(), u"a😀");
  EXPECT_EQ(authority.version(), 0u);
}

TEST(Authority, TX5_ACharacterTheMissedUpdatesRemovedCannotBeSplit) {
  Authority authority(u"a😀b");
  ASSERT_TRUE(authority.push({0, "ana", {remove(4, 1, 3)}}));

  EXPECT_TRUE(authority.push({0, "bo", {insert(4, 2, u"x")}}));
  EXPECT_EQ(authority.document(), u"axb");
}

TEST(Authority, TX10_ADocumentHoldsSoManyUnitsAndCanAlwaysBeShortened) {
  Authority authority(std::u16string(kDocumentUnits - 1, u'x'));
  const auto length = static_cast<Units>(kDocumentUnits) - 1;

  EXPECT_EQ(problem(authority.push({0, "ana", {insert(length, 0, u"ab")}})), Problem::document_too_long);
  EXPECT_TRUE(authority.push({0, "ana", {insert(length, 0, u"a")}}));
  EXPECT_EQ(problem(authority.push({1, "ana", {insert(length + 1, 0, u"a")}})), Problem::document_too_long);
  EXPECT_TRUE(authority.push({1, "ana", {remove(length + 1, 0, 1)}}));

  Authority larger(std::u16string(kDocumentUnits + 5, u'x'));
  EXPECT_TRUE(larger.push({0, "ana", {remove(length + 6, 0, 1)}}));
}

TEST(Authority, TX10_APushIsSoMuchAndNoMore) {
  const auto pushed = [](std::vector<ChangeSet> changes) {
    return problem(Authority(std::u16string(8'000, u'x')).push({0, "ana", std::move(changes)}));
  };
  const auto text = [](std::size_t size) { return std::u16string(size, u'y'); };
  EXPECT_EQ(pushed({insert(8'000, 0, text(kPushUnits))}), std::nullopt);
  EXPECT_EQ(pushed({insert(8'000, 0, text(kPushUnits + 1))}), Problem::push_too_large);
  EXPECT_EQ(pushed({insert(8'000, 0, text(kPushUnits)), insert(24'000, 0, u"z")}), Problem::push_too_large);

  EXPECT_EQ(pushed(std::vector(kPushUpdates, ChangeSet::unchanged(8'000))), std::nullopt);
  EXPECT_EQ(pushed(std::vector(kPushUpdates + 1, ChangeSet::unchanged(8'000))), Problem::push_too_large);

  const auto pieces = [](std::size_t sections) {
    ChangeSet set;
    for (std::size_t n = 0; n + 1 < sections; ++n) set.add(1, n % 2 == 0 ? kKept : 0);
    set.add(8'000 - set.length(), sections % 2 == 1 ? kKept : 0);
    return set;
  };
  ASSERT_EQ(pieces(kPushSections).sections().size(), kPushSections);
  EXPECT_EQ(pushed({pieces(kPushSections)}), std::nullopt);
  EXPECT_EQ(pushed({pieces(kPushSections + 1)}), Problem::push_too_large);
}

TEST(Authority, TX11_TellsWhatCameAfterAVersion) {
  Authority authority(u"", 3, {.updates = 2});
  for (Version n = 3; n < 6; ++n) {
    ASSERT_TRUE(authority.push({n, "ana", {insert(static_cast<Units>(n - 3), 0, u"a")}}));
  }
  EXPECT_THAT(updates_since(authority, 5), ElementsAre(Update{"ana", insert(2, 0, u"a")}));
  EXPECT_THAT(updates_since(authority, 6), IsEmpty());
  EXPECT_FALSE(authority.since(3));
  EXPECT_FALSE(authority.since(7));
}

TEST(Authority, IsTheSameMadeFromADocumentAndTheUpdatesAfterIt) {
  Authority lived(u"abc", 2), loaded(u"abc", 2);
  ASSERT_TRUE(lived.push({2, "ana", {insert(3, 1, u"x")}}));
  ASSERT_TRUE(lived.push({2, "bo", {remove(3, 0, 2)}}));

  for (const auto& update : updates_since(lived, 2)) loaded.apply(update);

  EXPECT_EQ(loaded.document(), lived.document());
  EXPECT_EQ(loaded.version(), lived.version());
  EXPECT_EQ(updates_since(loaded, 2), updates_since(lived, 2));
}

}  // namespace
}  // namespace jamsides::text
