// log.hpp - the log: one ordered, hash-chained list of events per group, and the rows that stand beside it.
//
// In: Appends (events, side rows, redactions) that become safe together or not at all.  Out: what was stored.
// Every call blocks; store thread only. Two implementations, one contract suite: SqliteLog and MemoryLog.
// Knows nothing of rooms, sockets or views; decides nothing.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/group.hpp"

namespace jamsides::store {

/// The disk or the file failed; it may not be known what was written. Never crosses a thread (see Fault).
class StoreFault : public std::runtime_error {
 public:
  /// damage: what stands in the file is not what was written there. no_space: the disk is full.
  enum class Kind { other, damage, no_space };

  explicit StoreFault(const std::string& what, Kind kind = Kind::other)
      : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

/// A StoreFault as a value, for the other thread.
struct Fault {
  std::string what;
  StoreFault::Kind kind = StoreFault::Kind::other;
};

struct LogEntry {
  Event event;
  Stamp stamp;
};

/// What one decision leads to; all of it is stored, or nothing.
struct Append {
  GroupId group;
  std::vector<LogEntry> entries;  // 1.., their seqs follow the group's head; seq 1 makes the group
  std::vector<SideRow> rows;      // taken in order
  std::vector<Seq> redact;        // earlier events whose bodies are dropped; redactable types only
};

/// committed     safe on disk.
/// group_failed  nothing of this Append was stored, the others of its batch were (gap, conflict, bad event,
///               damage where it belongs in the file).
/// all_failed    the disk failed: nothing may be taken for stored until the log has been reopened and loaded.
enum class AppendOutcome { committed, group_failed, all_failed };

using Hash = std::array<std::uint8_t, 32>;

/// Where a group's log ends: the last event's place and its link in the chain (printed in minutes).
struct Head {
  Seq seq = 0;
  Hash link{};
  bool operator==(const Head&) const = default;
};

struct GroupInfo {
  GroupId id;
  std::string name;   // as last given by an event
  std::string epoch;  // this log's incarnation; a restore gives a new one
  UtcMillis created{};
  Head head;
};

/// A way in that was handed out: a seat card, a desk link or a replacement card.
struct CredentialInfo {
  std::string hash;  // SHA-256 of the token, hex
  GroupId group;
  SeatId seat{};
  Key key = Key::room;
  bool facilitator = false;
  UtcMillis created{};
  UtcMillis until{};    // 0 = until revoked
  CardId card{};        // set = single-use replacement card
  bool used = false;    // its card has been used (from the event card.used), its desk link opened
  UtcMillis revoked{};  // 0 = not
  bool operator==(const CredentialInfo&) const = default;
};

/// A device that has opened a seat: the cookie's session.
struct SessionInfo {
  std::string hash;
  GroupId group;
  SeatId seat{};
  Key key = Key::room;
  UtcMillis created{};
  UtcMillis last{};  // last seen, as touched
  bool operator==(const SessionInfo&) const = default;
};

/// A way to the admin page: the link printed at start, or the cookie it gave.
struct AdminInfo {
  enum class Kind { link, session };
  std::string hash;
  Kind kind = Kind::link;
  UtcMillis created{};
  UtcMillis until{};  // 0 = until removed
  bool operator==(const AdminInfo&) const = default;
};

struct RoomCodeInfo {
  std::string code;
  GroupId group;
  MeetingId meeting{};
  bool operator==(const RoomCodeInfo&) const = default;
};

/// Someone's name and the seat they said they sit on; `until` is when somebody else did (0 = nobody yet).
struct PersonInfo {
  PersonId person{};
  SeatId seat{};
  std::string name;  // empty = erased
  bool stand_in = false;
  UtcMillis from{};
  UtcMillis until{};
  bool operator==(const PersonInfo&) const = default;
};

/// A group's state as of a place in its log (group_snapshot.hpp); spares the fold of what is before it.
struct Snapshot {
  int schema = 0;
  Head at;
  std::string state;  // holds no names
  bool operator==(const Snapshot&) const = default;
};

/// The events that follow a place in a group's log.
struct Piece {
  std::vector<LogEntry> entries;
  Head end;  // of the last of them
};

struct LoadedGroup {
  std::vector<LogEntry> entries;  // seq 1.. without a gap, chain verified
  std::map<PersonId, std::string> names;
  std::string epoch;
};

struct LoadError {
  enum class Kind {
    not_found,
    damaged,            // gap, broken chain, undecodable body or a page that cannot be read; `what` names the
                        // group and, where it lies in an event, its seq
    unknown_checklist,  // made with a version this server does not have
    fault,              // the disk failed
  };
  Kind kind = Kind::fault;
  std::string what;
};

/// Whether `append` takes something out of the log, or out of what stands beside it: bodies, a person's name,
/// an organisation. Snapshots from before it are purged with it, and so is the write-ahead log.
bool drops_something(const Append& append);

/// Whether `append` leaves something in the write-ahead log that must not stay there: what it drops, or in
/// which order a survey it closes was answered.
bool leaves_traces(const Append& append);

class Log {
 public:
  Log() = default;
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  virtual ~Log() = default;

  /// Stores a batch in one transaction, each Append in a savepoint of its own; one outcome per Append, in
  /// order. After all_failed every call fails until reopen() succeeds. Blocks for one disk sync.
  /// Beside the given rows it keeps what follows from events: the group's name, used cards, room codes of
  /// removed meetings; what was answered to a survey that closes is written anew, in another order. A
  /// RevokeRow ends the seat's credentials that are there before it, and its sessions.
  virtual std::vector<AppendOutcome> append(std::span<const Append> batch) = 0;

  /// At most `most` events behind `after`, their chain checked from there on; none = the log ends here.
  virtual std::expected<Piece, LoadError> read(const GroupId& group, const Head& after, std::size_t most) = 0;
  /// The whole log of a group and what stands beside it. Does not fold; as long as the log is.
  std::expected<LoadedGroup, LoadError> load(const GroupId& group);

  /// The snapshot of a group: whole, undamaged and of a place where the log has this very link; else nothing.
  virtual std::optional<Snapshot> snapshot(const GroupId& group) = 0;
  /// Stores a bounded piece of `snapshot`, from byte `from` of its state on; where the next piece begins (all
  /// is stored once that is the state's end), or nothing where the snapshot is of no use any more: the log
  /// has another link at its place, or something has been dropped from the log since. The group has no
  /// snapshot from the first piece until the last.
  virtual std::optional<std::size_t> write_snapshot(const GroupId& group, const Snapshot& snapshot,
                                                    std::size_t from) = 0;

  /// Every group, by id.
  virtual std::vector<GroupInfo> groups() = 0;
  virtual std::optional<GroupInfo> group(const GroupId& group) = 0;
  /// Where a group's log ends; nothing where there is no such group.
  virtual std::optional<Head> head(const GroupId& group) = 0;
  /// Begins to erase a group and everything beside it: from now on no answer has it, also after a restart.
  /// False where none.
  virtual bool begin_removal(const GroupId& group) = 0;
  /// Erases a bounded piece of the groups whose removal has begun, at last what the disk still holds of them;
  /// true once nothing is left. A copy that is being made may keep some of it.
  virtual bool step_removal() { return true; }
  /// Both, to the end; as long as the log is.
  bool remove(const GroupId& group);
  /// Gives every group a new epoch: after a restore from a backup, so that clients take a fresh welcome.
  virtual void renew_epochs() = 0;

  /// Who has sat where, by person.
  virtual std::vector<PersonInfo> people(const GroupId& group) = 0;
  /// What was answered to a closed survey, in an order that says nothing; an open one's is told to nobody.
  virtual std::vector<survey::Answers> answers(const GroupId& group, SurveyId survey) = 0;
  /// Codes of meetings that stand, by code.
  virtual std::vector<RoomCodeInfo> room_codes() = 0;

  /// Every credential, revoked and used ones too, by hash.
  virtual std::vector<CredentialInfo> credentials() = 0;
  virtual std::optional<CredentialInfo> credential(const std::string& hash) = 0;

  virtual std::vector<SessionInfo> sessions() = 0;
  virtual std::optional<SessionInfo> session(const std::string& hash) = 0;
  /// Adds or replaces. The group must exist, else StoreFault.
  virtual void add_session(const SessionInfo& session) = 0;
  /// The session of a link that opens once: adds it and marks the credential of that hash used, or neither,
  /// and false, where there is none that is unused and not revoked.
  virtual bool open_once(const std::string& credential, const SessionInfo& session) = 0;
  virtual void touch_session(const std::string& hash, UtcMillis now) = 0;
  virtual void end_session(const std::string& hash) = 0;

  virtual std::vector<AdminInfo> admins() = 0;
  virtual void add_admin(const AdminInfo& admin) = 0;
  virtual void end_admin(const std::string& hash) = 0;

  /// Begins to copy the log, as it is when the copy ends, to the new file `to` (mode 0600) in a directory
  /// that exists; an earlier copy that has not ended is given up. Throws StoreFault, which leaves the log
  /// open.
  virtual void begin_copy(const std::filesystem::path& to);
  /// Copies some pages more; true once the copy is whole and closed (but not synced). Appends may come in
  /// between and are in it. Throws StoreFault where it failed or the log has been closed: then it has ended.
  virtual bool step_copy(int pages);
  /// Gives up a copy; what is there of it stays in its file.
  virtual void end_copy() {}

  /// Bytes waiting in the write-ahead log, 0 where there is none; a gauge.
  virtual std::uint64_t wal_bytes() { return 0; }
  /// Closes, opens again, makes what is there durable and shows that the disk takes writes. Throws StoreFault
  /// where it still fails.
  virtual void reopen() {}
  /// Whether a failed write has closed the log until reopen().
  virtual bool broken() const { return false; }
  /// The calling thread owns the log from now on.
  virtual void adopt_thread() {}

  /// Why the last Append that was not committed was not; words for the operator, nothing of its contents.
  const std::string& failure() const { return failure_; }

 protected:
  std::string failure_;
};

}  // namespace jamsides::store
