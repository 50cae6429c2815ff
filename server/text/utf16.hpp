// utf16.hpp - texts as the editor counts them, UTF-16 with "\n" between lines, to and from UTF-8.
//
// Values only; any thread. The program's own texts are always whole: no half of a surrogate pair stands
// alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jamsides::text {

constexpr bool is_high_surrogate(char16_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool is_low_surrogate(char16_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// Whether every surrogate stands in a pair.
bool is_whole(std::u16string_view text);

/// Whether `at` lies between the two halves of a pair of `text`, which is whole. at: 0..size.
inline bool inside_pair(std::u16string_view text, std::size_t at) {
  return at < text.size() && is_low_surrogate(text[at]);
}

/// Whether a document may hold it: whole, and no control character but tab and newline.
bool is_storable(std::u16string_view text);

/// Nothing where the bytes are not UTF-8 (overlong forms, surrogates, beyond U+10FFFF).
std::optional<std::u16string> from_utf8(std::string_view bytes);

/// Appends `text`, which is whole, as UTF-8.
void append_utf8(std::string& out, std::u16string_view text);
std::string to_utf8(std::u16string_view text);

/// Line breaks as the editor makes them of what is pasted: "\r\n" and "\r" become "\n".
std::u16string with_line_feeds(std::u16string_view text);

}  // namespace jamsides::text
