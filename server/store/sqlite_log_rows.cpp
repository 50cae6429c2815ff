// sqlite_log_rows.cpp - rows to values, and what stands beside the events: people, keys, sessions, codes.
#include <limits>

#include "store/sqlite_connection.hpp"
#include "store/stored_words.hpp"

namespace jamsides::store {
namespace {

template <class To>
To id(std::int64_t n) {
  return To{static_cast<std::uint32_t>(n)};
}

template <std::size_t N>
bool copy(std::span<const std::uint8_t> from, std::array<std::uint8_t, N>& to) {
  if (from.size() != N) return false;
  std::copy(from.begin(), from.end(), to.begin());
  return true;
}

CredentialInfo read_credential(const Rows& row) {
  CredentialInfo c;
  c.hash = row.text(0);
  c.group = row.text(1);
  c.seat = id<SeatId>(row.number(2));
  c.key = from_stored_word<Key>(row.text(3)).value_or(Key::room);
  c.facilitator = row.number(4) != 0;
  c.created.n = row.number(5);
  c.until.n = row.number(6);
  c.card = id<CardId>(row.number(7));
  c.used = row.number(8) != 0;
  c.revoked.n = row.number(9);
  return c;
}

SessionInfo read_session(const Rows& row) {
  SessionInfo s;
  s.hash = row.text(0);
  s.group = row.text(1);
  s.seat = id<SeatId>(row.number(2));
  s.key = from_stored_word<Key>(row.text(3)).value_or(Key::room);
  s.created.n = row.number(4);
  s.last.n = row.number(5);
  return s;
}

constexpr const char* kLink = "link";
constexpr const char* kSession = "session";

}  // namespace

GroupInfo read_group(const Rows& row) {
  GroupInfo group;
  group.id = row.text(0);
  group.name = row.text(1);
  group.epoch = row.text(2);
  group.created.n = row.number(3);
  group.head.seq = static_cast<Seq>(row.number(4));
  copy(row.blob(5), group.head.link);
  return group;
}

std::expected<StoredEvent, std::string> read_event(const Rows& row) {
  StoredEvent event;
  event.seq = static_cast<Seq>(row.number(0));
  event.type = row.text(1);
  const std::int64_t version = row.number(2);
  if (version < 1 || version > std::numeric_limits<int>::max()) return std::unexpected("bad version");
  event.version = static_cast<int>(version);
  event.at = row.number(3);
  event.by = row.text(4);
  event.id = row.text(5);
  if (!row.is_null(6) && !copy(row.blob(6), event.salt.emplace())) return std::unexpected("bad salt");
  if (!row.is_null(7)) event.body = row.text(7);
  if (!copy(row.blob(8), event.content) || !copy(row.blob(9), event.link)) {
    return std::unexpected("bad hash");
  }
  return event;
}

std::vector<PersonInfo> SqliteLog::people(const GroupId& group) {
  Rows row(working().select_people, group);
  std::vector<PersonInfo> all;
  while (row.next()) {
    PersonInfo& p = all.emplace_back();
    p.person = id<PersonId>(row.number(0));
    p.seat = id<SeatId>(row.number(1));
    p.name = row.text(2);
    p.stand_in = row.number(3) != 0;
    p.from.n = row.number(4);
    p.until.n = row.number(5);
  }
  return all;
}

std::vector<RoomCodeInfo> SqliteLog::room_codes() {
  Statement select(working().db,
                   "SELECT code, group_id, meeting FROM room_code ORDER BY code, group_id, meeting");
  Rows row(select);
  std::vector<RoomCodeInfo> all;
  while (row.next()) all.push_back({row.text(0), row.text(1), id<MeetingId>(row.number(2))});
  return all;
}

std::vector<CredentialInfo> SqliteLog::credentials() {
  Statement select(working().db,
                   "SELECT hash, group_id, seat, key, facilitator, created, until_at, card, used, revoked "
                   "FROM credential ORDER BY hash");
  Rows row(select);
  std::vector<CredentialInfo> all;
  while (row.next()) all.push_back(read_credential(row));
  return all;
}

std::optional<CredentialInfo> SqliteLog::credential(const std::string& hash) {
  Rows row(working().select_credential, hash);
  return row.next() ? std::optional(read_credential(row)) : std::nullopt;
}

std::vector<SessionInfo> SqliteLog::sessions() {
  Statement select(working().db,
                   "SELECT hash, group_id, seat, key, created, last FROM session ORDER BY hash");
  Rows row(select);
  std::vector<SessionInfo> all;
  while (row.next()) all.push_back(read_session(row));
  return all;
}

std::optional<SessionInfo> SqliteLog::session(const std::string& hash) {
  Rows row(working().select_session, hash);
  return row.next() ? std::optional(read_session(row)) : std::nullopt;
}

void SqliteLog::add_session(const SessionInfo& s) {
  writing([&](Connection& c) {
    c.put_session.run(s.hash, s.group, s.seat.n, stored_word(s.key), s.created.n, s.last.n);
  });
}

bool SqliteLog::open_once(const std::string& credential, const SessionInfo& s) {
  return writing([&](Connection& c) {
    c.db.execute("BEGIN IMMEDIATE");
    try {
      Statement use(c.db,
                    "UPDATE credential SET used = 1 WHERE hash = ?1 AND used = 0 AND revoked = 0 AND "
                    "group_id = ?2 AND seat = ?3");
      const bool fresh = use.run(credential, s.group, s.seat.n) == 1;
      if (fresh) c.put_session.run(s.hash, s.group, s.seat.n, stored_word(s.key), s.created.n, s.last.n);
      c.db.execute("COMMIT");
      return fresh;
    } catch (const SqliteError&) {
      if (c.db.in_transaction()) c.db.execute("ROLLBACK");
      throw;
    }
  });
}

void SqliteLog::touch_session(const std::string& hash, UtcMillis now) {
  writing([&](Connection& c) { c.touch_session.run(hash, now.n); });
}

void SqliteLog::end_session(const std::string& hash) {
  writing([&](Connection& c) { c.end_session.run(hash); });
}

std::vector<AdminInfo> SqliteLog::admins() {
  Statement select(working().db, "SELECT hash, kind, created, until_at FROM admin_credential ORDER BY hash");
  Rows row(select);
  std::vector<AdminInfo> all;
  while (row.next()) {
    AdminInfo& a = all.emplace_back();
    a.hash = row.text(0);
    a.kind = row.text(1) == kSession ? AdminInfo::Kind::session : AdminInfo::Kind::link;
    a.created.n = row.number(2);
    a.until.n = row.number(3);
  }
  return all;
}

void SqliteLog::add_admin(const AdminInfo& a) {
  writing([&](Connection& c) {
    Statement put(
        c.db,
        "INSERT OR REPLACE INTO admin_credential (hash, kind, created, until_at) VALUES (?1, ?2, ?3, ?4)");
    put.run(a.hash, a.kind == AdminInfo::Kind::session ? kSession : kLink, a.created.n, a.until.n);
  });
}

void SqliteLog::end_admin(const std::string& hash) {
  writing([&](Connection& c) { Statement(c.db, "DELETE FROM admin_credential WHERE hash = ?1").run(hash); });
}

}  // namespace jamsides::store
