// sqlite_removal.cpp - a group taken out of the file, a piece at a time: its rows, then every copy of them in
// pages SQLite has rebuilt.
//
// A group being removed has no epoch, and is in no answer; its row goes last, so that a server that ended in
// between goes on with it. Not VACUUM, which writes the whole file anew while every room waits. The file
// keeps its size; its free pages are used again.
#include "store/sqlite_connection.hpp"
#include "store/sqlite_wipe.hpp"

namespace jamsides::store {
namespace {

constexpr int kEventsAtOnce = 64;
constexpr int kPartsAtOnce = 8;  // of 16 KiB
constexpr std::uint32_t kPagesAtOnce = 256;

}  // namespace

bool SqliteLog::begin_removal(const GroupId& group) {
  return writing([&](Connection& c) {
    c.begin.run();
    try {
      Statement mark(c.db, "UPDATE group_log SET epoch = '', name = '' WHERE id = ?1 AND epoch <> ''");
      const bool marked = mark.run(group) == 1;
      for (const char* sql :
           {"DELETE FROM person WHERE group_id = ?1", "DELETE FROM credential WHERE group_id = ?1",
            "DELETE FROM session WHERE group_id = ?1", "DELETE FROM room_code WHERE group_id = ?1",
            "DELETE FROM survey_open WHERE group_id = ?1", "DELETE FROM survey_answer WHERE group_id = ?1"}) {
        if (marked) Statement(c.db, sql).run(group);
      }
      c.commit.run();
      return marked;
    } catch (const SqliteError&) {
      if (c.db.in_transaction()) c.db.execute("ROLLBACK");
      throw;
    }
  });
}

bool SqliteLog::step_removal() {
  return writing([&](Connection& c) {
    GroupId group;
    {
      Statement marked(c.db, "SELECT id FROM group_log WHERE epoch = '' LIMIT 1");
      Rows row(marked);
      if (!row.next()) return true;
      group = row.text(0);
    }
    Statement events(
        c.db, "DELETE FROM event WHERE place IN (SELECT place FROM event WHERE group_id = ?1 LIMIT ?2)");
    if (events.run(group, kEventsAtOnce) > 0) return false;
    Statement parts(
        c.db,
        "DELETE FROM snapshot_part WHERE place IN (SELECT place FROM snapshot_part WHERE group_id = ?1 "
        "LIMIT ?2)");
    if (parts.run(group, kPartsAtOnce) > 0) return false;
    wipe_next_ = wipe_pages(c.db, std::max(wipe_next_, 1u), kPagesAtOnce);
    if (wipe_next_ != 0) return false;
    Statement(c.db, "DELETE FROM group_log WHERE id = ?1").run(group);
    c.db.checkpoint();
    return false;  // there may be another
  });
}

}  // namespace jamsides::store
