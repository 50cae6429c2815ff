// restore.cpp - a backup put back; see backup.hpp.
//
// All is done in <data>/restoring, a data directory of its own; the data themselves change by one rename.
#include <string>

#include "store/backup.hpp"
#include "store/data_directory.hpp"
#include "store/sqlite_log.hpp"
#include "store/synced_files.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

namespace fs = std::filesystem;

/// Links what is there into a directory of its own beside it, and tells which; then drops the write-ahead
/// log, which must never meet another database than its own.
fs::path put_aside(const fs::path& data, const fs::path& database) {
  fs::path aside;
  for (int n = 1; aside.empty() || fs::exists(aside); ++n) aside = data / ("replaced-" + std::to_string(n));
  fs::create_directory(aside);
  fs::permissions(aside, fs::perms::owner_all);
  const fs::path wal = database.string() + "-wal";
  for (const auto& file : {database, wal}) {
    if (fs::exists(file)) fs::create_hard_link(file, aside / file.filename());
  }
  sync_directory(aside);
  sync_directory(data);
  fs::remove(wal);
  sync_directory(data);
  return aside;
}

VerifyReport prepare(const fs::path& backup, const fs::path& restoring) {
  fs::remove_all(restoring);
  fs::create_directory(restoring);
  fs::permissions(restoring, fs::perms::owner_all);
  copy_synced(backup, restoring / "jamsides.db");
  {
    SqliteLog log(restoring);  // an older schema is brought to this one
    log.renew_epochs();
  }
  return verify(restoring);
}

}  // namespace

Restored restore(const fs::path& backup, const fs::path& data_directory, bool replace) {
  try {
    if (!fs::is_regular_file(backup)) throw StoreFault("there is no file " + backup.string());
    if (fs::exists(backup.string() + "-wal")) {
      throw StoreFault(backup.string() +
                       " has a write-ahead log beside it: it is a server's own file, no backup");
    }
    const DataDirectory data(data_directory, DataDirectory::Missing::make);
    const fs::path database = data.database();
    const bool has_data = fs::exists(database) && fs::file_size(database) > 0;
    if (has_data && !replace) {
      throw StoreFault("there are data in " + data_directory.string() +
                       " already; give --replace to put them aside");
    }
    const fs::path restoring = data_directory / "restoring";
    const VerifyReport report = prepare(backup, restoring);
    if (!report.sound) {
      std::string why;
      for (const auto& line : report.lines) why += "\n  " + line;
      fs::remove_all(restoring);
      throw StoreFault("the backup is not sound:" + why);
    }
    Restored restored{report.groups, report.events, {}};
    if (has_data) restored.put_aside = put_aside(data_directory, database);
    for (const auto& file : {restoring / "jamsides.db", data_directory / "lock", restored.put_aside}) {
      if (!file.empty()) give_to_owner_of(data_directory, file);
    }
    sync_file(restoring / "jamsides.db");
    fs::rename(restoring / "jamsides.db", database);
    sync_directory(data_directory);
    fs::remove_all(restoring);
    return restored;
  } catch (const fs::filesystem_error& error) {
    throw StoreFault(error.what());
  }
}

}  // namespace jamsides::store
