// verify_group.hpp - one group's events read from the first to the head, for verify.
//
// Only for verify.cpp; same thread as its Database. Damage is told, other SqliteErrors are thrown.
#pragma once

#include <optional>
#include <string>

#include "store/sqlite_connection.hpp"
#include "store/verify.hpp"

namespace jamsides::store {

class GroupCheck {
 public:
  /// `database` and `report` outlive this.
  GroupCheck(Database& database, VerifyReport& report);

  /// Adds to the report what is wrong with the group, naming the seq where it first is and how many events
  /// behind it cannot be read either; or the group's length and head. `unreadable`: why its own row is not to
  /// be had, empty where it is.
  void run(const GroupInfo& group, const std::string& unreadable);

 private:
  /// From event to event; what is wrong at `at_`.
  std::optional<std::string> walk(const GroupId& group);
  std::optional<std::string> take(const GroupId& group, const Rows& row);
  std::optional<std::string> at_the_end(const GroupInfo& group, const std::string& unreadable);
  /// What can be said of the events behind `at_`, for the operator.
  std::string what_follows(const GroupInfo& group);
  bool readable(const GroupId& group, Seq seq);
  void snapshot(const GroupId& group);
  void wrong(const std::string& where, const std::string& what);

  /// To each by its seq, and to the end, as a load finds its way: it may lead elsewhere.
  std::optional<std::string> seek(const GroupId& group);
  /// Throws what is no damage.
  void note_damage(const SqliteError& error);

  Database& database_;
  Statement events_, event_, last_, snapshot_, parts_, link_;
  VerifyReport& report_;

  // Of the group that is being read.
  Head head_;
  Seq at_ = 0;
  Seq erased_ = 0;  // the first erased event that no redaction has followed yet
  std::string name_;
};

}  // namespace jamsides::store
