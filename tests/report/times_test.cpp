// times_test.cpp - the clock on the wall in Stockholm, around where it is turned.
#include "report/times.hpp"

#include <gtest/gtest.h>

namespace jamsides::report {
namespace {

using namespace std::chrono;

UtcMillis at(int y, unsigned m, unsigned d, int h, int min) {
  const sys_time<milliseconds> time = sys_days{year{y} / month{m} / day{d}} + hours{h} + minutes{min};
  return {time.time_since_epoch().count()};
}

TEST(StockholmTime, IsAnHourAheadInWinterAndTwoInSummer) {
  EXPECT_EQ(stockholm_time(at(2026, 11, 22, 8, 5)), "09:05");
  EXPECT_EQ(stockholm_time(at(2026, 11, 22, 23, 30)), "00:30");
  EXPECT_EQ(stockholm_time(at(2026, 6, 21, 8, 5)), "10:05");
  EXPECT_EQ(stockholm_time(at(2026, 6, 21, 22, 59)), "00:59");
}

TEST(StockholmTime, IsTurnedAtOneInTheMorningUtc) {
  EXPECT_EQ(stockholm_time(at(2026, 3, 29, 0, 59)), "01:59");
  EXPECT_EQ(stockholm_time(at(2026, 3, 29, 1, 0)), "03:00");
  EXPECT_EQ(stockholm_time(at(2026, 10, 25, 0, 59)), "02:59");
  EXPECT_EQ(stockholm_time(at(2026, 10, 25, 1, 0)), "02:00");
}

}  // namespace
}  // namespace jamsides::report
