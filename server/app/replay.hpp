// replay.hpp - the time machine: a group's state as of any place in its log, for the operator of a stopped
// server.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

namespace jamsides::app {

struct ReplayOptions {
  std::filesystem::path data;
  std::string group;
  std::optional<std::uint64_t> until{};           // a seq; none = the last
  std::optional<std::filesystem::path> method{};  // directory with further method packs
};

/// The state as JSON, every slice of it, folded from the first event with the chain checked on the way; or
/// why not, in words for the operator. Votes that were not redacted stand in it, names of people never.
/// Changes nothing but that what the last run left in the write-ahead log is taken in. Blocks.
std::expected<std::string, std::string> replayed(const ReplayOptions& options);

/// Prints it; the process' exit code.
int replay(const ReplayOptions& options);

}  // namespace jamsides::app
