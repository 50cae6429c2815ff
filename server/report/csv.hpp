// csv.hpp - rows as Excel in Swedish opens them by a double click: semicolons, CRLF. Private to report/.
#pragma once

#include <string>
#include <vector>

namespace jamsides::report {

/// Stands first in a file, so that Excel takes it for UTF-8.
inline constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

/// What a spreadsheet could take for a formula gets an apostrophe first: texts are people's own.
void add_row(std::string& out, const std::vector<std::string>& cells);

}  // namespace jamsides::report
