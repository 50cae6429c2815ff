// strict_json.hpp - reads JSON that somebody wrote by hand, and refuses what a parser would let pass in
// silence.
//
// In: the text of a file.  Out: the value, or where and why not.  Never throws.
// Knows nothing of packs.
#pragma once

#include <cstddef>
#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace jamsides::method {

/// What is wrong, and where in the document (JSON pointer, "" for the whole of it).
struct Problem {
  std::string path;
  std::string reason;
};

inline constexpr std::size_t max_file_bytes = 1u << 20;
inline constexpr std::size_t max_nesting = 16;

/// `path` with one more step; a name's `~` and `/` are escaped as JSON pointers ask.
std::string step_into(const std::string& path, std::string_view name);

/// Parses `text`, and refuses: more than max_file_bytes, nesting deeper than max_nesting, a name twice in one
/// object, control characters in strings, bad UTF-8, anything that is not JSON. A byte order mark is allowed.
std::expected<nlohmann::json, Problem> parse_strictly(std::string_view text);

}  // namespace jamsides::method
