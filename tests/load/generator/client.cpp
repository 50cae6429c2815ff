// client.cpp - see client.hpp. Changes begin with {"seq": (ours and the baselines'), which is all the parsing
// they get.
#include "client.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace jamsides::load {
namespace {

constexpr std::string_view kSocketIoEvent = R"(42["m",)";
std::array<char, 512 << 10> inbox;

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

}  // namespace

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

Client::Client(const Options& options, Room& room, std::string token, int number, Faults& faults,
               Counts& counts)
    : options_(options), room_(room), faults_(faults), counts_(counts), token_(std::move(token)) {
  instance_ = "load" + std::to_string(10'000 + number) + "box";
  own_id_ = R"("id":")" + instance_ + '-';
}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

void Client::connect() {
  socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(options_.port);
  inet_pton(AF_INET, options_.host.c_str(), &address.sin_addr);
  if (socket_ < 0 || ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    std::perror("connect");
    std::exit(2);
  }
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  out_ = std::string("GET ") +
         (options_.dialect == Dialect::socket_io ? "/socket.io/?EIO=4&transport=websocket" : "/ws") +
         " HTTP/1.1\r\nHost: " + options_.host + ':' + std::to_string(options_.port) +
         "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  if (options_.dialect != Dialect::socket_io) out_ += "Sec-WebSocket-Protocol: jamsides.v1\r\n";
  out_ += "\r\n";
  flush();
}

bool Client::readable() {
  const auto got = ::recv(socket_, inbox.data(), inbox.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return true;
  if (got <= 0) {
    ++faults_.closed;
    return false;
  }
  ++counts_.reads;
  heard_at_ = options_.work == Work::paced ? now_ns() : 0;
  std::string_view bytes(inbox.data(), static_cast<std::size_t>(got));
  if (!rest_.empty()) {
    rest_.append(bytes);
    bytes = rest_;
  }
  if (!upgraded_) {
    const auto end = bytes.find("\r\n\r\n");
    if (end != std::string_view::npos) {
      if (!begins(bytes, "HTTP/1.1 101")) {
        std::fprintf(stderr, "upgrade answered: %.*s\n", static_cast<int>(end), bytes.data());
        return false;
      }
      bytes.remove_prefix(end + 4);
      upgraded_ = upgrade_answered();
    }
  }
  while (upgraded_) {
    const auto frame = next_frame(bytes);
    if (!frame) break;
    if (frame->opcode == 0x8) {
      ++faults_.closed;
      std::fprintf(stderr, "closed: %.*s\n", static_cast<int>(frame->payload.size()), frame->payload.data());
      return false;
    }
    if (frame->opcode == 0x1) hear(frame->payload);
  }
  rest_ = std::string(bytes);  // a copy first: bytes may look into rest_
  flush();
  return true;
}

bool Client::upgrade_answered() {
  if (options_.dialect == Dialect::socket_io) return true;  // its open packet comes first
  std::string hello = R"({"hello":{"group":")" + room_.group + R"(","since":0,"lang":"sv")";
  if (!token_.empty()) hello += R"(,"token":")" + token_ + '"';
  say(hello + "}}");
  return true;
}

void Client::hear(std::string_view payload) {
  if (options_.dialect == Dialect::socket_io) {
    if (begins(payload, "0")) return append_masked(out_, "40");
    if (begins(payload, "40")) return say(R"({"hello":{"group":")" + room_.group + R"("}})");
    if (payload == "2") return append_masked(out_, "3");
    if (begins(payload, kSocketIoEvent)) payload.remove_prefix(kSocketIoEvent.size());
  }
  if (begins(payload, R"({"seq":)")) return change(payload);
  if (begins(payload, R"({"done":)")) {
    const auto id = text_after(payload, R"("id":")");
    return done(number_after(id, "-").value_or(0), number_after(payload, R"("seq":)").value_or(0));
  }
  if (begins(payload, R"({"presence":)")) return presence(payload);
  if (begins(payload, R"({"welcome":)")) return welcome(payload);
  if (begins(payload, R"({"refused":)") && faults_.refused++ == 0)
    std::fprintf(stderr, "%.*s\n", static_cast<int>(payload.size()), payload.data());
}

void Client::welcome(std::string_view payload) {
  welcomed_ = true;
  cursor_ = number_after(payload, R"("seq":)").value_or(0);
  room_.record.begin(cursor_);
  if (options_.dialect != Dialect::jamsides) {
    place_.may_write = true;
  } else if (options_.work != Work::idle) {
    place_ = place_in(options_, payload);
    own_presence_ = "\"s" + std::to_string(place_.order) + "\":";
  }
}

void Client::change(std::string_view payload) {
  ++counts_.deliveries;
  counts_.change_bytes += payload.size();
  const auto seq = number_after(payload, R"("seq":)").value_or(0);
  // What a seat alone may see stands in put: before it, the change is the same for all.
  const auto same = options_.work == Work::hidden ? payload.substr(0, payload.find(R"("put")")) : payload;
  cursor_ = room_.record.told(cursor_, seq, fingerprint(same), heard_at_);
  if (options_.dialect != Dialect::jamsides && !sent_.empty()) {
    const auto at = payload.find(own_id_);
    if (at != std::string_view::npos) done(number_after(payload.substr(at), own_id_).value_or(0), seq);
  }
}

void Client::presence(std::string_view payload) {
  const auto number = number_after(payload, R"("rtt":)");
  if (options_.work != Work::presence || !number) return;
  ++counts_.deliveries;
  counts_.change_bytes += payload.size();
  faults_.duplicates += *number == last_report_ ? 1 : 0;
  faults_.differences += *number < last_report_ ? 1 : 0;
  last_report_ = *number;
  if (!sent_.empty() && sent_.front().counter == *number && payload.find(own_presence_) < 16) {
    sent_.pop_front();
    ++counts_.answered;
    more();
  }
}

void Client::done(std::uint64_t counter, std::uint64_t seq) {
  if (sent_.empty() || sent_.front().counter != counter || seq > cursor_) {
    ++faults_.differences;
    return;
  }
  if (sent_.front().due != 0) room_.record.due(seq, sent_.front().due);
  sent_.pop_front();
  ++counts_.answered;
  more();
}

void Client::start(int in_flight) {
  keep_ = in_flight;
  more();
  flush();
}

void Client::more() {
  while (static_cast<int>(sent_.size()) < keep_) command(0);
}

void Client::command(std::int64_t due) {
  sent_.push_back({++counter_, due});
  const auto text = command_text(options_, place_, instance_, counter_);
  ++counts_.commands;
  counts_.command_bytes += text.size();
  say(text);
}

void Client::ping() {
  if (options_.dialect == Dialect::jamsides) say(R"({"ping":1})");
  flush();
}

void Client::say(std::string_view text) {
  if (options_.dialect == Dialect::socket_io) {
    append_masked(out_, std::string(kSocketIoEvent) + std::string(text) + ']');
  } else {
    append_masked(out_, text);
  }
}

void Client::flush() {
  while (!out_.empty()) {
    const auto count = ::send(socket_, out_.data(), out_.size(), MSG_NOSIGNAL);
    if (count <= 0) return;
    out_.erase(0, static_cast<std::size_t>(count));
  }
}

void Client::expect(std::uint64_t last) {
  if (cursor_ < last) faults_.gaps += last - cursor_;
  faults_.unanswered += sent_.size();
}

}  // namespace jamsides::load
