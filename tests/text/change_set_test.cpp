// change_set_test.cpp - one change set: its sections, what it does to a document, where positions go.
#include "text/change_set.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/utf16.hpp"

namespace jamsides::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::u16string after(const ChangeSet& set, std::u16string document) {
  set.apply_to(document);
  return document;
}

TEST(ChangeSet, TX1_CoversItsDocumentFromEndToEnd) {
  const auto set = ChangeSet::replace(7, 2, 4, u"xyz");

  EXPECT_THAT(set.sections(), ElementsAre(Section{2, kKept}, Section{2, 3}, Section{3, kKept}));
  EXPECT_EQ(set.length(), 7);
  EXPECT_EQ(set.new_length(), 8);
  EXPECT_FALSE(set.empty());
}

TEST(ChangeSet, TX1_ThatChangesNothingIsEmpty) {
  EXPECT_THAT(ChangeSet::unchanged(0).sections(), IsEmpty());
  EXPECT_EQ(ChangeSet::unchanged(0), ChangeSet());
  EXPECT_TRUE(ChangeSet::unchanged(5).empty());
  EXPECT_EQ(ChangeSet::unchanged(5).new_length(), 5);
  EXPECT_TRUE(ChangeSet::replace(5, 3, 3, u"").empty());
}

TEST(ChangeSet, TX2_JoinsWhatTheLibraryJoinsAndNothingElse) {
  ChangeSet set;
  set.add(2, kKept);
  set.add(3, kKept);
  set.add(0, 0);
  set.add(0, 1, u"a");
  set.add(0, 2, u"bc");
  set.add(4, 0);
  set.add(1, 0);
  set.add(2, 2, u"de");
  set.add(3, 1, u"f");

  EXPECT_THAT(set.sections(),
              ElementsAre(Section{5, kKept}, Section{0, 3}, Section{5, 0}, Section{2, 2}, Section{3, 1}));
  EXPECT_EQ(set.inserted(), u"abcdef");
  EXPECT_EQ(set.length(), 15);
  EXPECT_EQ(set.new_length(), 11);
}

TEST(ChangeSet, TX4_IsAppliedInOnePlaceAndInMany) {
  EXPECT_EQ(after(ChangeSet::replace(6, 1, 3, u"XYZ"), u"abcdef"), u"aXYZdef");
  EXPECT_EQ(after(ChangeSet::replace(6, 0, 6, u""), u"abcdef"), u"");
  EXPECT_EQ(after(ChangeSet::unchanged(6), u"abcdef"), u"abcdef");

  ChangeSet many;
  many.add(0, 1, u"1");
  many.add(1, kKept);
  many.add(2, 0);
  many.add(1, kKept);
  many.add(2, 3, u"234");
  EXPECT_EQ(after(many, u"abcdef"), u"1ad234");
}

TEST(ChangeSet, TX4_TakenBackGivesTheDocumentBefore) {
  ChangeSet many;
  many.add(1, 3, u"å😀");
  many.add(2, kKept);
  many.add(2, 0);
  many.add(0, 1, u"\n");
  const std::u16string document = u"abcde";

  EXPECT_EQ(after(invert(many, document), after(many, document)), document);
  EXPECT_EQ(invert(invert(many, document), after(many, document)), many);
}

TEST(ChangeSet, TX5_SplitsACharacterWhereItBeginsOrEndsInsideAPair) {
  const std::u16string document = u"a😀😁";  // pairs at 1..3 and 3..5

  EXPECT_TRUE(splits_character(ChangeSet::replace(5, 2, 2, u"x"), document));
  EXPECT_TRUE(splits_character(ChangeSet::replace(5, 2, 5, u""), document));
  EXPECT_TRUE(splits_character(ChangeSet::replace(5, 0, 4, u""), document));
  EXPECT_TRUE(splits_character(ChangeSet::replace(5, 2, 4, u""), document))
      << "what is left would be a pair, too";
  EXPECT_FALSE(splits_character(ChangeSet::replace(5, 1, 3, u"x"), document));
  EXPECT_FALSE(splits_character(ChangeSet::replace(5, 3, 3, u"x"), document));
  EXPECT_FALSE(splits_character(ChangeSet::replace(5, 5, 5, u"x"), document));
  EXPECT_FALSE(splits_character(ChangeSet::unchanged(5), document));
}

TEST(Position, TX4_StaysBesideWhatWasInsertedThere) {
  const auto set = ChangeSet::replace(4, 2, 2, u"xyz");

  EXPECT_EQ(map_position(set, 2, -1), 2);
  EXPECT_EQ(map_position(set, 2, 1), 5);
  EXPECT_EQ(map_position(set, 1, 1), 1);
  EXPECT_EQ(map_position(set, 4), 7);
}

TEST(Position, TX4_GoesWhereItsModeSaysWithWhatIsDeleted) {
  const auto set = ChangeSet::replace(6, 2, 4, u"");

  EXPECT_EQ(map_position(set, 3), 2);
  EXPECT_EQ(map_position(set, 3, 1, MapMode::track_delete), std::nullopt);
  EXPECT_EQ(map_position(set, 2, 1, MapMode::track_delete), 2);
  EXPECT_EQ(map_position(set, 4, 1, MapMode::track_before), std::nullopt);
  EXPECT_EQ(map_position(set, 2, 1, MapMode::track_before), 2);
  EXPECT_EQ(map_position(set, 2, 1, MapMode::track_after), std::nullopt);
  EXPECT_EQ(map_position(set, 4, 1, MapMode::track_after), 2);
}

TEST(ChangeSetDeathTest, NeverMeetsADocumentOfAnotherLength) {
  std::u16string document = u"abc";
  EXPECT_DEATH(ChangeSet::unchanged(4).apply_to(document), "bug");
  EXPECT_DEATH(map_position(ChangeSet::unchanged(4), 5), "bug");
}

}  // namespace
}  // namespace jamsides::text
