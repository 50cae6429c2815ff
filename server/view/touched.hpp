// touched.hpp - which rows an event may change. Asked before the event is applied, so rows it creates are
// named ahead.
#pragma once

#include <vector>

#include "view/entity.hpp"

namespace jamsides::view {

/// The rows `event` may change in `group` (as it is before the event), sorted, each once. Naming a row that
/// does not change costs a few bytes; leaving one out leaves a screen stale, so a test compares with a fresh
/// welcome after random logs.
std::vector<EntityRef> touched(const Group& group, const Event& event, const Stamp& stamp);

}  // namespace jamsides::view
