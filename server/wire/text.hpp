// text.hpp - what a string from outside must be before anyone reads it: not nested without end, no control
// characters. (UTF-8 is net/'s to check, lengths are domain/lengths.hpp's.)
#pragma once

#include <string_view>

namespace jamsides::wire {

/// Whether brackets outside strings open deeper than `depth`. One scan; `text` need not be valid JSON.
bool nested_deeper_than(int depth, std::string_view text);

/// Whether `text` holds a control character other than newline and tab.
bool has_controls(std::string_view text);

}  // namespace jamsides::wire
