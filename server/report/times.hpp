// times.hpp - the time of day in Stockholm, as documents print it. Private to report/.
#pragma once

#include <string>

#include "base/clock.hpp"

namespace jamsides::report {

/// "HH:MM" in Europe/Stockholm.
std::string stockholm_time(UtcMillis now);

}  // namespace jamsides::report
