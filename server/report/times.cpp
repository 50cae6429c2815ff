// times.cpp - see times.hpp.
#include "report/times.hpp"

#include <fmt/format.h>

namespace jamsides::report {
namespace {

using namespace std::chrono;

/// Whether it is summer time at `now`: half past ten in the evening, in UTC, is tomorrow there in summer and
/// not in winter. The clock is turned at 01:00 UTC, so before that the evening before tells it.
bool is_summer(UtcMillis now) {
  const auto day = floor<days>(sys_time<milliseconds>{milliseconds{now.n}} - hours{1}).time_since_epoch();
  const UtcMillis noon{duration_cast<milliseconds>(day + hours{12}).count()};
  const UtcMillis evening = noon + minutes{10 * 60 + 30};
  return stockholm_day(evening) != stockholm_day(noon);
}

}  // namespace

std::string stockholm_time(UtcMillis now) {
  const auto local = milliseconds{now.n} + (is_summer(now) ? hours{2} : hours{1});
  const auto of_day = local - floor<days>(local);
  return fmt::format("{:02}:{:02}", duration_cast<hours>(of_day).count(),
                     duration_cast<minutes>(of_day % hours{1}).count());
}

}  // namespace jamsides::report
