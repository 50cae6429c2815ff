// session.hpp - one device's conversation: hello first, then commands in and frames out.
//
// In: messages from its connection.  Out: calls on a room; frames the room owes it, handed over without
// copying. Holds no queue: the room's backlog is the queue, the member its place in it (design 5). Network
// thread only.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "net/connection_user.hpp"
#include "net/identity.hpp"
#include "net/websocket_connection.hpp"
#include "room/directory.hpp"
#include "room/member.hpp"
#include "wire/decode.hpp"

namespace jamsides::net {

class Session;

/// What sessions share, and the list of them. Made once; outlives every session.
struct Sessions {
  room::Directory& rooms;
  room::Services& services;
  Identity& identity;
  std::shared_ptr<Connections> connections;
  std::chrono::milliseconds hello_deadline{10'000};
  std::set<Session*> live{};

  /// Ends the sessions that came in with this cookie or token (by its hash).
  void end(const std::string& hash, room::End why);
  /// Ends those whose cookie or token is good no longer, or whose room's hours are over (HS6).
  void end_expired();
};

class Session : public ConnectionUser,
                public room::SessionPort,
                public std::enable_shared_from_this<Session> {
 public:
  /// Begins a session on a socket that has answered 101. `leftover` is what was read behind the request.
  static void start(boost::asio::ip::tcp::socket socket, std::string leftover, std::string cookies,
                    Sessions& all);

  Session(boost::asio::ip::tcp::socket socket, std::string cookies, Sessions& all);
  ~Session() override;

  // ConnectionUser
  void on_message(std::string_view text) override;
  void on_closed() override;
  void collect(OutBuffers& out) override;
  void drained(std::size_t bytes) override;

  // room::SessionPort
  void wake() override;
  void end(room::End why) override;

  const Who& who() const { return who_; }
  /// Whether whoever is in a room here may still be.
  bool may_stay() const;

 private:
  void await_hello();
  void greet(const wire::Hello& hello);
  void enter(const wire::Hello& hello, const std::shared_ptr<room::Room>& room);
  void hear(wire::ClientMessage message);

  Sessions& all_;
  const std::string cookies_;
  std::shared_ptr<WebSocketConnection> connection_;
  std::unique_ptr<boost::asio::steady_timer> hello_timer_;  // until hello
  Who who_;
  bool greeted_ = false;
  std::shared_ptr<room::Room> room_;
  std::shared_ptr<room::Member> member_;
  std::vector<std::string> early_;      // said while the room was loading; at most kMaxEarly
  std::vector<room::Frame> under_way_;  // kept until the kernel has them
};

}  // namespace jamsides::net
