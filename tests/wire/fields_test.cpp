// fields_test.cpp - one field at a time: each bound from both sides, the first mistake kept, leftovers
// refused.
#include "wire/fields.hpp"

#include <gtest/gtest.h>

namespace jamsides::wire {
namespace {

using nlohmann::json;
using Need = Fields::Need;

/// What is wrong once `read` has read from `object`, by name; "" where nothing is.
template <class Read>
std::string wrong(const json& object, Read read) {
  Fields fields(object);
  read(fields);
  const auto refusal = fields.done();
  if (!refusal) return "";
  std::string text = name_of(refusal->code);
  for (const auto& [name, value] : refusal->with) text += " " + name + "=" + value;
  return text;
}

TEST(Fields, AnEmptyObjectReadsAsNothingWhereNothingMustBeThere) {
  const json nothing = json::object();
  Fields fields(nothing);

  EXPECT_EQ(fields.text("a", 1), "");
  EXPECT_EQ(fields.id<SeatId>("b", Need::may), SeatId{});
  EXPECT_EQ(fields.integer("c", 1, 2, RefusalCode::malformed, Need::may), std::nullopt);
  EXPECT_EQ(fields.boolean("d", Need::may), std::nullopt);
  EXPECT_EQ(fields.word("e", assessment::Mode::confirm, Need::may), assessment::Mode::confirm);
  EXPECT_EQ(fields.done(), std::nullopt);
}

TEST(Fields, FR4_WhatMustBeThereAndIsNotIsMalformed) {
  const json nothing = json::object();
  EXPECT_EQ(wrong(nothing, [](auto& f) { f.text("a", 1, Need::must); }), "malformed field=a");
  EXPECT_EQ(wrong(nothing, [](auto& f) { f.template id<SeatId>("b"); }), "malformed field=b");
  EXPECT_EQ(wrong(nothing, [](auto& f) { f.integer("c", 1, 2, RefusalCode::unknown_item); }),
            "malformed field=c");
  EXPECT_EQ(wrong(nothing, [](auto& f) { f.boolean("d"); }), "malformed field=d");
  EXPECT_EQ(wrong(nothing, [](auto& f) { f.word("e", assessment::Mode::ballot); }), "malformed field=e");
}

TEST(Fields, FR10_NullIsNotAbsent) {
  EXPECT_EQ(wrong({{"a", nullptr}}, [](auto& f) { f.text("a", 1); }), "malformed field=a");
  EXPECT_EQ(wrong({{"a", nullptr}}, [](auto& f) { f.boolean("a", Need::may); }), "malformed field=a");
}

TEST(Fields, LI3_TextIsAsLongAsItMayBeAndNoLonger) {
  const auto read = [](auto& f) { f.text("a", 3); };
  EXPECT_EQ(wrong({{"a", ""}}, read), "");
  EXPECT_EQ(wrong({{"a", "😀😀😀"}}, read), "");
  EXPECT_EQ(wrong({{"a", "😀😀😀😀"}}, read), "too_long field=a max=3");
  EXPECT_EQ(wrong({{"a", "a\tb"}}, read), "");
  EXPECT_EQ(wrong({{"a", "a\nb"}}, read), "malformed field=a");
  EXPECT_EQ(wrong({{"a", "a\nb"}}, [](auto& f) { f.text("a", 3, Need::may, true); }), "");
  EXPECT_EQ(wrong({{"a", "a\rb"}}, [](auto& f) { f.text("a", 3, Need::may, true); }), "malformed field=a");
  EXPECT_EQ(wrong({{"a", 7}}, read), "malformed field=a");
}

TEST(Fields, IntegersKeepTheirBoundsAtBothEnds) {
  const auto read = [](auto& f) { f.integer("a", -2, 5, RefusalCode::unknown_item); };
  for (const int inside : {-2, 0, 5}) EXPECT_EQ(wrong({{"a", inside}}, read), "") << inside;
  for (const int outside : {-3, 6})
    EXPECT_EQ(wrong({{"a", outside}}, read), "unknown_item field=a") << outside;
  EXPECT_EQ(wrong({{"a", UINT64_MAX}}, read), "unknown_item field=a");
  EXPECT_EQ(wrong({{"a", INT64_MIN}}, read), "unknown_item field=a");
  EXPECT_EQ(wrong({{"a", 1.0}}, read), "malformed field=a");
  EXPECT_EQ(wrong({{"a", "1"}}, read), "malformed field=a");
  EXPECT_EQ(wrong({{"a", true}}, read), "malformed field=a");
}

TEST(Fields, WordsAreTheContractsAndNoOthers) {
  const json mode{{"a", "confirm"}};
  Fields fields(mode);
  EXPECT_EQ(fields.word("a", assessment::Mode::ballot), assessment::Mode::confirm);
  const auto read = [](auto& f) { f.word("a", assessment::Mode::ballot); };
  for (const char* word : {"", "Confirm", "confirm ", "home"})
    EXPECT_EQ(wrong({{"a", word}}, read), "malformed field=a") << word;
  EXPECT_EQ(wrong({{"a", 1}}, read), "malformed field=a");
}

TEST(Fields, TheFirstMistakeIsTheOneThatIsTold) {
  const auto read = [](auto& f) {
    f.boolean("a");
    f.text("b", 1);
  };
  EXPECT_EQ(wrong({{"a", 1}, {"b", "too long"}, {"c", 1}}, read), "malformed field=a");
  EXPECT_EQ(wrong({{"a", true}, {"b", "too long"}, {"c", 1}}, read), "too_long field=b max=1");
  EXPECT_EQ(wrong({{"a", true}, {"b", "x"}, {"c", 1}}, read), "unknown_field field=c");
  EXPECT_EQ(wrong({{"a", true}, {"b", "x"}}, read), "");
}

TEST(Fields, WhatIsNoObjectIsMalformedAndReadsAsNothing) {
  for (const json& no : {json(nullptr), json(7), json("a"), json::array({1})}) {
    EXPECT_EQ(wrong(no, [](auto& f) { f.text("a", 1, Need::must); }), "malformed field=with") << no;
  }
}

}  // namespace
}  // namespace jamsides::wire
