// utf16_test.cpp - texts to and from UTF-8, whole characters, line breaks.
#include "text/utf16.hpp"

#include <gtest/gtest.h>

namespace jamsides::text {
namespace {

TEST(Utf16, TX1_CountsAsTheEditorDoes) {
  EXPECT_EQ(from_utf8("å")->size(), 1u);
  EXPECT_EQ(from_utf8("😀")->size(), 2u);
  EXPECT_EQ(from_utf8("e\u0301")->size(), 2u);
}

TEST(Utf16, EveryCharacterComesBack) {
  std::u16string all;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 251) {
    if (c >= 0xD800 && c < 0xE000) continue;
    if (c < 0x10000) {
      all += static_cast<char16_t>(c);
    } else {
      all += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
      all += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    }
  }
  all += u"\U0010FFFF\U00010000\uFFFF\uD7FF\uE000";
  EXPECT_EQ(from_utf8(to_utf8(all)), all);
  EXPECT_EQ(to_utf8(u"aåሴ😀"), "aåሴ😀");
}

TEST(Utf16, TX3_BytesThatAreNoUtf8AreNone) {
  for (const char* bytes :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
        "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "a\xC3",
        "\xE2\x82", "\xF0\x9F\x98", "\xC3x", "\xE2\x82x"}) {
    EXPECT_EQ(from_utf8(bytes), std::nullopt);
  }
}

TEST(Utf16, TX5_IsWholeWhereEverySurrogateHasItsOther) {
  const char16_t high = 0xD83D, low = 0xDE00;
  const auto whole = [](std::initializer_list<char16_t> units) { return is_whole(std::u16string(units)); };
  EXPECT_TRUE(whole({}));
  EXPECT_TRUE(whole({u'a', high, low, high, low}));
  EXPECT_FALSE(whole({high}));
  EXPECT_FALSE(whole({low}));
  EXPECT_FALSE(whole({low, high}));
  EXPECT_FALSE(whole({high, high, low}));
  EXPECT_FALSE(whole({high, u'a'}));
}

TEST(Utf16, TX3_LineBreaksBecomeOneNewline) {
  EXPECT_EQ(with_line_feeds(u"a\r\nb\rc\nd"), u"a\nb\nc\nd");
  EXPECT_EQ(with_line_feeds(u"\r\r\n\n\r"), u"\n\n\n\n");
  EXPECT_EQ(with_line_feeds(u""), u"");
}

}  // namespace
}  // namespace jamsides::text
