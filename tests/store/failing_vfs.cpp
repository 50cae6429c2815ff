// failing_vfs.cpp - the machine's own file system with two switches in front of it.
#include "store/failing_vfs.hpp"

#include <sqlite3.h>

#include <new>

namespace jamsides::store::failing_vfs {
namespace {

bool writes_fail = false;
bool syncs_fail = false;

struct File : sqlite3_file {
  sqlite3_file* real;  // stands right behind this
};

sqlite3_file* real(sqlite3_file* file) { return static_cast<File*>(file)->real; }

int close(sqlite3_file* f) { return real(f)->pMethods ? real(f)->pMethods->xClose(real(f)) : SQLITE_OK; }
int read(sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
  return real(f)->pMethods->xRead(real(f), to, n, at);
}
int write(sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
  return writes_fail ? SQLITE_IOERR_WRITE : real(f)->pMethods->xWrite(real(f), from, n, at);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); }
int sync(sqlite3_file* f, int flags) {
  return syncs_fail ? SQLITE_IOERR_FSYNC : real(f)->pMethods->xSync(real(f), flags);
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
  return under->xOpen(under, path, mine->real, flags, out_flags);
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
    copy.pNext = nullptr;
    return copy;
  }();
  static const int registered = sqlite3_vfs_register(&vfs, 0);
  return registered == SQLITE_OK ? vfs.zName : nullptr;
}

void fail_writes(bool fails) { writes_fail = fails; }
void fail_syncs(bool fails) { syncs_fail = fails; }

}  // namespace jamsides::store::failing_vfs
