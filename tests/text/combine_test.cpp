// combine_test.cpp - two change sets on one document: what compose and map promise, over random ones.
#include "text/combine.hpp"

#include <gtest/gtest.h>

#include "text/random_change.hpp"
#include "text/utf16.hpp"

namespace jamsides::text {
namespace {

std::u16string after(const ChangeSet& set, std::u16string document) {
  set.apply_to(document);
  return document;
}

struct Combine : ::testing::TestWithParam<unsigned> {
  RandomChange random{GetParam()};
};

TEST_P(Combine, TX4_ComposedIsOneAfterTheOther) {
  const auto document = random.document();
  const auto a = random.change(document), b = random.change(after(a, document));

  EXPECT_EQ(after(compose(a, b), document), after(b, after(a, document)));
}

TEST_P(Combine, TX4_EitherFirstGivesTheSameText) {
  const auto document = random.document();
  const auto a = random.change(document), b = random.change(document);

  EXPECT_EQ(after(map(b, a), after(a, document)), after(map(a, b, true), after(b, document)));
}

TEST_P(Combine, TX5_WhatKeepsCharactersWholeStillDoesMovedOverWhatDoes) {
  const auto document = random.document();
  const auto a = random.change(document), b = random.change(document);

  ASSERT_FALSE(splits_character(a, document) || splits_character(b, document));
  EXPECT_FALSE(splits_character(map(b, a), after(a, document)));
  EXPECT_FALSE(splits_character(map(a, b, true), after(b, document)));
  EXPECT_TRUE(is_whole(after(map(b, a), after(a, document))));
}

TEST_P(Combine, TX4_WithNothingIsItself) {
  const auto document = random.document();
  const auto a = random.change(document);
  const auto nothing = ChangeSet::unchanged(a.length());

  EXPECT_EQ(map(a, nothing), a);
  EXPECT_EQ(compose(nothing, a), a);
  EXPECT_EQ(compose(a, ChangeSet::unchanged(a.new_length())), a);
  EXPECT_TRUE(map(nothing, a).empty());
}

INSTANTIATE_TEST_SUITE_P(Seed, Combine, ::testing::Range(1u, 301u));

TEST(Map, TX7_OverTwoOneByOneIsNotMapOverBothAtOnce) {
  const std::u16string document = u"abc";
  const auto mine = ChangeSet::replace(3, 1, 1, u"X");
  const auto gone = ChangeSet::replace(3, 1, 3, u""), put = ChangeSet::replace(1, 1, 1, u"Y");

  EXPECT_EQ(after(map(map(mine, gone), put), u"aY"), u"aYX");
  EXPECT_EQ(after(map(mine, compose(gone, put)), u"aY"), u"aXY") << "so all must map over the same steps";
}

TEST(CombineDeathTest, NeverMeetsAChangeOfAnotherDocument) {
  EXPECT_DEATH(compose(ChangeSet::unchanged(3), ChangeSet::unchanged(4)), "bug");
  EXPECT_DEATH(map(ChangeSet::unchanged(3), ChangeSet::unchanged(4)), "bug");
}

}  // namespace
}  // namespace jamsides::text
