// frames.cpp - see frames.hpp. A server's frames are unmasked, so payloads are views into what was read.
#include "frames.hpp"

#include <array>
#include <charconv>
#include <cstring>

namespace jamsides::load {

void append_masked(std::string& out, std::string_view text) {
  static constexpr std::array<char, 4> mask{0x5a, 0x17, 0x6b, 0x33};
  out += static_cast<char>(0x81);
  if (text.size() < 126) {
    out += static_cast<char>(0x80 | text.size());
  } else {
    out += static_cast<char>(0x80 | 126);
    out += static_cast<char>(text.size() >> 8);
    out += static_cast<char>(text.size());
  }
  out.append(mask.data(), mask.size());
  for (std::size_t i = 0; i < text.size(); ++i) out += static_cast<char>(text[i] ^ mask[i & 3]);
}

std::optional<ServerFrame> next_frame(std::string_view& bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); };
  std::uint64_t length = byte(1) & 0x7F;
  std::size_t header = 2;
  if (length >= 126) {
    header = length == 126 ? 4 : 10;
    if (bytes.size() < header) return std::nullopt;
    length = 0;
    for (std::size_t at = 2; at < header; ++at) length = length << 8 | byte(at);
  }
  if (bytes.size() - header < length) return std::nullopt;
  const ServerFrame frame{byte(0) & 0xFu, bytes.substr(header, length)};
  bytes.remove_prefix(header + length);
  return frame;
}

std::optional<std::uint64_t> number_after(std::string_view text, std::string_view key) {
  const auto at = text.find(key);
  if (at == std::string_view::npos) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data() + at + key.size(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  return number;
}

std::string_view text_after(std::string_view text, std::string_view key) {
  const auto at = text.find(key);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + key.size());
  return text.substr(0, text.find('"'));
}

std::uint64_t fingerprint(std::string_view text) {
  std::uint64_t print = 0x9e3779b97f4a7c15u ^ text.size();
  const auto mix = [&](std::uint64_t word) {
    print = (print ^ word) * 0xd6e8feb86659fd93u;
    print ^= print >> 32;
  };
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word;
    std::memcpy(&word, text.data(), 8);
    mix(word);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, text.data(), text.size());
  mix(rest);
  return print;
}

}  // namespace jamsides::load
