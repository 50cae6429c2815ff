// verify.cpp - the log read from its first event to its head, all checks of loading and some more.
#include "store/verify.hpp"

#include <optional>
#include <string>

#include "store/chain.hpp"
#include "store/data_directory.hpp"
#include "store/sqlite_connection.hpp"
#include "store/sqlite_schema.hpp"

namespace jamsides::store {
namespace {

/// One group's walk; the first thing wrong ends it.
class GroupCheck {
 public:
  GroupCheck(const GroupInfo& group, VerifyReport& report) : group_(group), report_(report) {}

  void run(Statement& events) {
    std::optional<std::string> wrong;
    {
      Rows row(events, group_.id);
      while (!wrong && row.next()) wrong = take(row);
    }
    if (!wrong && head_ != group_.head) {
      wrong = "the log ends at " + std::to_string(head_.seq) + ", the group's head says " +
              std::to_string(group_.head.seq) + (head_.seq == group_.head.seq ? " with another link" : "");
    }
    if (!wrong && erased_) {
      at_ = erased_;
      wrong = "body erased, but no redaction follows";
    }
    if (!wrong && name_ != group_.name) wrong = "the group's name is not what its events say";
    if (wrong) {
      report_.sound = false;
      report_.lines.push_back("group " + group_.id + " seq " + std::to_string(at_) + ": " + *wrong);
    } else {
      report_.lines.push_back("group " + group_.id + ": " + std::to_string(head_.seq) + " events, head " +
                              hex(head_.link));
    }
  }

 private:
  std::optional<std::string> take(const Rows& row) {
    at_ = head_.seq + 1;
    const auto stored = read_event(row);
    if (!stored) return stored.error();
    const auto entry = unseal(group_.id, head_, *stored);
    if (!entry) return entry.error();
    head_ = {stored->seq, stored->link};
    ++report_.events;
    if (!stored->body) {
      ++report_.redacted;
      if (!erased_) erased_ = stored->seq;
    }
    if (std::holds_alternative<assessment::Redacted>(entry->event) ||
        std::holds_alternative<seating::OrganisationRemoved>(entry->event)) {
      erased_ = 0;
    }
    if (const auto* created = std::get_if<setup::Created>(&entry->event)) name_ = created->name;
    if (const auto* renamed = std::get_if<setup::Renamed>(&entry->event)) name_ = renamed->name;
    return std::nullopt;
  }

  const GroupInfo& group_;
  VerifyReport& report_;
  Head head_;
  Seq at_ = 0;
  Seq erased_ = 0;  // the first erased event that no redaction has followed yet
  std::string name_;
};

void check_file(Database& database, VerifyReport& report) {
  configure(database);
  const int schema = schema_of(database);
  if (schema != static_cast<int>(migrations().size())) {
    report.lines.push_back("the data has schema " + std::to_string(schema) +
                           ", this jamsides verifies schema " + std::to_string(migrations().size()));
    return;
  }
  report.sound = true;
  {
    Statement integrity(database, "PRAGMA integrity_check(10)");
    Rows row(integrity);
    while (row.next()) {
      if (row.text(0) == "ok") continue;
      report.sound = false;
      report.lines.push_back("file: " + row.text(0));
    }
  }
  std::vector<GroupInfo> groups;
  {
    Statement select(database, kSelectGroups);
    Rows row(select);
    while (row.next()) groups.push_back(read_group(row));
  }
  Statement events(database, kSelectEvents);
  for (const GroupInfo& group : groups) GroupCheck(group, report).run(events);
  report.groups = groups.size();
  Statement stray(
      database, "SELECT group_id, seq FROM event WHERE group_id NOT IN (SELECT id FROM group_log) LIMIT 10");
  Rows row(stray);
  while (row.next()) {
    report.sound = false;
    report.lines.push_back("group " + row.text(0) + " seq " + std::to_string(row.number(1)) +
                           ": belongs to no group");
  }
}

}  // namespace

VerifyReport verify(const std::filesystem::path& data_directory) {
  VerifyReport report;
  try {
    const DataDirectory directory(data_directory, DataDirectory::Missing::fail);
    Database database(directory.database().string(), SQLITE_OPEN_READWRITE, "");
    check_file(database, report);
  } catch (const std::exception& fault) {
    report.sound = false;
    report.lines.push_back(fault.what());
  }
  return report;
}

}  // namespace jamsides::store
