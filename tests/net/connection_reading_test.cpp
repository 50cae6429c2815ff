// connection_reading_test.cpp - what a connection makes of a client's bytes, good and bad.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client_frames.hpp"
#include "connection_harness.hpp"

namespace jamsides::net {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ConnectionReading, MessagesArriveInOrder) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  const std::string long_one(65536, 'x');

  peer->sends(client_text("one") + client_text("two"));
  harness.settle();
  peer->sends(client_text(long_one));
  harness.settle();

  EXPECT_THAT(talker->heard, ElementsAre("one", "two", long_one));
}

TEST(ConnectionReading, WhatCameInTheUpgradesOwnSegmentIsReadFirst) {
  Harness harness;
  const std::string second = client_text("second");
  auto [talker, peer] = harness.connect(client_text("first") + second.substr(0, 4));
  EXPECT_THAT(talker->heard, IsEmpty());  // not before start() has returned

  peer->sends(second.substr(4) + client_text("third"));
  harness.settle();

  EXPECT_THAT(talker->heard, ElementsAre("first", "second", "third"));
}

TEST(ConnectionReading, ByteByByteIsTheSame) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  for (const char byte : client_text("slow") + client_frame(text, "but ") + client_frame(fin, "sure")) {
    peer->sends({&byte, 1});
    harness.settle();
  }

  EXPECT_THAT(talker->heard, ElementsAre("slow", "but sure"));
}

TEST(ConnectionReading, AFrameThatIsNotMaskedCloses1002) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  peer->sends(client_frame(fin | text, "hello", {.masked = false}) + client_text("after"));
  harness.settle();

  EXPECT_THAT(talker->heard, IsEmpty());
  EXPECT_THAT(peer->heard(), ElementsAre("close 1002 frame not masked"));
  EXPECT_TRUE(peer->at_end);  // without waiting for a close that could not be read
  peer->hangs_up();
  harness.settle();
  EXPECT_EQ(talker->times_closed, 1);
}

TEST(ConnectionReading, EachBreachHasItsCloseCode) {
  const std::pair<std::string, std::string> breaches[] = {
      {client_frame(fin | binary, "a"), "close 1003 text only"},
      {client_text("\xFF"), "close 1007 not UTF-8"},
      {client_frame(fin | text, "", {.added_length = 65537}), "close 4413 message too long"},
      {client_close(1005), "close 1002 close code not allowed"},
  };
  for (const auto& [bytes, answer] : breaches) {
    Harness harness;
    auto [talker, peer] = harness.connect();

    peer->sends(bytes);
    harness.settle();

    EXPECT_THAT(peer->heard(), ElementsAre(answer));
    EXPECT_TRUE(peer->at_end);
  }
}

TEST(ConnectionReading, WhatWasOwedBeforeABreachIsSentBeforeTheClose) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  talker->when_heard = [&user = *talker](std::string_view) { user.says("done"); };

  peer->sends(client_text("command") + client_frame(fin | binary, ""));
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("text done", "close 1003 text only"));
}

TEST(ConnectionReading, APeerThatBreachesAndTalksOnIsGoneAfterFiveSeconds) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  peer->sends(client_frame(fin | 3, ""));
  harness.settle();

  for (int second = 0; second < 4; ++second) {
    peer->sends(std::string(10'000, 'x'));
    harness.after(std::chrono::seconds{1});
  }
  EXPECT_EQ(talker->times_closed, 0);
  harness.after(std::chrono::seconds{1});

  EXPECT_EQ(talker->times_closed, 1);
  EXPECT_THAT(talker->heard, IsEmpty());
}

}  // namespace
}  // namespace jamsides::net
