// row_digest.hpp - the SQL function row_digest(columns…): a number that differs where one of them does, for
// rows that stand in no chain. sqlite_schema.cpp has the tables that keep it, verify.cpp holds it against
// them.
#pragma once

#include <sqlite3.h>

namespace jamsides::store {

/// Makes row_digest known to a connection; SQLITE_OK or why not. FNV-1a over each value's type and bytes: a
/// step of it loses nothing, so values of which one byte differs never share a digest. It finds damage, not
/// forgery. Always eight bytes in a row, so that a row keeps its size when it is set.
int add_row_digest(sqlite3* connection);

}  // namespace jamsides::store
