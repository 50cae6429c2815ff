// failing_disk.cpp - put before the C library (LD_PRELOAD): writes and syncs of the program fail, or kill it,
// when a file tells so. For tests of the real program on a disk that fails.
//
// The file named by FAILING_DISK holds one line, "OP WHAT TAIL AFTER", or is not there:
//   OP     write | sync
//   WHAT   EIO | ENOSPC (as an error), KILL (the program dies before it)
//   TAIL   how the path of the written file ends, e.g. -wal; its directory may be part of it
//   AFTER  so many such calls go through first
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> passed{0};
std::atomic<unsigned long> last_order{0};

unsigned long hash_of(const char* text) {
  unsigned long hash = 5381;
  for (; *text; ++text) hash = hash * 33 + static_cast<unsigned char>(*text);
  return hash;
}

bool path_ends_with(int fd, const char* tail) {
  char link[64], path[4096];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t size = ::readlink(link, path, sizeof path - 1);
  const auto length = static_cast<ssize_t>(std::strlen(tail));
  return size >= length && std::memcmp(path + size - length, tail, static_cast<std::size_t>(length)) == 0;
}

/// The error this call is to fail with, 0 for none.
int ordered(const char* op, int fd) {
  static const char* const orders = std::getenv("FAILING_DISK");
  if (!orders) return 0;
  const int file = ::open(orders, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char line[512] = {};
  const ssize_t size = ::read(file, line, sizeof line - 1);
  ::close(file);
  char wanted[16], what[16], tail[256];
  long after = 0;
  if (size <= 0 || std::sscanf(line, "%15s %15s %255s %ld", wanted, what, tail, &after) != 4) return 0;
  if (last_order.exchange(hash_of(line)) != hash_of(line)) passed = 0;
  if (std::strcmp(op, wanted) != 0 || !path_ends_with(fd, tail) || passed++ < after) return 0;
  if (std::strcmp(what, "KILL") == 0) ::kill(::getpid(), SIGKILL);
  return std::strcmp(what, "ENOSPC") == 0 ? ENOSPC : EIO;
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

template <class... Arguments>
ssize_t written(const char* name, int fd, Arguments... arguments) {
  if (const int error = ordered("write", fd)) {
    errno = error;
    return -1;
  }
  return real<ssize_t (*)(int, Arguments...)>(name)(fd, arguments...);
}

int synced(const char* name, int fd) {
  if (const int error = ordered("sync", fd)) {
    errno = error;
    return -1;
  }
  return real<int (*)(int)>(name)(fd);
}

}  // namespace

extern "C" {
ssize_t write(int fd, const void* from, size_t size) { return written("write", fd, from, size); }
ssize_t pwrite(int fd, const void* from, size_t size, off_t at) {
  return written("pwrite", fd, from, size, at);
}
ssize_t pwrite64(int fd, const void* from, size_t size, off64_t at) {
  return written("pwrite64", fd, from, size, at);
}
int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }
}
