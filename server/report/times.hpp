// times.hpp - the time of day in Stockholm, and days, as documents print them. Private to report/.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "report/language.hpp"

namespace jamsides::report {

/// "HH:MM" in Europe/Stockholm.
std::string stockholm_time(UtcMillis now);

/// "12 mars 2027", "12 March 2027"; `day` is YYYY-MM-DD.
std::string day_in_words(const std::string& day, Language language);

}  // namespace jamsides::report
