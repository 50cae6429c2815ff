// sqlite_schema.hpp - the tables of the log, made by numbered migrations.
#pragma once

#include <span>

#include "store/sqlite_db.hpp"

namespace jamsides::store {

/// Every migration, in order; number n makes schema n. One that has been released is never changed.
std::span<const char* const> migrations();

/// The schema the file has, 0 = none yet.
int schema_of(Database& database);

/// Brings the file to the last of `steps`, each in a transaction of its own. Throws StoreFault with words for
/// the operator where the file is newer than that.
void migrate(Database& database, std::span<const char* const> steps);

}  // namespace jamsides::store
