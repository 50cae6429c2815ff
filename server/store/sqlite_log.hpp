// sqlite_log.hpp - the log in one SQLite file: <directory>/jamsides.db, WAL, every commit synced.
//
// Exactly one connection does everything (before 3.51.3 two can lose a commit in WAL mode), and a lock on the
// directory keeps a second server out. Store thread only (checked). Schema: sqlite_schema.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/bug.hpp"
#include "store/log.hpp"

namespace jamsides::store {

class DataDirectory;
struct Connection;

class SqliteLog : public Log {
 public:
  struct Options {
    std::string vfs{};  // SQLite's name of a file system, empty = the machine's; for tests of failing disks
    bool migrates = true;  // false: only a log that is there and has this version's schema is opened
  };

  /// Opens or makes the log in `directory` (made with mode 0700 if missing) and migrates it.
  /// Throws StoreFault with words for the operator: another server runs here, the file is from a newer
  /// version, the disk fails.
  explicit SqliteLog(std::filesystem::path directory, Options options);
  explicit SqliteLog(std::filesystem::path directory);
  ~SqliteLog() override;

  std::vector<AppendOutcome> append(std::span<const Append> batch) override;
  std::expected<Piece, LoadError> read(const GroupId& group, const Head& after, std::size_t most) override;
  std::optional<Snapshot> snapshot(const GroupId& group) override;
  std::optional<std::size_t> write_snapshot(const GroupId& group, const Snapshot& snapshot,
                                            std::size_t from) override;
  std::vector<GroupInfo> groups() override;
  std::optional<GroupInfo> group(const GroupId& group) override;
  std::optional<Head> head(const GroupId& group) override;
  bool begin_removal(const GroupId& group) override;
  bool step_removal() override;
  void renew_epochs() override;
  std::vector<PersonInfo> people(const GroupId& group) override;
  std::vector<RoomCodeInfo> room_codes() override;
  std::vector<survey::Answers> answers(const GroupId& group, SurveyId survey) override;
  std::vector<CredentialInfo> credentials() override;
  std::optional<CredentialInfo> credential(const std::string& hash) override;
  bool open_once(const std::string& credential, const SessionInfo& session) override;
  std::vector<SessionInfo> sessions() override;
  std::optional<SessionInfo> session(const std::string& hash) override;
  void add_session(const SessionInfo& session) override;
  void touch_session(const std::string& hash, UtcMillis now) override;
  void end_session(const std::string& hash) override;
  std::vector<AdminInfo> admins() override;
  void add_admin(const AdminInfo& admin) override;
  void end_admin(const std::string& hash) override;
  void begin_copy(const std::filesystem::path& to) override;
  bool step_copy(int pages) override;
  void end_copy() override;
  std::uint64_t wal_bytes() override;
  void reopen() override;
  bool broken() const override { return !connection_; }
  void adopt_thread() override { thread_.adopt(); }

  /// How many statements stand between two rows; 0 between calls, or they would hold up checkpoints.
  int open_statements() const;

 private:
  /// The open connection; StoreFault after a failed write.
  Connection& working();
  /// Runs `change(Connection&)`; a failure of the disk closes the log.
  template <class Change>
  auto writing(Change change);
  /// One transaction, each Append in a savepoint; nothing where damage was met: then nothing of it is stored.
  std::optional<std::vector<AppendOutcome>> commit_together(std::span<const Append> batch);
  /// Makes what has been dropped go from the disk too; tried again at the next append where it fails.
  void purge();

  std::filesystem::path directory_;
  Options options_;
  OnThread thread_;
  std::unique_ptr<DataDirectory> lock_;
  std::unique_ptr<Connection> connection_;  // null after a failed write, until reopen()
  bool purge_due_ = false;
  std::uint32_t wipe_next_ = 0;  // the page a removal goes on with, 0 = the first
};

}  // namespace jamsides::store
