// verify.cpp - the log read from its first event to its head, all checks of loading and some more.
#include "store/verify.hpp"

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

#include "store/answers_json.hpp"
#include "store/data_directory.hpp"
#include "store/sqlite_connection.hpp"
#include "store/sqlite_schema.hpp"
#include "store/verify_group.hpp"

namespace jamsides::store {
namespace {

/// Throws what is no damage.
void note_damage(Database& database, const SqliteError& error) {
  if (error.kind() != StoreFault::Kind::damage) throw error;
  database.forget_pages();
}

/// Runs `part`, and notes damage that ends it: the other parts are read all the same.
template <class Part>
void check_part(Database& database, VerifyReport& report, Part part) {
  try {
    part();
  } catch (const SqliteError& error) {
    note_damage(database, error);
    report.sound = false;
    report.lines.push_back(std::string("file: ") + error.what());
  }
}

/// Which table or index a page of the file belongs to; empty where that cannot be said.
std::string owner_of(Database& database, std::int64_t page) {
  try {
    Statement select(database, "SELECT name FROM dbstat WHERE pageno = ?1");
    Rows row(select, page);
    return row.next() ? row.text(0) : std::string();
  } catch (const SqliteError&) {
    return {};  // a SQLite without dbstat, or the way to the page is damaged, too
  }
}

/// SQLite says which page is wrong; the operator hears whose it is.
std::string with_owner(Database& database, const std::string& line) {
  constexpr std::string_view kPlaces[] = {"On tree page ", "Page "};
  for (const auto place : kPlaces) {
    if (!line.starts_with(place)) continue;
    const auto owner = owner_of(database, std::strtoll(line.c_str() + place.size(), nullptr, 10));
    return owner.empty() ? line : line + " (" + owner + ")";
  }
  return line;
}

/// `sql` is an integrity_check, `of` what it is about; false where it could not be done to its end.
bool check_pages(Database& database, VerifyReport& report, const std::string& sql, const std::string& of) {
  std::vector<std::string> lines;
  bool ended = true;
  try {
    Statement integrity(database, sql.c_str());
    Rows row(integrity);
    while (row.next()) {
      std::istringstream some(row.text(0));
      for (std::string line; std::getline(some, line);) lines.push_back(line);
    }
  } catch (const SqliteError& error) {
    note_damage(database, error);
    lines.push_back(error.what());
    ended = false;
  }
  for (const std::string& line : lines) {
    if (line == "ok" || line.starts_with("*** in database")) continue;
    report.sound = false;
    report.lines.push_back("file: " + of + with_owner(database, line));
  }
  return ended;
}

void check_pages(Database& database, VerifyReport& report) {
  if (check_pages(database, report, "PRAGMA integrity_check(100)", "")) return;
  for (const char* table :
       {"group_log", "event", "person", "credential", "session", "room_code", "admin_credential", "snapshot",
        "snapshot_part", "survey_open", "survey_answer"}) {
    check_pages(database, report, std::string("PRAGMA integrity_check(") + table + ")",
                std::string("table ") + table + ": ");
  }
}

/// The fields of the file's head that are the same in every file of ours; SQLite passes over some of them
/// until it writes.
void check_head(Database& database, VerifyReport& report) {
  struct Field {
    int at, size;
    std::uint32_t is;
    const char* name;
  };
  constexpr Field kFields[] = {{16, 2, 4096, "page size"},
                               {18, 1, 2, "write version"},
                               {19, 1, 2, "read version"},
                               {20, 1, 0, "reserved bytes of a page"},
                               {21, 3, 0x402020, "payload fractions"},
                               {44, 4, 4, "schema format"},
                               {52, 4, 0, "largest root page"},
                               {56, 4, 1, "text encoding"},
                               {64, 4, 0, "vacuum mode"},
                               {68, 4, 0, "application id"}};
  sqlite3_file* file = nullptr;
  std::uint8_t head[100];
  database.check(sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file), "head");
  database.check(file->pMethods->xRead(file, head, sizeof head, 0), "read the head");
  for (const Field& field : kFields) {
    std::uint32_t is = 0;
    for (int i = 0; i < field.size; ++i) is = is << 8 | head[field.at + i];
    if (is == field.is) continue;
    report.sound = false;
    report.lines.push_back(std::string("file: its head says ") + field.name + " " + std::to_string(is) +
                           ", not " + std::to_string(field.is));
  }
}

/// Tables and indices as the migrations make them.
std::vector<std::string> schema_in(Database& database) {
  Statement select(database,
                   "SELECT type || ' ' || name || ' of ' || tbl_name || ': ' || ifnull(sql, '') FROM "
                   "sqlite_schema ORDER BY 1");
  Rows row(select);
  std::vector<std::string> all;
  while (row.next()) all.push_back(row.text(0));
  return all;
}

void check_schema(Database& database, VerifyReport& report) {
  Database fresh(":memory:", SQLITE_OPEN_READWRITE, "");
  migrate(fresh, migrations());
  if (schema_in(database) == schema_in(fresh)) return;
  report.sound = false;
  report.lines.push_back("file: its tables are not those of schema " + std::to_string(migrations().size()));
}

struct FoundGroup {
  GroupInfo info;
  std::string unreadable;  // why its own row is not to be had
};

/// Every group that anything tells of: its own row, the index of those rows, or its events.
std::map<GroupId, FoundGroup> find_groups(Database& database, VerifyReport& report) {
  std::map<GroupId, FoundGroup> found;
  for (const char* sql : {"SELECT id FROM group_log NOT INDEXED", "SELECT id FROM group_log ORDER BY id",
                          "SELECT DISTINCT group_id FROM event"}) {
    check_part(database, report, [&] {
      Statement select(database, sql);
      Rows row(select);
      while (row.next()) found[row.text(0)];
    });
  }
  check_part(database, report, [&] {
    Statement removed(database, "SELECT id FROM group_log WHERE epoch = ''");
    Rows row(removed);
    while (row.next()) {
      report.lines.push_back("group " + row.text(0) + ": is being removed");
      found.erase(row.text(0));
    }
  });
  Statement select(database, kSelectGroup);
  for (auto& [id, group] : found) {
    group.info.id = id;
    try {
      Rows row(select, id);
      if (row.next()) {
        group.info = read_group(row);
      } else {
        group.unreadable = "there is none";
      }
    } catch (const SqliteError& error) {
      note_damage(database, error);
      group.unreadable = error.what();
    }
  }
  return found;
}

void check_groups(Database& database, VerifyReport& report) {
  GroupCheck check(database, report);
  for (const auto& [id, group] : find_groups(database, report)) {
    if (group.unreadable.empty()) ++report.groups;
    check.run(group.info, group.unreadable);
  }
}

/// One line for each of the events `sql` selects (group_id, seq), at most ten.
void check_none(Database& database, VerifyReport& report, const std::string& sql, const char* why) {
  Statement select(database, sql.c_str());
  Rows row(select);
  for (int lines = 0; lines < 10 && row.next(); ++lines) {
    report.sound = false;
    report.lines.push_back("group " + row.text(0) + " seq " + std::to_string(row.number(1)) + ": " + why);
  }
}

/// Events are found by an index that has their group and seq, too: the rows must say the same. What a
/// redaction has left is nothing. And a value of another type may read like the one that stood there.
void check_places(Database& database, VerifyReport& report) {
  check_none(database, report,
             "SELECT i.group_id, i.seq FROM event AS i INDEXED BY sqlite_autoindex_event_1 JOIN event AS t "
             "ON t.place = i.place WHERE t.group_id IS NOT i.group_id OR t.seq IS NOT i.seq",
             "the row says another group or seq than its index");
  check_none(database, report,
             "SELECT group_id, seq FROM event NOT INDEXED WHERE filler IS NOT NULL AND (body IS NOT NULL OR "
             "filler <> zeroblob(length(filler)))",
             "where its body was erased stands something else");
  check_none(
      database, report,
      "SELECT group_id, seq FROM event NOT INDEXED WHERE typeof(group_id) || typeof(type) || typeof(by) "
      "|| typeof(id) <> 'texttexttexttext' OR typeof(seq) || typeof(version) || typeof(at) <> "
      "'integerintegerinteger' OR typeof(content) || typeof(link) <> 'blobblob' OR typeof(salt) NOT IN "
      "('blob', 'null') OR typeof(body) NOT IN ('text', 'null') OR typeof(filler) NOT IN ('blob', "
      "'null')",
      "a column holds another type than it may");
}

/// Rows of groups that are not there.
void check_strays(Database& database, VerifyReport& report) {
  check_none(database, report,
             "SELECT group_id, seq FROM event WHERE group_id NOT IN (SELECT id FROM group_log)",
             "belongs to no group");
  Statement keys(database,
                 "SELECT \"table\", rowid FROM pragma_foreign_key_check WHERE \"table\" <> 'event'");
  Rows row(keys);
  while (row.next()) {
    report.sound = false;
    report.lines.push_back("table " + row.text(0) + " row " + std::to_string(row.number(1)) +
                           ": belongs to no group");
  }
}

/// Answers say nothing of whose they are, so no chain holds them: only that they can be read, and that there
/// are not more of them than the log tells of. Fewer there are in a copy, which leaves out open surveys.
void check_answers(Database& database, VerifyReport& report) {
  const auto wrong = [&](const std::string& group, const char* why) {
    report.sound = false;
    report.lines.push_back("group " + group + ": " + why);
  };
  std::map<GroupId, std::int64_t> rows;
  for (const char* sql :
       {"SELECT group_id, answers FROM survey_open", "SELECT group_id, answers FROM survey_answer"}) {
    Statement select(database, sql);
    Rows row(select);
    while (row.next()) {
      ++rows[row.text(0)];
      if (!answers_of(row.text(1))) wrong(row.text(0), "an answer to a survey cannot be read");
    }
  }
  Statement count(database, "SELECT count(*) FROM event WHERE group_id = ?1 AND type = 'survey.answered'");
  for (const auto& [group, answers] : rows) {
    Rows row(count, group);
    if (row.next() && row.number(0) < answers) wrong(group, "more answers to surveys than its log tells of");
  }
}

/// Rows that stand in no chain say themselves what they are to be.
void check_digests(Database& database, VerifyReport& report) {
  for (const Digested& each : kDigested) {
    const std::string table = each.table;
    check_part(database, report, [&] {
      const auto sql = "SELECT " + std::string(each.key) + " FROM " + table +
                       " NOT INDEXED WHERE digest IS NOT row_digest(" + each.columns + ")";
      Statement select(database, sql.c_str());
      Rows row(select);
      for (int lines = 0; lines < 10 && row.next(); ++lines) {
        report.sound = false;
        report.lines.push_back("table " + table + ": a row of " + row.text(0) + " is not as it was written");
      }
    });
  }
}

void check_database(Database& database, VerifyReport& report) {
  const int schema = schema_of(database);
  if (schema != static_cast<int>(migrations().size())) {
    report.lines.push_back("file: it has schema " + std::to_string(schema) +
                           ", this jamsides verifies schema " + std::to_string(migrations().size()));
    return;
  }
  report.sound = report.lines.empty();
  check_part(database, report, [&] { check_head(database, report); });
  check_part(database, report, [&] { check_schema(database, report); });
  check_part(database, report, [&] { check_groups(database, report); });
  check_part(database, report, [&] { check_places(database, report); });
  check_part(database, report, [&] { check_strays(database, report); });
  check_part(database, report, [&] { check_answers(database, report); });
  check_digests(database, report);
  // Last: it lets pages into the cache that a load would refuse.
  check_part(database, report, [&] { check_pages(database, report); });
}

int is_asked_for(void* stop) { return static_cast<std::stop_token*>(stop)->stop_requested() ? 1 : 0; }

/// `check(report)`, and what it throws as a line.
template <class Check>
VerifyReport reported(Check check) {
  VerifyReport report;
  try {
    check(report);
  } catch (const SqliteError& error) {
    report.sound = false;
    report.lines.push_back(std::string("file: ") + error.what());
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
    // The file's own head is looked at: until the first checkpoint it is only half written.
    check_part(database, report, [&] { database.checkpoint(); });
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
