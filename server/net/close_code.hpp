// close_code.hpp - the numbers a WebSocket is closed with: the standard's, and ours (4400-4499), which each
// tell the client to stop, to retry now, or to retry later. Keep in step with protocol/SPEC.md.
#pragma once

#include <cstdint>

namespace jamsides::net::close_code {

// RFC 6455, 7.4.1
inline constexpr std::uint16_t none = 0;  // a close frame without a code; never on the wire
inline constexpr std::uint16_t normal = 1000;
inline constexpr std::uint16_t protocol_error = 1002;
inline constexpr std::uint16_t not_text = 1003;
inline constexpr std::uint16_t bad_utf8 = 1007;
inline constexpr std::uint16_t too_big = 1009;
inline constexpr std::uint16_t restart = 1012;  // retry

// ours
inline constexpr std::uint16_t malformed = 4400;        // stop
inline constexpr std::uint16_t no_identity = 4401;      // stop, go to the join page
inline constexpr std::uint16_t ended = 4403;            // stop: revoked, or the meeting is over
inline constexpr std::uint16_t no_hello = 4408;         // retry
inline constexpr std::uint16_t seat_left = 4409;        // stop
inline constexpr std::uint16_t group_deleted = 4410;    // stop
inline constexpr std::uint16_t frame_too_large = 4413;  // stop
inline constexpr std::uint16_t too_many = 4429;         // retry later
inline constexpr std::uint16_t come_back = 4450;        // retry now
inline constexpr std::uint16_t room_stopped = 4451;     // retry later
inline constexpr std::uint16_t group_damaged = 4452;    // retry later: somebody has to mend it

}  // namespace jamsides::net::close_code
