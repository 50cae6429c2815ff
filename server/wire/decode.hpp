// decode.hpp - a client's frame -> what it says. Limits first, then shape, then meaning; never throws, never
// echoes a tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "domain/group.hpp"

namespace jamsides::wire {

inline constexpr std::size_t kMaxFrameBytes = 64 * 1024;
inline constexpr int kMaxNesting = 16;

enum class Lang { sv, en };

struct Hello {
  GroupId group;
  Seq since = 0;
  std::string epoch;           // empty = none
  std::string token;           // programs only; empty = the cookie tells
  std::optional<SeatId> seat;  // which of the cookie's seats
  Lang lang = Lang::sv;
};
struct CommandMessage {
  CommandId id;
  Command command;
};
/// The envelope is good, the command is not: answered with `refused`.
struct BadCommand {
  CommandId id;
  Refusal refusal;
};
struct Ping {
  std::int64_t n = 0;
};
/// What a device tells of itself; not logged.
struct DeviceReport {
  std::optional<int> rtt_ms, offset_ms, width_px, height_px;
  std::optional<bool> secure;
};
/// Not the contract; the connection ends with 4400.
struct Malformed {
  std::string why;
};

using ClientMessage = std::variant<Hello, CommandMessage, BadCommand, Ping, DeviceReport, Malformed>;

/// `text` is one message, valid UTF-8 (the framing has checked it). Any thread.
ClientMessage decode(std::string_view text);

}  // namespace jamsides::wire
