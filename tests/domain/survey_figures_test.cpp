// survey_figures_test.cpp - Deltagarnas bild: the report's Table 1 from raw sums, rates, caveats.
#include "domain/survey_figures.hpp"

#include <gtest/gtest.h>

namespace jamsides::survey {
namespace {

/// Sums and answers that reproduce the report's Table 1 (one possible reconstruction): BM2, BM4, and in
/// hundredths what the report prints of them.
struct Row {
  Cell bm2, bm4;
  int printed_bm2, printed_bm4, printed_change;
};
constexpr int kItems = 13;
const Row kTable[kItems] = {
    {{36, 91}, {17, 49}, 253, 288, 35}, {{36, 76}, {17, 44}, 211, 259, 48},
    {{35, 67}, {18, 44}, 191, 244, 53}, {{36, 89}, {18, 51}, 247, 283, 36},
    {{36, 80}, {18, 44}, 222, 244, 22}, {{35, 79}, {18, 49}, 226, 272, 47},
    {{36, 60}, {18, 33}, 167, 183, 17}, {{36, 73}, {18, 41}, 203, 228, 25},
    {{35, 54}, {18, 39}, 154, 217, 62}, {{35, 69}, {18, 43}, 197, 239, 42},
    {{35, 68}, {18, 43}, 194, 239, 45}, {{36, 72}, {18, 45}, 200, 250, 50},
    {{36, 74}, {18, 47}, 206, 261, 56},
};

Column column(Cell Row::* of, int answers) {
  Column all{answers, 63, {}};
  for (const Row& row : kTable) all.cells.push_back(row.*of);
  return all;
}

TEST(SurveyFigures, SU9_TableOneIsAsPrintedTheFourRowsTooThatPrintedMeansWouldNotGive) {
  int not_from_means = 0;
  for (const Row& row : kTable) {
    EXPECT_EQ(mean(row.bm2), row.printed_bm2);
    EXPECT_EQ(mean(row.bm4), row.printed_bm4);
    EXPECT_EQ(change(row.bm2, row.bm4), row.printed_change);
    if (row.printed_bm4 - row.printed_bm2 != row.printed_change) ++not_from_means;
  }
  EXPECT_EQ(not_from_means, 4);
}

TEST(SurveyFigures, SU9_TheLargestRiseIsItemNine) {
  const auto from = column(&Row::bm2, 40), to = column(&Row::bm4, 18);

  EXPECT_EQ(largest_rise(from, to), 8u);
  EXPECT_EQ(change(from.cells[8], to.cells[8]), 62);
  EXPECT_EQ(largest_rise(to, from), std::nullopt);
}

TEST(SurveyFigures, SU9_AFallIsRoundedHalfUpTooAndAMissingCellIsNoFigure) {
  EXPECT_EQ(change({200, 401}, {200, 400}), 0);       // -0.005
  EXPECT_EQ(change({100, 200}, {100, 198}), -2);      // -0.02
  EXPECT_EQ(change({1000, 2000}, {1000, 1994}), -1);  // -0.006
  EXPECT_EQ(change({9, std::nullopt}, {10, 20}), std::nullopt);
  EXPECT_EQ(mean({9, std::nullopt}), std::nullopt);
  EXPECT_EQ(mean({0, 0}), std::nullopt);
}

TEST(SurveyFigures, SU5_TheRateIsAWholePercentHalfUp) {
  EXPECT_EQ(rate(40, 63), 63);
  EXPECT_EQ(rate(21, 63), 33);
  EXPECT_EQ(rate(18, 63), 29);
  EXPECT_EQ(rate(1, 8), 13);  // 12.5
  EXPECT_EQ(rate(0, 12), 0);
  EXPECT_EQ(rate(0, 0), 0);
}

TEST(SurveyFigures, SU10_SaysWhatAReaderMustBeware) {
  const auto from = column(&Row::bm2, 40), to = column(&Row::bm4, 18);

  EXPECT_EQ(caveat(from, nullptr), (Caveat{}));
  EXPECT_EQ(caveat(to, &from), (Caveat{.few = true, .low_rate = true, .uneven = true}));
  EXPECT_EQ(caveat(from, &from), (Caveat{}));
  Column other = from;
  ++other.cells[3].n;
  EXPECT_EQ(caveat(other, &from), (Caveat{.uneven = true}));
  EXPECT_EQ(caveat({20, 40, {}}, nullptr), (Caveat{}));
  EXPECT_EQ(caveat({19, 39, {}}, nullptr), (Caveat{.few = true, .low_rate = true}));
}

}  // namespace
}  // namespace jamsides::survey
