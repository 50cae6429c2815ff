// utf8_check.cpp - Unicode 15, table 3-7, as a lead byte and the bounds it sets for the byte that follows it.
#include "net/utf8_check.hpp"

#include <cstring>

namespace jamsides::net {

bool Utf8Check::begin(std::uint8_t lead) {
  low_ = 0x80;
  high_ = 0xBF;
  if (lead < 0xC2) return false;  // a stray continuation byte, or an overlong form of ASCII
  if (lead < 0xE0) {
    need_ = 1;
  } else if (lead < 0xF0) {
    need_ = 2;
    if (lead == 0xE0) low_ = 0xA0;   // else overlong
    if (lead == 0xED) high_ = 0x9F;  // else a surrogate
  } else if (lead < 0xF5) {
    need_ = 3;
    if (lead == 0xF0) low_ = 0x90;   // else overlong
    if (lead == 0xF4) high_ = 0x8F;  // else beyond U+10FFFF
  } else {
    return false;
  }
  return true;
}

bool Utf8Check::feed(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at != end) {
    if (need_ == 0) {
      while (end - at >= 8) {  // most of JSON is ASCII: eight bytes a time
        std::uint64_t word;
        std::memcpy(&word, at, 8);
        if (word & 0x8080808080808080u) break;
        at += 8;
      }
      while (at != end && static_cast<std::uint8_t>(*at) < 0x80) ++at;
      if (at == end) return true;
      if (!begin(static_cast<std::uint8_t>(*at++))) return false;
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(*at++);
    if (byte < low_ || byte > high_) return false;
    low_ = 0x80;
    high_ = 0xBF;
    --need_;
  }
  return true;
}

}  // namespace jamsides::net
