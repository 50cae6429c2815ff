// session_hours_test.cpp - a live connection ends with what let it in: the day, the cookie (HS6).
#include <gtest/gtest.h>

#include <boost/asio/write.hpp>

#include "net/client_frames.hpp"
#include "net/http_harness.hpp"
#include "net/session.hpp"

namespace jamsides::net {
namespace {

/// A device in the room: its own end of a socket whose other end is a session.
class Device {
 public:
  Device(HttpHarness& harness, Sessions& sessions, const std::string& group, const std::string& cookie)
      : harness_(harness), socket_(own_) {
    socket_.connect({boost::asio::ip::make_address("127.0.0.1"), harness.server->port()});
    const auto request = "GET /ws HTTP/1.1\r\nHost: " + harness.host() +
                         "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: "
                         "jamsides.v1\r\nCookie: js_seat=" +
                         cookie + "\r\n\r\n";
    boost::asio::write(socket_, boost::asio::buffer(request));
    harness.until([&] { return !harness.upgraded.empty(); });
    auto upgraded = std::move(harness.upgraded.back());
    harness.upgraded.clear();
    socket_.non_blocking(true);
    Session::start(std::move(upgraded.socket), upgraded.leftover, upgraded.cookies, sessions);
    const auto hello = nlohmann::json{{"hello", {{"group", group}, {"since", 0}}}}.dump();
    boost::asio::write(socket_, boost::asio::buffer(testing::client_text(hello)));
    harness.until([&] { return hear().find("welcome") != std::string::npos; });
  }

  const std::string& hear() {
    char some[4096];
    boost::system::error_code error;
    while (const auto size = socket_.read_some(boost::asio::buffer(some), error)) heard_.append(some, size);
    return heard_;
  }
  /// Whether a close frame of 4403 has come.
  bool is_ended() { return hear().find("\x88\x09\x11\x33revoked") != std::string::npos; }

 private:
  HttpHarness& harness_;
  boost::asio::io_context own_;
  boost::asio::ip::tcp::socket socket_;
  std::string heard_;
};

class SessionHours : public ::testing::Test {
 protected:
  SessionHours() { connections_->start(); }
  ~SessionHours() override {
    connections_->end_all();
    connections_->stop();
    harness_.io.restart();
    harness_.io.poll();
  }
  std::string cookie(Browser& browser, const std::string& link) {
    browser.get(link);
    return browser.cookies["js_seat"];
  }
  bool ended(Device& device) {
    sessions_.end_expired();
    for (int turn = 0; turn < 20; ++turn) {
      harness_.io.restart();
      harness_.io.run_one_for(std::chrono::milliseconds(2));
    }
    return device.is_ended();
  }

  HttpHarness harness_;
  MadeGroup group_{harness_};
  std::shared_ptr<Connections> connections_ = std::make_shared<Connections>(harness_.io.get_executor());
  Sessions sessions_{harness_.rooms, harness_.services, harness_.identity, connections_};
};

TEST_F(SessionHours, HS6_WhoIsInTheRoomWhenItsDayEndsIsNotAfterwards) {
  Browser chef(harness_), leader(harness_);
  Device tablet(harness_, sessions_, group_.id, cookie(chef, group_.link("chef")));
  Device console(harness_, sessions_, group_.id, cookie(leader, group_.link("nyckelperson")));

  harness_.now = harness_.now + std::chrono::hours(11);  // 23:00
  EXPECT_FALSE(ended(tablet));
  harness_.now = harness_.now + std::chrono::hours(1);
  EXPECT_TRUE(ended(tablet));
  EXPECT_FALSE(ended(console));  // whoever leads prepares on any day
}

TEST_F(SessionHours, HS6_AnOpenMeetingGoesOnPastMidnightUntilTheCookieRunsOut) {
  Browser chef(harness_);
  Device tablet(harness_, sessions_, group_.id, cookie(chef, group_.link("chef")));
  group_.as(group_.seat("nyckelperson"), meeting::Open{MeetingId{2}});

  harness_.now = harness_.now + std::chrono::hours(47);
  EXPECT_FALSE(ended(tablet));
  harness_.now = harness_.now + std::chrono::hours(1);
  EXPECT_TRUE(ended(tablet));
}

}  // namespace
}  // namespace jamsides::net
