// assessment_rules.hpp - decide and apply of the assessment slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::assessment {

Decided decide(const Group& group, const Cast& command, const Context& context);
Decided decide(const Group& group, const Reveal& command, const Context& context);
Decided decide(const Group& group, const Open& command, const Context& context);
Decided decide(const Group& group, const Again& command, const Context& context);
Decided decide(const Group& group, const Agree& command, const Context& context);
Decided decide(const Group& group, const Contest& command, const Context& context);
Decided decide(const Group& group, const Enter& command, const Context& context);

/// What a meeting's opening does: agreed scores made at home are locked.
void finish_at_open(const Group& group, const OccasionId& occasion, Decision& decision);

/// What a meeting's closing does: complete lists are locked, and the votes of locked ones redacted unless the
/// group keeps votes. Unfinished lists stay as they are (domain E7).
void finish_at_close(const Group& group, const OccasionId& occasion, Decision& decision);

// No phase here may depend on ballots: a log whose ballots are redacted must fold to the same.
void apply(State& state, const Opened& event);
void apply(State& state, const BallotCast& event, SeatId seat, Seq seq);
void apply(State& state, const Revealed& event, Seq seq);
void apply(State& state, const RoundStarted& event);
void apply(State& state, const Agreed& event, int items);
void apply(State& state, const Contested& event, int items);
void apply(State& state, const Locked& event);
void apply(State& state, const Redacted& event);

/// Drops what belongs to an organisation that left during set-up.
void forget(State& state, OrganisationId organisation);

}  // namespace jamsides::assessment
