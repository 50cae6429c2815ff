// meeting_rules.hpp - decide and apply of the meeting slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::meeting {

Decided decide(const Group& group, const Open& command, const Context& context);
Decided decide(const Group& group, const Close& command, const Context& context);
Decided decide(const Group& group, const ShowScreen& command, const Context& context);
Decided decide(const Group& group, const Undo& command, const Context& context);
Decided decide(const Group& group, const Rehearse& command, const Context& context);
/// To a nyckelperson or somebody of the mentor's; only whoever leads this very meeting may.
Decided decide(const Group& group, const HandOver& command, const Context& context);
/// Whoever was stood in for gets the lead back at once; anybody else only when who leads has been without
/// contact for kLostBeforeTakeOver, in a meeting that is open or planned for today.
Decided decide(const Group& group, const TakeOver& command, const Context& context);

void apply(State& state, const Planned& event);
void apply(State& state, const Edited& event);
void apply(State& state, const Removed& event);
/// Also ends what could be undone in every other meeting.
void apply(State& state, const Opened& event, Seq seq);
void apply(State& state, const Closed& event, Seq seq);
void apply(State& state, const Shown& event, Seq seq);
void apply(State& state, const Undone& event);
void apply(State& state, const Rehearsed& event);
void apply(State& state, const HandedOver& event);
void apply(State& state, const TakenOver& event);

/// The screens follow the agenda (an event at `seq`). What was shown before is then gone back to, not taken
/// back; but the opening that started the first item can be.
void show(State& state, MeetingId meeting, Show what, Seq seq);

/// Whether some meeting has been opened, which ends the set-up.
bool any_opened(const State& state);

}  // namespace jamsides::meeting
