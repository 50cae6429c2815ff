// frame_encoder_test.cpp - a server's frames, byte by byte.
#include <gtest/gtest.h>

#include <string>

#include "net/frame_codec.hpp"

namespace jamsides::net {
namespace {

using namespace std::string_literals;

std::string text_frame(const std::string& payload) {
  std::string out = "before ";
  append_text_frame(out, payload);
  return out.substr(7);
}

std::string close_frame(std::uint16_t code, const std::string& reason) {
  std::string out;
  append_close(out, code, reason);
  return out;
}

TEST(FrameEncoder, WritesEveryLengthInItsShortestForm) {
  const auto header = [](std::size_t length) {
    const std::string payload(length, 'x');
    const std::string frame = text_frame(payload);
    EXPECT_EQ(frame.substr(frame.size() - length), payload);
    return frame.substr(0, frame.size() - length);
  };
  EXPECT_EQ(header(0), "\x81\x00"s);
  EXPECT_EQ(header(1), "\x81\x01"s);
  EXPECT_EQ(header(125), "\x81\x7D"s);
  EXPECT_EQ(header(126), "\x81\x7E\x00\x7E"s);
  EXPECT_EQ(header(127), "\x81\x7E\x00\x7F"s);
  EXPECT_EQ(header(65535), "\x81\x7E\xFF\xFF"s);
  EXPECT_EQ(header(65536), "\x81\x7F\x00\x00\x00\x00\x00\x01\x00\x00"s);
  EXPECT_EQ(header(5'000'000), "\x81\x7F\x00\x00\x00\x00\x00\x4C\x4B\x40"s);
}

TEST(FrameEncoder, WritesControlFrames) {
  std::string out;
  append_ping(out, "a");
  append_pong(out, std::string(125, 'b'));
  EXPECT_EQ(out,
            "\x89\x01"
            "a"
            "\x8A\x7D"s +
                std::string(125, 'b'));
}

TEST(FrameEncoder, WritesCloseWithCodeAndReason) {
  EXPECT_EQ(close_frame(close_code::none, "unsaid"), "\x88\x00"s);
  EXPECT_EQ(close_frame(1000, ""), "\x88\x02\x03\xE8"s);
  EXPECT_EQ(close_frame(4450, "idle"), "\x88\x06\x11\x62idle"s);
}

TEST(FrameEncoder, CutsALongReasonAtACharacter) {
  const std::string fits(123, 'r');
  EXPECT_EQ(close_frame(1000, fits), "\x88\x7D\x03\xE8"s + fits);
  EXPECT_EQ(close_frame(1000, fits + "more"), "\x88\x7D\x03\xE8"s + fits);
  EXPECT_EQ(close_frame(1000, std::string(122, 'r') + "å"), "\x88\x7C\x03\xE8"s + std::string(122, 'r'));
}

}  // namespace
}  // namespace jamsides::net
