// json_text_test.cpp - JSON written straight into a string reads back as what was meant.
#include "view/json_text.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

namespace jamsides::view {
namespace {

std::string in_quotes(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

TEST(JsonText, EveryCharacterBelow128ComesBackAsItWas) {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  EXPECT_EQ(nlohmann::json::parse(in_quotes(all)).get<std::string>(), all);
}

TEST(JsonText, OnlyWhatMustBeIsEscaped) {
  EXPECT_EQ(in_quotes("a\"b\\c/d"), R"("a\"b\\c/d")");
  EXPECT_EQ(in_quotes("\n\t\x1F\x7F"), "\"\\n\\u0009\\u001f\x7F\"");
  EXPECT_EQ(in_quotes("Åsa 😀"), "\"Åsa 😀\"");
  EXPECT_EQ(in_quotes(""), "\"\"");
}

TEST(JsonText, AnObjectClosesItself) {
  std::string out;
  JsonText(out).field("a", 1).field("b", "x").field("c", true).raw("d", "[1]").maybe("e", "").maybe("f", "y");
  EXPECT_EQ(out, R"({"a":1,"b":"x","c":true,"d":[1],"f":"y"})");
  out.clear();
  JsonText{out};
  EXPECT_EQ(out, "{}");
}

TEST(JsonText, NumbersAreWholeAndWholeOnesFit) {
  std::string out;
  JsonText(out).field("least", INT64_MIN).field("most", UINT64_MAX).field("false", false);
  EXPECT_EQ(out, R"({"least":-9223372036854775808,"most":18446744073709551615,"false":false})");
  EXPECT_EQ(numbers(std::vector<int>{}), "[]");
  EXPECT_EQ(numbers(std::vector<int>{3, -1, 2}), "[3,-1,2]");
}

}  // namespace
}  // namespace jamsides::view
