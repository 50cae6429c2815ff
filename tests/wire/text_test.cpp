// text_test.cpp - what a string from outside must be before anyone reads it: not nested without end, no
// control characters. (What is UTF-8 is tried in tests/net/frame_utf8_test.cpp.)
#include "wire/text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "domain/lengths.hpp"

namespace jamsides::wire {
namespace {

std::string repeated(const std::string& text, int n) {
  std::string all;
  for (int i = 0; i < n; ++i) all += text;
  return all;
}

TEST(Text, LI3_LengthIsCountedInCodePoints) {
  EXPECT_EQ(code_points(""), 0u);
  EXPECT_EQ(code_points("abc"), 3u);
  EXPECT_EQ(code_points("åäö"), 3u);
  EXPECT_EQ(code_points("€"), 1u);
  EXPECT_EQ(code_points("😀😀"), 2u);         // two UTF-16 units each
  EXPECT_EQ(code_points("👩‍🏫"), 3u);  // one picture, three code points
  EXPECT_EQ(code_points("e\u0301"), 2u);      // a letter and its accent
}

TEST(Text, LI2_SixteenLevelsAreReadAndSeventeenAreNot) {
  EXPECT_FALSE(nested_deeper_than(16, repeated("[", 16) + repeated("]", 16)));
  EXPECT_TRUE(nested_deeper_than(16, repeated("[", 17) + repeated("]", 17)));
  EXPECT_FALSE(nested_deeper_than(16, repeated("{\"a\":", 16) + "1" + repeated("}", 16)));
  EXPECT_TRUE(nested_deeper_than(16, repeated("{\"a\":[", 9)));
  EXPECT_FALSE(nested_deeper_than(1, repeated("[]", 1000)));  // beside each other is not inside each other
  EXPECT_FALSE(nested_deeper_than(0, "17"));
  EXPECT_TRUE(nested_deeper_than(0, "{}"));
}

TEST(Text, LI2_BracketsInStringsDoNotCount) {
  EXPECT_FALSE(nested_deeper_than(1, R"(["[[[[{{{{"])"));
  EXPECT_FALSE(nested_deeper_than(1, R"(["a\"[[[[", "\\"])"));
  EXPECT_TRUE(nested_deeper_than(1, R"(["a\\",["b"]])"));  // the string ended: its last backslash was escaped
  EXPECT_TRUE(nested_deeper_than(1, R"(["",[]])"));
}

TEST(Text, LI2_WhatIsNoJsonIsScannedToItsEndAllTheSame) {
  EXPECT_FALSE(nested_deeper_than(1, ""));
  EXPECT_FALSE(nested_deeper_than(1, "\"never closed [[[["));
  EXPECT_FALSE(nested_deeper_than(1, "\"ends with a backslash \\"));
  EXPECT_FALSE(nested_deeper_than(1, "]]]]["));
  // More closed than opened must not buy room for deeper ones: the parser stops at the first of them.
  EXPECT_FALSE(nested_deeper_than(1, "]]]][[[["));
}

TEST(Text, LI3_ControlsAreAllBelowSpaceButTabAndNewlineAndDelete) {
  for (int c = 0; c < 0x20; ++c) {
    const std::string text{'a', static_cast<char>(c), 'b'};
    EXPECT_EQ(has_controls(text), c != '\t' && c != '\n') << c;
  }
  EXPECT_TRUE(has_controls("a\x7F"));
  EXPECT_FALSE(has_controls("Åsa Öberg 😀 ~"));
  EXPECT_FALSE(has_controls(""));
}

}  // namespace
}  // namespace jamsides::wire
