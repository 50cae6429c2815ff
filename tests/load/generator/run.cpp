// run.cpp - see run.hpp. One thread, one epoll; the open loop's clock is exact to a few microseconds.
#include "run.hpp"

#include <sys/epoll.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "client.hpp"

namespace jamsides::load {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

class Run {
 public:
  explicit Run(const Options& options) : options_(options), epoll_(epoll_create1(0)) {}
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run() { ::close(epoll_); }

  Figures measure() {
    make_clients();
    const double rss_before = cost_of(options_.server).rss_kib;
    connect_all();
    if (options_.work == Work::idle) return idle(rss_before);
    choose_writers();
    if (options_.work == Work::paced) return paced();
    for (auto* writer : writers_) writer->start(options_.in_flight);
    turn_until(now_ns() + ns(options_.warm_up_s));
    begin_window();
    turn_until(window_.at + ns(options_.seconds));
    end_window();
    for (auto* writer : writers_) writer->stop();
    return finish();
  }

 private:
  struct Window {
    std::int64_t at = 0;
    Cost cost, own;
    Counts counts;
  };

  static std::int64_t ns(double seconds) { return static_cast<std::int64_t>(seconds * 1e9); }

  void make_clients() {
    std::map<std::string, std::vector<std::string>> tokens;  // by group; the room's keys only
    if (options_.dialect == Dialect::jamsides) {
      std::ifstream file(options_.links);
      for (const auto& link : nlohmann::json::parse(file)) {
        if (link["key"] == "room") tokens[link["group"]].push_back(link["token"]);
      }
    } else {
      for (int room = 0; room < options_.rooms; ++room)
        tokens["room-" + std::to_string(room)].resize(kClientsPerRoom);
    }
    for (const auto& [group, keys] : tokens) {
      if (static_cast<int>(rooms_.size()) == options_.rooms) break;
      auto& room = rooms_.emplace_back(figures_.faults);
      room.group = group;
      for (int i = 0; i < kClientsPerRoom; ++i) {
        clients_.emplace_back(options_, room, keys.at(static_cast<std::size_t>(i)),
                              static_cast<int>(clients_.size()), figures_.faults, counts_);
      }
    }
    if (static_cast<int>(rooms_.size()) < options_.rooms) {
      std::fprintf(stderr, "%zu groups in %s, %d asked for\n", rooms_.size(), options_.links.c_str(),
                   options_.rooms);
      std::exit(2);
    }
  }

  void connect_all() {
    std::size_t connected = 0;
    for (auto& client : clients_) {
      client.connect();
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.ptr = &client;
      epoll_ctl(epoll_, EPOLL_CTL_ADD, client.socket(), &event);
      if (++connected % 64 == 0) turn(0);
    }
    const auto patience = now_ns() + 30 * kSecond;
    const auto all = [&] {
      for (const auto& client : clients_) {
        if (!client.welcomed()) return false;
      }
      return true;
    };
    while (!all()) {
      turn(kSecond / 100);
      if (now_ns() > patience || figures_.faults.closed > 0) {
        std::fprintf(stderr, "not everyone was welcomed\n");
        std::exit(2);
      }
    }
    turn_until(now_ns() + kSecond / 5);  // what follows the welcome: who is here
  }

  void choose_writers() {
    for (auto& client : clients_) {
      if (client.place().may_write) writers_.push_back(&client);
    }
    std::map<const void*, int> chosen;
    std::erase_if(writers_, [&](Client* client) { return chosen[client->room()]++ >= options_.writers; });
    if (writers_.size() != static_cast<std::size_t>(options_.writers) * rooms_.size()) {
      std::fprintf(stderr, "%zu writers in %zu rooms\n", writers_.size(), rooms_.size());
      std::exit(2);
    }
  }

  /// Waits at most `wait` for sockets and serves them once.
  void turn(std::int64_t wait) {
    std::array<epoll_event, 256> events;
    const timespec time{wait / kSecond, wait % kSecond};
    const int count = epoll_pwait2(epoll_, events.data(), events.size(), &time, nullptr);
    for (int i = 0; i < count; ++i) {
      auto& client = *static_cast<Client*>(events[static_cast<std::size_t>(i)].data.ptr);
      if (!client.readable()) epoll_ctl(epoll_, EPOLL_CTL_DEL, client.socket(), nullptr);
    }
  }

  void turn_until(std::int64_t until) {
    for (auto now = now_ns(); now < until; now = now_ns()) turn(until - now);
  }

  Figures paced() {
    prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
    const auto step = static_cast<std::int64_t>(1e9 / options_.rate);
    const auto start = now_ns();
    const auto from = start + ns(options_.warm_up_s);
    const auto until = from + ns(options_.seconds);
    std::size_t next = 0;
    for (auto due = start; due < until; due += step) {
      turn_until(due);
      if (window_.at == 0 && due >= from) begin_window();
      auto& writer = *writers_[next++ * 7919 % writers_.size()];  // from room to room
      writer.command(due);
      writer.flush();
    }
    turn_until(until);
    end_window();
    auto figures = finish();
    for (const auto& room : rooms_) room.record.add_latencies(figures.latency, from, until);
    return figures;
  }

  Figures idle(double rss_before) {
    figures_.connections = static_cast<int>(clients_.size());
    begin_window();
    auto ping_at = now_ns();
    while (now_ns() < window_.at + ns(options_.seconds)) {
      if (now_ns() >= ping_at) {
        for (auto& client : clients_) client.ping();
        ping_at += 15 * kSecond;
      }
      turn_until(now_ns() + kSecond / 10);
    }
    end_window();
    figures_.rss_kib_per_connection = (figures_.rss_kib - rss_before) / figures_.connections;
    return figures_;
  }

  void begin_window() { window_ = {now_ns(), cost_of(options_.server), cost_of(getpid()), counts_}; }

  void end_window() {
    auto& f = figures_;
    const Cost cost = cost_of(options_.server), own = cost_of(getpid());
    f.seconds = static_cast<double>(now_ns() - window_.at) / 1e9;
    const auto deliveries = static_cast<double>(counts_.deliveries - window_.counts.deliveries);
    f.deliveries_per_s = deliveries / f.seconds;
    f.commands_per_s = static_cast<double>(counts_.answered - window_.counts.answered) / f.seconds;
    f.cpu_s = cost.cpu_s - window_.cost.cpu_s;
    f.cpu_percent = 100 * f.cpu_s / f.seconds;
    f.user_percent = f.cpu_s > 0 ? 100 * (cost.user_s - window_.cost.user_s) / f.cpu_s : 0;
    f.deliveries_per_cpu_s = f.cpu_s > 0 ? deliveries / f.cpu_s : 0;
    f.rss_kib = cost.rss_kib;
    f.connections = static_cast<int>(clients_.size());
    f.own_core_percent = 100 * (own.cpu_s - window_.own.cpu_s) / f.seconds;
    const auto reads = counts_.reads - window_.counts.reads;
    if (reads > 0) f.deliveries_per_read = deliveries / static_cast<double>(reads);
    const auto mean = [](std::uint64_t sum, std::uint64_t count) {
      return count > 0 ? static_cast<double>(sum) / static_cast<double>(count) : 0.0;
    };
    f.command_bytes = mean(counts_.command_bytes, counts_.commands);
    f.change_bytes = mean(counts_.change_bytes, counts_.deliveries);
  }

  /// Lets everything that is under way arrive, and holds everyone to it.
  Figures finish() {
    const auto settled = [&] {
      for (const auto* writer : writers_) {
        if (writer->under_way() > 0) return false;
      }
      for (const auto& client : clients_) {
        if (client.cursor() < client.room()->record.highest()) return false;
      }
      return true;
    };
    const auto patience = now_ns() + 10 * kSecond;
    while (!settled() && now_ns() < patience) turn(kSecond / 100);
    turn_until(now_ns() + kSecond / 10);  // a change too many would come now
    for (auto& client : clients_) client.expect(client.room()->record.highest());
    return figures_;
  }

  const Options& options_;
  int epoll_;
  Figures figures_;
  Counts counts_;
  std::deque<Room> rooms_;
  std::deque<Client> clients_;
  std::vector<Client*> writers_;
  Window window_;
};

}  // namespace

Figures run(const Options& options) {
  Run one(options);
  return one.measure();
}

std::string text_of(const Options& options, const Figures& f) {
  nlohmann::ordered_json json{{"seconds", f.seconds},
                              {"connections", f.connections},
                              {"commandsPerSecond", std::round(f.commands_per_s)},
                              {"deliveriesPerSecond", std::round(f.deliveries_per_s)},
                              {"serverCpuSeconds", f.cpu_s},
                              {"serverCpuPercent", f.cpu_percent},
                              {"serverUserPercent", f.user_percent},
                              {"deliveriesPerCpuSecond", std::round(f.deliveries_per_cpu_s)},
                              {"rssKiB", f.rss_kib},
                              {"commandBytes", f.command_bytes},
                              {"changeBytes", f.change_bytes},
                              {"deliveriesPerRead", f.deliveries_per_read},
                              {"generatorCpuPercent", f.own_core_percent}};
  if (options.work == Work::idle) json["rssKiBPerConnection"] = f.rss_kib_per_connection;
  if (options.work == Work::paced) {
    json["latencyMs"] = {{"deliveries", f.latency.total()},        {"p50", f.latency.percentile_ms(50)},
                         {"p90", f.latency.percentile_ms(90)},     {"p99", f.latency.percentile_ms(99)},
                         {"p99.9", f.latency.percentile_ms(99.9)}, {"max", f.latency.highest_ms()}};
  }
  json["faults"] = {{"gaps", f.faults.gaps},         {"duplicates", f.faults.duplicates},
                    {"order", f.faults.differences}, {"refused", f.faults.refused},
                    {"closed", f.faults.closed},     {"unanswered", f.faults.unanswered}};
  return json.dump(options.json ? -1 : 2);
}

}  // namespace jamsides::load
