// agenda_rules.hpp - decide and apply of the agenda slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::agenda {

Decided decide(const Group& group, const Use& command, const Context& context);
Decided decide(const Group& group, const Add& command, const Context& context);
Decided decide(const Group& group, const Edit& command, const Context& context);
Decided decide(const Group& group, const Remove& command, const Context& context);
Decided decide(const Group& group, const Start& command, const Context& context);
Decided decide(const Group& group, const Extend& command, const Context& context);
Decided decide(const Group& group, const Pause& command, const Context& context);

void apply(State& state, const Cleared& event);
void apply(State& state, const Added& event);
void apply(State& state, const Edited& event);
void apply(State& state, const Removed& event);
void apply(State& state, const Started& event, UtcMillis at);
void apply(State& state, const Extended& event);
void apply(State& state, const Paused& event, UtcMillis at);

/// When the meeting opens its first item starts, where there is one.
void begin_at_open(const Group& group, MeetingId meeting, Decision& decision);
/// When it closes nothing runs any more.
void end_at_close(State& state, MeetingId meeting, UtcMillis at);
/// When its opening is taken back, what ran then has not begun.
void take_back(State& state, MeetingId meeting);

}  // namespace jamsides::agenda
