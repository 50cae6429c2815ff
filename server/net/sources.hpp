// sources.hpp - what a document is made from, brought together for a call: the state, its log, the method's
// words.
//
// Network thread only.
#pragma once

#include <functional>

#include "net/call.hpp"
#include "report/notes.hpp"

namespace jamsides::net {

report::Language language_of(const Call& call);

/// `then` gets a copy of `group` as it is now, everything in it safe, and its log as of the same event.
void with_sources(const CallPtr& call, const Group& group, std::function<void(const report::Sources&)> then);

}  // namespace jamsides::net
