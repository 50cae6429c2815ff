// survey_rules.hpp - decide and apply of the survey slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::survey {

Decided decide(const Group& group, const Open& command, const Context& context);
Decided decide(const Group& group, const Answer& command, const Context& context);
Decided decide(const Group& group, const Close& command, const Context& context);
Decided decide(const Group& group, const Count& command, const Context& context);

void apply(State& state, const Opened& event, UtcMillis at);
void apply(State& state, const Answered& event, SeatId by);
void apply(State& state, const Closed& event);
void apply(State& state, const Counted& event);

/// When a meeting opens, what an earlier one asked is closed for good.
void finish_at_open(const Group& group, MeetingId meeting, Decision& decision);

}  // namespace jamsides::survey
