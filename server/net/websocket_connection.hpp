// websocket_connection.hpp - one WebSocket after its upgrade: the socket, its framing, its deadlines, its
// end.
//
// In: a socket that has answered 101, and the bytes read behind the request.  Out: messages to a
// ConnectionUser, and what that one owes to the socket: one writer, all that is owed in one call, no queue of
// its own. Pings, idleness, slow readers and closing are settled here; Connections holds the limits and the
// clock. Callbacks, held by shared_ptr; network thread only (checked). Knows no room, seat or JSON.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "net/connection_user.hpp"
#include "net/connections.hpp"
#include "net/frame_codec.hpp"

namespace jamsides::net {

class WebSocketConnection : public std::enable_shared_from_this<WebSocketConnection> {
 public:
  WebSocketConnection(boost::asio::ip::tcp::socket socket, std::shared_ptr<Connections> connections);
  ~WebSocketConnection();
  WebSocketConnection(const WebSocketConnection&) = delete;
  WebSocketConnection& operator=(const WebSocketConnection&) = delete;

  /// Begins to read, first `leftover`: what came behind the upgrade request. The user is kept until
  /// on_closed(), and hears nothing before this has returned. Once.
  void start(std::shared_ptr<ConnectionUser> user, std::string leftover);

  /// Something is owed: the user is asked for it, and it is sent, after this turn of the event loop. Cheap to
  /// repeat.
  void wake();

  /// Sends what the user still owes and then a close frame, waits for the peer's, and ends; all within
  /// ConnectionLimits::close_wait. Only the first call counts. The reason is for people who debug: English,
  /// <= 123 bytes.
  void close(std::uint16_t code, std::string_view reason);

  /// Whether neither side has begun to close.
  bool is_open() const { return state_ == State::open; }

 private:
  friend class Connections;
  enum class State : std::uint8_t { open, closing, ended };
  using Time = Connections::Time;

  void read();
  void receive(std::span<char> bytes);
  void on_event(const FrameEvent& event);
  void begin_closing(std::uint16_t code, std::string_view reason);

  void flush_soon();
  void flush();
  bool fill(OutBuffers& out);
  bool send(OutBuffers& out);
  void wait_until_writable();
  void after_batch();
  void after_close_frame();

  void tick(Time now);
  void end();

  boost::asio::ip::tcp::socket socket_;
  const std::shared_ptr<Connections> connections_;
  std::size_t place_ = 0;  // in Connections' list
  std::shared_ptr<ConnectionUser> user_;
  FrameDecoder decoder_;
  State state_ = State::open;

  // The writer. A batch is what one fill() put together; the next one begins when the kernel has all of it.
  std::unique_ptr<OutBuffers> blocked_;  // what the kernel has not taken yet
  std::string control_;                  // the batch's own pong or close frame
  std::size_t user_bytes_ = 0;           // the batch's part from the user
  bool flush_is_coming_ = false;
  bool batch_was_full_ = false;  // more may be owed
  bool batch_has_close_ = false;
  bool pong_is_owed_ = false;
  std::string pong_;  // payload; the newest ping's

  // Closing.
  bool close_is_written_ = false;
  bool peer_has_closed_ = false;  // its close frame has come
  bool peer_is_lost_ = false;     // it broke the protocol: its bytes mean nothing any more
  bool user_is_done_ = false;     // is asked for nothing more
  std::uint16_t close_code_ = close_code::none;
  std::string close_reason_;

  // Deadlines.
  Time heard_at_;
  Time closing_at_;
  Time window_began_at_;  // while blocked_
  std::size_t window_bytes_ = 0;
  bool window_is_open_ = false;
};

}  // namespace jamsides::net
