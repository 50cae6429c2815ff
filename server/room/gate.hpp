// gate.hpp - the commit gate: everything a room says waits here, in order, until the commit it depends on is
// safe.
//
// Network thread only. Refusals, welcomes and `done` wait like changes do: what they tell may not have
// happened yet.
#pragma once

#include <deque>
#include <functional>
#include <utility>

#include "base/ids.hpp"

namespace jamsides::room {

class Gate {
 public:
  using Release = std::function<void()>;

  /// `committed` is the last seq known to be safe.
  explicit Gate(Seq committed) : committed_(committed) {}

  /// Runs `release` once `needs` is safe and all that was held before has been released; at once where it is
  /// so already.
  void hold(Seq needs, Release release) {
    if (held_.empty() && needs <= committed_) {
      release();
    } else {
      held_.push_back({needs, std::move(release)});
    }
  }

  /// Everything up to `seq` is safe.
  void committed(Seq seq) {
    committed_ = seq;
    while (!held_.empty() && held_.front().needs <= committed_) {
      auto release = std::move(held_.front().release);
      held_.pop_front();
      release();
    }
  }

  /// Forgets what is held: it never happened, or nobody is there to hear it.
  void drop() { held_.clear(); }

  Seq last_committed() const { return committed_; }
  bool empty() const { return held_.empty(); }

 private:
  struct Held {
    Seq needs;
    Release release;
  };
  Seq committed_;
  std::deque<Held> held_;
};

}  // namespace jamsides::room
