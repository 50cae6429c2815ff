// store.cpp - what can be done in one go: a group loaded, a snapshot stored.
#include "store/store.hpp"

#include "store/group_snapshot.hpp"
#include "store/room_loader.hpp"

namespace jamsides::store {

std::expected<LoadedRoom, LoadError> load_room(Log& log, const GroupId& group, const Checklists& checklists) {
  RoomLoader loader(group, checklists);
  while (loader.step(log)) {
  }
  return loader.take();
}

std::optional<Snapshot> snapshot_at_head(Log& log, const Group& group) {
  const auto head = log.head(group.id);
  if (!head || head->seq != group.seq) return std::nullopt;
  return Snapshot{kSnapshotSchema, *head, {}};
}

void store_snapshot(Log& log, const Group& group) {
  auto snapshot = snapshot_at_head(log, group);
  if (!snapshot) return;
  snapshot->state = snapshot_of(group);
  for (std::optional<std::size_t> next = 0; next && *next < snapshot->state.size();) {
    next = log.write_snapshot(group.id, *snapshot, *next);
  }
}

void Store::snapshot(Group group) {
  const auto kept = std::make_shared<const Group>(std::move(group));
  run([kept](Log& log) { store_snapshot(log, *kept); }, [](const std::expected<void, Fault>&) {});
}

void Store::remove(GroupId group, RemoveDone removed) {
  run([group = std::move(group)](Log& log) { return log.remove(group); }, std::move(removed));
}

}  // namespace jamsides::store
