// frame_close_test.cpp - close frames: which codes and reasons a client may send, and what follows one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client_frames.hpp"
#include "decoded.hpp"

namespace jamsides::net {
namespace {

using namespace testing;
using ::testing::ElementsAre;

TEST(FrameClose, MayBeEmpty) { EXPECT_THAT(decoded(client_frame(fin | close, "")), ElementsAre("close 0 ")); }

TEST(FrameClose, HasACodeAndAReason) {
  const std::string longest(123, 'r');
  EXPECT_THAT(decoded(client_close(1000)), ElementsAre("close 1000 "));
  EXPECT_THAT(decoded(client_close(1000, "hej då"), 1), ElementsAre("close 1000 hej då"));
  EXPECT_THAT(decoded(client_close(4450, longest)), ElementsAre("close 4450 " + longest));
}

TEST(FrameClose, OfOneByteIsRefused) {
  EXPECT_THAT(decoded(client_frame(fin | close, "\x03")), ElementsAre("fail 1002"));
}

TEST(FrameClose, TakesTheCodesThatMayBeSent) {
  for (const unsigned code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
    EXPECT_THAT(decoded(client_close(code)), ElementsAre("close " + std::to_string(code) + " "));
}

TEST(FrameClose, RefusesTheCodesThatMayNot) {
  for (const unsigned code : {0, 999, 1004, 1005, 1006, 1012, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
    EXPECT_THAT(decoded(client_close(code)), ElementsAre("fail 1002")) << code;
}

TEST(FrameClose, RefusesAReasonThatIsNotText) {
  EXPECT_THAT(decoded(client_close(1000, "\xED\xA0\x80")), ElementsAre("fail 1007"));
  EXPECT_THAT(decoded(client_close(1000, "cut \xE2\x82")), ElementsAre("fail 1007"));
}

TEST(FrameClose, IsTheLastThatIsHeard) {
  EXPECT_THAT(
      decoded(client_close(1000) + client_frame(fin | ping, "") + client_text("late") + client_close(1001)),
      ElementsAre("close 1000 "));
}

TEST(FrameClose, MayCutAMessageShort) {
  FrameDecoder decoder;
  std::vector<std::string> events;
  feed(decoder, client_frame(text, std::string(500, 'a')) + client_close(1001), events);

  EXPECT_THAT(events, ElementsAre("close 1001 "));
  EXPECT_EQ(decoder.held_bytes(), 0u);
}

}  // namespace
}  // namespace jamsides::net
