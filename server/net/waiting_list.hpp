// waiting_list.hpp - devices that have asked for a seat with the room code and wait for the facilitator's
// tap.
//
// Each holds a secret only it knows; the answer comes as an event of the room. Memory only: after a restart a
// device asks again. Network thread only.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock.hpp"
#include "domain/group.hpp"

namespace jamsides::net {

class WaitingList {
 public:
  static constexpr std::chrono::hours kLife{2};  // an answer nobody fetches is forgotten
  static constexpr std::size_t kMost = 10'000;

  enum class State { waiting, admitted, turned_away };
  struct Waiting {
    SeatId seat{};
    std::string secret_hash;
    UtcMillis since{};
    State state = State::waiting;
    std::string session_hash;  // of the session it has been given, so that asking twice gives one
  };

  /// A device that waits; the secret it asks with.
  std::string add(const GroupId& group, RequestId request, SeatId seat, UtcMillis now);

  /// Who asks with this secret, or null. Valid until the next call.
  Waiting* find(const GroupId& group, RequestId request, std::string_view secret);

  /// What a room has said (room::Services::event_released).
  void on_event(const GroupId& group, const Event& event);
  void remove_group(const GroupId& group);

  std::size_t size() const { return waiting_.size(); }

 private:
  std::map<std::pair<GroupId, RequestId>, Waiting> waiting_;
};

}  // namespace jamsides::net
