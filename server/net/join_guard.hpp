// join_guard.hpp - against guessing: how many wrong room codes an address may try (LI9).
//
// Bounded memory; network thread only.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>

#include "base/clock.hpp"

namespace jamsides::net {

class JoinGuard {
 public:
  static constexpr std::size_t kWrongPerMinute = 10;
  static constexpr std::size_t kAddresses = 100'000;  // remembered at once; beyond it the oldest go

  /// Whether this address has guessed wrong too often in the last minute.
  bool too_many(const std::string& address, UtcMillis now) const;
  void wrong(const std::string& address, UtcMillis now);

  std::size_t size() const { return wrong_.size(); }

 private:
  void forget_old(UtcMillis now);

  std::map<std::string, std::deque<UtcMillis>> wrong_;  // by network: an IPv6 host owns a /64
  UtcMillis swept_{};
};

}  // namespace jamsides::net
