// failing_vfs.cpp - the machine's own file system with some switches in front of it.
#include "store/failing_vfs.hpp"

#include <sqlite3.h>

#include <fstream>
#include <iterator>
#include <map>
#include <new>
#include <string>

namespace jamsides::store::failing_vfs {
namespace {

bool writes_fail = false;
bool syncs_fail = false;

struct Plan {
  long call = 0;  // 0 = none
  Way way = Way::error;
  bool for_good = false;
  long seen = 0;
} plan;

bool remembers = false;
std::map<std::string, std::string> synced;  // path -> what it held at its last sync

struct File : sqlite3_file {
  sqlite3_file* real;  // stands right behind this
  const char* path;    // SQLite keeps it as long as the file is open; null for temporary files
};

sqlite3_file* real(sqlite3_file* file) { return static_cast<File*>(file)->real; }

bool planned() {
  ++plan.seen;
  return plan.call != 0 && (plan.seen == plan.call || (plan.for_good && plan.seen > plan.call));
}
int failure(int error) { return plan.way == Way::full ? SQLITE_FULL : error; }

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int close(sqlite3_file* f) { return real(f)->pMethods ? real(f)->pMethods->xClose(real(f)) : SQLITE_OK; }
int read(sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
  return real(f)->pMethods->xRead(real(f), to, n, at);
}
int write(sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
  if (writes_fail) return SQLITE_IOERR_WRITE;
  if (!planned()) return real(f)->pMethods->xWrite(real(f), from, n, at);
  if (plan.way == Way::torn) real(f)->pMethods->xWrite(real(f), from, n / 2, at);
  return failure(SQLITE_IOERR_WRITE);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
  return planned() ? failure(SQLITE_IOERR_TRUNCATE) : real(f)->pMethods->xTruncate(real(f), size);
}
int sync(sqlite3_file* f, int flags) {
  if (syncs_fail || planned()) return failure(SQLITE_IOERR_FSYNC);
  const int code = real(f)->pMethods->xSync(real(f), flags);
  const char* const path = static_cast<File*>(f)->path;
  if (code == SQLITE_OK && remembers && path) synced[path] = contents(path);
  return code;
}
int file_size(sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); }
int lock(sqlite3_file* f, int level) { return real(f)->pMethods->xLock(real(f), level); }
int unlock(sqlite3_file* f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
int check_lock(sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
int control(sqlite3_file* f, int op, void* arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); }
int sector_size(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
int characteristics(sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }

// Version 1: no shared memory, as exclusive locking needs none.
const sqlite3_io_methods methods{
    1,       close,      read,    write,       truncate,        sync,    file_size, lock,
    unlock,  check_lock, control, sector_size, characteristics, nullptr, nullptr,   nullptr,
    nullptr, nullptr,    nullptr};

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  auto* const under = static_cast<sqlite3_vfs*>(vfs->pAppData);
  auto* const mine = static_cast<File*>(file);
  mine->real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File));
  mine->real->pMethods = nullptr;
  mine->pMethods = &methods;
  mine->path = path;
  const int code = under->xOpen(under, path, mine->real, flags, out_flags);
  if (code == SQLITE_OK && remembers && path) synced.try_emplace(path, contents(path));
  return code;
}

int remove(sqlite3_vfs* vfs, const char* path, int sync_directory) {
  auto* const under = static_cast<sqlite3_vfs*>(vfs->pAppData);
  const int code = under->xDelete(under, path, sync_directory);
  if (code == SQLITE_OK) synced.erase(path);
  return code;
}

}  // namespace

const char* name() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs* const under = sqlite3_vfs_find(nullptr);
    sqlite3_vfs copy = *under;
    copy.zName = "failing";
    copy.szOsFile = static_cast<int>(sizeof(File)) + under->szOsFile;
    copy.pAppData = under;
    copy.xOpen = open;
    copy.xDelete = remove;
    copy.pNext = nullptr;
    return copy;
  }();
  static const int registered = sqlite3_vfs_register(&vfs, 0);
  return registered == SQLITE_OK ? vfs.zName : nullptr;
}

void fail_writes(bool fails) { writes_fail = fails; }
void fail_syncs(bool fails) { syncs_fail = fails; }

void fail_at(long call, Way way, bool for_good) { plan = {call, way, for_good, 0}; }
long calls() { return plan.seen; }
void mend() { plan.call = 0; }

void remember_syncs() {
  remembers = true;
  synced.clear();
}
void cut_power() {
  for (const auto& [path, held] : synced) std::ofstream(path, std::ios::binary | std::ios::trunc) << held;
  remembers = false;
  synced.clear();
}

}  // namespace jamsides::store::failing_vfs
