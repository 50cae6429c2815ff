// connection_harness.hpp - WebSocket connections on real loopback sockets, with a clock that the test moves.
//
// Everything runs on the test's own thread: settle() lets the event loop and the peers do all they can.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "net/websocket_connection.hpp"

namespace jamsides::net::testing {

/// The server's side of a connection: owes frames, remembers what it was told.
class Talker : public ConnectionUser {
 public:
  void on_message(std::string_view text) override;
  void on_closed() override { ++times_closed; }
  void collect(OutBuffers& out) override;
  void drained(std::size_t bytes) override;

  /// Owes a text frame, and says so to the connection.
  void says(std::string_view text);

  std::shared_ptr<WebSocketConnection> connection;
  std::vector<std::string> heard;
  int times_closed = 0;
  int times_collected = 0;
  std::function<void(std::string_view)> when_heard = [](std::string_view) {};
  std::function<void()> when_collected = [] {};
  std::function<void()> when_drained = [] {};

 private:
  std::deque<std::string> owed_;
  std::size_t collected_ = 0;  // of owed_, handed out and not drained
};

/// The client's side: a bare socket.
class Peer {
 public:
  explicit Peer(boost::asio::ip::tcp::socket socket);

  void sends(std::string_view bytes);
  /// Takes what has come, at most `limit` bytes; false when that was nothing.
  bool takes(std::size_t limit = std::size_t{1} << 30);
  void hangs_up() { socket_.close(); }

  /// What came, one line per frame: "text …", "ping …", "pong …", "close code reason"; one character
  /// repeated more than 99 times is written like "x*300".
  std::vector<std::string> heard() const;

  bool reads = true;    // whether settle() takes for it
  bool at_end = false;  // the server has closed its side
  std::string bytes;    // all that came

 private:
  boost::asio::ip::tcp::socket socket_;
};

struct Pair {
  std::shared_ptr<Talker> talker;
  std::shared_ptr<Peer> peer;
};

class Harness {
 public:
  explicit Harness(ConnectionLimits limits = {});
  ~Harness() { connections->end_all(); }
  Harness(const Harness&) = delete;
  Harness& operator=(const Harness&) = delete;

  /// A connection that has started; `leftover` came behind its upgrade request. `small_buffers` lets the
  /// kernel hold only a few KiB on the way.
  Pair connect(std::string leftover = {}, bool small_buffers = false);

  /// Runs everybody until nothing more happens.
  void settle();

  /// Moves the clock, then settles.
  void after(std::chrono::milliseconds time);

  const ConnectionCounts& counts() const { return connections->counts(); }

  boost::asio::io_context io;
  Connections::Time now{};
  std::shared_ptr<Connections> connections;

 private:
  std::vector<std::shared_ptr<Peer>> peers_;
};

}  // namespace jamsides::net::testing
