// join_guard.hpp - against guessing: how many wrong room codes may come from an address, or be aimed at a
// room, in a minute (LI9).
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
  static constexpr std::size_t kPerAddress = 10;
  static constexpr std::size_t kPerRoom = 30;
  static constexpr std::size_t kAddresses = 100'000;  // remembered at once; beyond it the oldest go

  explicit JoinGuard(std::size_t wrong_per_minute = kPerAddress) : most_(wrong_per_minute) {}

  /// Whether `who`, an address or a group, has had too many wrong codes in the last minute.
  bool too_many(const std::string& who, UtcMillis now) const;
  void wrong(const std::string& who, UtcMillis now);

  std::size_t size() const { return wrong_.size(); }

 private:
  void forget_old(UtcMillis now);

  std::size_t most_;
  std::map<std::string, std::deque<UtcMillis>> wrong_;  // by network: an IPv6 host owns a /64
  UtcMillis swept_{};
};

}  // namespace jamsides::net
