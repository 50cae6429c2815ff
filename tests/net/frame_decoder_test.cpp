// frame_decoder_test.cpp - a client's frames case by case, in the order of the well-known conformance suites:
// framing, pings, reserved bits, opcodes, fragmentation, limits. UTF-8 and close have files of their own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "client_frames.hpp"
#include "decoded.hpp"

namespace jamsides::net {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Words = std::vector<std::string>;

// --- framing ---

TEST(FrameDecoder, TakesEveryLengthInEverySize) {
  for (const std::size_t length : {0, 1, 7, 8, 9, 124, 125, 126, 127, 128, 65535, 65536}) {
    const std::string payload(length, '*');
    for (const std::size_t piece : {1, 2, 3, 7, 997, 1 << 20})
      EXPECT_EQ(decoded(client_text(payload), piece), Words{"text " + payload}) << length << " by " << piece;
  }
}

TEST(FrameDecoder, TakesManyFramesFromOneRead) {
  EXPECT_THAT(decoded(client_text("a") + client_text("") + client_text("bc")),
              ElementsAre("text a", "text ", "text bc"));
}

TEST(FrameDecoder, RefusesAFrameThatIsNotMasked) {
  EXPECT_THAT(decoded(client_frame(fin | text, "a", {.masked = false})), ElementsAre("fail 1002"));
}

TEST(FrameDecoder, RefusesALengthThatIsNotInItsShortestForm) {
  EXPECT_THAT(decoded(client_frame(fin | text, std::string(125, 'a'), {.length_bytes = 2})),
              ElementsAre("fail 1002"));
  EXPECT_THAT(decoded(client_frame(fin | text, std::string(125, 'a'), {.length_bytes = 8})),
              ElementsAre("fail 1002"));
  EXPECT_THAT(decoded(client_frame(fin | text, std::string(65535, 'a'), {.length_bytes = 8})),
              ElementsAre("fail 1002"));
}

TEST(FrameDecoder, RefusesALengthWithItsHighestBitSet) {
  EXPECT_THAT(decoded(client_frame(fin | text, "", {.length_bytes = 8, .added_length = 1ull << 63})),
              ElementsAre("fail 1002"));
}

TEST(FrameDecoder, SaysNothingOfWhatIsNotWhole) {
  const std::string frame = client_text("hello");
  for (std::size_t size = 0; size < frame.size(); ++size)
    EXPECT_THAT(decoded(std::string_view{frame}.substr(0, size)), IsEmpty()) << size;
}

// --- pings ---

TEST(FrameDecoder, GivesPingsWithTheirPayload) {
  const std::string longest(125, '\xfe');
  EXPECT_THAT(decoded(client_frame(fin | ping, "") + client_frame(fin | ping, longest), 1),
              ElementsAre("ping ", "ping " + longest));
}

TEST(FrameDecoder, TakesPongsNobodyAskedFor) {
  EXPECT_THAT(decoded(client_frame(fin | pong, "x") + client_text("a")), ElementsAre("pong", "text a"));
}

TEST(FrameDecoder, RefusesControlFramesLongerThan125) {
  for (const unsigned opcode : {ping, pong, close})
    EXPECT_THAT(decoded(client_frame(fin | opcode, std::string(126, 'a'))), ElementsAre("fail 1002"));
}

TEST(FrameDecoder, RefusesFragmentedControlFrames) {
  for (const unsigned opcode : {ping, pong, close})
    EXPECT_THAT(decoded(client_frame(opcode, "")), ElementsAre("fail 1002"));
}

// --- reserved bits and opcodes ---

TEST(FrameDecoder, RefusesReservedBitsOnEveryFrame) {
  for (unsigned bits = 1; bits < 8; ++bits)
    for (const unsigned opcode : {text, binary, ping, pong, close})
      EXPECT_THAT(decoded(client_text("before") + client_frame(fin | bits << 4 | opcode, "")),
                  ElementsAre("text before", "fail 1002"));
}

TEST(FrameDecoder, RefusesReservedOpcodes) {
  for (const unsigned opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
    EXPECT_THAT(decoded(client_frame(fin | opcode, "") + client_text("after")), ElementsAre("fail 1002"));
}

TEST(FrameDecoder, RefusesBinary) {
  EXPECT_THAT(decoded(client_frame(fin | binary, "")), ElementsAre("fail 1003"));
  EXPECT_THAT(decoded(client_frame(binary, "")), ElementsAre("fail 1003"));
}

TEST(FrameDecoder, RefusesAtTheSecondByteWhatTheFirstTwoTell) {
  for (const std::string& wrong :
       {client_frame(fin | 3, "abc"), client_frame(fin | 0x40 | text, "abc"),
        client_frame(fin | text, "abc", {.masked = false}), client_frame(fin, "abc")})
    EXPECT_THAT(decoded(std::string_view{wrong}.substr(0, 2), 1), ElementsAre("fail 1002"));
}

// --- fragmentation ---

TEST(FrameDecoder, JoinsFragments) {
  const std::string stream = client_frame(text, "one ") + client_frame(continuation, "") +
                             client_frame(continuation, "two ") + client_frame(fin | continuation, "three");
  EXPECT_THAT(decoded(stream), ElementsAre("text one two three"));
}

TEST(FrameDecoder, JoinsEmptyFragments) {
  EXPECT_THAT(
      decoded(client_frame(text, "") + client_frame(continuation, "") + client_frame(fin | continuation, "")),
      ElementsAre("text "));
  EXPECT_THAT(decoded(client_frame(text, "") + client_frame(fin | continuation, "end")),
              ElementsAre("text end"));
}

TEST(FrameDecoder, LetsControlFramesStandBetweenFragments) {
  const std::string stream = client_frame(text, "one") + client_frame(fin | ping, "p1") +
                             client_frame(continuation, "two") + client_frame(fin | ping, "p2") +
                             client_frame(fin | pong, "") + client_frame(fin | continuation, "") +
                             client_text("next");
  for (const std::size_t piece : {1, 2, 5, 1000})
    EXPECT_THAT(decoded(stream, piece),
                ElementsAre("ping p1", "ping p2", "pong", "text onetwo", "text next"));
}

TEST(FrameDecoder, RefusesAContinuationOfNothing) {
  EXPECT_THAT(decoded(client_frame(fin | continuation, "a")), ElementsAre("fail 1002"));
  EXPECT_THAT(decoded(client_frame(continuation, "a")), ElementsAre("fail 1002"));
  EXPECT_THAT(
      decoded(client_frame(text, "a") + client_frame(fin | continuation, "b") + client_frame(fin, "c")),
      ElementsAre("text ab", "fail 1002"));
}

TEST(FrameDecoder, RefusesAMessageInsideAMessage) {
  EXPECT_THAT(decoded(client_frame(text, "a") + client_text("b")), ElementsAre("fail 1002"));
  EXPECT_THAT(decoded(client_frame(text, "a") + client_frame(fin | binary, "b")), ElementsAre("fail 1002"));
}

// --- limits ---

TEST(FrameDecoder, RefusesAtTheHeaderAMessageThatIsTooLong) {
  const std::string header = client_frame(fin | text, "", {.added_length = 65537});
  EXPECT_THAT(decoded(header), ElementsAre("fail 1009"));
  EXPECT_THAT(decoded(client_frame(fin | text, "", {.added_length = (1ull << 63) - 1})),
              ElementsAre("fail 1009"));
}

TEST(FrameDecoder, CountsTheLengthOverFragments) {
  const std::string half(32768, 'a');
  const std::string begin = client_frame(text, half) + client_frame(continuation, half);
  EXPECT_THAT(decoded(begin + client_frame(fin | continuation, "")), ElementsAre("text " + half + half));
  EXPECT_THAT(decoded(begin + client_frame(fin | continuation, "a")), ElementsAre("fail 1009"));
}

TEST(FrameDecoder, CountsAfreshForEveryMessage) {
  const std::string most(65536, 'a');
  EXPECT_EQ(decoded(client_text(most) + client_text(most)).size(), 2u);
}

TEST(FrameDecoder, DoesNotTakeFragmentsForEver) {
  std::string stream = client_frame(text, "");
  for (std::size_t i = 1; i < max_fragments; ++i) stream += client_frame(continuation, "");
  EXPECT_THAT(decoded(stream), IsEmpty());
  EXPECT_THAT(decoded(stream + client_frame(fin | continuation, "")), ElementsAre("fail 1009"));
}

TEST(FrameDecoder, HoldsNothingBetweenMessages) {
  FrameDecoder decoder;
  Words events;
  const std::string stream = client_frame(text, std::string(9000, 'a')) +
                             client_frame(fin | ping, std::string(100, 'p')) +
                             client_frame(fin | continuation, std::string(9000, 'b'));
  for (const char byte : stream) feed(decoder, {&byte, 1}, events);

  EXPECT_EQ(events.size(), 2u);
  EXPECT_EQ(decoder.held_bytes(), 0u);
}

TEST(FrameDecoder, HoldsNoMoreThanHasCome) {
  FrameDecoder decoder;
  Words events;
  feed(decoder, client_frame(fin | text, std::string(100, 'a'), {.added_length = 60000}), events);

  EXPECT_THAT(events, IsEmpty());
  EXPECT_LE(decoder.held_bytes(), 300u);
}

TEST(FrameDecoder, SwallowsEverythingAfterAFailure) {
  FrameDecoder decoder;
  Words events;
  feed(decoder, client_frame(text, "kept") + client_frame(fin | 3, "") + client_text("after"), events);
  feed(decoder, client_text("later"), events);

  EXPECT_THAT(events, ElementsAre("fail 1002"));
  EXPECT_EQ(decoder.held_bytes(), 0u);
}

// --- splits ---

TEST(FrameDecoder, EverySplitOfAStreamGivesTheSame) {
  const std::string stream =
      client_text("först") + client_frame(fin | ping, "hej") + client_frame(text, "\xC3") +
      client_frame(fin | pong, "") + client_frame(continuation, "\xA5\xF0\x9F") +
      client_frame(fin | ping, "") + client_frame(fin | continuation, "\x8E\x89") +
      client_text(std::string(126, 'x')) + client_text("") + client_close(1000, "hej då");
  const Words whole = decoded(stream);
  ASSERT_EQ(whole.size(), 8u);

  for (std::size_t first = 0; first <= stream.size(); ++first)
    for (std::size_t second = first; second <= stream.size(); second += 3) {
      FrameDecoder decoder;
      Words events;
      feed(decoder, std::string_view{stream}.substr(0, first), events);
      feed(decoder, std::string_view{stream}.substr(first, second - first), events);
      feed(decoder, std::string_view{stream}.substr(second), events);
      ASSERT_EQ(events, whole) << first << ", " << second;
    }
}

TEST(FrameDecoder, NoiseGivesTheSameInEverySplit) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random{seed};
  for (int round = 0; round < 2000; ++round) {
    std::string stream;
    for (int frame = 0; frame < 4; ++frame) {
      const bool sane = random() % 4 != 0;
      const unsigned first = sane ? fin | text : static_cast<unsigned>(random() % 256);
      stream += client_frame(first, std::string(random() % 140, 'a'),
                             {.length_bytes = random() % 16 == 0 ? 2 : -1, .masked = random() % 16 != 0});
      if (random() % 8 == 0) stream[random() % stream.size()] = static_cast<char>(random());
    }
    const Words whole = decoded(stream);
    for (const std::size_t piece : {1, 2, 13}) ASSERT_EQ(decoded(stream, piece), whole);
  }
}

TEST(FrameDecoder, UnmaskingInPiecesIsUnmaskingAtOnce) {
  const std::array<char, 4> mask{'\x01', '\x20', '\x7f', '\xfe'};
  const std::string plain = "the quick brown fox jumps over the lazy dog";
  for (std::size_t cut = 0; cut <= plain.size(); ++cut) {
    std::string bytes = plain;
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(bytes[i] ^ mask[i % 4]);
    auto turned = mask;
    unmask(std::span{bytes}.first(cut), turned);
    unmask(std::span{bytes}.subspan(cut), turned);
    EXPECT_EQ(bytes, plain) << cut;
  }
}

}  // namespace
}  // namespace jamsides::net
