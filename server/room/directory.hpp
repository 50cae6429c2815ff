// directory.hpp - the rooms that are live now: loaded when someone comes, unloaded when nobody has been there
// for a while.
//
// Network thread only.
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "room/room.hpp"

namespace jamsides::room {

class Directory {
 public:
  explicit Directory(Services& services) : services_(services) {}

  using Opened = std::function<void(std::expected<std::shared_ptr<Room>, store::LoadError>)>;

  /// Hands over the room of a group, loading it where it is not live. Callers while it loads wait together.
  void open(const GroupId& group, Opened then);

  /// A room for a group that does not exist yet; its first command must be setup::Create. The caller keeps
  /// it; open() loads the group anew for whoever comes later.
  std::shared_ptr<Room> create(const GroupId& group);

  /// The live room, or null.
  std::shared_ptr<Room> find(const GroupId& group) const;

  /// Forgets a room; its sessions are told why.
  void close(const GroupId& group, End why);

  /// Unloads rooms that have been idle for long. Called every few seconds.
  void tick();

  /// Every room stops: nothing of what it holds may be taken for stored. Its sessions are told to come back
  /// later.
  void stop_all();

  void end_all(End why);
  std::size_t size() const { return rooms_.size(); }
  std::vector<std::shared_ptr<Room>> rooms() const;

 private:
  void forget(Room& room);

  Services& services_;
  std::map<GroupId, std::shared_ptr<Room>> rooms_;
  std::map<GroupId, std::vector<Opened>> loading_;
};

}  // namespace jamsides::room
