// data_directory.hpp - the directory of one server's data, held by one process at a time.
#pragma once

#include <filesystem>

namespace jamsides::store {

/// Holds the lock on a data directory while it lives (flock on `lock`; it ends with the process, however that
/// ends). Throws StoreFault with words for the operator where another process holds it or the disk refuses.
class DataDirectory {
 public:
  enum class Missing { make, fail };

  /// Makes a missing directory (mode 0700) or fails, as asked.
  DataDirectory(std::filesystem::path directory, Missing missing);
  DataDirectory(const DataDirectory&) = delete;
  DataDirectory& operator=(const DataDirectory&) = delete;
  ~DataDirectory();

  /// <directory>/jamsides.db
  std::filesystem::path database() const { return directory_ / "jamsides.db"; }
  /// Makes an empty database file, mode 0600, known to the directory on disk; an existing one gets that mode.
  void make_database_file() const;

 private:
  std::filesystem::path directory_;
  int lock_ = -1;
};

}  // namespace jamsides::store
