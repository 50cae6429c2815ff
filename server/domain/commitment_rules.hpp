// commitment_rules.hpp - decide and apply of the commitment slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::commitment {

Decided decide(const Group& group, const Make& command, const Context& context);
Decided decide(const Group& group, const Detail& command, const Context& context);
Decided decide(const Group& group, const Anchor& command, const Context& context);
Decided decide(const Group& group, const Follow& command, const Context& context);
Decided decide(const Group& group, const Tell& command, const Context& context);
Decided decide(const Group& group, const Flag& command, const Context& context);

void apply(State& state, const Made& event, const Stamp& stamp);
void apply(State& state, const Detailed& event);
void apply(State& state, const Anchored& event, UtcMillis at);
void apply(State& state, const Followed& event);
void apply(State& state, const Told& event, const Stamp& stamp);
void apply(State& state, const Missed& event, UtcMillis at);
void apply(State& state, const Flagged& event);

/// Adds what closing the meeting at `occasion` leaves unsaid: each open commitment on its table that nobody
/// accounted for is missed. A meeting can always be closed (E7).
void finish_at_close(const Group& group, const OccasionId& occasion, Decision& decision);
/// The same for a meeting that was held on `date` and is registered now: of what had been promised by then
/// and not been accounted for since. What its paper says is told afterwards, and takes the place of missed.
void finish_at_register(const Group& group, const OccasionId& occasion, const std::string& date,
                        Decision& decision);
/// The meeting at `occasion` is open again, or was not held: what its close had noted as missed is not missed
/// yet.
void reopen(State& state, const OccasionId& occasion);
/// The organisation is no longer in the group.
void forget(State& state, OrganisationId organisation);

}  // namespace jamsides::commitment
