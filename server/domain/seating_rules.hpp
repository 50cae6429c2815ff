// seating_rules.hpp - decide and apply of the seating slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::seating {

Decided decide(const Group& group, const Sit& command, const Context& context);
Decided decide(const Group& group, const AskToJoin& command, const Context& context);
Decided decide(const Group& group, const Admit& command, const Context& context);
Decided decide(const Group& group, const TurnAway& command, const Context& context);
Decided decide(const Group& group, const ShowCard& command, const Context& context);
Decided decide(const Group& group, const UseCard& command, const Context& context);
Decided decide(const Group& group, const RevokeCards& command, const Context& context);
Decided decide(const Group& group, const IssueCards& command, const Context& context);
Decided decide(const Group& group, const ShareSpread& command, const Context& context);

void apply(State& state, const OrganisationAdded& event);
void apply(State& state, const OrganisationEdited& event);
void apply(State& state, const OrganisationRemoved& event);
void apply(State& state, const SeatAdded& event);
void apply(State& state, const SeatTaken& event);
void apply(State& state, const JoinRequested& event, UtcMillis at);
void apply(State& state, const JoinAdmitted& event);
void apply(State& state, const JoinTurnedAway& event);
void apply(State& state, const CardShown& event, SeatId by);
void apply(State& state, const CardUsed& event);
void apply(State& state, const CardsRevoked& event);
void apply(State& state, const CardsIssued& event);
void apply(State& state, const SpreadShared& event);

}  // namespace jamsides::seating
