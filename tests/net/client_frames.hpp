// client_frames.hpp - what a client would send, byte by byte, right or wrong; for the tests of the framing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jamsides::net::testing {

inline constexpr unsigned fin = 0x80;
inline constexpr unsigned continuation = 0x0, text = 0x1, binary = 0x2, close = 0x8, ping = 0x9, pong = 0xA;

struct Wrong {
  int length_bytes = -1;  // 0, 2 or 8 instead of the shortest form
  bool masked = true;
  std::uint64_t added_length = 0;  // announced, but not there
};

/// A client's frame: `first` is the header's first byte.
inline std::string client_frame(unsigned first, std::string_view payload, Wrong wrong = {}) {
  const std::uint64_t length = payload.size() + wrong.added_length;
  const int extended = wrong.length_bytes >= 0 ? wrong.length_bytes
                       : length < 126          ? 0
                       : length < 65536        ? 2
                                               : 8;
  const std::uint64_t short_length = extended == 0 ? length : extended == 2 ? 126 : 127;
  std::string out;
  out += static_cast<char>(first);
  out += static_cast<char>(short_length | (wrong.masked ? 0x80 : 0));
  for (int shift = extended * 8; shift > 0; shift -= 8) out += static_cast<char>(length >> (shift - 8));
  if (!wrong.masked) return out.append(payload);
  const std::string_view mask{"\x37\xfa\x21\x3d", 4};
  out += mask;
  for (std::size_t i = 0; i < payload.size(); ++i) out += static_cast<char>(payload[i] ^ mask[i % 4]);
  return out;
}

inline std::string client_text(std::string_view payload) { return client_frame(fin | text, payload); }

/// A close frame's payload.
inline std::string close_payload(unsigned code, std::string_view reason = {}) {
  std::string out{static_cast<char>(code >> 8), static_cast<char>(code)};
  return out.append(reason);
}

inline std::string client_close(unsigned code, std::string_view reason = {}) {
  return client_frame(fin | close, close_payload(code, reason));
}

}  // namespace jamsides::net::testing
