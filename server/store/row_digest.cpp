// row_digest.cpp - see row_digest.hpp.
#include "store/row_digest.hpp"

#include <cstdint>
#include <span>

namespace jamsides::store {
namespace {

constexpr std::uint64_t kPrime = 0x100000001b3;

void row_digest(sqlite3_context* context, int count, sqlite3_value** values) {
  std::uint64_t digest = 0xcbf29ce484222325;
  const auto take = [&](std::uint8_t byte) { digest = (digest ^ byte) * kPrime; };
  for (sqlite3_value* value : std::span(values, static_cast<std::size_t>(count))) {
    const int type = sqlite3_value_type(value);
    take(static_cast<std::uint8_t>(type));
    if (type == SQLITE_INTEGER) {
      const auto number = static_cast<std::uint64_t>(sqlite3_value_int64(value));
      for (int shift = 0; shift < 64; shift += 8) take(static_cast<std::uint8_t>(number >> shift));
    } else {
      const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_value_blob(value));
      for (int at = 0; at < sqlite3_value_bytes(value); ++at) take(bytes[at]);
      take(0xff);  // in no UTF-8: where a text ends
    }
  }
  // Folded into 62 bits below a set one: SQLite stores a smaller number in fewer bytes.
  const std::uint64_t folded = (digest >> 2) ^ (digest & 3);
  sqlite3_result_int64(context, static_cast<sqlite3_int64>(folded | std::uint64_t{1} << 62));
}

}  // namespace

int add_row_digest(sqlite3* connection) {
  return sqlite3_create_function_v2(connection, "row_digest", -1,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                    &row_digest, nullptr, nullptr, nullptr);
}

}  // namespace jamsides::store
