// meeting_rules.hpp - decide and apply of the meeting slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::meeting {

Decided decide(const Group& group, const Open& command, const Context& context);
Decided decide(const Group& group, const Close& command, const Context& context);
Decided decide(const Group& group, const ShowScreen& command, const Context& context);
Decided decide(const Group& group, const Undo& command, const Context& context);
Decided decide(const Group& group, const Rehearse& command, const Context& context);

void apply(State& state, const Planned& event);
void apply(State& state, const Edited& event);
void apply(State& state, const Removed& event);
/// Also ends what could be undone in every other meeting.
void apply(State& state, const Opened& event, Seq seq);
void apply(State& state, const Closed& event, Seq seq);
void apply(State& state, const Shown& event, Seq seq);
void apply(State& state, const Undone& event);
void apply(State& state, const Rehearsed& event);

/// Whether some meeting has been opened, which ends the set-up.
bool any_opened(const State& state);

}  // namespace jamsides::meeting
