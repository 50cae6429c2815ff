// change_set_json_test.cpp - the form on the wire: what is read, what is malformed, and that it is written
// alike.
#include "text/change_set_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace jamsides::text {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

bool malformed(const json& from) {
  const auto read = read_change_set(from);
  return !read && read.error() == Problem::malformed;
}
bool malformed(const char* text) { return malformed(json::parse(text)); }

std::string written(const ChangeSet& set) {
  std::string out;
  append_json(out, set);
  return out;
}

TEST(ChangeSetJson, TX1_ReadsNumbersAsKeptAndArraysAsReplacedByTheirLines) {
  const auto set = read_change_set(json::parse(R"([4,[2,"så"],1,[0,"","rad"],[3]])"));

  ASSERT_TRUE(set);
  EXPECT_THAT(set->sections(),
              ElementsAre(Section{4, kKept}, Section{2, 2}, Section{1, kKept}, Section{0, 4}, Section{3, 0}));
  EXPECT_EQ(set->inserted(), u"så\nrad");
}

TEST(ChangeSetJson, TX1_IsWrittenAsItWasRead) {
  for (const char* text : {"[]", "[7]", "[[3]]", R"([[0,"😀"]])", R"([2,[0,"","",""],1,[5],[0,"q"]])",
                           R"([[0,"\"\\/ å\u0009\u2028"]])", R"([[200000,"x"]])"}) {
    const auto set = read_change_set(json::parse(text));
    ASSERT_TRUE(set) << text;
    EXPECT_EQ(json::parse(written(*set)), json::parse(text));
  }
}

TEST(ChangeSetJson, TX2_RefusesWhatTheLibraryNeverWrites) {
  for (const char* text : {R"(null)",
                           R"({})",
                           R"("x")",
                           R"(3)",
                           R"([null])",
                           R"([true])",
                           R"(["x"])",
                           R"([{}])",
                           R"([[]])",
                           R"([["x"]])",
                           R"([[[1]]])",
                           R"([[1,2]])",
                           R"([[1,null]])",
                           R"([[1,["x"]]])",  // no section
                           R"([-1])",
                           R"([1.5])",
                           R"([1.0])",
                           R"([1e2])",
                           R"([[-1,"x"]])",
                           R"([200001])",
                           R"([[200001]])",
                           R"([18446744073709551615])",
                           R"([-9223372036854775808])",
                           R"([200000,[1]])",  // no such length
                           R"([0])",
                           R"([[0]])",
                           R"([[0,""]])",
                           R"([[3,""]])",  // nothing, or nothing inserted
                           R"([1,2])",
                           R"([[1],[2]])",
                           R"([[0,"a"],[0,"b"]])"}) {  // would be one
    EXPECT_TRUE(malformed(text)) << text;
  }
}

TEST(ChangeSetJson, TX3_RefusesATextThatNoDocumentMayHold) {
  EXPECT_TRUE(malformed(R"([[0,"a\nb"]])")) << "a line break stands between two strings";
  EXPECT_TRUE(malformed(R"([[0,"a\r"]])"));
  EXPECT_TRUE(malformed(R"([[0,"\u0000"]])"));
  EXPECT_TRUE(malformed(R"([[0,"\u001b"]])"));
  EXPECT_TRUE(malformed(R"([[0,"\u007f"]])"));
  EXPECT_FALSE(malformed(R"([[0,"\t\u0080\u2029"]])"));
}

TEST(ChangeSetJson, TX3_HalfOfASurrogatePairIsNoJsonForUs) {
  for (const char* text :
       {R"([[0,"\ud83d"]])", R"([[0,"\ude00"]])", R"([[0,"\ude00\ud83d"]])", R"([[0,"\ud83d","\ude00"]])"}) {
    EXPECT_TRUE(json::parse(text, nullptr, false).is_discarded()) << text;
  }
  EXPECT_TRUE(malformed(json::array({json::array({0, "\xED\xA0\xBD"})}))) << "nor as bytes";
  EXPECT_TRUE(malformed(json::array({json::array({0, "\xF0\x9F\x98"})})));
  EXPECT_FALSE(malformed(R"([[0,"\ud83d\ude00"]])"));
}

}  // namespace
}  // namespace jamsides::text
