// age.hpp - a group with a long history, and what its age costs: opening, commands, and others meanwhile.
//
// Real parts: the log in a file, the store thread, a room. Used by age_test.cpp with tens of thousands of
// events and by age_figures.cpp with a million.
#pragma once

#include <chrono>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "domain/group_builder.hpp"
#include "room/services.hpp"
#include "store/sqlite_log.hpp"

namespace jamsides::age {

using Milliseconds = std::chrono::duration<double, std::milli>;

/// A meeting that has gone on and on: votes changed over and over, rounds, screens shown, people sitting
/// down.
class LongMeeting {
 public:
  explicit LongMeeting(const GroupId& id);

  /// Stores what has happened so far and goes on to `events` events, in batches of a thousand.
  void grow(store::Log& log, Seq events);
  /// The next thing that somebody does, accepted where nothing but this has happened.
  std::pair<Author, Command> next();

  test::LiveGroup live;

 private:
  int roll(int most) { return static_cast<int>(random_() % static_cast<std::uint64_t>(most)); }
  void flush(store::Log& log);

  std::mt19937_64 random_{1};
  store::Append pending_;
  std::map<SeatId, std::uint64_t> counters_;
  std::deque<std::pair<Author, Command>> planned_;
};

/// How long opening takes in a process that has not read the file before.
struct Opening {
  Milliseconds took;
  Seq folded = 0;  // events read
};
Opening open(const std::filesystem::path& data, const GroupId& group, const Checklists& checklists,
             bool from_snapshot);

/// Microseconds a command costs a room and its log, disk syncs shared by 32 commands; the median of `rounds`.
std::vector<double> command_costs(const std::filesystem::path& data, std::vector<LongMeeting*> meetings,
                                  int rounds, int commands);

/// What the commits of another group take, one after the other, in milliseconds from asking to hearing.
struct Waits {
  std::vector<double> commits;  // sorted
  Milliseconds loading{};       // until the group that loads beside them was there
  double at(double quantile) const;
};
/// While nothing else happens, for `time`; or while `loads` is folded from its first event.
Waits quiet(const std::filesystem::path& data, const GroupId& group, Milliseconds time);
Waits beside_loading(const std::filesystem::path& data, const GroupId& group, const GroupId& loads,
                     const Checklists& checklists);

}  // namespace jamsides::age
