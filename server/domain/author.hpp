// author.hpp - who does something, when, and the place it got in the log.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "base/ids.hpp"

namespace jamsides {

/// An author is a seat, the admin page or the system (timers, joining).
struct Author {
  enum class Kind { seat, admin, system };
  Kind kind = Kind::system;
  SeatId seat{};  // set only where kind == seat

  static Author of(SeatId seat) { return {Kind::seat, seat}; }
  static Author admin() { return {Kind::admin, {}}; }
  static Author system() { return {Kind::system, {}}; }
  bool is(SeatId other) const { return kind == Kind::seat && seat == other; }
  bool operator==(const Author&) const = default;
};

/// What the log adds to an event: its place, its time, its author and the command it came from.
struct Stamp {
  Seq seq = 0;
  UtcMillis at{};
  Author by{};
  CommandId id{};  // empty where no client asked
};

}  // namespace jamsides
