// metrics_test.cpp - /metrics is text that Prometheus reads, /debug/state is JSON, and neither names anybody.
#include "app/metrics.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "app/app_harness.hpp"
#include "app/demo.hpp"

namespace jamsides::app {
namespace {

/// A live room with the demonstration in it, and numbers of every size.
struct Numbers {
  Numbers() {
    const auto made = rooms.directory.create("gaaaaaaaaaa");
    play_demo(made, rooms.services.checklists.at("skl-2019-10"), 1, rooms.now, [](auto) {});
    rooms.store.turn_all();
    rooms.directory.open("gaaaaaaaaaa", [this](auto opened) { room = *opened; });
    rooms.store.turn_all();
    store.commits = 3;
    store.commit_time_total = std::chrono::microseconds{1'234'567};
    store.wal_bytes = UINT64_MAX;
    sockets.sent_bytes = 1ull << 40;
  }
  std::string text() const {
    return metrics_text(store, rooms.services.counts, rooms.directory, sockets, 2, http, backups);
  }
  std::string debug() const { return debug_text(rooms.directory, store, 2); }

  TestRooms rooms;
  std::shared_ptr<room::Room> room;
  store::StoreCounters store;
  net::ConnectionCounts sockets;
  net::HttpCounts http;
  BackupCounters backups{4, 1, {1'795'305'600'999}, std::chrono::milliseconds{1'500}, 9};
};

bool is_name(const std::string& word) {
  return word.starts_with("jamsides_") &&
         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == word.npos;
}

bool is_number(const std::string& word) {
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc{} && end == word.data() + word.size() && std::isfinite(value);
}

TEST(Metrics, EveryLineIsAsPrometheusReadsIt) {
  const Numbers numbers;
  const auto text = numbers.text();
  ASSERT_TRUE(text.ends_with('\n'));
  std::set<std::string> names;
  std::istringstream lines(text);
  for (std::string help, type, value; std::getline(lines, help);) {  // three lines each
    ASSERT_TRUE(std::getline(lines, type) && std::getline(lines, value)) << help;
    const auto space = value.find(' ');
    const auto name = value.substr(0, space);
    EXPECT_TRUE(is_name(name)) << value;
    EXPECT_TRUE(is_number(value.substr(space + 1))) << value;
    EXPECT_TRUE(help.starts_with("# HELP " + name + " ")) << help;
    EXPECT_EQ(type, "# TYPE " + name + (name.ends_with("_total") ? " counter" : " gauge"));
    EXPECT_TRUE(names.insert(name).second) << name << " twice";
  }
  EXPECT_GT(names.size(), 20u);
}

TEST(Metrics, NumbersAreThoseThatWereCounted) {
  const Numbers numbers;
  const auto text = numbers.text();
  for (const char* line : {"\njamsides_rooms 1\n", "\njamsides_sockets 2\n", "\njamsides_commits_total 3\n",
                           "\njamsides_commit_seconds_total 1.234567\n", "\njamsides_members 0\n",
                           "\njamsides_backups_total 4\n", "\njamsides_backup_failures_total 1\n",
                           "\njamsides_backup_last_success_seconds 1795305600\n",
                           "\njamsides_backup_duration_seconds 1.5\n", "\njamsides_backup_bytes 9\n"}) {
    EXPECT_NE(text.find(line), text.npos) << line;
  }
}

TEST(Metrics, HT9_NeitherNamesAGroupASeatOrAPerson) {
  const Numbers numbers;
  for (const auto& text : {numbers.text(), numbers.debug()}) {
    for (const char* name : {"gaaaaaaaaaa", "Demogruppen", "Almnäs", "\"s1\""})
      EXPECT_EQ(text.find(name), text.npos) << name;
  }
}

TEST(DebugState, IsJsonWithARowPerRoom) {
  const Numbers numbers;
  const auto state = nlohmann::json::parse(numbers.debug());
  ASSERT_EQ(state["rooms"].size(), 1u);
  EXPECT_EQ(state["rooms"][0]["seq"], numbers.room->group().seq);
  EXPECT_EQ(state["rooms"][0]["members"], 0);
  EXPECT_EQ(state["rooms"][0]["lags"], nlohmann::json::array());
  EXPECT_EQ(state["sockets"], 2);
}

}  // namespace
}  // namespace jamsides::app
