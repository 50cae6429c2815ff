// failing_vfs.hpp - a file system for SQLite whose disk fails when told to; for tests of fail stop.
#pragma once

namespace jamsides::store::failing_vfs {

/// Its name, registered with SQLite at the first call.
const char* name();

/// While set, every write or sync of a file fails with an I/O error. One thread.
void fail_writes(bool fails);
void fail_syncs(bool fails);

}  // namespace jamsides::store::failing_vfs
