// clock_test.cpp - the day in Stockholm around midnight and where summer time begins and ends; what a date
// looks like.
#include "base/clock.hpp"

#include <gtest/gtest.h>

namespace jamsides {
namespace {

using namespace std::chrono;

/// A moment in UTC.
UtcMillis at(int y, unsigned m, unsigned d, int h, int min = 0, int s = 0, int ms = 0) {
  const sys_time<milliseconds> time =
      sys_days{year{y} / month{m} / day{d}} + hours{h} + minutes{min} + seconds{s} + milliseconds{ms};
  return {time.time_since_epoch().count()};
}

TEST(StockholmDay, ChangesAtMidnightThereNotInUtc) {
  EXPECT_EQ(stockholm_day(at(2026, 11, 22, 22, 59, 59, 999)), "2026-11-22");  // winter: UTC+1
  EXPECT_EQ(stockholm_day(at(2026, 11, 22, 23)), "2026-11-23");
  EXPECT_EQ(stockholm_day(at(2026, 6, 21, 21, 59, 59, 999)), "2026-06-21");  // summer: UTC+2
  EXPECT_EQ(stockholm_day(at(2026, 6, 21, 22)), "2026-06-22");
}

TEST(StockholmDay, SummerTimeBeginsOnTheLastSundayOfMarch) {
  // 2026-03-29 01:00 UTC. The night before and the night after tell the two offsets apart.
  EXPECT_EQ(stockholm_day(at(2026, 3, 28, 22, 30)), "2026-03-28");
  EXPECT_EQ(stockholm_day(at(2026, 3, 28, 23)), "2026-03-29");
  EXPECT_EQ(stockholm_day(at(2026, 3, 29, 0, 59, 59, 999)), "2026-03-29");
  EXPECT_EQ(stockholm_day(at(2026, 3, 29, 21, 59)), "2026-03-29");
  EXPECT_EQ(stockholm_day(at(2026, 3, 29, 22)), "2026-03-30");
}

TEST(StockholmDay, SummerTimeEndsOnTheLastSundayOfOctober) {
  // 2026-10-25 01:00 UTC.
  EXPECT_EQ(stockholm_day(at(2026, 10, 24, 22)), "2026-10-25");
  EXPECT_EQ(stockholm_day(at(2026, 10, 25, 22, 59)), "2026-10-25");
  EXPECT_EQ(stockholm_day(at(2026, 10, 25, 23)), "2026-10-26");
  // 2027: the last Sunday is the 31st, the last day of the month.
  EXPECT_EQ(stockholm_day(at(2027, 10, 30, 22)), "2027-10-31");
  EXPECT_EQ(stockholm_day(at(2027, 10, 31, 22, 30)), "2027-10-31");
}

TEST(StockholmDay, KnowsYearsAndLeapDays) {
  EXPECT_EQ(stockholm_day(at(2026, 12, 31, 23)), "2027-01-01");
  EXPECT_EQ(stockholm_day(at(2028, 2, 28, 23)), "2028-02-29");
  EXPECT_EQ(stockholm_day({0}), "1970-01-01");
  EXPECT_EQ(stockholm_day({-1}), "1970-01-01");  // an hour ahead already
}

TEST(IsDay, IsADayOfTheCalendarWithTwoZeros) {
  for (const char* text : {"2026-11-23", "2028-02-29", "2026-01-01", "2026-12-31"})
    EXPECT_TRUE(is_day(text)) << text;
}

TEST(IsDay, IsNothingElse) {
  for (const char* text :
       {"",           "2026",        "2026-11",     "2026-11-3",  "2026-1-03",     "26-11-23",
        "2026-02-29", "2026-13-01",  "2026-00-10",  "2026-10-00", "2026-04-31",    "2026/11/23",
        "20261123",   "2026-11-23 ", " 2026-11-23", "2026-11-2a", "2026-11-23T00", "2026--1-23",
        "-026-11-23", "----------",  "2026-11--3"}) {
    EXPECT_FALSE(is_day(text)) << text;
  }
}

TEST(UtcMillis, AddsAndSubtractsDurations) {
  EXPECT_EQ(UtcMillis{1000} + 500ms, UtcMillis{1500});
  EXPECT_EQ(UtcMillis{1000} - UtcMillis{1500}, -500ms);
}

}  // namespace
}  // namespace jamsides
