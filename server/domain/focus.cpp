// focus.cpp - the rule of choosing what to talk about. See focus.hpp.
#include "domain/focus_rules.hpp"
#include "domain/meeting_rules.hpp"
#include "domain/one_event.hpp"

namespace jamsides::focus {

Decided decide(const Group& group, const Choose& command, const Context&) {
  const auto meeting = group.meeting.meetings.find(command.meeting);
  if (meeting == group.meeting.meetings.end()) return refuse(RefusalCode::not_found);
  if (!meeting::takes_entries(meeting->second)) return refuse(RefusalCode::meeting_not_open);
  for (const int item : command.items) {
    if (item < 1 || item > group.checklist->item_count()) {
      return refuse(RefusalCode::unknown_item, {{"item", std::to_string(item)}});
    }
  }
  return one(Chosen{command.meeting, command.items});
}

void apply(State& state, const Chosen& event) {
  if (event.items.empty()) {
    state.chosen.erase(event.meeting);
  } else {
    state.chosen[event.meeting] = event.items;
  }
}

}  // namespace jamsides::focus
