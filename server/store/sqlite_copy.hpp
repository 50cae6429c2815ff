// sqlite_copy.hpp - a copy of an open database being made page by page, on the connection that works on it.
//
// SQLite keeps the pages that are already copied up to date while the same connection writes on, so the copy
// is the database as of the moment it ends. Only for sqlite_connection.hpp; same thread as its connection.
#pragma once

#include <filesystem>
#include <optional>

#include "store/sqlite_db.hpp"

namespace jamsides::store {

class Copy {
 public:
  /// Begins to copy `from` to the new file `to`, mode 0600. Throws StoreFault; a file of that name is one.
  Copy(Database& from, const std::filesystem::path& to);
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  /// Gives it up where it has not ended.
  ~Copy();

  /// Copies `pages` more and lets the kernel begin to write them; true once all are copied. Throws
  /// SqliteError.
  bool step(int pages);

 private:
  /// What has been answered to surveys that are still open is in no copy that is kept.
  void leave_out_open_surveys();

  int file_ = -1;  // the copy's, to hurry its pages to the disk
  std::optional<Database> to_;
  sqlite3_backup* backup_ = nullptr;
};

}  // namespace jamsides::store
