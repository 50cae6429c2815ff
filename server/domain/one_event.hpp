// one_event.hpp - the usual decision: one thing happened. For the slices' rules.
#pragma once

#include <utility>

#include "domain/group.hpp"

namespace jamsides {

inline Decision one(Event event) {
  Decision decision;
  decision.events.push_back(std::move(event));
  return decision;
}

}  // namespace jamsides
