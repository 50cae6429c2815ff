// sqlite_connection.hpp - the one connection of a SqliteLog and the statements it keeps prepared.
//
// Only for sqlite_log*.cpp and verify.cpp.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "store/chain.hpp"
#include "store/sqlite_copy.hpp"
#include "store/sqlite_db.hpp"
#include "store/sqlite_log.hpp"

namespace jamsides::store {

/// How the file is opened, whoever opens it: settings that every connection needs.
void configure(Database& database);

/// Columns of group_log, in the order read_group expects. A group without an epoch is being removed.
inline constexpr const char* kSelectGroups =
    "SELECT id, name, epoch, created, head_seq, head_link FROM group_log WHERE epoch <> '' ORDER BY id";
inline constexpr const char* kSelectGroup =
    "SELECT id, name, epoch, created, head_seq, head_link FROM group_log WHERE id = ?1 AND epoch <> ''";
inline constexpr const char* kSelectEvents =
    "SELECT seq, type, version, at, by, id, salt, body, content, link FROM event WHERE group_id = ?1 ORDER "
    "BY "
    "seq";
inline constexpr const char* kSelectPiece =
    "SELECT seq, type, version, at, by, id, salt, body, content, link FROM event WHERE group_id = ?1 AND seq "
    "> ?2 ORDER BY seq LIMIT ?3";
GroupInfo read_group(const Rows& row);
/// The row, or what is wrong with its columns.
std::expected<StoredEvent, std::string> read_event(const Rows& row);

struct Connection {
  Connection(const std::string& path, const SqliteLog::Options& options);

  Database db;
  Statement select_group;  // prepared after configuring and migrating; the rest follow it
  Statement begin{db, "BEGIN IMMEDIATE"};
  Statement commit{db, "COMMIT"};
  Statement savepoint{db, "SAVEPOINT append"};
  Statement release{db, "RELEASE append"};
  Statement insert_group{db,
                         "INSERT INTO group_log (id, name, epoch, created, head_seq, head_link) VALUES (?1, "
                         "'', ?2, ?3, 0, zeroblob(32))"};
  Statement set_head{db, "UPDATE group_log SET head_seq = ?2, head_link = ?3 WHERE id = ?1"};
  Statement set_name{db, "UPDATE group_log SET name = ?2 WHERE id = ?1"};
  Statement insert_event{
      db,
      "INSERT INTO event (group_id, seq, type, version, at, by, id, salt, body, content, link) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"};
  Statement select_piece{db, kSelectPiece};
  Statement select_link{db, "SELECT link FROM event WHERE group_id = ?1 AND seq = ?2"};
  Statement type_of_event{db, "SELECT type FROM event WHERE group_id = ?1 AND seq = ?2"};
  Statement redact_event{db,
                         "UPDATE event SET filler = zeroblob(length(CAST(body AS BLOB)) + length(salt)), "
                         "salt = NULL, body = NULL WHERE group_id = ?1 AND seq = ?2 AND body IS NOT NULL"};
  Statement leave_seat{db,
                       "UPDATE person SET until_at = ?3 WHERE group_id = ?1 AND seat = ?2 AND until_at = 0 "
                       "AND person <> ?4"};
  Statement put_person{
      db,
      "INSERT INTO person (group_id, person, seat, name, stand_in, from_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
      "ON CONFLICT DO UPDATE SET seat = excluded.seat, name = excluded.name, stand_in = excluded.stand_in"};
  Statement select_people{db,
                          "SELECT person, seat, name, stand_in, from_at, until_at FROM person WHERE group_id "
                          "= ?1 ORDER BY person"};
  Statement insert_credential{
      db,
      "INSERT INTO credential (hash, group_id, seat, key, facilitator, created, until_at, card) VALUES (?1, "
      "?2, ?3, ?4, ?5, ?6, ?7, ?8)"};
  Statement use_card{db, "UPDATE credential SET used = 1 WHERE group_id = ?1 AND card = ?2 AND card <> 0"};
  Statement revoke{db,
                   "UPDATE credential SET revoked = ?3 WHERE group_id = ?1 AND seat = ?2 AND revoked = 0"};
  Statement end_sessions{db, "DELETE FROM session WHERE group_id = ?1 AND seat = ?2"};
  Statement put_room_code{db,
                          "INSERT OR REPLACE INTO room_code (group_id, meeting, code) VALUES (?1, ?2, ?3)"};
  Statement drop_room_code{db, "DELETE FROM room_code WHERE group_id = ?1 AND meeting = ?2"};
  Statement insert_answers{
      db,
      "INSERT INTO survey_open (id, group_id, survey, answers, digest) VALUES (?1, ?2, ?3, "
      "?4, row_digest(?1, ?2, ?3, ?4))"};
  Statement select_credential{
      db,
      "SELECT hash, group_id, seat, key, facilitator, created, until_at, card, used, revoked FROM credential "
      "WHERE hash = ?1"};
  Statement select_session{db,
                           "SELECT hash, group_id, seat, key, created, last FROM session WHERE hash = ?1"};
  Statement put_session{db,
                        "INSERT OR REPLACE INTO session (hash, group_id, seat, key, created, last) VALUES "
                        "(?1, ?2, ?3, ?4, ?5, ?6)"};
  Statement touch_session{db, "UPDATE session SET last = ?2 WHERE hash = ?1"};
  Statement end_session{db, "DELETE FROM session WHERE hash = ?1"};
  Statement select_snapshot{
      db, "SELECT schema, seq, link, bytes, digest, dropped FROM snapshot WHERE group_id = ?1"};
  Statement put_snapshot{
      db,
      "INSERT INTO snapshot (group_id, schema, seq, link, bytes, digest, dropped) VALUES (?1, ?2, ?3, ?4, "
      "?5, "
      "?6, 0) ON CONFLICT DO UPDATE SET schema = excluded.schema, seq = excluded.seq, link = excluded.link, "
      "bytes = excluded.bytes, digest = excluded.digest"};
  Statement drop_snapshot{
      db,
      "INSERT INTO snapshot (group_id, schema, seq, link, bytes, digest, dropped) VALUES (?1, 0, 0, "
      "zeroblob(32), 0, zeroblob(32), ?2) ON CONFLICT DO UPDATE SET schema = 0, seq = 0, dropped = ?2"};
  Statement select_parts{db, "SELECT bytes FROM snapshot_part WHERE group_id = ?1 ORDER BY part"};
  Statement put_part{db,
                     "INSERT INTO snapshot_part (group_id, part, bytes) VALUES (?1, ?2, ?3) ON CONFLICT "
                     "(group_id, part) DO UPDATE SET bytes = excluded.bytes"};
  Statement clear_parts{
      db, "UPDATE snapshot_part SET bytes = zeroblob(length(bytes)) WHERE group_id = ?1 AND part >= ?2"};
  std::optional<Copy> copy{};  // last: a database that is being copied cannot be closed
};

/// Makes the group's snapshot go with what an Append at `seq` drops; in its transaction
/// (sqlite_snapshots.cpp).
void purge_snapshot(Connection& c, const GroupId& group, Seq seq);

/// Stores what somebody answered, and writes all of that anew because `survey` closes; in the transaction of
/// the event (sqlite_surveys.cpp).
void put_answers(Connection& c, const GroupId& group, const AnswerRow& row);
void close_survey(Connection& c, const GroupId& group, SurveyId survey);

template <class Change>
auto SqliteLog::writing(Change change) {
  thread_.check();
  try {
    return change(working());
  } catch (const SqliteError& error) {
    const bool sound = error.refused() || error.kind() == StoreFault::Kind::damage;
    if (!sound || connection_->db.in_transaction()) connection_.reset();
    throw;
  }
}

}  // namespace jamsides::store
