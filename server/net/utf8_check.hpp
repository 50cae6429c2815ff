// utf8_check.hpp - is this UTF-8? Asked piece by piece, wherever the bytes happen to be split.
//
// Refuses at the first byte that cannot be part of UTF-8 (overlong forms, surrogates, beyond U+10FFFF), not
// at the end. Values only; any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace jamsides::net {

class Utf8Check {
 public:
  /// Reads on; false at a byte that is not UTF-8 here (then this object is of no more use).
  bool feed(std::string_view bytes);

  /// Whether the bytes so far end with a whole character.
  bool complete() const { return need_ == 0; }

 private:
  bool begin(std::uint8_t lead);

  std::uint8_t need_ = 0;    // continuation bytes still to come, 0..3
  std::uint8_t low_ = 0x80;  // bounds of the next one; narrower only just after some lead bytes
  std::uint8_t high_ = 0xBF;
};

}  // namespace jamsides::net
