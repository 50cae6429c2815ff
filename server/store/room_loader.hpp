// room_loader.hpp - a group folded from its newest snapshot and the events behind it, in pieces.
//
// Each piece is bounded, so that whoever owns the log can serve others in between; the group may get events
// meanwhile and they are taken along. The hash chain is checked from the snapshot's link on. A snapshot that
// is damaged, of another schema or not of this log is passed over and the group folded from its first event.
// The log's thread. StoreFaults come out as LoadError::fault.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>

#include "store/store.hpp"

namespace jamsides::store {

class RoomLoader {
 public:
  struct Options {
    bool from_snapshot = true;
    std::optional<Seq> until{};        // the state as of this place instead of the log's end
    std::size_t events_at_once = 256;  // about two milliseconds
  };

  RoomLoader(GroupId group, Checklists checklists, Options options);
  RoomLoader(GroupId group, Checklists checklists);

  /// Does the next piece; false once there is a result.
  bool step(Log& log);
  /// Once: what step() came to.
  std::expected<LoadedRoom, LoadError> take() { return std::move(result_); }

  /// Where the fold has come to, and how many events it read to get there from its snapshot.
  const Head& at() const { return at_; }
  Seq folded() const { return folded_; }

 private:
  bool begin(Log& log);
  std::optional<Snapshot> snapshot_in(Log& log) const;
  bool advance(Log& log);
  bool end(Log& log);
  bool fail(LoadError::Kind kind, std::string what);

  const GroupId group_;
  const Checklists checklists_;
  const Options options_;
  bool begun_ = false;
  LoadedRoom room_;
  Head at_;
  Seq folded_ = 0;
  std::expected<LoadedRoom, LoadError> result_ = std::unexpected(LoadError{});
};

}  // namespace jamsides::store
