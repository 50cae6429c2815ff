// member.hpp - one device in a room: the place it has reached, and the little that is owed to it besides.
//
// Bounded by construction: changes stay in the room's backlog, replies are limited, presence is one per seat
// (design 5). Network thread only.
#pragma once

#include <deque>
#include <memory>
#include <set>
#include <vector>

#include "room/frame.hpp"
#include "view/audience.hpp"
#include "wire/decode.hpp"

namespace jamsides::room {

/// Why a room ends a session; net/ gives each its close code.
enum class End { come_back, stopped, revoked, deleted, too_many, seat_left, restart };

/// What a room may ask of a session.
class SessionPort {
 public:
  virtual ~SessionPort() = default;
  /// Something is owed; cheap to repeat.
  virtual void wake() = 0;
  virtual void end(End why) = 0;
};

struct Member {
  Member(SessionPort& session, view::Audience as, wire::Lang language)
      : port(session), audience(as), lang(language) {}

  SessionPort& port;
  const view::Audience audience;
  const wire::Lang lang;

  Seq cursor = 0;         // last change it was given
  bool welcomed = false;  // its welcome has left the gate
  struct Reply {
    Seq after;  // goes out behind the change of this seq
    Frame frame;
  };
  std::deque<Reply> replies;
  std::set<SeatId> presence_owed;
  bool leaving = false;  // told to go; nothing more is owed
};

inline constexpr std::size_t kMaxReplies = 128;  // 64 in flight, and as many refusals of haste

}  // namespace jamsides::room
