// focus_rules.hpp - decide and apply of the focus slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::focus {

Decided decide(const Group& group, const Choose& command, const Context& context);

void apply(State& state, const Chosen& event);

}  // namespace jamsides::focus
