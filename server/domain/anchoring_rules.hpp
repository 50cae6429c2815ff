// anchoring_rules.hpp - decide and apply of the anchoring slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::anchoring {

/// Of a day that is not still to come.
Decided decide(const Group& group, const Present& command, const Context& context);

void apply(State& state, const Presented& event, const Stamp& stamp);

/// The organisation is no longer in the group.
void forget(State& state, OrganisationId organisation);

}  // namespace jamsides::anchoring
