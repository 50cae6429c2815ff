// store.hpp - the store as rooms and the app see it: ask now, hear later.
//
// In: appends, loads and other work on the log, from the network thread.  Out: callbacks, on the network
// thread, in the order asked. StoreThread is the real one; tests may use one without a thread. Never blocks.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "domain/checklist.hpp"
#include "domain/group.hpp"
#include "store/log.hpp"

namespace jamsides::store {

/// A group folded from its log, ready to live in a room.
struct LoadedRoom {
  Group group;  // names in group.seating.names
  std::string epoch;
};

/// The fold of `group`'s log, on the calling thread. A Created event of a version not in `checklists` is
/// LoadError::unknown_checklist. Turns a StoreFault into LoadError::fault.
std::expected<LoadedRoom, LoadError> load_room(Log& log, const GroupId& group, const Checklists& checklists);

/// A group's snapshot is renewed when it is this many events behind, so that opening never reads more than
/// twice as many; a younger group has none.
inline constexpr Seq kSnapshotEvery = 5000;

/// The head a snapshot of `group` stands for, its state not yet written out; nothing where the log has come
/// to another seq, so that `group` is not what it tells of.
std::optional<Snapshot> snapshot_at_head(Log& log, const Group& group);

/// Stores a snapshot of `group`, which is as the log's end tells, on the calling thread. No use, no snapshot.
void store_snapshot(Log& log, const Group& group);

class Store {
 public:
  using AppendDone = std::function<void(AppendOutcome)>;
  using LoadDone = std::function<void(std::expected<LoadedRoom, LoadError>)>;

  virtual ~Store() = default;

  /// Appends; `done` hears once it is safe or has failed. After group_failed the room must stop, after
  /// all_failed every room; both load again.
  virtual void append(Append append, AppendDone done) = 0;

  /// Reads and folds a group, all appends asked before included, in the background of what is asked after.
  virtual void load(GroupId group, Checklists checklists, LoadDone done) = 0;

  /// Stores a snapshot of `group`, which must be as the last append asked for leaves it; in the background.
  /// Where that append fails there will be none.
  virtual void snapshot(Group group);

  /// Erases a group: at once from all answers, then piece by piece from the disk. `removed` hears false where
  /// there is none, else once nothing of it is left; where the server ends before that, the next one goes on.
  using RemoveDone = std::function<void(std::expected<bool, Fault>)>;
  virtual void remove(GroupId group, RemoveDone removed);

  /// Runs `work(Log&)` on the store thread, in the order asked among appends and loads, and `then` with its
  /// result: then(std::expected<R, Fault>), R may be void. Both must be copyable.
  ///   store.run([](Log& log) { return log.groups(); }, [](auto groups) { if (groups) ... });
  template <class Work, class Then>
  void run(Work work, Then then) {
    using R = std::invoke_result_t<Work, Log&>;
    auto result = std::make_shared<std::expected<R, Fault>>(std::unexpected(Fault{}));
    run_job(
        [work = std::move(work), result](Log& log) mutable {
          try {
            if constexpr (std::is_void_v<R>) {
              work(log);
              *result = std::expected<void, Fault>{};
            } else {
              *result = work(log);
            }
          } catch (const StoreFault& fault) {
            *result = std::unexpected(Fault{fault.what(), fault.kind()});
          }
        },
        [then = std::move(then), result]() mutable { then(std::move(*result)); });
  }

 protected:
  /// `work` on the store thread, then `done` on the network thread; `work` throws no StoreFault.
  virtual void run_job(std::function<void(Log&)> work, std::function<void()> done) = 0;
};

}  // namespace jamsides::store
