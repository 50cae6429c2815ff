// verify.hpp - does a data directory hold what it says: every group's chain, places and bodies.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace jamsides::store {

struct VerifyReport {
  bool sound = false;
  std::uint64_t groups = 0;
  std::uint64_t events = 0;
  std::uint64_t redacted = 0;      // events without a body, each with a redaction after it
  std::vector<std::string> lines;  // for the operator: one per group, or what is wrong, naming group and seq
};

/// Reads the whole log of a server that does not run; a running one's is refused. Changes no event; what the
/// last run left in the write-ahead log is taken in, as any opening does. Throws nothing. Blocks.
VerifyReport verify(const std::filesystem::path& data_directory);

/// The same for a file that nobody writes: a backup. Opened for reading only. Ends early, unsound, where
/// `stop` is asked for. Any thread. Throws nothing. Blocks.
VerifyReport verify_file(const std::filesystem::path& file, std::stop_token stop = {});

}  // namespace jamsides::store
