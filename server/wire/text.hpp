// text.hpp - what a string from outside must be before anyone reads it: valid UTF-8, bounded, not nested
// without end.
#pragma once

#include <cstddef>
#include <string_view>

namespace jamsides::wire {

/// Whether `text` is valid UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
bool is_utf8(std::string_view text);

/// Number of code points in valid UTF-8.
std::size_t code_points(std::string_view text);

/// Whether brackets outside strings open deeper than `depth`. One scan; `text` need not be valid JSON.
bool nested_deeper_than(int depth, std::string_view text);

/// Whether `text` holds a control character other than newline and tab.
bool has_controls(std::string_view text);

}  // namespace jamsides::wire
