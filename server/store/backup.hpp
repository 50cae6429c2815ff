// backup.hpp - backups as files: one directory of them, each one whole, checked and named by when it was
// begun.
//
// "jamsides-20261125T013000Z.db", and with ".part" behind it while it is made or checked. A backup is a copy
// of the log and of all that stands beside it, and opens as a log does. Any one thread; nothing here touches
// a live log. Throws StoreFault with words for the operator. Blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "store/log.hpp"

namespace jamsides::store {

struct BackupFile {
  std::filesystem::path path;
  UtcMillis begun{};  // whole seconds
  std::uint64_t bytes = 0;
};

/// Makes the directory (mode 0700) where it is missing, and removes what earlier tries have left half done.
void prepare_backups(const std::filesystem::path& directory);

/// The finished backups, oldest first; none where there is no directory.
std::vector<BackupFile> backups_in(const std::filesystem::path& directory);

/// Where a backup begun at `now` is made; finish_backup gives it its name. Later than every other one there:
/// the names' order is the order they were made in, also when the clock goes back.
std::filesystem::path part_for(const std::filesystem::path& directory, UtcMillis now);

/// Makes a copy that has ended (Log::step_copy) safe, checks it as verify does, and gives it its name. A copy
/// that is not sound is removed. `stop` gives up: the part stays.
std::expected<BackupFile, Fault> finish_backup(const std::filesystem::path& part, std::stop_token stop);

/// Removes all but the newest `keep`; how many went.
std::size_t drop_old_backups(const std::filesystem::path& directory, std::size_t keep);

/// What a restore did.
struct Restored {
  std::uint64_t groups = 0, events = 0;
  std::filesystem::path put_aside;  // the data that were there before; empty where there were none
};

/// Puts a backup in place as the data of a server that does not run: copied, brought to this version's
/// schema, checked, every group with a new epoch, and only then named jamsides.db. Data that are there
/// already are put aside where `replace` says so, else refused. Until the last step the directory is as it
/// was.
Restored restore(const std::filesystem::path& backup, const std::filesystem::path& data_directory,
                 bool replace);

}  // namespace jamsides::store
