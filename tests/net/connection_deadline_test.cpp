// connection_deadline_test.cpp - silence, and peers that take too little: both end, and nobody else notices.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client_frames.hpp"
#include "connection_harness.hpp"

namespace jamsides::net {
namespace {

using namespace testing;
using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ConnectionDeadline, ASilentPeerIsClosedAfterFortySeconds) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  harness.after(39s);
  EXPECT_THAT(peer->heard(), IsEmpty());
  harness.after(1s);
  EXPECT_THAT(peer->heard(), ElementsAre("close 4450 idle"));
  harness.after(5s);

  EXPECT_EQ(talker->times_closed, 1);
}

TEST(ConnectionDeadline, AnyByteIsALifeSign) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  const std::string frame = client_text("slow");

  for (std::size_t i = 0; i < 5; ++i) {
    harness.after(39s);
    peer->sends(frame.substr(i, 1));
    harness.settle();
  }

  EXPECT_TRUE(talker->connection->is_open());
}

TEST(ConnectionDeadline, WhatWeSendIsNone) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  for (int second = 0; second < 40; ++second) {
    talker->says("x");
    harness.after(1s);
  }

  EXPECT_FALSE(talker->connection->is_open());
}

TEST(ConnectionDeadline, ASlowReaderIsClosedWhileOthersGoOn) {
  Harness harness;
  auto [slow, deaf] = harness.connect({}, true);
  auto [quick, peer] = harness.connect();
  deaf->reads = false;
  slow->says(std::string(300'000, 'x'));
  harness.settle();

  for (int second = 1; second <= 15; ++second) {
    EXPECT_TRUE(slow->connection->is_open());
    quick->says(std::to_string(second));
    slow->says("owed");
    harness.after(1s);
    EXPECT_EQ(peer->heard().size(), static_cast<std::size_t>(second));
  }

  EXPECT_FALSE(slow->connection->is_open());
  EXPECT_TRUE(quick->connection->is_open());
  EXPECT_EQ(slow->times_collected, 1);
  harness.after(5s);
  EXPECT_EQ(slow->times_closed, 1);
}

TEST(ConnectionDeadline, ASlowReaderThatWakesUpHearsWhyAfterAWholeFrame) {
  Harness harness;
  auto [talker, peer] = harness.connect({}, true);
  peer->reads = false;
  const std::string large(300'000, 'x');
  talker->says(large);
  harness.settle();
  talker->says("not collected any more");
  harness.after(15s);

  peer->reads = true;
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("text x*300000", "close 4450 reads too slowly"));
}

TEST(ConnectionDeadline, AReaderAboveAKibibytePerSecondIsLetBe) {
  Harness harness;
  auto [talker, peer] = harness.connect({}, true);
  peer->reads = false;
  talker->says(std::string(1'000'000, 'x'));
  harness.settle();

  for (int second = 1; second <= 35; ++second) {
    peer->sends(client_frame(fin | pong, ""));
    for (int i = 0; i < 8; ++i) {
      peer->takes(1024);
      harness.settle();
    }
    harness.after(1s);
  }

  EXPECT_TRUE(talker->connection->is_open());
  EXPECT_LT(peer->bytes.size(), 1'000'000u);
}

TEST(ConnectionDeadline, AConnectionThatOwesNothingIsNotSlow) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  talker->says("little");
  harness.settle();
  peer->sends(client_frame(fin | pong, ""));

  harness.after(30s);

  EXPECT_TRUE(talker->connection->is_open());
}

TEST(ConnectionDeadline, TheSecondHandMovesByItself) {
  Harness harness{{.stroke = 1ms, .idle = 3ms, .close_wait = 3ms}};
  auto [talker, peer] = harness.connect();
  harness.connections->start();

  while (talker->times_closed == 0) harness.io.run_one();
  harness.connections->stop();
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("close 4450 idle"));
}

}  // namespace
}  // namespace jamsides::net
