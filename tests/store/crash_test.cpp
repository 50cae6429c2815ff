// crash_test.cpp - a server killed at any moment has kept every event it acknowledged.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <sstream>
#include <thread>

#include "base/paths.hpp"
#include "store/sqlite_db.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

/// Runs the victim for `life` once it has acknowledged something, kills it with SIGKILL, and returns the last
/// seq it acknowledged.
Seq last_acknowledged_before_kill(const std::filesystem::path& data, std::chrono::milliseconds life) {
  int out[2];
  if (::pipe(out) != 0) return 0;
  const auto victim = beside_this_program("append_until_killed");
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(out[1], STDOUT_FILENO);
    ::close(out[0]);
    ::close(out[1]);
    ::execl(victim.c_str(), "append_until_killed", data.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(out[1]);
  std::string text;
  char buffer[4096];
  ssize_t n = ::read(out[0], buffer, sizeof buffer);
  if (n > 0) text.append(buffer, static_cast<std::size_t>(n));
  std::this_thread::sleep_for(life);
  ::kill(child, SIGKILL);
  while ((n = ::read(out[0], buffer, sizeof buffer)) > 0) text.append(buffer, static_cast<std::size_t>(n));
  ::close(out[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the victim ended by itself";
  const auto end = text.rfind('\n');
  if (end == std::string::npos) return 0;
  const auto start = text.rfind('\n', end == 0 ? 0 : end - 1);
  return std::stoull(text.substr(start == std::string::npos || start == end ? 0 : start + 1));
}

std::int64_t counted(const std::filesystem::path& file, const char* sql) {
  Database database(file.string(), SQLITE_OPEN_READWRITE, "");
  Statement select(database, sql);
  Rows row(select);
  return row.next() ? row.number(0) : -1;
}
std::int64_t answered_in(const std::filesystem::path& file) {
  return counted(file, "SELECT count(*) FROM event WHERE type = 'survey.answered'");
}
std::int64_t answers_in(const std::filesystem::path& file) {
  return counted(file, "SELECT (SELECT count(*) FROM survey_open) + (SELECT count(*) FROM survey_answer)");
}

TEST(Crash, SU4_EveryAcknowledgedEventIsThereAfterKill9AndTheChainIsWhole) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  TemporaryDirectory directory;
  for (int round = 0; round < 6; ++round) {
    const std::chrono::milliseconds life(std::uniform_int_distribution(0, 120)(random));

    const Seq acknowledged = last_acknowledged_before_kill(directory.data(), life);

    ASSERT_GT(acknowledged, 0u);
    const VerifyReport report = verify(directory.data());
    EXPECT_TRUE(report.sound) << testing::PrintToString(report.lines);
    EXPECT_GE(report.events, acknowledged);
    EXPECT_LE(report.events, acknowledged + 1);  // the one it could no longer tell of
    EXPECT_EQ(answers_in(directory.database()), answered_in(directory.database()));
    SqliteLog log(directory.data());
    EXPECT_EQ(log.load("ga")->entries.size(), report.events);
  }
}

}  // namespace
}  // namespace jamsides::store
