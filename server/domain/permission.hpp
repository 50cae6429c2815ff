// permission.hpp - who may what: one table, command by function (domain E13); every other combination is
// refused.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/group.hpp"

namespace jamsides::permission {

/// Nothing where `author` may give `command`, else the refusal (not_allowed, with "who": the functions that
/// may). Looks at function, organisation and facilitator; never at whether the command makes sense now.
std::optional<Refusal> check(const Group& group, const Command& command, const Author& author);

/// The contract names of the commands that a seat may ever give, sorted; `you.may`.
std::vector<std::string> allowed(const Group& group, SeatId seat);

}  // namespace jamsides::permission
