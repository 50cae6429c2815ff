// utf16.cpp - see utf16.hpp.
#include "text/utf16.hpp"

#include <cstdint>

#include "base/bug.hpp"

namespace jamsides::text {
namespace {

/// The character at `at` and how many bytes it has; 0 bytes where there is none.
struct Read {
  char32_t character;
  std::size_t bytes;
};

Read character_at(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t n) { return static_cast<std::uint8_t>(bytes[at + n]); };
  const std::uint8_t lead = byte(0);
  const std::size_t size = lead < 0x80   ? 1
                           : lead < 0xC2 ? 0
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 0;
  if (size == 0 || bytes.size() - at < size) return {0, 0};
  if (size == 1) return {lead, 1};
  char32_t c = lead & (0x7Fu >> size);
  for (std::size_t n = 1; n < size; ++n) {
    if ((byte(n) & 0xC0u) != 0x80u) return {0, 0};
    c = c << 6 | (byte(n) & 0x3Fu);
  }
  const bool overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
  if (overlong || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return {0, 0};
  return {c, size};
}

}  // namespace

bool is_whole(std::u16string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_low_surrogate(text[at])) return false;
    if (!is_high_surrogate(text[at])) continue;
    if (++at == text.size() || !is_low_surrogate(text[at])) return false;
  }
  return true;
}

bool is_storable(std::u16string_view text) {
  for (const char16_t unit : text) {
    if ((unit < 0x20 && unit != u'\n' && unit != u'\t') || unit == 0x7F) return false;
  }
  return is_whole(text);
}

std::optional<std::u16string> from_utf8(std::string_view bytes) {
  std::u16string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto [c, size] = character_at(bytes, at);
    if (size == 0) return std::nullopt;
    at += size;
    if (c < 0x10000) {
      text += static_cast<char16_t>(c);
    } else {
      text += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
      text += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    }
  }
  return text;
}

void append_utf8(std::string& out, std::u16string_view text) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<std::uint8_t>(byte)); };
  for (std::size_t at = 0; at < text.size(); ++at) {
    char32_t c = text[at];
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6);
      put(0x80 | (c & 0x3F));
    } else if (!is_high_surrogate(text[at])) {
      ASSERT_BUG(!is_low_surrogate(text[at]));
      put(0xE0 | c >> 12);
      put(0x80 | (c >> 6 & 0x3F));
      put(0x80 | (c & 0x3F));
    } else {
      ASSERT_BUG(at + 1 < text.size() && is_low_surrogate(text[at + 1]));
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++at] - 0xDC00u);
      put(0xF0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3F));
      put(0x80 | (c >> 6 & 0x3F));
      put(0x80 | (c & 0x3F));
    }
  }
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_utf8(out, text);
  return out;
}

std::u16string with_line_feeds(std::u16string_view text) {
  std::u16string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == u'\r') {
      out += u'\n';
      if (at + 1 < text.size() && text[at + 1] == u'\n') ++at;
    } else {
      out += text[at];
    }
  }
  return out;
}

}  // namespace jamsides::text
