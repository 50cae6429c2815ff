// room_record.hpp - what the clients of one room were told, compared with each other: every seq once at
// everyone, in order, and the same change under the same seq. Also when, so that latency can be told from the
// scheduled send.
#pragma once

#include <cstdint>
#include <vector>

#include "histogram.hpp"

namespace jamsides::load {

/// What must be 0 in every run (P9).
struct Faults {
  std::uint64_t gaps = 0;        // seqs a client was never told
  std::uint64_t duplicates = 0;  // told twice, or backwards
  std::uint64_t differences =
      0;  // another change under this seq than somebody else was told; a done out of order
  std::uint64_t refused = 0;     // commands the workload expects to be accepted
  std::uint64_t closed = 0;      // connections the server ended
  std::uint64_t unanswered = 0;  // commands without their done
  std::uint64_t sum() const { return gaps + duplicates + differences + refused + closed + unanswered; }
};

class RoomRecord {
 public:
  explicit RoomRecord(Faults& faults) : faults_(&faults) {}

  /// The seq before the first change: every client's place at its welcome.
  void begin(std::uint64_t seq) {
    if (!begun_) base_ = highest_ = seq;
    begun_ = true;
  }

  /// A client that had `cursor` is told of `seq`, at `now` (0 = latency is not asked for); its new cursor.
  std::uint64_t told(std::uint64_t cursor, std::uint64_t seq, std::uint64_t print, std::int64_t now) {
    if (seq <= cursor) {
      ++faults_->duplicates;
      return cursor;
    }
    faults_->gaps += seq - cursor - 1;
    if (seq > base_) compare(seq - base_ - 1, print);
    if (seq > highest_) highest_ = seq;
    if (now != 0) deliveries_.push_back({seq, now});
    return seq;
  }

  /// The command that became `seq` was due at `due`.
  void due(std::uint64_t seq, std::int64_t due) { commands_.push_back({seq, due}); }

  /// Adds, for every delivery of a command that was due in [from, until), the time since then.
  void add_latencies(Histogram& to, std::int64_t from, std::int64_t until) const;

  std::uint64_t highest() const { return highest_; }

 private:
  struct At {
    std::uint64_t seq;
    std::int64_t ns;
  };

  void compare(std::size_t place, std::uint64_t print) {
    if (place >= prints_.size()) prints_.resize(place + 1);
    if (prints_[place] == 0) prints_[place] = print;
    if (prints_[place] != print) ++faults_->differences;
  }

  Faults* faults_;
  bool begun_ = false;
  std::uint64_t base_ = 0, highest_ = 0;
  std::vector<std::uint64_t> prints_;  // of the change behind each seq, as it was first told
  std::vector<At> deliveries_;
  std::vector<At> commands_;
};

inline void RoomRecord::add_latencies(Histogram& to, std::int64_t from, std::int64_t until) const {
  std::vector<std::int64_t> due_at(highest_ - base_ + 1);
  for (const auto& command : commands_) {
    if (command.seq > base_ && command.seq <= highest_) due_at[command.seq - base_] = command.ns;
  }
  for (const auto& delivery : deliveries_) {
    const auto due = delivery.seq > base_ ? due_at[delivery.seq - base_] : 0;
    if (due >= from && due < until && due != 0) to.add(delivery.ns - due);
  }
}

}  // namespace jamsides::load
