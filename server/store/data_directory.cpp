// data_directory.cpp - open(2), flock(2), fsync(2) and their failures in words.
#include "store/data_directory.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "store/log.hpp"
#include "store/synced_files.hpp"

namespace jamsides::store {

DataDirectory::DataDirectory(std::filesystem::path directory, Missing missing)
    : directory_(std::move(directory)) {
  if (missing == Missing::make) {
    std::error_code error;
    if (directory_.has_parent_path()) std::filesystem::create_directories(directory_.parent_path(), error);
    if (::mkdir(directory_.c_str(), 0700) != 0 && errno != EEXIST) fail_with_errno("make", directory_);
  } else if (!std::filesystem::exists(database())) {
    throw StoreFault("there is no " + database().string());
  }
  const auto path = directory_ / "lock";
  lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) fail_with_errno("open", path);
  if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
  const int why = errno;
  ::close(lock_);
  if (why == EWOULDBLOCK) {
    throw StoreFault("another jamsides uses " + directory_.string() + "; only one may, stop it first");
  }
  errno = why;
  fail_with_errno("lock", path);
}

DataDirectory::~DataDirectory() { ::close(lock_); }

void DataDirectory::make_database_file() const {
  const int fd = ::open(database().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) fail_with_errno("open", database());
  const bool closed_to_others = ::fchmod(fd, 0600) == 0;
  ::close(fd);
  if (!closed_to_others) fail_with_errno("close to others", database());
  sync_directory(directory_);
}

}  // namespace jamsides::store
