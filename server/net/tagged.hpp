// tagged.hpp - an answer that says by its ETag what it is, and is not sent again to whoever has it.
#pragma once

#include "net/call.hpp"

namespace jamsides::net {

/// `answer` with an ETag of its bytes; 304 without them where the request has it already. `answer` must say
/// its Cache-Control.
void answer_tagged(const CallPtr& call, Answer answer);

}  // namespace jamsides::net
