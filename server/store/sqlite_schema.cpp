// sqlite_schema.cpp - the migrations. Times are milliseconds since 1970; ids inside a group are their
// numbers.
#include "store/sqlite_schema.hpp"

#include <array>
#include <string>

namespace jamsides::store {
namespace {

// event: append only, but for redaction, which drops salt and body and leaves as many zero bytes in `filler`:
// a row that kept its size makes SQLite rebuild no page, and a rebuilt page may keep copies of what stood on
// it where secure_delete does not reach.
constexpr const char* kFirst = R"sql(
CREATE TABLE group_log (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  epoch     TEXT NOT NULL,
  created   INTEGER NOT NULL,
  head_seq  INTEGER NOT NULL,
  head_link BLOB NOT NULL
) STRICT;

CREATE TABLE event (
  place    INTEGER PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES group_log (id) ON DELETE CASCADE,
  seq      INTEGER NOT NULL,
  type     TEXT NOT NULL,
  version  INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  by       TEXT NOT NULL,
  id       TEXT NOT NULL,
  salt     BLOB,
  body     TEXT,
  filler   BLOB,
  content  BLOB NOT NULL,
  link     BLOB NOT NULL,
  UNIQUE (group_id, seq)
) STRICT;

CREATE TABLE person (
  group_id TEXT NOT NULL REFERENCES group_log (id) ON DELETE CASCADE,
  person   INTEGER NOT NULL,
  seat     INTEGER NOT NULL,
  name     TEXT NOT NULL,
  stand_in INTEGER NOT NULL,
  from_at  INTEGER NOT NULL,
  until_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (group_id, person)
) STRICT;

CREATE TABLE credential (
  hash        TEXT PRIMARY KEY,
  group_id    TEXT NOT NULL REFERENCES group_log (id) ON DELETE CASCADE,
  seat        INTEGER NOT NULL,
  key         TEXT NOT NULL,
  facilitator INTEGER NOT NULL,
  created     INTEGER NOT NULL,
  until_at    INTEGER NOT NULL,
  card        INTEGER NOT NULL,
  used        INTEGER NOT NULL DEFAULT 0,
  revoked     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX credential_of_seat ON credential (group_id, seat);

CREATE TABLE session (
  hash     TEXT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES group_log (id) ON DELETE CASCADE,
  seat     INTEGER NOT NULL,
  key      TEXT NOT NULL,
  created  INTEGER NOT NULL,
  last     INTEGER NOT NULL
) STRICT;
CREATE INDEX session_of_seat ON session (group_id, seat);

CREATE TABLE room_code (
  group_id TEXT NOT NULL REFERENCES group_log (id) ON DELETE CASCADE,
  meeting  INTEGER NOT NULL,
  code     TEXT NOT NULL,
  PRIMARY KEY (group_id, meeting)
) STRICT;

CREATE TABLE admin_credential (
  hash     TEXT PRIMARY KEY,
  kind     TEXT NOT NULL,
  created  INTEGER NOT NULL,
  until_at INTEGER NOT NULL
) STRICT;
)sql";

// snapshot: one row a group; schema 0 = none, or one that is being written; dropped = the last seq that took
// something out of the log, so that no state from before it is written any more. Its bytes stand in parts
// that all have one size: as with `filler` above, a part is written over where it stands and never taken
// away. The two indices: what a long history would make every sitting down and every used card search
// through.
constexpr const char* kSnapshots = R"sql(
CREATE TABLE snapshot (
  group_id TEXT PRIMARY KEY REFERENCES group_log (id) ON DELETE CASCADE,
  schema   INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  link     BLOB NOT NULL,
  bytes    INTEGER NOT NULL,
  digest   BLOB NOT NULL,
  dropped  INTEGER NOT NULL
) STRICT;

CREATE TABLE snapshot_part (
  place    INTEGER PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES group_log (id) ON DELETE CASCADE,
  part     INTEGER NOT NULL,
  bytes    BLOB NOT NULL,
  UNIQUE (group_id, part)
) STRICT;

CREATE INDEX person_sitting ON person (group_id, seat) WHERE until_at = 0;
CREATE INDEX credential_of_card ON credential (group_id, card) WHERE card <> 0;
)sql";

// Answers to surveys, without a person, seat, device or time, and without a rowid: a row stands where its
// random id puts it. survey_open holds those of surveys that are open, few and for days: it is emptied and
// filled anew whenever one closes, so that where a row stands in its page tells no order of answering, and
// it is in no backup. It refers to no other table, or SQLite would empty it row by row, which leaves copies.
// survey_answer holds those of closed ones, written at once. No index, no counter.
constexpr const char* kSurveys = R"sql(
CREATE TABLE survey_open (
  id       BLOB PRIMARY KEY,
  group_id TEXT NOT NULL,
  survey   INTEGER NOT NULL,
  answers  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_answer (
  group_id TEXT NOT NULL REFERENCES group_log (id) ON DELETE CASCADE,
  survey   INTEGER NOT NULL,
  id       BLOB NOT NULL,
  answers  TEXT NOT NULL,
  PRIMARY KEY (group_id, survey, id)
) STRICT, WITHOUT ROWID;
)sql";

// digest: a row that stands in no chain says by itself whether it is as it was written; SQLite keeps it. Set
// after the row it is of, in as many bytes, so that the row keeps its size (see event). The two tables of
// answers have no triggers: a row of theirs is written once, whole, with its digest.
constexpr const char* kDigests = R"sql(
ALTER TABLE group_log ADD COLUMN digest INTEGER NOT NULL DEFAULT 0x4000000000000000;
UPDATE group_log SET digest = row_digest(id, epoch, created);
ALTER TABLE person ADD COLUMN digest INTEGER NOT NULL DEFAULT 0x4000000000000000;
UPDATE person SET digest = row_digest(group_id, person, seat, name, stand_in, from_at, until_at);
ALTER TABLE credential ADD COLUMN digest INTEGER NOT NULL DEFAULT 0x4000000000000000;
UPDATE credential SET digest = row_digest(hash, group_id, seat, key, facilitator, created, until_at, card, used, revoked);
ALTER TABLE session ADD COLUMN digest INTEGER NOT NULL DEFAULT 0x4000000000000000;
UPDATE session SET digest = row_digest(hash, group_id, seat, key, created, last);
ALTER TABLE room_code ADD COLUMN digest INTEGER NOT NULL DEFAULT 0x4000000000000000;
UPDATE room_code SET digest = row_digest(group_id, meeting, code);
ALTER TABLE admin_credential ADD COLUMN digest INTEGER NOT NULL DEFAULT 0x4000000000000000;
UPDATE admin_credential SET digest = row_digest(hash, kind, created, until_at);
ALTER TABLE survey_open ADD COLUMN digest INTEGER NOT NULL DEFAULT 0x4000000000000000;
UPDATE survey_open SET digest = row_digest(id, group_id, survey, answers);
ALTER TABLE survey_answer ADD COLUMN digest INTEGER NOT NULL DEFAULT 0x4000000000000000;
UPDATE survey_answer SET digest = row_digest(group_id, survey, id, answers);
CREATE TRIGGER group_log_made AFTER INSERT ON group_log BEGIN
  UPDATE group_log SET digest = row_digest(id, epoch, created) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER group_log_changed AFTER UPDATE OF id, epoch, created ON group_log BEGIN
  UPDATE group_log SET digest = row_digest(id, epoch, created) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER person_made AFTER INSERT ON person BEGIN
  UPDATE person SET digest = row_digest(group_id, person, seat, name, stand_in, from_at, until_at) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER person_changed AFTER UPDATE OF group_id, person, seat, name, stand_in, from_at, until_at ON person BEGIN
  UPDATE person SET digest = row_digest(group_id, person, seat, name, stand_in, from_at, until_at) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER credential_made AFTER INSERT ON credential BEGIN
  UPDATE credential SET digest = row_digest(hash, group_id, seat, key, facilitator, created, until_at, card, used, revoked) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER credential_changed AFTER UPDATE OF hash, group_id, seat, key, facilitator, created, until_at, card, used, revoked ON credential BEGIN
  UPDATE credential SET digest = row_digest(hash, group_id, seat, key, facilitator, created, until_at, card, used, revoked) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER session_made AFTER INSERT ON session BEGIN
  UPDATE session SET digest = row_digest(hash, group_id, seat, key, created, last) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER session_changed AFTER UPDATE OF hash, group_id, seat, key, created, last ON session BEGIN
  UPDATE session SET digest = row_digest(hash, group_id, seat, key, created, last) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER room_code_made AFTER INSERT ON room_code BEGIN
  UPDATE room_code SET digest = row_digest(group_id, meeting, code) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER room_code_changed AFTER UPDATE OF group_id, meeting, code ON room_code BEGIN
  UPDATE room_code SET digest = row_digest(group_id, meeting, code) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER admin_credential_made AFTER INSERT ON admin_credential BEGIN
  UPDATE admin_credential SET digest = row_digest(hash, kind, created, until_at) WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER admin_credential_changed AFTER UPDATE OF hash, kind, created, until_at ON admin_credential BEGIN
  UPDATE admin_credential SET digest = row_digest(hash, kind, created, until_at) WHERE rowid = NEW.rowid;
END;
)sql";

constexpr std::array kMigrations{kFirst, kSnapshots, kSurveys, kDigests};

}  // namespace

std::span<const char* const> migrations() { return kMigrations; }

int schema_of(Database& database) {
  Statement version(database, "PRAGMA user_version");
  Rows rows(version);
  return rows.next() ? static_cast<int>(rows.number(0)) : 0;
}

void migrate(Database& database, std::span<const char* const> steps) {
  const int newest = static_cast<int>(steps.size());
  const int has = schema_of(database);
  if (has > newest) {
    throw StoreFault("the data is from a newer version of jamsides (schema " + std::to_string(has) +
                     ", this one knows " + std::to_string(newest) + "); start that version instead");
  }
  for (int step = has; step < newest; ++step) {
    database.execute("BEGIN IMMEDIATE");
    try {
      database.execute(steps[static_cast<std::size_t>(step)]);
      database.execute("PRAGMA user_version = " + std::to_string(step + 1));
      database.execute("COMMIT");
    } catch (const SqliteError& error) {
      if (database.in_transaction()) database.execute("ROLLBACK");
      throw StoreFault("migration to schema " + std::to_string(step + 1) + " failed: " + error.what());
    }
  }
}

}  // namespace jamsides::store
