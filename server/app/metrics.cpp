// metrics.cpp - see metrics.hpp.
#include "app/metrics.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace jamsides::app {
namespace {

class Text {
 public:
  template <class Number>
  Text& counter(const char* name, const char* help, Number value) {
    return line(name, help, "counter", static_cast<double>(value));
  }
  template <class Number>
  Text& gauge(const char* name, const char* help, Number value) {
    return line(name, help, "gauge", static_cast<double>(value));
  }
  std::string take() { return std::move(text_); }

 private:
  Text& line(const char* name, const char* help, const char* type, double value) {
    text_ += fmt::format("# HELP jamsides_{0} {1}\n# TYPE jamsides_{0} {2}\njamsides_{0} {3}\n", name, help,
                         type, value);
    return *this;
  }
  std::string text_;
};

/// In whole 64 KiB: to the byte it would tell that something hidden is there, and how long it is.
std::uint64_t roughly(std::uint64_t bytes) { return (bytes + 0xffff) & ~std::uint64_t{0xffff}; }

double seconds(std::chrono::microseconds time) { return std::chrono::duration<double>(time).count(); }

}  // namespace

std::string metrics_text(const store::StoreCounters& store, const room::RoomCounts& rooms,
                         const room::Directory& live, const net::ConnectionCounts& sockets,
                         std::size_t open_sockets, const net::HttpCounts& http,
                         const BackupCounters& backups) {
  std::uint64_t backlog = 0;
  std::size_t members = 0;
  for (const auto& room : live.rooms()) {
    backlog += roughly(room->backlog_bytes());
    members += room->member_count();
  }
  Text text;
  text.counter("commands_total", "Commands heard", rooms.commands)
      .counter("commands_repeated_total", "Commands heard again and answered with the same done",
               rooms.repeated)
      .counter("commands_refused_total", "Commands refused", rooms.refused)
      .counter("events_total", "Events decided", rooms.events)
      .counter("welcomes_total", "Welcomes with the whole state", rooms.welcomes)
      .counter("resumes_total", "Welcomes without state", rooms.resumes)
      .counter("frames_encoded_total", "Frames encoded", rooms.frames)
      .gauge("rooms", "Rooms live", live.size())
      .gauge("members", "Devices in rooms", members)
      .gauge("backlog_bytes", "Bytes in all backlogs, each in whole 64 KiB", backlog)
      .gauge("sockets", "WebSockets open", open_sockets)
      .counter("socket_received_bytes_total", "Bytes received on WebSockets", sockets.received_bytes)
      .counter("socket_sent_bytes_total", "Bytes sent on WebSockets, in whole 64 KiB",
               roughly(sockets.sent_bytes))
      .counter("socket_messages_total", "Messages received on WebSockets", sockets.messages)
      .counter("socket_sends_total", "Send calls", sockets.sends)
      .counter("socket_sends_blocked_total", "Send calls the kernel could not take whole", sockets.blocked)
      .counter("http_requests_total", "HTTP requests", http.requests)
      .counter("http_upgrades_total", "WebSocket upgrades", http.upgrades)
      .counter("http_refused_total", "HTTP requests refused by rule", http.refused)
      .counter("commits_total", "Transactions", store.commits)
      .counter("appends_total", "Appends in them", store.appends)
      .counter("commit_failures_total", "Failed batches", store.all_failures)
      .counter("append_failures_total", "Failed appends of one group", store.group_failures)
      .counter("commit_seconds_total", "Time in commits", seconds(store.commit_time_total))
      .gauge("commit_seconds_max", "Longest commit", seconds(store.commit_time_max))
      .counter("slow_commits_total", "Commits over 50 ms", store.slow_commits)
      .gauge("store_queue", "Requests waiting for the store", store.queued)
      .gauge("wal_bytes", "Bytes in the write-ahead log", store.wal_bytes)
      .gauge("store_broken", "1 after a failed commit, until the log is open again", store.broken ? 1 : 0)
      .counter("store_reopens_total", "Tries to open the log again", store.reopens)
      .counter("backups_total", "Backups made", backups.made)
      .counter("backup_failures_total", "Backups that could not be made", backups.failed)
      .gauge("backup_last_success_seconds", "When the newest backup was begun, since 1970; 0 = never",
             static_cast<double>(backups.last_success.n / 1000))
      .gauge("backup_duration_seconds", "Time the last backup took", seconds(backups.last_duration))
      .gauge("backup_bytes", "Size of the last backup", backups.last_bytes)
      .gauge("backup_step_seconds_max", "Longest hold-up of commits by copying",
             seconds(store.copy_step_max));
  return text.take();
}

std::string debug_text(const room::Directory& live, const store::StoreCounters& store,
                       std::size_t open_sockets) {
  nlohmann::json rooms = nlohmann::json::array();
  for (const auto& room : live.rooms()) {
    rooms.push_back({{"seq", room->group().seq},
                     {"members", room->member_count()},
                     {"backlogBytes", roughly(room->backlog_bytes())},
                     {"lags", room->lags()}});
  }
  return nlohmann::json{{"rooms", rooms},
                        {"sockets", open_sockets},
                        {"storeQueue", store.queued},
                        {"walBytes", store.wal_bytes}}
             .dump(1) +
         "\n";
}

}  // namespace jamsides::app
