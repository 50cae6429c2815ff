// ids_test.cpp - what is an id and what is not; one spelling each, so that equal ids are equal texts.
#include "base/ids.hpp"

#include <gtest/gtest.h>

#include <unordered_set>

namespace jamsides {
namespace {

TEST(Id, IsItsLetterAndANumberBothWays) {
  for (const char* text : {"s1", "s9", "s10", "s999999999"}) {
    const auto id = SeatId::from(text);
    ASSERT_TRUE(id) << text;
    EXPECT_EQ(id->text(), text);
  }
  EXPECT_EQ(OrganisationId{3}.text(), "o3");
  EXPECT_EQ(MeetingId::from("m2"), MeetingId{2});
}

TEST(Id, IsNothingElse) {
  for (const char* text : {"", "s", "1", "s0", "s01", "s-1", "s+1", "s 1", " s1", "s1 ", "s1.", "S1", "o1",
                           "ss1", "s1e3", "s0x1", "s1000000000", "s4294967297", "s１"}) {
    EXPECT_FALSE(SeatId::from(text)) << text;
  }
  EXPECT_FALSE(SeatId::from(std::string_view("s1\0", 3)));
}

TEST(Id, NoneIsFalseAndComesFirst) {
  EXPECT_FALSE(SeatId{});
  EXPECT_TRUE(SeatId{1});
  EXPECT_LT(SeatId{}, SeatId{1});
  EXPECT_LT(SeatId{9}, SeatId{10});  // by number, not by text
}

TEST(Id, CanBeAKeyOfAHashedSet) {
  const std::unordered_set<SeatId> seats{SeatId{1}, SeatId{2}, SeatId{1}};
  EXPECT_EQ(seats.size(), 2u);
}

TEST(CommandId, LI11_IsInstanceAndCounterBothWays) {
  for (const char* text : {"a-1", "0-1", "k7f-19", "abcdefghijklmnopqrstuvwx-9007199254740991"}) {
    const auto id = CommandId::from(text);
    ASSERT_TRUE(id) << text;
    EXPECT_EQ(id->text(), text);
  }
  const auto id = CommandId::from("k7f-19");
  EXPECT_EQ(id->instance, "k7f");
  EXPECT_EQ(id->counter, 19u);
}

TEST(CommandId, LI11_IsNothingElse) {
  for (const char* text : {"",
                           "-",
                           "a",
                           "a-",
                           "-1",
                           "a-0",
                           "a-01",
                           "a--1",
                           "a-1-1",
                           "a-+1",
                           "a- 1",
                           "a-1 ",
                           "a-1.0",
                           "a-x",
                           "A-1",
                           "å-1",
                           "a_b-1",
                           "a b-1",
                           "abcdefghijklmnopqrstuvwxy-1",
                           "a-9007199254740992",
                           "a-9999999999999999",
                           "a-10000000000000000",
                           "a-18446744073709551617"}) {
    EXPECT_FALSE(CommandId::from(text)) << text;
  }
}

TEST(CommandId, WithoutAnInstanceIsNone) {
  EXPECT_FALSE(CommandId{});
  EXPECT_TRUE(*CommandId::from("a-1"));
}

}  // namespace
}  // namespace jamsides
