// store_thread.hpp - the thread that owns the log: gathers appends, commits them together, tells back.
//
// In: requests from the network thread, in one queue, served in order; loads and snapshots are begun in order
// and then done in pieces of about two milliseconds, one after each batch.  Out: their callbacks, posted to
// the network thread, one post per batch. The queue's mutex and condition variable are the only ones in the
// program; everything else here belongs to exactly one side. With nothing to serve it
// goes on copying or removing groups, and after a failed commit it tries to reopen the log until that
// succeeds.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "store/log.hpp"
#include "store/store.hpp"

namespace jamsides::store {

/// What the store has done so far; for /metrics.
struct StoreCounters {
  std::uint64_t commits = 0;  // transactions of appends, failed ones too
  std::uint64_t appends = 0;  // in them
  std::uint64_t events = 0;   // in them
  std::uint64_t group_failures = 0;
  std::uint64_t all_failures = 0;  // batches
  std::uint64_t reopens = 0;       // tried
  std::uint64_t loads = 0;
  std::uint64_t slow_commits = 0;   // longer than slow_commit
  std::uint64_t largest_batch = 0;  // appends
  std::uint64_t last_batch = 0;
  std::chrono::microseconds commit_time_total{};
  std::chrono::microseconds commit_time_max{};
  std::chrono::microseconds commit_time_last{};
  std::uint64_t queued = 0;  // waiting now
  bool broken = false;       // a write failed and reopening has not succeeded yet
  std::uint64_t wal_bytes = 0;
  std::uint64_t copy_steps = 0;
  std::chrono::microseconds copy_step_max{};
};

class StoreThread : public Store {
 public:
  /// Runs a function on the network thread, later; called from the store thread.
  using Post = std::function<void(std::function<void()>)>;

  struct Options {
    std::chrono::milliseconds linger{1};        // waited for company while batches form; doubled for big ones
    std::size_t linger_from_batch = 4;          // appends in the last batch that make it linger
    std::size_t batch_limit = 1024;             // appends in one transaction
    std::chrono::milliseconds slow_commit{50};  // a longer one is warned of
    std::chrono::milliseconds reopen_every{1000};  // between tries to reopen after a failed commit
    // Beside the batches. A disk takes its time for every byte of a copy, and commits wait behind it: 64
    // pages each 20 ms are 13 MB/s at most, whatever the disk could do.
    int copy_pages = 64;
    std::chrono::milliseconds beside_pause{20};  // from the end of a step to the next, at least
    int beside_rest = 3;                         // and so many times what the step took
    std::function<void(std::string)> warn{};     // called on the network thread; words for the operator's log
  };

  /// Takes over `log` and starts the thread. `post` must be callable until the destructor has returned.
  StoreThread(std::unique_ptr<Log> log, Post post, Options options);
  StoreThread(std::unique_ptr<Log> log, Post post);
  StoreThread(const StoreThread&) = delete;
  StoreThread& operator=(const StoreThread&) = delete;
  /// Finishes what was asked, posts its callbacks and joins; also where commits are held. Loads, snapshots,
  /// copies and removals that take longer are given up.
  ~StoreThread() override;

  void append(Append append, AppendDone done) override;
  void load(GroupId group, Checklists checklists, LoadDone done) override;
  void snapshot(Group group) override;
  void remove(GroupId group, RemoveDone removed) override;

  using CopyDone = std::function<void(std::expected<void, Fault>)>;
  /// Copies the log to the new file `to`, a few pages at a time between batches; what is appended meanwhile
  /// is in it. `done` hears once the copy is whole; it is not synced. One copy at a time.
  void copy(std::filesystem::path to, CopyDone done);

  /// For tests of the commit gate: nothing asked after hold() is served before release(). hold() returns once
  /// the batch under way has been posted.
  void hold();
  void release();

  /// A snapshot. Any thread.
  StoreCounters counters() const;

 private:
  void run_job(std::function<void(Log&)> work, std::function<void()> done) override;

  struct Core;  // the queue and what the store thread owns
  std::unique_ptr<Core> core_;
};

}  // namespace jamsides::store
