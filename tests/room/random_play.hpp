// random_play.hpp - random but mostly sensible commands from random seats, the same for the same seed.
#pragma once

#include <random>

#include "room/room_harness.hpp"

namespace jamsides::testing {

struct Move {
  SeatId seat;
  Command command;
};

/// What a play may hold; everything is on by default.
struct PlayOptions {
  bool reveals = true;   // ballot.reveal, and all that needs it
  bool sharing = true;   // organisation.share
  bool meetings = true;  // close, undo
};

class RandomPlay {
 public:
  RandomPlay(const RoomTest& test, std::uint64_t seed, PlayOptions options = {})
      : test_(test), random_(seed), options_(options) {}

  /// The next move; may well be refused.
  Move next();

 private:
  int roll(int most) { return static_cast<int>(random_() % static_cast<std::uint64_t>(most)); }
  SeatId any_seat();
  SeatId voter();
  SeatId key_person();
  AssessmentId any_assessment();
  std::string some_text();

  const RoomTest& test_;
  std::mt19937_64 random_;
  PlayOptions options_;
};

}  // namespace jamsides::testing
