// idea_rules.hpp - decide and apply of the idea slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::idea {

Decided decide(const Group& group, const Write& command, const Context& context);
Decided decide(const Group& group, const Withdraw& command, const Context& context);
Decided decide(const Group& group, const Save& command, const Context& context);
Decided decide(const Group& group, const Keep& command, const Context& context);
Decided decide(const Group& group, const Draft& command, const Context& context);

void apply(State& state, const Written& event, const Stamp& stamp);
void apply(State& state, const Withdrawn& event);
void apply(State& state, const Saved& event, const Stamp& stamp);
void apply(State& state, const Kept& event);
void apply(State& state, const Drafted& event);

/// The organisation is no longer in the group; what others took home from it stays on their lists.
void forget(State& state, OrganisationId organisation);

}  // namespace jamsides::idea
