// connections.cpp - the second hand, the round of the woken, and the list of all connections.
#include "net/connections.hpp"

#include <boost/asio/post.hpp>

#include "net/websocket_connection.hpp"

namespace jamsides::net {

namespace {
constexpr std::size_t inbox_bytes = 64u << 10;
}  // namespace

Connections::Connections(boost::asio::any_io_executor executor, ConnectionLimits limits, Time now)
    : executor_(std::move(executor)),
      limits_(limits),
      second_hand_(executor_),
      now_(now),
      inbox_(inbox_bytes) {}

void Connections::start() {
  on_network_thread_.adopt();
  running_ = true;
  now_ = std::chrono::steady_clock::now();
  next_stroke();
}

void Connections::stop() {
  on_network_thread_.check();
  running_ = false;
  second_hand_.cancel();
}

void Connections::next_stroke() {
  second_hand_.expires_after(limits_.stroke);
  second_hand_.async_wait([self = shared_from_this()](boost::system::error_code) {
    if (!self->running_) return;
    self->tick(std::chrono::steady_clock::now());
    self->next_stroke();
  });
}

// From the back, because a connection that ends puts the last one in its place.
template <class Act>
void Connections::for_each(Act act) {
  on_network_thread_.check();
  for (std::size_t i = all_.size(); i-- > 0;) {
    if (i >= all_.size()) continue;
    const auto connection = all_[i]->shared_from_this();
    act(*connection);
  }
}

void Connections::tick(Time now) {
  now_ = now;
  for_each([&](WebSocketConnection& connection) { connection.tick(now); });
}

void Connections::close_all(std::uint16_t code, std::string_view reason) {
  for_each([&](WebSocketConnection& connection) { connection.close(code, reason); });
}

void Connections::end_all() {
  for_each([](WebSocketConnection& connection) { connection.end(); });
}

void Connections::join(WebSocketConnection& connection) {
  connection.place_ = all_.size();
  all_.push_back(&connection);
}

void Connections::leave(WebSocketConnection& connection) {
  all_.back()->place_ = connection.place_;
  all_[connection.place_] = all_.back();
  all_.pop_back();
}

void Connections::flush_soon(std::shared_ptr<WebSocketConnection> connection) {
  if (woken_.empty()) {
    boost::asio::post(executor_, [self = shared_from_this()] { self->flush_woken(); });
  }
  woken_.push_back(std::move(connection));
}

void Connections::flush_woken() {
  std::vector<std::shared_ptr<WebSocketConnection>> woken;
  woken.swap(woken_);
  for (const auto& connection : woken) connection->flush();
  if (woken_.empty()) {  // keep the room for the next round
    woken.clear();
    woken_.swap(woken);
  }
}

}  // namespace jamsides::net
