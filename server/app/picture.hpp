// picture.hpp - Deltagarnas bild of a whole round: what was answered in all its groups, counted together, for
// the operator of a stopped server.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "report/picture.hpp"

namespace jamsides::app {

struct PictureOptions {
  std::filesystem::path data;
  std::set<std::string> groups;                   // ids of all the round's groups
  std::optional<std::filesystem::path> method{};  // directory with further method packs
  report::Language language = report::Language::sv;
};

/// The table as CSV; or why not, in words for the operator. An occasion is told once no group can add to it:
/// or the difference of two tables would be a group. Changes nothing but that what the last run left in the
/// write-ahead log is taken in. Blocks.
std::expected<std::string, std::string> picture(const PictureOptions& options);

/// Prints it; the process' exit code.
int print_picture(const PictureOptions& options);

}  // namespace jamsides::app
