// purpose_rules.hpp - decide and apply of the purpose slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::purpose {

Decided decide(const Group& group, const Set& command, const Context& context);

void apply(State& state, const WasSet& event, const Stamp& stamp);

/// The organisation is no longer in the group.
void forget(State& state, OrganisationId organisation);

}  // namespace jamsides::purpose
