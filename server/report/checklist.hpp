// checklist.hpp - the checklist as the form it was printed as (SKL 2019, Bilaga 1): a table to print and a
// CSV for Swedish Excel.
//
// In: a group's agreed scores.  Out: text, UTF-8. Holds no ballot and no person's name. Pure; any thread.
// Knows no HTTP; the page's style sheet is print_css(), served beside it.
#pragma once

#include <string>
#include <string_view>

#include "domain/group.hpp"
#include "report/language.hpp"

namespace jamsides::report {

/// What is printed in the table, cell by cell.
///   filled  agreed scores; unscored and contested items "–", an incomplete sum "24 (9 av 10 moment)"
///   blank   as the form came from the printer: zeros where nothing is scored yet, and no name or date
enum class Form { filled, blank };

/// The whole table. `organisation` must be in the group. Columns are the year's occasions, an optional one
/// (BM4) only where it is planned or scored. Semicolons, CRLF, a byte order mark first, so that Excel in
/// Swedish opens it by a double click.
std::string checklist_csv(const Group& group, OrganisationId organisation, Form form = Form::filled,
                          Language language = Language::sv);

/// A page of its own; refers to the style sheet `css_path` and holds no style or script itself.
std::string checklist_html(const Group& group, OrganisationId organisation, Form form, Language language,
                           std::string_view css_path);

/// The style sheet of printed pages, for screen and paper.
std::string_view print_css();

}  // namespace jamsides::report
