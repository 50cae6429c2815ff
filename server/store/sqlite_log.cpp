// sqlite_log.cpp - opening, appending, reading. What stands beside the events: sqlite_log_rows.cpp and
// sqlite_snapshots.cpp; how a group goes: sqlite_removal.cpp.
#include "store/sqlite_log.hpp"

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "base/overloaded.hpp"
#include "store/data_directory.hpp"
#include "store/event_codec.hpp"
#include "store/sqlite_connection.hpp"
#include "store/sqlite_schema.hpp"
#include "store/stored_words.hpp"

namespace jamsides::store {
namespace {

/// What follows from an event for the rows beside the log.
void follow(Connection& c, const GroupId& group, const Event& event) {
  if (const auto* created = std::get_if<setup::Created>(&event)) c.set_name.run(group, created->name);
  if (const auto* renamed = std::get_if<setup::Renamed>(&event)) c.set_name.run(group, renamed->name);
  if (const auto* used = std::get_if<seating::CardUsed>(&event)) c.use_card.run(group, used->card.n);
  if (const auto* removed = std::get_if<meeting::Removed>(&event)) {
    c.drop_room_code.run(group, removed->meeting.n);
  }
  if (const auto* closed = std::get_if<survey::Closed>(&event)) close_survey(c, group, closed->survey);
}

void store_row(Connection& c, const GroupId& group, const SideRow& row, UtcMillis at) {
  std::visit(
      overloaded{
          [&](const PersonRow& r) {
            c.leave_seat.run(group, r.seat.n, r.from.n, r.person.n);
            c.put_person.run(group, r.person.n, r.seat.n, r.name, r.stand_in, r.from.n);
          },
          [&](const CredentialRow& r) {
            c.insert_credential.run(r.token_hash, group, r.seat.n, stored_word(r.key), r.facilitator, at.n,
                                    r.until.n, r.card.n);
          },
          [&](const RevokeRow& r) {
            c.revoke.run(group, r.seat.n, at.n);
            c.end_sessions.run(group, r.seat.n);
          },
          [&](const RoomCodeRow& r) { c.put_room_code.run(group, r.meeting.n, r.code); },
          [&](const AnswerRow& r) { put_answers(c, group, r); }, [](const ResultsRow&) {},  // in memory only
      },
      row);
}

bool redact(Connection& c, const GroupId& group, Seq seq) {
  {
    Rows row(c.type_of_event, group, seq);
    if (!row.next() || !is_redactable(row.text(0))) return false;
  }
  c.redact_event.run(group, seq);
  return true;
}

std::optional<Head> head_of(Connection& c, const GroupId& group) {
  Rows row(c.select_group, group);
  return row.next() ? std::optional(read_group(row).head) : std::nullopt;
}

/// The groups a batch has added to, each with the head it will have; written once, before COMMIT.
using Heads = std::map<GroupId, Head>;

/// Stores one Append inside its savepoint; what is wrong with it, or empty.
std::string store(Connection& c, Heads& heads, const Append& append) {
  if (append.entries.empty()) return "no events";
  const UtcMillis at = append.entries.front().stamp.at;
  const auto known = heads.find(append.group);
  auto head = known == heads.end() ? head_of(c, append.group) : std::optional(known->second);
  if (!head) {
    if (append.entries.front().stamp.seq != 1) return "no such group";
    c.insert_group.run(append.group, fresh_epoch(), at.n);
    head.emplace();
  }
  for (const LogEntry& entry : append.entries) {
    const auto row = seal(append.group, *head, entry);
    if (!row) return row.error();
    c.insert_event.run(append.group, row->seq, row->type, row->version, row->at, row->by, row->id, row->salt,
                       row->body, row->content, row->link);
    head = Head{row->seq, row->link};
    follow(c, append.group, entry.event);
  }
  for (const SideRow& row : append.rows) store_row(c, append.group, row, at);
  for (Seq seq : append.redact) {
    if (!redact(c, append.group, seq)) return "cannot redact " + std::to_string(seq);
  }
  if (drops_something(append)) purge_snapshot(c, append.group, head->seq);
  heads[append.group] = *head;
  return {};
}

}  // namespace

void configure(Database& database) {
  // EXCLUSIVE before WAL: the index of the write-ahead log then lives in memory, not in a shared file.
  database.execute(
      "PRAGMA busy_timeout = 2000; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
      "PRAGMA journal_size_limit = 16777216; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;"
      "PRAGMA trusted_schema = OFF");
  Statement mode(database, "PRAGMA journal_mode");
  Rows rows(mode);
  if (!rows.next() || rows.text(0) != "wal") throw StoreFault("SQLite cannot keep a write-ahead log here");
}

namespace {
/// The file, configured and migrated; statements are prepared after this.
Database& ready(Database& database, bool migrates) {
  configure(database);
  const int has = schema_of(database), known = static_cast<int>(migrations().size());
  if (!migrates && has < known) {
    throw StoreFault("the data is from an older version of jamsides (schema " + std::to_string(has) +
                     ", this one reads " + std::to_string(known) + "); start this version on it once");
  }
  migrate(database, migrations());
  return database;
}
}  // namespace

Connection::Connection(const std::string& path, const SqliteLog::Options& options)
    : db(path, SQLITE_OPEN_READWRITE, options.vfs), select_group{ready(db, options.migrates), kSelectGroup} {}

namespace {
/// SQLite counts its memory under a lock unless told not to; nobody asks for the figure. Only before its
/// first use.
void count_no_memory() {
  [[maybe_unused]] static const int told = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
}  // namespace

SqliteLog::SqliteLog(std::filesystem::path directory, Options options)
    : directory_(std::move(directory)), options_(std::move(options)) {
  count_no_memory();
  const auto missing = options_.migrates ? DataDirectory::Missing::make : DataDirectory::Missing::fail;
  lock_ = std::make_unique<DataDirectory>(directory_, missing);
  if (options_.migrates) lock_->make_database_file();
  connection_ = std::make_unique<Connection>(lock_->database().string(), options_);
}
SqliteLog::SqliteLog(std::filesystem::path directory) : SqliteLog(std::move(directory), Options{}) {}
SqliteLog::~SqliteLog() = default;

Connection& SqliteLog::working() {
  thread_.check();
  if (!connection_) throw StoreFault("the log is closed after a failed write");
  return *connection_;
}

std::optional<std::vector<AppendOutcome>> SqliteLog::commit_together(std::span<const Append> batch) {
  std::vector<AppendOutcome> outcomes;
  const bool whole = writing([&](Connection& c) {
    try {
      Heads heads;
      c.begin.run();
      for (const Append& each : batch) {
        std::string wrong;
        c.savepoint.run();
        try {
          wrong = store(c, heads, each);
        } catch (const SqliteError& error) {
          if (!error.refused() || !c.db.in_transaction()) throw;
          wrong = error.what();
        }
        if (!wrong.empty()) {
          failure_ = "group " + each.group + ": " + wrong;
          c.db.execute("ROLLBACK TO append");
        }
        c.release.run();
        outcomes.push_back(wrong.empty() ? AppendOutcome::committed : AppendOutcome::group_failed);
      }
      for (const auto& [group, head] : heads) c.set_head.run(group, head.seq, head.link);
      c.commit.run();
      return true;
    } catch (const SqliteError& error) {
      if (error.kind() != StoreFault::Kind::damage || !c.db.in_transaction()) throw;
      failure_ = error.what();
      c.db.execute("ROLLBACK");
      c.db.forget_pages();
      return false;
    }
  });
  if (!whole) return std::nullopt;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const bool committed = outcomes[i] == AppendOutcome::committed;
    purge_due_ = purge_due_ || (committed && leaves_traces(batch[i]));
  }
  return outcomes;
}

std::vector<AppendOutcome> SqliteLog::append(std::span<const Append> batch) {
  thread_.check();
  std::vector<AppendOutcome> outcomes;
  try {
    if (auto together = commit_together(batch)) {
      outcomes = std::move(*together);
    } else {
      // A damaged page may be met as late as COMMIT, for all of them: one by one each stands for itself.
      for (const Append& each : batch) {
        const auto alone = commit_together({&each, 1});
        if (!alone) failure_ = "group " + each.group + ": " + failure_;
        outcomes.push_back(alone ? alone->front() : AppendOutcome::group_failed);
      }
    }
  } catch (const StoreFault& fault) {
    failure_ = fault.what();
    connection_.reset();
    // Of a batch taken one by one some may be safe, but nobody was told.
    return std::vector<AppendOutcome>(batch.size(), AppendOutcome::all_failed);
  }
  purge();
  return outcomes;
}

void SqliteLog::purge() {
  if (!purge_due_ || !connection_) return;
  try {
    connection_->db.checkpoint();
    purge_due_ = false;
  } catch (const SqliteError& error) {
    failure_ = std::string("what was erased is still in the write-ahead log: ") + error.what();
  }
}

std::expected<Piece, LoadError> SqliteLog::read(const GroupId& group, const Head& after, std::size_t most) {
  Piece piece{{}, after};
  const auto damaged = [&](const std::string& why) {
    return std::unexpected(
        LoadError{LoadError::Kind::damaged,
                  "group " + group + " at seq " + std::to_string(piece.end.seq + 1) + ": " + why});
  };
  try {
    Rows row(working().select_piece, group, after.seq, most);
    while (row.next()) {
      const auto stored = read_event(row);
      auto entry = stored ? unseal(group, piece.end, *stored) : std::unexpected(stored.error());
      if (!entry) return damaged(entry.error());
      piece.end = Head{stored->seq, stored->link};
      piece.entries.push_back(std::move(*entry));
    }
  } catch (const SqliteError& error) {
    if (error.kind() != StoreFault::Kind::damage) throw;
    connection_->db.forget_pages();
    return damaged(error.what());
  }
  return piece;
}

std::vector<GroupInfo> SqliteLog::groups() {
  Statement select(working().db, kSelectGroups);
  Rows row(select);
  std::vector<GroupInfo> all;
  while (row.next()) all.push_back(read_group(row));
  return all;
}

std::optional<GroupInfo> SqliteLog::group(const GroupId& group) {
  Rows row(working().select_group, group);
  return row.next() ? std::optional(read_group(row)) : std::nullopt;
}

std::optional<Head> SqliteLog::head(const GroupId& group) { return head_of(working(), group); }

void SqliteLog::renew_epochs() {
  const auto all = groups();
  writing([&](Connection& c) {
    Statement set(c.db, "UPDATE group_log SET epoch = ?2 WHERE id = ?1");
    c.db.execute("BEGIN IMMEDIATE");
    for (const GroupInfo& group : all) set.run(group.id, fresh_epoch());
    c.db.execute("COMMIT");
  });
}

std::uint64_t SqliteLog::wal_bytes() {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(lock_->database().string() + "-wal", error);
  return error ? 0 : bytes;
}

void SqliteLog::begin_copy(const std::filesystem::path& to) {
  Connection& c = working();
  c.copy.reset();
  c.copy.emplace(c.db, to);
}

bool SqliteLog::step_copy(int pages) {
  Connection& c = working();
  if (!c.copy) throw StoreFault("no copy is being made");
  try {
    const bool ended = c.copy->step(pages);
    if (ended) c.copy.reset();
    return ended;
  } catch (const StoreFault&) {
    c.copy.reset();
    throw;
  }
}

void SqliteLog::end_copy() {
  if (connection_) connection_->copy.reset();
}

void SqliteLog::reopen() {
  thread_.check();
  connection_.reset();
  auto opened = std::make_unique<Connection>(lock_->database().string(), options_);
  opened->db.checkpoint();
  // Where there was nothing to move, nothing has been written yet: nobody is let in before the disk takes it.
  opened->db.execute("PRAGMA user_version = " + std::to_string(schema_of(opened->db)));
  opened->db.checkpoint();
  purge_due_ = false;
  wipe_next_ = 0;
  connection_ = std::move(opened);
}

int SqliteLog::open_statements() const { return connection_ ? connection_->db.open_statements() : 0; }

}  // namespace jamsides::store
