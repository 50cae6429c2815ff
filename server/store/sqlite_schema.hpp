// sqlite_schema.hpp - the tables of the log, made by numbered migrations.
#pragma once

#include <span>

#include "store/sqlite_db.hpp"

namespace jamsides::store {

/// Every migration, in order; number n makes schema n. One that has been released is never changed.
std::span<const char* const> migrations();

/// A table whose rows carry a digest of their `columns` in `digest`; a row is named by `key` where damage is
/// told.
struct Digested {
  const char* table;
  const char* key;
  const char* columns;
};
inline constexpr Digested kDigested[] = {
    {"group_log", "id", "id, epoch, created"},
    {"person", "group_id || ' ' || person", "group_id, person, seat, name, stand_in, from_at, until_at"},
    {"credential", "group_id || ' seat ' || seat",
     "hash, group_id, seat, key, facilitator, created, until_at, card, used, revoked"},
    {"session", "group_id || ' seat ' || seat", "hash, group_id, seat, key, created, last"},
    {"room_code", "group_id || ' meeting ' || meeting", "group_id, meeting, code"},
    {"admin_credential", "kind", "hash, kind, created, until_at"},
    {"survey_open", "group_id", "id, group_id, survey, answers"},
    {"survey_answer", "group_id", "group_id, survey, id, answers"},
};

/// The schema the file has, 0 = none yet.
int schema_of(Database& database);

/// Brings the file to the last of `steps`, each in a transaction of its own. Throws StoreFault with words for
/// the operator where the file is newer than that.
void migrate(Database& database, std::span<const char* const> steps);

}  // namespace jamsides::store
