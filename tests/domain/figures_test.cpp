// figures_test.cpp - sums, shares, the rule, movement and comparison, with the facts of the seeds (F17-F20,
// F26, F27).
#include <gmock/gmock.h>

#include "domain/figures.hpp"
#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using figures::Met;
using figures::Scores;
using testing::ElementsAre;
using testing::IsEmpty;

Scores scores_of(const std::vector<int>& values) {
  Scores scores;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != 0) scores[static_cast<int>(i) + 1] = values[i];
  }
  return scores;
}

/// `items` values 1..3 with the given sum, as even as can be.
std::vector<int> values_with_sum(int items, int sum) {
  std::vector<int> values(static_cast<std::size_t>(items), sum / items);
  for (int i = 0; i < sum % items; ++i) ++values[static_cast<std::size_t>(i)];
  return values;
}

figures::Figure figure_of(const std::vector<int>& values) {
  auto group = a_group().with_items(static_cast<int>(values.size())).build();
  group.enters(0, "bm2", values);
  return figures::of(group.now, *group.now.assessment.of(group.organisation(0), "bm2"));
}

TEST(Figures, FI1_F17_AnUnscoredItemAddsNothingAndIsSaid) {
  const auto figure = figure_of({3, 3, 3, 3, 2, 2, 2, 3, 3, 0});

  EXPECT_EQ(figure.sum, 24);
  EXPECT_EQ(figure.scored, 9);
  EXPECT_EQ(figure.of, 10);
  EXPECT_EQ(figure.share_percent, std::nullopt);
  EXPECT_THAT(figure.rule.unscored, ElementsAre(10));
}

TEST(Figures, FI1_ContestedItemsAddNothing) {
  auto group = a_group().build();
  group.enters(0, "bm1", {3, 3, 3, 3, 3, 3, 3, 3, 3});
  const auto list = group.now.assessment.of(group.organisation(0), "bm1")->id;
  group.must(group.nyckelperson(0), assessment::Contest{list, 10, "", "", ""});

  const auto figure = figures::of(group.now, group.list(list));

  EXPECT_EQ(figure.sum, 27);
  EXPECT_EQ(figure.scored, 9);
  EXPECT_THAT(figure.contested, ElementsAre(10));
  EXPECT_THAT(figure.rule.unscored, ElementsAre(10));
  EXPECT_EQ(figure.rule.met, Met::undecided);
  EXPECT_EQ(figure.share_percent, std::nullopt);
}

TEST(Figures, FI3_F19_SumsRunFromTheNumberOfItemsToThreeTimesIt) {
  EXPECT_EQ(figure_of(std::vector<int>(10, 1)).sum, 10);
  EXPECT_EQ(figure_of(std::vector<int>(10, 3)).sum, 30);
  EXPECT_EQ(figure_of(std::vector<int>(10, 3)).max, 30);
  EXPECT_EQ(figure_of(std::vector<int>(13, 1)).sum, 13);
  EXPECT_EQ(figure_of(std::vector<int>(13, 3)).max, 39);
}

TEST(Figures, FI2_F19_SharesOfTheMaximumAreRoundedOnceHalfUp) {
  const std::vector<std::pair<int, double>> facts{{33, 84.6}, {22, 56.4}, {35, 89.7}, {19, 48.7}, {27, 69.2}};
  for (const auto& [sum, share] : facts) {
    const auto figure = figure_of(values_with_sum(13, sum));
    EXPECT_EQ(figure.sum, sum);
    ASSERT_TRUE(figure.share_percent);
    EXPECT_DOUBLE_EQ(*figure.share_percent, share);
  }
  EXPECT_DOUBLE_EQ(*figure_of(std::vector<int>(10, 3)).share_percent, 100.0);
  // 33/48 = 68.75 %, exactly half: up
  EXPECT_DOUBLE_EQ(*figure_of(values_with_sum(16, 33)).share_percent, 68.8);
}

TEST(Figures, FI4_F20_NineThreesAndAOneFailSixThreesAndFourTwosPass) {
  const auto list = a_checklist(10);

  const auto fails = figures::judge(*list, scores_of({3, 3, 3, 3, 3, 3, 3, 3, 3, 1}));
  const auto passes = figures::judge(*list, scores_of({3, 3, 3, 3, 3, 3, 2, 2, 2, 2}));

  EXPECT_EQ(fails.met, Met::no);
  EXPECT_THAT(fails.below, ElementsAre(10));
  EXPECT_EQ(passes.met, Met::yes);
}

TEST(Figures, FI4_F20_FiveThreesAreOneTooFew) {
  EXPECT_EQ(figures::judge(*a_checklist(10), scores_of({3, 3, 3, 3, 3, 2, 2, 2, 2, 2})).met, Met::no);
}

TEST(Figures, FI4_F20_AnIncompleteListCannotBeJudged) {
  EXPECT_EQ(figures::judge(*a_checklist(10), scores_of({1, 1, 1, 1, 1, 1, 1, 1, 1, 0})).met, Met::undecided);
  EXPECT_EQ(figures::judge(*a_checklist(10), {}).met, Met::undecided);
}

TEST(Figures, FI5_F20_TheFactsForTvaMomentStarPa1) {
  const auto result = figures::judge(*a_checklist(10), scores_of({3, 3, 3, 3, 3, 1, 2, 2, 1, 2}));

  EXPECT_EQ(result.met, Met::no);
  EXPECT_THAT(result.below, ElementsAre(6, 9));
  EXPECT_EQ(result.full, 5);
  EXPECT_EQ(result.need, 6);
  EXPECT_THAT(result.unscored, IsEmpty());
}

void expect_sums(int items, int first_ambiguous, int last_ambiguous) {
  const auto list = a_checklist(items);
  for (int sum = items; sum <= 3 * items; ++sum) {
    SCOPED_TRACE(sum);
    const Met expected = sum < first_ambiguous ? Met::no : sum > last_ambiguous ? Met::yes : Met::undecided;
    EXPECT_EQ(figures::judge_sum(*list, sum), expected);
  }
  EXPECT_EQ(figures::judge_sum(*list, items - 1), Met::undecided);
  EXPECT_EQ(figures::judge_sum(*list, 3 * items + 1), Met::undecided);
}

TEST(Figures, FI4_F20_TenItemsAreAmbiguousFrom26To28) { expect_sums(10, 26, 28); }

TEST(Figures, FI4_F20_ThirteenItemsAreAmbiguousFrom32To37) { expect_sums(13, 32, 37); }

TEST(Figures, FI4_F20_JudgingASumAgreesWithEveryListOfTenItems) {
  const auto list = a_checklist(10);
  std::map<int, std::set<Met>> by_sum;
  for (int code = 0; code < 59'049; ++code) {  // 3^10
    Scores scores;
    int sum = 0;
    for (int item = 1, rest = code; item <= 10; ++item, rest /= 3) sum += scores[item] = rest % 3 + 1;
    by_sum[sum].insert(figures::judge(*list, scores).met);
  }

  for (const auto& [sum, results] : by_sum) {
    EXPECT_EQ(figures::judge_sum(*list, sum), results.size() == 1 ? *results.begin() : Met::undecided) << sum;
  }
}

TEST(Figures, FI6_F27_MovementIsSinceTheLastOccasionWhereTheItemWasScored) {
  auto group = a_group().build();
  group.enters(0, "uppstart", {1, 3, 2, 2});
  group.enters(0, "bm1", {2, 0, 3, 2});
  group.enters(0, "bm3", {3, 1, 3, 2, 1});
  group.enters(1, "bm1", {1, 1, 1, 1, 3});

  const auto figure = figures::of(group.now, *group.now.assessment.of(group.organisation(0), "bm3"));

  ASSERT_EQ(figure.moves.size(), 4u);
  EXPECT_EQ(figure.moves.at(1).from, "bm1");
  EXPECT_EQ(figure.moves.at(1).by, 1);
  EXPECT_EQ(figure.moves.at(2).from, "uppstart");
  EXPECT_EQ(figure.moves.at(2).by, -2);
  EXPECT_EQ(figure.moves.at(3).by, 0);
  EXPECT_EQ(figure.moves.at(4).from, "bm1");
}

TEST(Figures, FI6_ALaterOccasionIsNoEarlierScore) {
  auto group = a_group().build();
  group.enters(0, "bm3", {3});

  EXPECT_EQ(figures::last_agreed(group.now, group.organisation(0), "bm2", 1), std::nullopt);
  EXPECT_EQ(figures::last_agreed(group.now, group.organisation(0), "bm3", 1), std::nullopt);
  EXPECT_TRUE(figures::last_agreed(group.now, group.organisation(0), "bm4", 1));
}

TEST(Figures, FI7_F26_ComparisonHasTheLargestDifferenceFirst) {
  auto group = a_group().with_organisations(3).build();
  group.enters(0, "bm2", {3, 1, 2, 0, 2});
  group.enters(1, "bm2", {3, 3, 2, 2, 3});
  group.enters(2, "bm2", {3, 2, 0, 0, 2});
  group.enters(2, "bm1", {1});

  const auto comparison = figures::compare(group.now, "bm2");

  EXPECT_THAT(comparison.order, ElementsAre(2, 5, 1, 3, 4, 6, 7, 8, 9, 10));
  EXPECT_THAT(comparison.differs, ElementsAre(2, 5));
  ASSERT_EQ(comparison.items.size(), 5u);
  EXPECT_EQ(comparison.items.at(2).low, 1);
  EXPECT_EQ(comparison.items.at(2).high, 3);
  EXPECT_EQ(comparison.items.at(2).by, 2);
  EXPECT_EQ(comparison.items.at(2).scored, 3);
  EXPECT_EQ(comparison.items.at(4).scored, 1);
  EXPECT_EQ(comparison.items.at(4).by, 0);
}

}  // namespace
}  // namespace jamsides::test
