// failing_vfs.hpp - a file system for SQLite whose disk fails when told to, and forgets what was not synced
// when the power goes; for tests of fail stop. One thread.
#pragma once

namespace jamsides::store::failing_vfs {

/// Its name, registered with SQLite at the first call.
const char* name();

/// While set, every write or sync of a file fails with an I/O error.
void fail_writes(bool fails);
void fail_syncs(bool fails);

/// What happens at one call that changes a disk: it fails, says that the disk is full, or writes half of what
/// it was given before it fails (a sync then fails like any other).
enum class Way { error, full, torn };

/// The `call`-th (1..) write, sync or truncation from now on fails, and, where `for_good`, all after it.
void fail_at(long call, Way way, bool for_good);
/// How many such calls there have been since fail_at, also after mend().
long calls();
/// The disk is well; nothing is planned.
void mend();

/// From now on what each file holds at its last sync is remembered.
void remember_syncs();
/// Every file gets the contents it had when it was last synced: what a power cut may leave at worst. All are
/// closed.
void cut_power();

}  // namespace jamsides::store::failing_vfs
