// frame_utf8_test.cpp - UTF-8 in messages: what is text and what is not, wherever frames and reads are cut.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client_frames.hpp"
#include "decoded.hpp"

namespace jamsides::net {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using namespace std::string_literals;

const std::vector<std::string> valid_texts{
    "",
    "Hello-\xC2\xB5@\xC3\x9F\xC3\xB6\xC3\xA4\xC3\xBC\xC3\xA0\xC3\xA1-UTF-8!!",
    "\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5",  // κόσμε
    "\0"s,
    "\x7F",
    "\xC2\x80",
    "\xDF\xBF",
    "\xE0\xA0\x80",  // the first and last of each length
    "\xEF\xBF\xBF",
    "\xF0\x90\x80\x80",
    "\xF4\x8F\xBF\xBF",
    "\xED\x9F\xBF",
    "\xEE\x80\x80",  // the neighbours of the surrogates
    "\xEF\xBF\xBE",
    "\xEF\xB7\x90",  // noncharacters are text, too
};

const std::vector<std::string> invalid_texts{
    "\x80",
    "\xBF",
    "a\x80",
    "\xC3\xA5\xA5",  // stray continuation bytes
    "\xC2",
    "\xE2\x82",
    "\xF0\x9F\x8E",
    "\xC2 ",
    "\xE2\x82 ",  // cut short
    "\xC0\xAF",
    "\xC1\xBF",
    "\xE0\x80\xAF",
    "\xE0\x9F\xBF",
    "\xF0\x80\x80\xAF",
    "\xF0\x8F\xBF\xBF",  // overlong
    "\xED\xA0\x80",
    "\xED\xAF\xBF",
    "\xED\xB0\x80",
    "\xED\xBF\xBF",
    "\xED\xA0\x80\xED\xB0\x80",  // surrogates
    "\xF4\x90\x80\x80",
    "\xF5\x80\x80\x80",
    "\xF7\xBF\xBF\xBF",  // beyond U+10FFFF
    "\xF8\x88\x80\x80\x80",
    "\xFC\x84\x80\x80\x80\x80",
    "\xFE",
    "\xFF",  // five and six bytes
    "\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5\xED\xA0\x80\x65\x64\x69\x74\x65\x64",
};

std::string in_two_fragments(std::string_view payload, std::size_t cut) {
  return client_frame(text, payload.substr(0, cut)) + client_frame(fin | continuation, payload.substr(cut));
}

TEST(FrameUtf8, TextIsTakenWhereverItIsCut) {
  for (const std::string& valid : valid_texts)
    for (std::size_t cut = 0; cut <= valid.size(); ++cut)
      for (const std::size_t piece : {1, 3, 1000}) {
        EXPECT_THAT(decoded(in_two_fragments(valid, cut), piece), ElementsAre("text " + valid));
        EXPECT_THAT(decoded(client_text(valid), piece), ElementsAre("text " + valid));
      }
}

TEST(FrameUtf8, WhatIsNotTextIsRefusedWhereverItIsCut) {
  for (const std::string& invalid : invalid_texts)
    for (std::size_t cut = 0; cut <= invalid.size(); ++cut)
      for (const std::size_t piece : {1, 3, 1000}) {
        EXPECT_THAT(decoded(in_two_fragments(invalid, cut), piece), ElementsAre("fail 1007"));
        EXPECT_THAT(decoded(client_text(invalid), piece), ElementsAre("fail 1007"));
      }
}

TEST(FrameUtf8, WhatIsNotTextIsFoundBehindEightBytesOfAsciiAtEveryPlace) {
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string ascii(before, 'a');
    EXPECT_THAT(decoded(client_text(ascii + "\xC3\xA5" + ascii)),
                ElementsAre("text " + ascii + "\xC3\xA5" + ascii));
    EXPECT_THAT(decoded(client_text(ascii + "\xFF" + ascii)), ElementsAre("fail 1007"));
  }
}

TEST(FrameUtf8, IsRefusedAtTheByteNotAtTheEnd) {
  EXPECT_THAT(decoded(client_frame(text, "abc\xFF")), ElementsAre("fail 1007"));
  EXPECT_THAT(decoded(client_frame(fin | text, "\xF4\x90", {.added_length = 1000})),
              ElementsAre("fail 1007"));
}

TEST(FrameUtf8, OfAPingDoesNotMatter) {
  EXPECT_THAT(
      decoded(client_frame(text, "\xC3") + client_frame(fin | ping, "\xFF") + client_frame(fin, "\xA5")),
      ElementsAre("ping \xFF", "text \xC3\xA5"));
}

}  // namespace
}  // namespace jamsides::net
