// method.hpp - every version of the method this server knows: the built-in packs, and those in a directory of
// one's own.
//
// In: the packs in the program, optionally `--method DIR`.  Out: checklists for the rules, documents to
// serve. Run once at start, before any thread; what it returns never changes. No path is needed for the
// built-in ones.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "domain/checklist.hpp"

namespace jamsides::method {

/// Why a pack is refused: one is enough to refuse them all.
struct PackError {
  std::string file;    // path of the file, or "built-in NAME"
  std::string path;    // JSON pointer, "" for the whole file
  std::string reason;  // for the one who wrote the pack, in English
  /// "FILE: PATH: REASON" in one readable line, whatever the file held.
  std::string line() const;
};

struct Library {
  Checklists checklists;
  std::map<std::string, std::string>
      documents;  // id -> the pack's JSON text, checked; same ids as `checklists`
};

/// Loads the built-in packs, then *.json in `directory` by name (at most 64; hidden files and subdirectories
/// are left alone). Refused: an unreadable directory or file, a pack that breaks the schema or makes no
/// sense, an id already taken (also by a built-in pack: assessments belong to a version for ever), a mapping
/// to an item nobody has. Blocks for reading the files. Does not throw.
std::expected<Library, PackError> load(const std::optional<std::filesystem::path>& directory = std::nullopt);

}  // namespace jamsides::method
