// store.cpp - a log folded into the group it tells of.
#include "store/store.hpp"

namespace jamsides::store {

std::expected<LoadedRoom, LoadError> load_room(Log& log, const GroupId& group, const Checklists& checklists) {
  try {
    auto loaded = log.load(group);
    if (!loaded) return std::unexpected(std::move(loaded.error()));
    LoadedRoom room;
    room.group.id = group;
    room.epoch = std::move(loaded->epoch);
    for (const LogEntry& entry : loaded->entries) {
      if (const auto* created = std::get_if<setup::Created>(&entry.event)) {
        if (!checklists.contains(created->checklist)) {
          return std::unexpected(LoadError{LoadError::Kind::unknown_checklist,
                                           "group " + group + " uses the checklist " + created->checklist});
        }
      }
      apply(room.group, entry.event, entry.stamp, checklists);
    }
    room.group.seating.names = std::move(loaded->names);
    return room;
  } catch (const StoreFault& fault) {
    return std::unexpected(LoadError{LoadError::Kind::fault, fault.what()});
  }
}

}  // namespace jamsides::store
