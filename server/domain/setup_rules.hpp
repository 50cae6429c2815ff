// setup_rules.hpp - decide of the admin page's commands; what they emit belongs to the slices.
#pragma once

#include "domain/group.hpp"

namespace jamsides::setup {

/// A new group: organisations with three seats each, a storbild, and a meeting per occasion.
Decided decide(const Group& group, const Create& command, const Context& context);

/// Changes to a group. Organisations come and go only before the first meeting has opened; a closed meeting
/// stays as it was.
Decided decide(const Group& group, const Edit& command, const Context& context);

}  // namespace jamsides::setup
