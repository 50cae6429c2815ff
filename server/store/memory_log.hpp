// memory_log.hpp - a log that forgets: for tests of what stands above the store, and for playing.
//
// Keeps the same promises as SqliteLog but one (nothing outlives it), and stores encoded bodies, so that the
// codec is exercised too. Any one thread at a time.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "store/chain.hpp"
#include "store/log.hpp"

namespace jamsides::store {

class MemoryLog : public Log {
 public:
  /// The next batches end like this, before anything is stored; for tests of failure.
  /// all_failed stays until reopen(); reopen() fails `reopen_failures` times first.
  void fail_next(AppendOutcome outcome, int reopen_failures = 0);

  std::vector<AppendOutcome> append(std::span<const Append> batch) override;
  std::expected<Piece, LoadError> read(const GroupId& group, const Head& after, std::size_t most) override;
  std::optional<Snapshot> snapshot(const GroupId& group) override;
  std::optional<std::size_t> write_snapshot(const GroupId& group, const Snapshot& snapshot,
                                            std::size_t from) override;
  std::vector<GroupInfo> groups() override;
  std::optional<GroupInfo> group(const GroupId& group) override;
  std::optional<Head> head(const GroupId& group) override;
  bool begin_removal(const GroupId& group) override;
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
  void reopen() override;
  bool broken() const override { return broken_; }

 private:
  struct Beside {  // small; a failed Append puts the old one back
    std::map<GroupId, GroupInfo> groups;
    std::map<std::pair<GroupId, PersonId>, PersonInfo> people;
    std::map<std::pair<GroupId, MeetingId>, std::string> room_codes;
    std::map<std::string, CredentialInfo> credentials;
    std::map<std::string, SessionInfo> sessions;
    std::map<std::string, AdminInfo> admins;
    using Answered = std::map<std::pair<GroupId, SurveyId>, std::vector<survey::Answers>>;
    Answered open_answers, answers;  // the latter of closed surveys
    std::map<GroupId, Seq> dropped;  // the last seq that took something out of the group's log
  };
  struct Kept {
    Snapshot snapshot;
    std::size_t written = 0;  // of its state
  };
  bool stands(const GroupId& group, const Head& head);
  /// Stores one Append, or returns false having stored part of it in `beside_` and behind the head in
  /// `events_`.
  bool store(const Append& append);
  bool store_row(const GroupId& group, const SideRow& row, UtcMillis at);
  void follow(const GroupId& group, const Event& event);
  void check_working() const;

  Beside beside_;
  std::map<GroupId, std::vector<StoredEvent>> events_;
  std::map<GroupId, Kept> snapshots_;
  std::deque<std::pair<AppendOutcome, int>> planned_;
  bool broken_ = false;
  int reopen_failures_ = 0;
};

}  // namespace jamsides::store
