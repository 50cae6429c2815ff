// control_test.cpp - the command line asks the server that runs: answers come, silence ends, nobody else may
// ask.
#include "app/control.hpp"

#include <gtest/gtest.h>

#include <boost/asio/executor_work_guard.hpp>
#include <fstream>
#include <thread>

#include "app/app_harness.hpp"

namespace jamsides::app {
namespace {

/// A server's control socket on a thread of its own.
class RunningControl {
 public:
  RunningControl(const std::filesystem::path& directory, Control::Ask ask)
      : control_(std::make_unique<Control>(io_, directory, std::move(ask))), thread_([this] { io_.run(); }) {}
  ~RunningControl() {
    io_.stop();
    thread_.join();
  }

 private:
  boost::asio::io_context io_;
  std::unique_ptr<Control> control_;
  std::thread thread_;
};

void echo(const std::string& question, const Control::Answer& answer) { answer("heard " + question); }

TEST(Control, AQuestionGetsItsLine) {
  const TestDirectory directory;
  const RunningControl control(directory.path(), echo);
  EXPECT_EQ(ask_running_server(directory.path(), "admin-link"), "heard admin-link");
  EXPECT_EQ(ask_running_server(directory.path(), "again"), "heard again");
  EXPECT_EQ(ask_running_server(directory.path(), ""), "heard ");
}

TEST(Control, OnlyTheOwnerMayAsk) {
  const TestDirectory directory;
  const RunningControl control(directory.path(), echo);
  namespace fs = std::filesystem;
  const auto status = fs::status(directory.path() / "control");
  EXPECT_EQ(status.type(), fs::file_type::socket);
  EXPECT_EQ(status.permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(Control, AnEndlessQuestionIsHungUpOn) {
  const TestDirectory directory;
  const RunningControl control(directory.path(), echo);
  EXPECT_FALSE(ask_running_server(directory.path(), std::string(4096, 'x')));
  EXPECT_EQ(ask_running_server(directory.path(), "next"), "heard next");
}

TEST(Control, WithoutAServerThereIsAReason) {
  const TestDirectory directory;
  const auto answer = ask_running_server(directory.path(), "admin-link");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error(), "no server answers in " + (directory.path() / "control").string());
  const auto deep = directory.path() / std::string(120, 'd');
  EXPECT_EQ(ask_running_server(deep, "x").error(), "the data directory's path is too long for a socket");
}

TEST(Control, ASocketLeftByAServerThatDiedIsReplacedAndGoesWithItsOwn) {
  const TestDirectory directory;
  const auto path = directory.path() / "control";
  std::ofstream(path) << "left behind";
  {
    const RunningControl control(directory.path(), echo);
    EXPECT_EQ(ask_running_server(directory.path(), "x"), "heard x");
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace jamsides::app
