// times.cpp - see times.hpp.
#include "report/times.hpp"

#include <fmt/format.h>

#include <array>

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

constexpr std::array<Said, 12> kMonths{{{"januari", "January"},
                                        {"februari", "February"},
                                        {"mars", "March"},
                                        {"april", "April"},
                                        {"maj", "May"},
                                        {"juni", "June"},
                                        {"juli", "July"},
                                        {"augusti", "August"},
                                        {"september", "September"},
                                        {"oktober", "October"},
                                        {"november", "November"},
                                        {"december", "December"}}};

}  // namespace

std::string day_in_words(const std::string& day, Language language) {
  const auto month = static_cast<std::size_t>((day[5] - '0') * 10 + (day[6] - '0') - 1);
  const auto of_month = day[8] == '0' ? day.substr(9) : day.substr(8);
  return of_month + ' ' + kMonths.at(month).in(language) + ' ' + day.substr(0, 4);
}

std::string stockholm_time(UtcMillis now) {
  const auto local = milliseconds{now.n} + (is_summer(now) ? hours{2} : hours{1});
  const auto of_day = local - floor<days>(local);
  return fmt::format("{:02}:{:02}", duration_cast<hours>(of_day).count(),
                     duration_cast<minutes>(of_day % hours{1}).count());
}

}  // namespace jamsides::report
