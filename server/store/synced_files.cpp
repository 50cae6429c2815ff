// synced_files.cpp - open(2), fsync(2) and their failures.
#include "store/synced_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "store/log.hpp"

namespace jamsides::store {
namespace {

/// An open file or directory, closed at the end of its scope.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) fail_with_errno("open", path);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(fd_); }
  int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

void fail_with_errno(const std::string& doing, const std::filesystem::path& path) {
  const int why = errno;
  throw StoreFault("cannot " + doing + " " + path.string() + ": " + std::generic_category().message(why),
                   why == ENOSPC || why == EDQUOT ? StoreFault::Kind::no_space : StoreFault::Kind::other);
}

void sync_file(const std::filesystem::path& file) {
  const Descriptor open(file, O_RDONLY);
  if (::fsync(open.get()) != 0) fail_with_errno("sync", file);
}

void sync_directory(const std::filesystem::path& directory) {
  const Descriptor open(directory, O_RDONLY | O_DIRECTORY);
  if (::fsync(open.get()) != 0) fail_with_errno("sync", directory);
}

void copy_synced(const std::filesystem::path& from, const std::filesystem::path& to) {
  const Descriptor source(from, O_RDONLY);
  const Descriptor target(to, O_WRONLY | O_CREAT | O_TRUNC);
  char piece[1 << 16];
  for (;;) {
    const ssize_t got = ::read(source.get(), piece, sizeof piece);
    if (got < 0) fail_with_errno("read", from);
    if (got == 0) break;
    for (ssize_t at = 0; at < got;) {
      const ssize_t put = ::write(target.get(), piece + at, static_cast<std::size_t>(got - at));
      if (put < 0) fail_with_errno("write", to);
      at += put;
    }
  }
  if (::fchmod(target.get(), 0600) != 0) fail_with_errno("close to others", to);
  if (::fsync(target.get()) != 0) fail_with_errno("sync", to);
}

void give_to_owner_of(const std::filesystem::path& directory, const std::filesystem::path& file) {
  struct stat owner{};
  if (::geteuid() != 0) return;
  if (::stat(directory.c_str(), &owner) != 0) fail_with_errno("look at", directory);
  if (::chown(file.c_str(), owner.st_uid, owner.st_gid) != 0) fail_with_errno("give away", file);
}

}  // namespace jamsides::store
