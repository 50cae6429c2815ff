// connection_user.hpp - what a connection asks of whoever uses it, and the list in which that one says what
// it owes.
//
// No socket headers here, so that sessions compile without them. Network thread only.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace jamsides::net {

/// Bytes to send in one call, in order: views into memory that others keep. At most `capacity` pieces.
class OutBuffers {
 public:
  static constexpr std::size_t capacity = 64;  // what Asio hands the kernel in one call

  bool full() const { return end_ == capacity; }
  bool empty() const { return begin_ == end_; }
  std::size_t bytes() const { return bytes_; }

  /// Adds a piece, unless it is empty. Only when not full().
  void add(std::string_view piece);

  /// The first `count` bytes are sent; at most bytes().
  void consume(std::size_t count);

  void clear() { begin_ = end_ = bytes_ = 0; }

  const std::string_view* begin() const { return pieces_.data() + begin_; }
  const std::string_view* end() const { return pieces_.data() + end_; }

 private:
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t bytes_ = 0;
  std::array<std::string_view, capacity> pieces_;
};

/// The other side of a WebSocketConnection: a session, or a test.
class ConnectionUser {
 public:
  virtual ~ConnectionUser() = default;

  /// A whole text message, valid UTF-8; the view lives until this returns. May call wake() and close(); after
  /// close() no more messages come.
  virtual void on_message(std::string_view text) = 0;

  /// The connection is gone. Exactly once, the last call, and never from within a call the user makes.
  virtual void on_closed() = 0;

  /// Adds whole frames that are owed, in order, until `out` is full or nothing is left; what was added counts
  /// as sent. The memory must stay until drained(). Not called again before that. May call close(), and then
  /// the close follows what is owed.
  virtual void collect(OutBuffers& out) = 0;

  /// The kernel has all that the last collect() added: `bytes` of it.
  virtual void drained(std::size_t bytes) = 0;
};

}  // namespace jamsides::net
