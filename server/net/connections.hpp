// connections.hpp - what all WebSocket connections of a server have in common.
//
// One second hand checks everybody's deadlines (no timer per connection), one buffer takes what the sockets
// hold (an idle connection has none of its own), and all wakes of one turn of the event loop are sent after
// it, one call each. Made before the first connection; kept alive by each. Network thread only (checked).
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/bug.hpp"

namespace jamsides::net {

class WebSocketConnection;

struct ConnectionLimits {
  std::chrono::milliseconds stroke{1'000};        // how often the second hand moves
  std::chrono::milliseconds idle{40'000};         // without a byte from the peer
  std::chrono::milliseconds close_wait{5'000};    // from close() to the end, whatever the peer does
  std::chrono::milliseconds slow_window{15'000};  // a peer that is owed something must take
  std::size_t slow_bytes = 15u << 10;             // this much in each window
};

/// Since the start, over all connections.
struct ConnectionCounts {
  std::uint64_t received_bytes = 0;
  std::uint64_t sent_bytes = 0;
  std::uint64_t messages = 0;  // received
  std::uint64_t sends = 0;     // calls to the kernel
  std::uint64_t blocked = 0;   // of those, the ones that could not take everything
};

class Connections : public std::enable_shared_from_this<Connections> {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit Connections(boost::asio::any_io_executor executor, ConnectionLimits limits = {},
                       Time now = std::chrono::steady_clock::now());

  /// Starts the second hand; the calling thread is the network thread from now on.
  void start();
  /// Stops it, or the event loop would never be done.
  void stop();

  /// One stroke of the second hand: `now` is the time until the next one, and every deadline is checked
  /// against it.
  void tick(Time now);

  /// The time of the last stroke, at most about a second ago.
  Time now() const { return now_; }

  /// Closes every connection with these words; each ends within ConnectionLimits::close_wait.
  void close_all(std::uint16_t code, std::string_view reason);

  /// Ends every connection at once, without a word; their users hear on_closed() before this returns. To be
  /// called before the event loop goes: a connection and its user hold each other until then.
  void end_all();

  std::size_t size() const { return all_.size(); }
  const ConnectionLimits& limits() const { return limits_; }
  const ConnectionCounts& counts() const { return counts_; }

 private:
  friend class WebSocketConnection;

  void join(WebSocketConnection& connection);
  void leave(WebSocketConnection& connection);
  void flush_soon(std::shared_ptr<WebSocketConnection> connection);
  void flush_woken();
  void next_stroke();
  template <class Act>
  void for_each(Act act);

  // Constant after construction.
  boost::asio::any_io_executor executor_;
  const ConnectionLimits limits_;

  // Network thread only.
  OnThread on_network_thread_;
  boost::asio::steady_timer second_hand_;
  bool running_ = false;
  Time now_;
  ConnectionCounts counts_;
  std::vector<char> inbox_;                // what one read took, of whichever connection is being read
  std::vector<WebSocketConnection*> all_;  // each knows its place
  std::vector<std::shared_ptr<WebSocketConnection>> woken_;
};

}  // namespace jamsides::net
