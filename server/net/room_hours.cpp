// room_hours.cpp - see room_hours.hpp.
#include "net/room_hours.hpp"

#include <algorithm>

namespace jamsides::net {

bool room_is_open_for(const Group& group, const Who& who, UtcMillis now) {
  if (who.key == Key::desk || group.is_facilitator(who.seat) || group.meeting.open()) return true;
  const std::string today = stockholm_day(now);
  return std::ranges::any_of(group.meeting.meetings,
                             [&](const auto& entry) { return entry.second.date == today; });
}

bool code_is_good(const meeting::Meeting& meeting, UtcMillis now) {
  if (meeting.phase == meeting::Phase::open) return true;
  return meeting.phase == meeting::Phase::planned && meeting.date == stockholm_day(now);
}

std::string next_day(const Group& group, UtcMillis now) {
  const std::string today = stockholm_day(now);
  std::string next;
  for (const auto& [id, meeting] : group.meeting.meetings) {
    if (meeting.phase == meeting::Phase::closed || meeting.date < today || meeting.date.empty()) continue;
    if (next.empty() || meeting.date < next) next = meeting.date;
  }
  return next;
}

}  // namespace jamsides::net
