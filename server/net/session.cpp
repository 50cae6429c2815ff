// session.cpp - see session.hpp.
#include "net/session.hpp"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <utility>

#include "base/overloaded.hpp"
#include "net/close_code.hpp"
#include "net/room_hours.hpp"

namespace jamsides::net {
namespace {

constexpr std::size_t kMaxEarly = 64;

struct Farewell {
  std::uint16_t code;
  const char* reason;
};

Farewell farewell(room::End why) {
  switch (why) {
    case room::End::come_back: return {close_code::come_back, "come back"};
    case room::End::stopped: return {close_code::room_stopped, "the room stopped, come back later"};
    case room::End::revoked: return {close_code::ended, "revoked"};
    case room::End::deleted: return {close_code::group_deleted, "group deleted"};
    case room::End::too_many: return {close_code::too_many, "too many connections"};
    case room::End::seat_left: return {close_code::seat_left, "seat left"};
    case room::End::restart: return {close_code::restart, "restart"};
  }
  return {close_code::room_stopped, ""};
}

Farewell farewell(const store::LoadError& error) {
  switch (error.kind) {
    // A seat of a group without a log: it is being deleted right now.
    case store::LoadError::Kind::not_found: return {close_code::group_deleted, "the group was deleted"};
    case store::LoadError::Kind::damaged:
    case store::LoadError::Kind::unknown_checklist:
      return {close_code::group_damaged, "what is saved of the group cannot be read"};
    case store::LoadError::Kind::fault: break;
  }
  return {close_code::room_stopped, "the room cannot be opened now"};
}

}  // namespace

void Sessions::end(const std::string& hash, room::End why) {
  for (auto* session : live) {
    if (session->who().hash == hash) session->end(why);
  }
}

void Sessions::end_expired() {
  for (auto* session : live) {
    if (!session->may_stay()) session->end(room::End::revoked);
  }
}

bool Session::may_stay() const {
  return !member_ ||
         (all_.identity.is_good(who_) && room_is_open_for(room_->group(), who_, all_.services.now()));
}

void Session::start(boost::asio::ip::tcp::socket socket, std::string leftover, std::string cookies,
                    Sessions& all) {
  auto session = std::make_shared<Session>(std::move(socket), std::move(cookies), all);
  session->await_hello();
  session->connection_->start(session, std::move(leftover));
}

Session::Session(boost::asio::ip::tcp::socket socket, std::string cookies, Sessions& all)
    : all_(all), cookies_(std::move(cookies)) {
  hello_timer_ = std::make_unique<boost::asio::steady_timer>(socket.get_executor());
  connection_ = std::make_shared<WebSocketConnection>(std::move(socket), all.connections);
  all_.live.insert(this);
}

Session::~Session() { all_.live.erase(this); }

void Session::await_hello() {
  hello_timer_->expires_after(all_.hello_deadline);
  hello_timer_->async_wait([weak = weak_from_this()](const boost::system::error_code& ended) {
    const auto self = weak.lock();
    if (ended || !self || self->greeted_) return;
    self->connection_->close(close_code::no_hello, "no hello");
  });
}

void Session::on_message(std::string_view text) {
  if (greeted_ && !member_) {
    if (early_.size() >= kMaxEarly)
      return connection_->close(close_code::too_many, "too much before the welcome");
    early_.emplace_back(text);
    return;
  }
  hear(wire::decode(text));
}

void Session::hear(wire::ClientMessage message) {
  if (const auto* bad = std::get_if<wire::Malformed>(&message)) {
    return connection_->close(close_code::malformed, bad->why);
  }
  if (const auto* hello = std::get_if<wire::Hello>(&message)) {
    if (greeted_) return connection_->close(close_code::malformed, "hello comes once");
    return greet(*hello);
  }
  if (!member_) return connection_->close(close_code::malformed, "hello comes first");
  std::visit(overloaded{[&](const wire::CommandMessage& m) { room_->submit(member_, m.id, m.command); },
                        [&](const wire::BadCommand& m) { room_->refuse(member_, m.id, m.refusal); },
                        [&](const wire::Ping& m) { room_->pong(member_, m.n); },
                        [&](const wire::DeviceReport& m) { room_->report(member_, m); },
                        [](const wire::Hello&) {}, [](const wire::Malformed&) {}},
             message);
}

void Session::greet(const wire::Hello& hello) {
  greeted_ = true;
  hello_timer_.reset();
  std::vector<Who> keys;
  if (!hello.token.empty()) {
    if (auto who = all_.identity.by_token(hello.token)) keys.push_back(std::move(*who));
  } else {
    keys = all_.identity.by_cookies(cookies_);
  }
  const auto fits = std::ranges::find_if(keys, [&](const Who& who) {
    return who.group == hello.group && (!hello.seat || who.seat == *hello.seat);
  });
  if (fits == keys.end()) return connection_->close(close_code::no_identity, "no seat in this group");
  who_ = *fits;
  all_.rooms.open(hello.group, [self = shared_from_this(), hello](auto opened) {
    if (opened) return self->enter(hello, *opened);
    const auto [code, reason] = farewell(opened.error());
    self->connection_->close(code, reason);
  });
}

void Session::enter(const wire::Hello& hello, const std::shared_ptr<room::Room>& room) {
  if (!connection_->is_open()) return;
  if (!room->group().seat(who_.seat)) return connection_->close(close_code::ended, "no such seat");
  if (!room_is_open_for(room->group(), who_, all_.services.now())) {
    return connection_->close(close_code::ended, "not today");
  }
  room_ = room;
  member_ = room->join(*this, {who_.seat, who_.key}, hello.lang, hello.since, hello.epoch);
  if (!member_) {
    room_.reset();
    return connection_->close(close_code::too_many, "too many connections");
  }
  for (const auto& text : std::exchange(early_, {})) {
    if (connection_->is_open()) hear(wire::decode(text));
  }
}

void Session::collect(OutBuffers& out) {
  if (!member_) return;
  room_->take(*member_, under_way_, OutBuffers::capacity);
  for (const auto& frame : under_way_) out.add(*frame);
}

void Session::drained(std::size_t) { under_way_.clear(); }

void Session::wake() { connection_->wake(); }

void Session::end(room::End why) {
  const auto [code, reason] = farewell(why);
  connection_->close(code, reason);
}

void Session::on_closed() {
  if (member_) room_->leave(member_);
  member_.reset();
  room_.reset();
  under_way_.clear();
}

}  // namespace jamsides::net
