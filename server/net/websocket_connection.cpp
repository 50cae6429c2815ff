// websocket_connection.cpp - reading, the one writer, and the ways to end.
//
//   open --close(), a peer's close, a broken protocol, idle, too slow--> closing --both closes, or 5 s-->
//   ended open, closing --the socket fails, or the peer hangs up--> ended
#include "net/websocket_connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include "base/overloaded.hpp"

namespace jamsides::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

WebSocketConnection::WebSocketConnection(tcp::socket socket, std::shared_ptr<Connections> connections)
    : socket_(std::move(socket)), connections_(std::move(connections)), heard_at_(connections_->now()) {
  error_code ignored;  // a socket that is already dead says so at the first read
  socket_.non_blocking(true, ignored);
  socket_.set_option(tcp::no_delay{true}, ignored);
  connections_->join(*this);
}

WebSocketConnection::~WebSocketConnection() {
  if (state_ != State::ended) connections_->leave(*this);
}

void WebSocketConnection::start(std::shared_ptr<ConnectionUser> user, std::string leftover) {
  connections_->on_network_thread_.check();
  user_ = std::move(user);
  asio::post(socket_.get_executor(), [self = shared_from_this(), bytes = std::move(leftover)]() mutable {
    self->receive(bytes);
    self->read();
  });
}

// Waits for bytes without holding a buffer, then takes them into the one that all connections share.
void WebSocketConnection::read() {
  if (state_ == State::ended) return;
  socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code failure) {
    if (self->state_ == State::ended) return;
    auto& inbox = self->connections_->inbox_;
    std::size_t count = 0;
    if (!failure) count = self->socket_.read_some(asio::buffer(inbox), failure);
    if (failure && failure != asio::error::would_block && failure != asio::error::try_again)
      return self->end();
    self->receive(std::span{inbox.data(), count});
    self->read();
  });
}

void WebSocketConnection::receive(std::span<char> bytes) {
  if (bytes.empty() || state_ == State::ended) return;
  heard_at_ = connections_->now();
  connections_->counts_.received_bytes += bytes.size();
  while (const auto event = decoder_.next(bytes)) {
    on_event(*event);
    if (state_ == State::ended) return;
  }
}

void WebSocketConnection::on_event(const FrameEvent& event) {
  std::visit(overloaded{
                 [&](const TextMessage& message) {
                   if (state_ != State::open) return;
                   ++connections_->counts_.messages;
                   user_->on_message(message.text);
                 },
                 [&](const Ping& ping) {
                   if (state_ != State::open) return;
                   pong_.assign(ping.payload);
                   pong_is_owed_ = true;
                   flush_soon();
                 },
                 [&](const Pong&) {},
                 [&](const PeerClose& peers) {
                   peer_has_closed_ = true;
                   if (close_is_written_) return end();
                   user_is_done_ = true;  // nobody reads it any more
                   begin_closing(peers.code, {});
                 },
                 [&](const ProtocolFailure& failure) {
                   peer_is_lost_ = true;
                   if (close_is_written_) return after_close_frame();
                   const bool too_big = failure.code == close_code::too_big;
                   begin_closing(too_big ? close_code::frame_too_large : failure.code, failure.why);
                 },
             },
             event);
}

void WebSocketConnection::wake() {
  connections_->on_network_thread_.check();
  if (state_ == State::open) flush_soon();
}

void WebSocketConnection::close(std::uint16_t code, std::string_view reason) {
  connections_->on_network_thread_.check();
  begin_closing(code, reason);
}

void WebSocketConnection::begin_closing(std::uint16_t code, std::string_view reason) {
  if (state_ != State::open) return;
  state_ = State::closing;
  closing_at_ = connections_->now();
  close_code_ = code;
  close_reason_ = reason;
  flush_soon();
}

void WebSocketConnection::flush_soon() {
  if (flush_is_coming_ || blocked_) return;  // the blocked writer fills again when it is free
  flush_is_coming_ = true;
  connections_->flush_soon(shared_from_this());
}

void WebSocketConnection::flush() {
  flush_is_coming_ = false;
  if (state_ == State::ended || blocked_) return;
  OutBuffers out;
  do {
    if (!fill(out)) break;
    if (!send(out)) return;
  } while (batch_was_full_);
  window_is_open_ = false;  // nothing is owed
}

// Puts the next batch together: what the user owes, then our own pong or, once the user owes nothing, the
// close.
bool WebSocketConnection::fill(OutBuffers& out) {
  out.clear();
  if (close_is_written_) return false;
  if (user_ && !user_is_done_) user_->collect(out);
  user_bytes_ = out.bytes();
  batch_was_full_ = out.full();
  if (batch_was_full_) return true;
  if (state_ == State::closing) {
    append_close(control_, close_code_, close_reason_);
    batch_has_close_ = true;
  } else if (pong_is_owed_) {
    append_pong(control_, pong_);
    pong_is_owed_ = false;
    std::string{}.swap(pong_);
  }
  out.add(control_);
  return !out.empty();
}

// Hands the kernel what it takes; true when that was all. Otherwise the connection waits, or has ended.
bool WebSocketConnection::send(OutBuffers& out) {
  std::array<asio::const_buffer, OutBuffers::capacity> pieces;
  const auto end_of_pieces = std::transform(out.begin(), out.end(), pieces.begin(),
                                            [](std::string_view piece) { return asio::buffer(piece); });
  const std::span<const asio::const_buffer> batch{pieces.begin(), end_of_pieces};
  error_code failure;
  const std::size_t count = socket_.send(batch, 0, failure);
  if (failure && failure != asio::error::would_block && failure != asio::error::try_again) {
    end();
    return false;
  }
  auto& counts = connections_->counts_;
  ++counts.sends;
  counts.sent_bytes += count;
  window_bytes_ += count;
  out.consume(count);
  if (out.empty()) {
    after_batch();
    return state_ != State::ended;
  }
  ++counts.blocked;
  blocked_ = std::make_unique<OutBuffers>(out);
  wait_until_writable();
  return false;
}

void WebSocketConnection::wait_until_writable() {
  if (!window_is_open_) {
    window_is_open_ = true;
    window_began_at_ = connections_->now();
    window_bytes_ = 0;
  }
  socket_.async_wait(tcp::socket::wait_write, [self = shared_from_this()](error_code failure) {
    if (self->state_ == State::ended) return;
    if (failure) return self->end();
    const auto rest = std::move(self->blocked_);
    if (self->send(*rest)) self->flush();
  });
}

void WebSocketConnection::after_batch() {
  std::string{}.swap(control_);
  if (const std::size_t count = std::exchange(user_bytes_, 0); count > 0) user_->drained(count);
  if (!batch_has_close_) return;
  batch_has_close_ = false;
  close_is_written_ = true;
  after_close_frame();
}

void WebSocketConnection::after_close_frame() {
  if (peer_has_closed_) return end();
  if (!peer_is_lost_) return;  // its close frame is still to come
  error_code
      ignored;  // ours is the last word; what it still sends is read, or a reset could outrun that word
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
}

void WebSocketConnection::tick(Time now) {
  const ConnectionLimits& limits = connections_->limits();
  if (state_ == State::closing) {
    if (now - closing_at_ >= limits.close_wait) end();
    return;
  }
  if (now - heard_at_ >= limits.idle) return close(close_code::come_back, "idle");
  if (!window_is_open_ || now - window_began_at_ < limits.slow_window) return;
  if (window_bytes_ < limits.slow_bytes) {
    user_is_done_ = true;  // the rest of this batch, and then the close
    return close(close_code::come_back, "reads too slowly");
  }
  window_began_at_ = now;
  window_bytes_ = 0;
}

void WebSocketConnection::end() {
  if (state_ == State::ended) return;
  state_ = State::ended;
  connections_->leave(*this);
  error_code ignored;
  socket_.close(ignored);
  blocked_.reset();
  if (const auto user = std::exchange(user_, nullptr)) user->on_closed();
}

}  // namespace jamsides::net
