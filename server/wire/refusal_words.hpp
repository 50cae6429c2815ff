// refusal_words.hpp - the words of a refusal, from protocol/refusals.json (embedded): the one source for
// server and client.
#pragma once

#include <string>

#include "base/refusal.hpp"
#include "wire/decode.hpp"

namespace jamsides::wire {

/// What to tell the user, {placeholders} filled from refusal.with. A code without words stops the process; a
/// test asks for all of them.
std::string words(const Refusal& refusal, Lang lang);

/// Whether sending the same again may succeed without the user changing anything.
bool may_retry(RefusalCode code);

}  // namespace jamsides::wire
