// room_hours.hpp - when a key opens the room (HS6): the one place that knows.
//
// Pure; any thread.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "domain/group.hpp"
#include "net/identity.hpp"

namespace jamsides::net {

/// A desk key and whoever leads a meeting may come any day; a room key while a meeting is open, and on the
/// day (Europe/Stockholm) of one.
bool room_is_open_for(const Group& group, const Who& who, UtcMillis now);

/// Whether a meeting's room code lets somebody ask for a seat: while it is open, and until it opens on its
/// day.
bool code_is_good(const meeting::Meeting& meeting, UtcMillis now);

/// The next day a room key opens, "YYYY-MM-DD"; empty where none is planned.
std::string next_day(const Group& group, UtcMillis now);

}  // namespace jamsides::net
