// chain.hpp - one event as it is stored, and the hash that ties it to all before it.
//
//   link    = SHA-256( previous link (32 bytes, zeros before the first) ‖ header ‖ content (32 bytes) )
//   content = SHA-256( salt (16 random bytes) ‖ body )
//   header  = text(group) u64(seq) text(type) u32(version) u64(at) text(by) text(id)
//   text(t) = u32(length in bytes) ‖ UTF-8 bytes;  u32, u64 big-endian; `at` as two's complement
//   by      = "s2" | "admin" | "system";  id = "k7f-19", empty where no client asked
//
// A redaction drops salt and body and keeps content, so the chain still verifies and, without the salt, a
// short body cannot be guessed from its hash. Pure but for fresh_salt; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "store/log.hpp"

namespace jamsides::store {

using Salt = std::array<std::uint8_t, 16>;

/// A row of the log.
struct StoredEvent {
  Seq seq = 0;
  std::string type;
  int version = 1;
  std::int64_t at = 0;
  std::string by;
  std::string id;
  std::optional<Salt> salt;         // none once redacted
  std::optional<std::string> body;  // none once redacted
  Hash content{};
  Hash link{};
};

Salt fresh_salt();
Hash content_of(const Salt& salt, std::string_view body);
Hash link_of(const Hash& previous, const GroupId& group, const StoredEvent& event);

/// The row for `entry` behind `head`, or what is wrong with it (not the next seq, not storable).
std::expected<StoredEvent, std::string> seal(const GroupId& group, const Head& head, const LogEntry& entry);

/// The entry in a row, its place and both hashes checked against what stands before it; or what is wrong.
std::expected<LogEntry, std::string> unseal(const GroupId& group, const Head& before,
                                            const StoredEvent& event);

/// The seq to name where a log ends elsewhere than its group says: the first that only one of them has, or
/// the last where they have different links.
Seq where_ends_differ(const Head& log, const Head& said);

/// What a snapshot is recognised by: all of it, and whose it is.
Hash digest_of(const GroupId& group, const Snapshot& snapshot);

/// 64 lower-case hex digits.
std::string hex(const Hash& hash);

/// A random epoch, "e" and ten of [a-z2-7].
std::string fresh_epoch();

}  // namespace jamsides::store
