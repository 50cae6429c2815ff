// connection_sending_test.cpp - the one writer: what is owed goes out in order, all of it in one call.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client_frames.hpp"
#include "connection_harness.hpp"

namespace jamsides::net {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ConnectionSending, SeveralWakesInOneTurnAreOneSend) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  talker->says("one");
  talker->says("two");
  talker->says("three");
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("text one", "text two", "text three"));
  EXPECT_EQ(harness.counts().sends, 1u);
  EXPECT_EQ(talker->times_collected, 1);
}

TEST(ConnectionSending, EveryoneOfARoomIsServedInOneRound) {
  Harness harness;
  std::vector<Pair> room;
  for (int i = 0; i < 13; ++i) room.push_back(harness.connect());

  for (int i = 0; i < 3; ++i)
    for (auto& pair : room) pair.talker->says("change");
  harness.settle();

  for (auto& pair : room) EXPECT_EQ(pair.peer->heard().size(), 3u);
  EXPECT_EQ(harness.counts().sends, 13u);
}

TEST(ConnectionSending, AWakeWithNothingOwedSendsNothing) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  talker->connection->wake();
  harness.settle();

  EXPECT_THAT(peer->heard(), IsEmpty());
  EXPECT_EQ(harness.counts().sends, 0u);
}

TEST(ConnectionSending, ALongListGoesOutInOrderAFullCallAtATime) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  std::vector<std::string> expected;
  for (int i = 0; i < 200; ++i) {
    talker->says(std::to_string(i));
    expected.push_back("text " + std::to_string(i));
  }
  harness.settle();

  EXPECT_EQ(peer->heard(), expected);
  EXPECT_EQ(harness.counts().sends, 4u);  // 64 + 64 + 64 + 8
}

TEST(ConnectionSending, WhatTheKernelDoesNotTakeFollowsWhenItDoes) {
  Harness harness;
  auto [talker, peer] = harness.connect({}, true);
  peer->reads = false;
  const std::string large(300'000, 'x');

  talker->says(large);
  talker->says("behind");
  harness.settle();
  talker->says("owed while the writer waits");
  harness.settle();
  EXPECT_LT(peer->bytes.size(), large.size());
  peer->reads = true;
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("text x*300000", "text behind", "text owed while the writer waits"));
  EXPECT_GT(harness.counts().blocked, 0u);
  EXPECT_EQ(talker->times_collected, 2);  // the batch, and what had come meanwhile
}

TEST(ConnectionSending, AUserMayOweMoreAsSoonAsItIsDrained) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  int more = 3;
  talker->when_drained = [&, &user = *talker] {
    if (more-- > 0) user.says("more");
  };

  talker->says("first");
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("text first", "text more", "text more", "text more"));
}

TEST(ConnectionSending, RepliesOfOneReadGoOutTogether) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  talker->when_heard = [&user = *talker](std::string_view text) { user.says("re: " + std::string{text}); };

  peer->sends(client_text("a") + client_text("b") + client_text("c"));
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("text re: a", "text re: b", "text re: c"));
  EXPECT_EQ(harness.counts().sends, 1u);
}

TEST(ConnectionSending, PingsAreAnsweredByOnePongTheNewest) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  peer->sends(client_frame(fin | ping, "1"));
  harness.settle();
  peer->sends(client_frame(fin | ping, "2") + client_frame(fin | ping, "3"));
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("pong 1", "pong 3"));
}

TEST(ConnectionSending, APingFloodFromAPeerThatDoesNotReadOwesOnePong) {
  Harness harness;
  auto [talker, peer] = harness.connect({}, true);
  peer->reads = false;
  talker->says(std::string(300'000, 'x'));
  harness.settle();

  for (int i = 0; i < 1000; ++i) {
    peer->sends(client_frame(fin | ping, std::to_string(i)));
    harness.settle();
  }
  peer->reads = true;
  harness.settle();

  const auto heard = peer->heard();
  ASSERT_EQ(heard.size(), 2u);
  EXPECT_EQ(heard[1], "pong 999");
}

TEST(ConnectionSending, AnIdleConnectionHasNoDebtAndNoTimer) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  talker->says("a");
  harness.settle();

  EXPECT_EQ(harness.io.poll(), 0u);
  EXPECT_EQ(harness.counts().sends, 1u);
}

}  // namespace
}  // namespace jamsides::net
