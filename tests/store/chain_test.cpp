// chain_test.cpp - the hash chain as chain.hpp's grammar says, and that no part of a row can change unseen.
#include "store/chain.hpp"

#include <gmock/gmock.h>

#include "store/store_harness.hpp"

namespace jamsides::store {
namespace {

const LogEntry kEntry = at(1, meeting::Opened{MeetingId{1}}, Author::of(kChef), CommandId{"k7f", 19});

TEST(Chain, TheLinkIsTheHashThatTheGrammarWritesDown) {
  StoredEvent event;
  event.seq = 1;
  event.type = "meeting.open";
  event.version = 1;
  event.at = 1'795'305'600'000;
  event.by = "s2";
  event.id = "k7f-19";
  Salt salt{};
  for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = static_cast<std::uint8_t>(i);
  event.content = content_of(salt, R"({"meeting":"m1"})");

  // Computed outside of this program, with Python's hashlib and struct, from the grammar alone.
  EXPECT_EQ(hex(event.content), "71dcea30ce5e727a4837e96a92d98449f363ffe78824d5822ee8cd8dc7d9f08d");
  EXPECT_EQ(hex(link_of(Hash{}, "gabcdefghij", event)),
            "434dc9f949372227c530ad044906978610b2df614923cce342865a6f02601e24");
}

TEST(Chain, WhatIsSealedIsUnsealed) {
  const auto row = seal("ga", Head{}, kEntry);

  const auto entry = unseal("ga", Head{}, *row);

  ASSERT_TRUE(entry) << entry.error();
  EXPECT_EQ(entry->stamp.by, kEntry.stamp.by);
  EXPECT_EQ(entry->stamp.id, kEntry.stamp.id);
  EXPECT_EQ(entry->stamp.at, kEntry.stamp.at);
}

TEST(Chain, TheSameEventIsSealedDifferentlyEachTime) {
  EXPECT_NE(seal("ga", Head{}, kEntry)->content, seal("ga", Head{}, kEntry)->content);
}

TEST(Chain, AnyChangedFieldBreaksIt) {
  const StoredEvent sealed = *seal("ga", Head{}, kEntry);
  const auto broken = [&](auto change) {
    StoredEvent changed = sealed;
    change(changed);
    return !unseal("ga", Head{}, changed);
  };

  EXPECT_FALSE(broken([](StoredEvent&) {}));
  EXPECT_TRUE(broken([](StoredEvent& e) { e.seq = 2; }));
  EXPECT_TRUE(broken([](StoredEvent& e) { e.type = "meeting.close"; }));
  EXPECT_TRUE(broken([](StoredEvent& e) { e.version = 2; }));
  EXPECT_TRUE(broken([](StoredEvent& e) { e.at ^= 1; }));
  EXPECT_TRUE(broken([](StoredEvent& e) { e.by = "s3"; }));
  EXPECT_TRUE(broken([](StoredEvent& e) { e.id = "k7f-18"; }));
  EXPECT_TRUE(broken([](StoredEvent& e) { e.id.clear(); }));
  EXPECT_TRUE(broken([](StoredEvent& e) { e.salt.reset(); }));
  EXPECT_TRUE(broken([](StoredEvent& e) { e.body.reset(); }));
  for (std::size_t i = 0; i < sealed.body->size(); ++i) {
    EXPECT_TRUE(broken([&](StoredEvent& e) { (*e.body)[i] ^= 1; }));
  }
  for (std::size_t i = 0; i < sizeof(Salt); ++i) {
    EXPECT_TRUE(broken([&](StoredEvent& e) { (*e.salt)[i] ^= 1; }));
  }
  for (std::size_t i = 0; i < sizeof(Hash); ++i) {
    EXPECT_TRUE(broken([&](StoredEvent& e) { e.content[i] ^= 1; }));
    EXPECT_TRUE(broken([&](StoredEvent& e) { e.link[i] ^= 1; }));
  }
}

TEST(Chain, ARowStandsOnlyBehindItsPredecessorAndInItsGroup) {
  const StoredEvent row = *seal("ga", Head{}, kEntry);
  Head other;
  other.link[0] = 1;

  EXPECT_FALSE(unseal("gb", Head{}, row));
  EXPECT_FALSE(unseal("ga", other, row));
}

TEST(Chain, TextsCannotFlowIntoEachOther) {
  StoredEvent a, b;
  a.by = "s1", a.id = "2";
  b.by = "s12", b.id = "";

  EXPECT_NE(link_of(Hash{}, "g", a), link_of(Hash{}, "g", b));
}

TEST(Chain, ARedactedBallotStillStandsInIt) {
  StoredEvent row = *seal("ga", Head{}, ballot("ga", 1, "hemligt").entries[0]);
  row.salt.reset();
  row.body.reset();

  const auto entry = unseal("ga", Head{}, row);

  ASSERT_TRUE(entry) << entry.error();
  EXPECT_TRUE(std::holds_alternative<assessment::BallotErased>(entry->event));
}

TEST(Chain, EpochsAreRandom) {
  EXPECT_NE(fresh_epoch(), fresh_epoch());
  EXPECT_EQ(fresh_epoch().size(), 11u);
}

}  // namespace
}  // namespace jamsides::store
