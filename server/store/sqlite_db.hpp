// sqlite_db.hpp - SQLite with owners: a connection, a prepared statement, and the rows of one run of it.
//
// A statement is reset when its Rows end, so none can hold up a checkpoint. Failures throw SqliteError.
// One thread at a time.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "store/log.hpp"
#include "store/row_digest.hpp"

namespace jamsides::store {

class SqliteError : public StoreFault {
 public:
  SqliteError(int code, const std::string& what) : StoreFault(what, kind_of(code)), code_(code) {}
  /// The data was refused (a constraint, too big), the file is sound.
  bool refused() const {
    const int primary = code_ & 0xff;
    return primary == SQLITE_CONSTRAINT || primary == SQLITE_TOOBIG || primary == SQLITE_MISMATCH;
  }

 private:
  static Kind kind_of(int code) {
    const int primary = code & 0xff;
    if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB) return Kind::damage;
    return primary == SQLITE_FULL ? Kind::no_space : Kind::other;
  }

  int code_;
};

class Database {
 public:
  /// Opens `path` for reading and writing, making it where `flags` say so; `vfs` empty = the machine's.
  Database(const std::string& path, int flags, const std::string& vfs) {
    const int code =
        sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                        vfs.empty() ? nullptr : vfs.c_str());
    if (code != SQLITE_OK) {
      const std::string why = sqlite3_errstr(code);
      sqlite3_close(handle_);
      throw SqliteError(code, "cannot open " + path + ": " + why);
    }
    add_row_digest(handle_);  // fails for want of memory alone, and then each statement that names it says so
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close(handle_); }

  /// Runs SQL without parameters, any number of statements.
  void execute(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr), sql); }
  void execute(const std::string& sql) { execute(sql.c_str()); }
  bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
  /// Rows changed by the last statement.
  std::int64_t changes() const { return sqlite3_changes64(handle_); }
  /// Statements between two rows.
  int open_statements() const {
    int open = 0;
    for (sqlite3_stmt* s = sqlite3_next_stmt(handle_, nullptr); s; s = sqlite3_next_stmt(handle_, s)) {
      open += sqlite3_stmt_busy(s) != 0 ? 1 : 0;
    }
    return open;
  }
  /// Moves the write-ahead log into the file, synced, and empties it.
  void checkpoint() {
    check(sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr),
          "checkpoint");
  }

  /// Drops what is kept of the file's pages. Due after damage: a page is checked when it is first met, and a
  /// second time passes for sound.
  void forget_pages() { sqlite3_db_release_memory(handle_); }

  void check(int code, const char* doing) const {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    throw SqliteError(code,
                      std::string(sqlite3_errmsg(handle_)) + " (" + std::to_string(code) + ") at: " + doing);
  }
  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

/// `file` as SQLite opens it where nobody writes it: without locks, without a write-ahead log beside it. For
/// SQLITE_OPEN_URI.
inline std::string immutable_uri(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    if (c == '%') {
      uri += "%25";
    } else if (c == '?') {
      uri += "%3f";
    } else if (c == '#') {
      uri += "%23";
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

/// A prepared statement; lives shorter than its Database.
class Statement {
 public:
  Statement(Database& database, const char* sql) : database_(database), sql_(sql) {
    database.check(
        sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr), sql);
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(statement_); }

  /// Runs it for its effect; the number of rows changed.
  template <class... Values>
  std::int64_t run(const Values&... values);

 private:
  friend class Rows;
  Database& database_;
  const char* sql_;
  sqlite3_stmt* statement_ = nullptr;
};

/// One run of a statement: values bound in order, rows read one by one, reset at the end of the scope.
class Rows {
 public:
  template <class... Values>
  explicit Rows(Statement& statement, const Values&... values) : s_(statement) {
    int at = 0;
    (bind(++at, values), ...);
  }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows() {
    sqlite3_reset(s_.statement_);
    sqlite3_clear_bindings(s_.statement_);
  }

  /// Whether there is a (further) row.
  bool next() {
    const int code = sqlite3_step(s_.statement_);
    s_.database_.check(code, s_.sql_);
    return code == SQLITE_ROW;
  }
  bool is_null(int column) const { return sqlite3_column_type(s_.statement_, column) == SQLITE_NULL; }
  std::int64_t number(int column) const { return sqlite3_column_int64(s_.statement_, column); }
  std::string text(int column) const {
    const auto* at = sqlite3_column_text(s_.statement_, column);
    if (!at) return {};
    return {reinterpret_cast<const char*>(at), size(column)};
  }
  /// Valid until the next row.
  std::span<const std::uint8_t> blob(int column) const {
    const auto* at = static_cast<const std::uint8_t*>(sqlite3_column_blob(s_.statement_, column));
    return {at, at ? size(column) : 0};
  }

 private:
  std::size_t size(int column) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(s_.statement_, column));
  }
  template <class Value>
  void bind(int at, const Value& value) {
    sqlite3_stmt* const s = s_.statement_;
    int code = SQLITE_OK;
    if constexpr (std::is_integral_v<Value>) {
      code = sqlite3_bind_int64(s, at, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
      const std::string_view text = value;
      code = sqlite3_bind_text64(s, at, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT,
                                 SQLITE_UTF8);
    } else if constexpr (requires { value.has_value(); }) {
      if (value) return bind(at, *value);
      code = sqlite3_bind_null(s, at);
    } else {
      const std::span<const std::uint8_t> bytes(value);
      code = sqlite3_bind_blob64(s, at, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    }
    s_.database_.check(code, s_.sql_);
  }

  Statement& s_;
};

template <class... Values>
std::int64_t Statement::run(const Values&... values) {
  Rows rows(*this, values...);
  while (rows.next()) {
  }
  return database_.changes();
}

}  // namespace jamsides::store
