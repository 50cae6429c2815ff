// sqlite_copy.cpp - sqlite3_backup_*; see sqlite_copy.hpp.
#include "store/sqlite_copy.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace jamsides::store {

Copy::Copy(Database& from, const std::filesystem::path& to) {
  file_ = ::open(to.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file_ < 0) {
    const int why = errno;
    throw StoreFault("cannot make " + to.string() + ": " + std::generic_category().message(why),
                     why == ENOSPC ? StoreFault::Kind::no_space : StoreFault::Kind::other);
  }
  try {
    to_.emplace(to.string(), SQLITE_OPEN_READWRITE, "");
    // Whoever begins a copy makes it safe when it has ended; half a copy is of no use to anybody.
    to_->execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = 64");
    backup_ = sqlite3_backup_init(to_->handle(), "main", from.handle(), "main");
    if (!backup_) to_->check(sqlite3_extended_errcode(to_->handle()), "begin a copy");
  } catch (...) {
    ::close(file_);
    throw;
  }
}

Copy::~Copy() {
  if (backup_) sqlite3_backup_finish(backup_);
  to_.reset();
  ::close(file_);
}

bool Copy::step(int pages) {
  const int code = sqlite3_backup_step(backup_, pages);
  if (code != SQLITE_OK && code != SQLITE_DONE) {
    throw SqliteError(code, std::string("copying: ") + sqlite3_errstr(code));
  }
  // Written out bit by bit: all of it at the end would make the commits of that moment wait.
  ::sync_file_range(file_, 0, 0, SYNC_FILE_RANGE_WRITE);
  if (code == SQLITE_DONE) leave_out_open_surveys();
  return code == SQLITE_DONE;
}

void Copy::leave_out_open_surveys() {
  to_->check(sqlite3_backup_finish(std::exchange(backup_, nullptr)), "end a copy");
  to_->execute(
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA secure_delete = ON; DELETE FROM survey_open;"
      "PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace jamsides::store
