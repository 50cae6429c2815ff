// directory.cpp - see directory.hpp.
#include "room/directory.hpp"

#include <utility>

namespace jamsides::room {

void Directory::open(const GroupId& group, Opened then) {
  if (auto room = find(group)) return then(std::move(room));
  auto& waiting = loading_[group];
  waiting.push_back(std::move(then));
  if (waiting.size() > 1) return;
  services_.store.load(
      group, services_.checklists, [this, group](std::expected<store::LoadedRoom, store::LoadError> loaded) {
        const auto callers = std::exchange(loading_[group], {});
        loading_.erase(group);
        if (!loaded) {
          for (const auto& caller : callers) caller(std::unexpected(loaded.error()));
          return;
        }
        auto room = std::make_shared<Room>(std::move(loaded->group), std::move(loaded->epoch), services_,
                                           [this](Room& stopped) { forget(stopped); });
        rooms_[group] = room;
        room->count_surveys();
        for (const auto& caller : callers) caller(room);
      });
}

std::shared_ptr<Room> Directory::create(const GroupId& group) {
  Group empty;
  empty.id = group;
  return std::make_shared<Room>(std::move(empty), "", services_, [](Room&) {});
}

std::shared_ptr<Room> Directory::find(const GroupId& group) const {
  const auto it = rooms_.find(group);
  return it == rooms_.end() ? nullptr : it->second;
}

void Directory::forget(Room& room) {
  const auto it = rooms_.find(room.id());
  if (it != rooms_.end() && it->second.get() == &room) rooms_.erase(it);
}

void Directory::close(const GroupId& group, End why) {
  if (auto room = find(group)) {
    room->end_all(why);
    rooms_.erase(group);
  }
}

void Directory::tick() {
  const auto now = services_.now();
  std::erase_if(rooms_, [&](const auto& entry) {
    const auto since = entry.second->idle_since();
    return since.n != 0 && now - since > services_.limits.idle;
  });
}

void Directory::stop_all() {
  for (const auto& room : rooms()) room->stop();
}

void Directory::end_all(End why) {
  for (const auto& [id, room] : rooms_) room->end_all(why);
}

std::vector<std::shared_ptr<Room>> Directory::rooms() const {
  std::vector<std::shared_ptr<Room>> all;
  for (const auto& [id, room] : rooms_) all.push_back(room);
  return all;
}

}  // namespace jamsides::room
