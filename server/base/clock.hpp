// clock.hpp - time as the server tells it: milliseconds since 1970 in UTC, and the calendar day in Stockholm.
//
// The domain gets the time as an argument; only app and net ask a Clock.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace jamsides {

/// Milliseconds since 1970-01-01T00:00:00Z.
struct UtcMillis {
  std::int64_t n = 0;
  auto operator<=>(const UtcMillis&) const = default;
  UtcMillis operator+(std::chrono::milliseconds d) const { return {n + d.count()}; }
  std::chrono::milliseconds operator-(UtcMillis other) const {
    return std::chrono::milliseconds{n - other.n};
  }
};

/// Where the time comes from: the machine's clock, or a test's.
using Clock = std::function<UtcMillis()>;

/// The machine's clock now. Any thread.
inline UtcMillis system_now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

/// The day in Europe/Stockholm at `now`, "YYYY-MM-DD". Summer time by the EU's rule (last Sunday of March
/// 01:00 UTC to last Sunday of October 01:00 UTC), so it does not depend on the machine's own zone files.
inline std::string stockholm_day(UtcMillis now) {
  using namespace std::chrono;
  const sys_time<milliseconds> utc{milliseconds{now.n}};
  const year_month_day day{floor<days>(utc)};
  const auto from = sys_days{day.year() / March / Sunday[last]} + hours{1};
  const auto until = sys_days{day.year() / October / Sunday[last]} + hours{1};
  const auto offset = utc >= from && utc < until ? hours{2} : hours{1};
  const year_month_day local{floor<days>(utc + offset)};
  std::string text = std::to_string(static_cast<int>(local.year()));
  const auto two = [&](unsigned n) {
    text += '-';
    if (n < 10) text += '0';
    text += std::to_string(n);
  };
  two(static_cast<unsigned>(local.month()));
  two(static_cast<unsigned>(local.day()));
  return text;
}

/// Whether `text` is a calendar day written YYYY-MM-DD.
inline bool is_day(const std::string& text) {
  using namespace std::chrono;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t from, std::size_t size) {  // -1 where it is none
    int n = 0;
    for (const char c : text.substr(from, size)) {
      if (c < '0' || c > '9') return -1;
      n = n * 10 + (c - '0');
    }
    return n;
  };
  const int y = number(0, 4), m = number(5, 2), d = number(8, 2);
  return y >= 0 && m >= 0 && d >= 0 &&
         year_month_day{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}}.ok();
}

}  // namespace jamsides
