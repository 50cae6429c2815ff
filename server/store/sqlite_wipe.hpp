// sqlite_wipe.hpp - what stands in unused parts of the file's pages, written over with zeros in its place.
//
// SQLite zeroes what it deletes (secure_delete), but a page it has rebuilt keeps copies of rows that moved to
// another. Only unused bytes are written: a write that the power cuts short leaves a page that says the same.
// Only for sqlite_log*.cpp; same thread as its connection.
#pragma once

#include <cstdint>
#include <span>

#include "store/sqlite_db.hpp"

namespace jamsides::store {

/// Moves the write-ahead log into the file and wipes `count` pages from `from` on (1 is the first), synced;
/// the page to go on with, 0 once it was the last. No transaction and no row may be open. Throws SqliteError.
std::uint32_t wipe_pages(Database& database, std::uint32_t from, std::uint32_t count);

/// Zeroes the unused bytes of one page, but for scraps of up to three; whether any was not zero. A page that
/// belongs to no tree, or does not look as a sound one does, is left as it is.
bool wipe_page(std::span<std::uint8_t> page, bool is_first);

}  // namespace jamsides::store
