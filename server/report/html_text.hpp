// html_text.hpp - what every printed page has in common: its head, its end, and texts made safe. Private to
// report/.
#pragma once

#include <string>
#include <string_view>

#include "report/language.hpp"

namespace jamsides::report {

/// `text` where HTML stands; a line break becomes one.
std::string escaped(std::string_view text);

/// Up to and with <main>. `title` is plain text, `main_class` ours or empty. No style or script is in the
/// page.
std::string page_begin(Language language, std::string_view title, std::string_view css_path,
                       std::string_view main_class);
std::string_view page_end();

}  // namespace jamsides::report
