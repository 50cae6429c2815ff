// group_snapshot.hpp - a group's state as the text of a snapshot, and back.
//
// All that the fold of the log gives, slice by slice; nothing of what stands beside it: no person's name, no
// link. Pure; any thread. Reading never throws.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/group.hpp"

namespace jamsides::store {

/// The shape of a snapshot, and the meaning of what is in it. Raised when a field of the state comes, goes or
/// changes, and when an event comes to do something else to the state: snapshots of another number are
/// passed over and the group is folded from its first event.
inline constexpr int kSnapshotSchema = 6;

std::string snapshot_of(const Group& group);

/// The group in a snapshot of this schema; nothing where the text is not whole or the group's checklist is
/// not in `checklists`.
std::optional<Group> group_of(std::string_view snapshot, const Checklists& checklists);

}  // namespace jamsides::store
