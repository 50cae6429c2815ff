// beside_batches.hpp - what the store thread does in small steps between its batches: a copy of the log, and
// groups being erased.
//
// Each step is followed by a rest as long as several of it, so most of the time is the batches'. Store thread
// only. Throws nothing: how it ended is told.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace jamsides::store {

class BesideBatches {
 public:
  using Clock = std::chrono::steady_clock;
  using CopyDone = std::function<void(std::expected<void, Fault>)>;
  struct Pace {
    int copy_pages;                   // a step's
    std::chrono::milliseconds pause;  // after a step, at least
    int rest;                         // and so many times what it took
  };
  using Tell = std::function<void(std::function<void()>)>;  // calls it on the network thread, later
  using Warn = std::function<void(std::string)>;            // words for the operator

  BesideBatches(Pace pace, Tell tell, Warn warn)
      : pace_(pace), tell_(std::move(tell)), warn_(std::move(warn)) {}

  void begin_copy(Log& log, const std::filesystem::path& to, CopyDone done);
  void begin_removal(Log& log, const GroupId& group, Store::RemoveDone done);
  /// The log has been opened: an earlier run may not have ended a removal.
  void look_for_removals() { removing_ = true; }

  /// When the next step is due; nothing where there is none.
  std::optional<Clock::time_point> due() const;
  /// Does it where it is due; how long it took where it was a copy's.
  std::optional<std::chrono::microseconds> step(Log& log);
  /// Gives up what has not ended.
  void end(Log& log);

 private:
  void end_copy(Log& log, std::expected<void, Fault> how);
  void end_removal(std::expected<bool, Fault> how);

  const Pace pace_;
  const Tell tell_;
  const Warn warn_;
  CopyDone copying_;  // empty where no copy is being made
  bool removing_ = true;
  std::vector<Store::RemoveDone> removed_;
  Clock::time_point next_{};
};

}  // namespace jamsides::store
