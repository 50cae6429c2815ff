// backups.hpp - when backups are made: by the clock, and when the admin page asks; one at a time.
//
// The copy itself is the store thread's, between its batches. What comes before and after it (making room,
// syncing, reading the whole copy through) is done by a thread that lives as long as that takes, has the
// lowest priority and shares nothing but the finished file. Network thread only.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include "app/options.hpp"
#include "base/clock.hpp"
#include "net/net_context.hpp"
#include "store/backup.hpp"
#include "store/store_thread.hpp"

namespace jamsides::app {

/// For /metrics.
struct BackupCounters {
  std::uint64_t made = 0, failed = 0;
  UtcMillis last_success{};  // when it was begun; 0 = none yet, as far as the directory tells
  std::chrono::milliseconds last_duration{};
  std::uint64_t last_bytes = 0;
};

class Backups {
 public:
  using Log = std::function<void(std::string_view)>;

  Backups(boost::asio::io_context& io, store::StoreThread& store, const BackupOptions& options, Clock now,
          Log log);
  Backups(const Backups&) = delete;
  Backups& operator=(const Backups&) = delete;
  /// Gives up what is under way.
  ~Backups() = default;

  /// From now on the clock counts. The first is due where the newest there is older than it may be.
  void start();
  /// No more are begun, and one that is under way is given up.
  void stop();

  /// Makes one now; `done` hears of it once it is in place, or why there is none.
  void make(net::BackUpDone done);

  const BackupCounters& counters() const { return counters_; }

 private:
  void schedule(std::chrono::milliseconds in);
  void copied(std::filesystem::path part, UtcMillis begun, std::expected<void, store::Fault> how);
  void finished(UtcMillis begun, std::expected<store::BackupFile, store::Fault> how);
  /// `work(stop_token)` on the thread beside, then `then` with its result here.
  template <class Work, class Then>
  void beside(Work work, Then then);

  boost::asio::io_context& io_;
  store::StoreThread& store_;
  const BackupOptions options_;
  const Clock now_;
  const Log log_;
  boost::asio::steady_timer timer_;
  net::BackUpDone running_;  // empty where none is being made
  bool stopped_ = false;
  BackupCounters counters_;
  std::jthread beside_;  // last: it is joined before the rest goes
};

}  // namespace jamsides::app
