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
    try {
      Rows row(events, group_.id);
      while (!wrong && row.next()) wrong = take(row);
    } catch (const SqliteError& error) {
      if (error.kind() != StoreFault::Kind::damage) throw;
      at_ = head_.seq + 1;
      wrong = error.what();
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

/// Runs `part`, and notes damage that ends it: the other parts are read all the same.
template <class Part>
void check_part(VerifyReport& report, Part part) {
  try {
    part();
  } catch (const SqliteError& error) {
    if (error.kind() != StoreFault::Kind::damage) throw;
    report.sound = false;
    report.lines.push_back(std::string("file: ") + error.what());
  }
}

void check_pages(Database& database, VerifyReport& report) {
  Statement integrity(database, "PRAGMA integrity_check(10)");
  Rows row(integrity);
  while (row.next()) {
    if (row.text(0) == "ok") continue;
    report.sound = false;
    report.lines.push_back("file: " + row.text(0));
  }
}

void check_groups(Database& database, VerifyReport& report) {
  std::vector<GroupInfo> groups;
  {
    Statement select(database, kSelectGroups);
    Rows row(select);
    while (row.next()) groups.push_back(read_group(row));
  }
  Statement events(database, kSelectEvents);
  for (const GroupInfo& group : groups) GroupCheck(group, report).run(events);
  report.groups = groups.size();
}

/// Events are found by an index that has their group and seq, too: the rows must say the same.
void check_places(Database& database, VerifyReport& report) {
  Statement differing(
      database,
      "SELECT i.group_id, i.seq FROM event AS i INDEXED BY sqlite_autoindex_event_1 JOIN event AS t "
      "ON t.place = i.place WHERE t.group_id IS NOT i.group_id OR t.seq IS NOT i.seq LIMIT 10");
  Rows row(differing);
  while (row.next()) {
    report.sound = false;
    report.lines.push_back("group " + row.text(0) + " seq " + std::to_string(row.number(1)) +
                           ": the row says another group or seq than its index");
  }
}

/// Rows of groups that are not there.
void check_strays(Database& database, VerifyReport& report) {
  {
    Statement stray(
        database,
        "SELECT group_id, seq FROM event WHERE group_id NOT IN (SELECT id FROM group_log) LIMIT 10");
    Rows row(stray);
    while (row.next()) {
      report.sound = false;
      report.lines.push_back("group " + row.text(0) + " seq " + std::to_string(row.number(1)) +
                             ": belongs to no group");
    }
  }
  Statement keys(database,
                 "SELECT \"table\", rowid FROM pragma_foreign_key_check WHERE \"table\" <> 'event'");
  Rows row(keys);
  while (row.next()) {
    report.sound = false;
    report.lines.push_back("table " + row.text(0) + " row " + std::to_string(row.number(1)) +
                           ": belongs to no group");
  }
}

void check_database(Database& database, VerifyReport& report) {
  const int schema = schema_of(database);
  if (schema != static_cast<int>(migrations().size())) {
    report.lines.push_back("the data has schema " + std::to_string(schema) +
                           ", this jamsides verifies schema " + std::to_string(migrations().size()));
    return;
  }
  report.sound = true;
  check_part(report, [&] { check_pages(database, report); });
  check_part(report, [&] { check_groups(database, report); });
  check_part(report, [&] { check_places(database, report); });
  check_part(report, [&] { check_strays(database, report); });
}

int is_asked_for(void* stop) { return static_cast<std::stop_token*>(stop)->stop_requested() ? 1 : 0; }

/// `check(report)`, and what it throws as a line.
template <class Check>
VerifyReport reported(Check check) {
  VerifyReport report;
  try {
    check(report);
  } catch (const std::exception& fault) {
    report.sound = false;
    report.lines.push_back(fault.what());
  }
  return report;
}

}  // namespace

VerifyReport verify(const std::filesystem::path& data_directory) {
  return reported([&](VerifyReport& report) {
    const DataDirectory directory(data_directory, DataDirectory::Missing::fail);
    Database database(directory.database().string(), SQLITE_OPEN_READWRITE, "");
    configure(database);
    check_database(database, report);
  });
}

VerifyReport verify_file(const std::filesystem::path& file, std::stop_token stop) {
  return reported([&](VerifyReport& report) {
    Database database(immutable_uri(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, "");
    database.execute("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
    sqlite3_progress_handler(database.handle(), 10'000, &is_asked_for, &stop);
    check_database(database, report);
    if (stop.stop_requested()) throw StoreFault("given up");
  });
}

}  // namespace jamsides::store
