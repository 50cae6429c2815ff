// connection_harness.cpp - loopback sockets without a thread or a sleep.
#include "connection_harness.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <stdexcept>

namespace jamsides::net::testing {

using boost::asio::ip::tcp;
using boost::system::error_code;

void Talker::on_message(std::string_view text) {
  heard.emplace_back(text);
  when_heard(text);
}

void Talker::collect(OutBuffers& out) {
  ++times_collected;
  if (collected_ != 0) throw std::logic_error("collected again before it was drained");
  while (collected_ < owed_.size() && !out.full()) out.add(owed_[collected_++]);
  when_collected();
}

void Talker::drained(std::size_t bytes) {
  while (collected_ > 0) {
    bytes -= owed_.front().size();
    owed_.pop_front();
    --collected_;
  }
  if (bytes != 0) throw std::logic_error("drained something else than was collected");
  when_drained();
}

void Talker::says(std::string_view text) {
  append_text_frame(owed_.emplace_back(), text);
  connection->wake();
}

Peer::Peer(tcp::socket socket) : socket_(std::move(socket)) { socket_.non_blocking(true); }

void Peer::sends(std::string_view sent) { boost::asio::write(socket_, boost::asio::buffer(sent)); }

bool Peer::takes(std::size_t limit) {
  if (!socket_.is_open() || at_end) return false;
  std::string piece(std::min<std::size_t>(limit, 1u << 16), '\0');
  error_code failure;
  piece.resize(socket_.read_some(boost::asio::buffer(piece), failure));
  bytes += piece;
  if (failure == boost::asio::error::would_block) return false;
  if (failure) at_end = true;
  return true;
}

namespace {
std::string shortened(const std::string& text) {
  if (text.size() < 100 || text.find_first_not_of(text[0]) != std::string::npos) return text;
  return text.substr(0, 1) + "*" + std::to_string(text.size());
}
}  // namespace

std::vector<std::string> Peer::heard() const {
  std::vector<std::string> frames;
  std::string_view rest{bytes};
  const auto number = [&](std::size_t at, std::size_t size) {
    std::size_t n = 0;
    for (const char c : rest.substr(at, size)) n = n << 8 | static_cast<unsigned char>(c);
    return n;
  };
  while (rest.size() >= 2) {
    const std::size_t extended = number(1, 1) < 126 ? 0 : number(1, 1) == 126 ? 2 : 8;
    if (rest.size() < 2 + extended) break;
    const std::size_t size = extended == 0 ? number(1, 1) : number(2, extended);
    if (rest.size() < 2 + extended + size) break;
    const std::string payload{rest.substr(2 + extended, size)};
    switch (number(0, 1)) {
      case 0x81: frames.push_back("text " + shortened(payload)); break;
      case 0x88:
        frames.push_back(size == 0 ? "close"
                                   : "close " + std::to_string(number(2, 2)) + " " + payload.substr(2));
        break;
      case 0x89: frames.push_back("ping " + payload); break;
      case 0x8A: frames.push_back("pong " + payload); break;
      default: frames.push_back("garbage"); return frames;
    }
    rest.remove_prefix(2 + extended + size);
  }
  if (!rest.empty()) frames.push_back("part of a frame");
  return frames;
}

Harness::Harness(ConnectionLimits limits)
    : connections(std::make_shared<Connections>(io.get_executor(), limits, now)) {}

Pair Harness::connect(std::string leftover, bool small_buffers) {
  tcp::acceptor acceptor{io, tcp::endpoint{boost::asio::ip::address_v4::loopback(), 0}};
  tcp::socket client{io};
  client.open(tcp::v4());
  if (small_buffers) {
    acceptor.set_option(tcp::socket::send_buffer_size{4096});
    client.set_option(tcp::socket::receive_buffer_size{4096});
  }
  client.connect(acceptor.local_endpoint());
  auto talker = std::make_shared<Talker>();
  talker->connection = std::make_shared<WebSocketConnection>(acceptor.accept(), connections);
  talker->connection->start(talker, std::move(leftover));
  peers_.push_back(std::make_shared<Peer>(std::move(client)));
  return {talker, peers_.back()};
}

void Harness::settle() {
  for (int quiet = 0; quiet < 3;) {
    io.restart();
    bool moved = io.poll() > 0;
    for (const auto& peer : peers_)
      while (peer->reads && peer->takes()) moved = true;
    quiet = moved ? 0 : quiet + 1;
  }
}

void Harness::after(std::chrono::milliseconds time) {
  now += time;
  connections->tick(now);
  settle();
}

}  // namespace jamsides::net::testing
