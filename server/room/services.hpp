// services.hpp - what every room of a server shares. Owned by the app; outlives every room.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/clock.hpp"
#include "domain/group.hpp"
#include "room/frame.hpp"
#include "store/store.hpp"

namespace jamsides::room {

/// Limits of design.md; configuration may lower them, a load harness may raise the rate.
struct RoomLimits {
  double commands_per_second = 50;  // per seat
  double burst = 100;               // per seat
  std::size_t backlog_bytes = 8u << 20;
  std::size_t members = 64;  // connections per room
  std::size_t members_per_seat = 8;
  std::chrono::milliseconds idle{600'000};  // an empty room unloads after this
};

/// Since the start; for /metrics.
struct RoomCounts {
  std::uint64_t commands = 0, repeated = 0, refused = 0, events = 0, welcomes = 0, resumes = 0, frames = 0,
                frame_bytes = 0;
};

struct Services {
  store::Store& store;
  Checklists checklists;
  Clock now;
  Encode encode;
  std::function<Token()> fresh_token;
  std::function<std::string()> fresh_code;
  RoomLimits limits;
  /// Called once a decision's side rows are safe: credentials and sessions follow them.
  std::function<void(const GroupId&, const std::vector<SideRow>&)> rows_committed;
  /// Called once an event is safe, after the room has been told: devices that wait outside hear of it here.
  std::function<void(const GroupId&, const Event&)> event_released{};
  /// The disk failed under every room: all of them must stop (design 7).
  std::function<void()> all_failed{};
  RoomCounts counts{};
  bool going_down = false;  // refuse commands
};

}  // namespace jamsides::room
