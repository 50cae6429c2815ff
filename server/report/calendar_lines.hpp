// calendar_lines.hpp - lines of a calendar as RFC 5545 wants them: CRLF, at most 75 octets, texts escaped.
//
// Knows nothing of meetings. Pure; any thread. Private to report/.
#pragma once

#include <string>
#include <string_view>

namespace jamsides::report {

/// Appends "NAME:VALUE" as it stands; folded between whole UTF-8 characters where it is too long.
void add_line(std::string& out, std::string_view name, std::string_view value);

/// The same with a TEXT: backslash, semicolon, comma and line break are escaped, other control characters
/// left out.
void add_text(std::string& out, std::string_view name, std::string_view text);

}  // namespace jamsides::report
