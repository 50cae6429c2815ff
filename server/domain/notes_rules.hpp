// notes_rules.hpp - decide and apply of the notes slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::notes {

/// Refused where somebody else has written meanwhile: a version is never written over unseen.
Decided decide(const Group& group, const Write& command, const Context& context);
/// The last approval that was awaited settles the notes.
Decided decide(const Group& group, const Approve& command, const Context& context);
Decided decide(const Group& group, const Correct& command, const Context& context);

/// Also takes what earlier versions had been approved by.
void apply(State& state, const Written& event, const Stamp& stamp);
void apply(State& state, const Approved& event, UtcMillis at);
void apply(State& state, const Settled& event, UtcMillis at);
void apply(State& state, const Corrected& event, const Stamp& stamp);

/// What the meeting did last is taken back: it is not over, and only what was over is approved.
void reopen(State& state, MeetingId meeting);

/// The organisations whose approval is awaited before the meeting's notes are settled, in order.
std::vector<OrganisationId> awaited(const Group& group, MeetingId meeting);

}  // namespace jamsides::notes
