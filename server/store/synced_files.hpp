// synced_files.hpp - files and directory entries made safe on the disk, and what went wrong in words.
//
// Throws StoreFault; a full disk is told apart. Any thread. Blocks.
#pragma once

#include <filesystem>
#include <string>

namespace jamsides::store {

/// "cannot <doing> <path>: …" of what errno says now.
[[noreturn]] void fail_with_errno(const std::string& doing, const std::filesystem::path& path);

/// What the file holds is on the disk.
void sync_file(const std::filesystem::path& file);
/// Which files the directory has is on the disk.
void sync_directory(const std::filesystem::path& directory);
/// A new file, mode 0600, with what `from` holds; synced. One of that name is replaced.
void copy_synced(const std::filesystem::path& from, const std::filesystem::path& to);
/// Gives a file to whoever owns `directory`, where root does the work for a server of another user.
void give_to_owner_of(const std::filesystem::path& directory, const std::filesystem::path& file);

}  // namespace jamsides::store
