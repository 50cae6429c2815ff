// checklist_html.cpp - the checklist's form as a page to read and to print.
#include "report/checklist_table.hpp"

namespace jamsides::report {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "<br>"; break;
      default: out += c;
    }
  }
  return out;
}

std::string headings(const ChecklistTable& table, const Words& word) {
  std::string organisation = word.organisation;
  if (!table.organisation.empty()) organisation += " <strong>" + escaped(table.organisation) + "</strong>";
  std::string out =
      "<thead>\n<tr><th scope=\"col\" class=\"item\">" + organisation + "<br>" + word.date + "</th>";
  for (const auto& column : table.columns) {
    out += "<th scope=\"col\" class=\"score\">" + escaped(column.label) + "<br>" + word.points;
    if (!column.date.empty()) out += "<br><time datetime=\"" + column.date + "\">" + column.date + "</time>";
    out += "</th>";
  }
  return out + "<th scope=\"col\" class=\"comment\">" + word.comment + "</th></tr>\n</thead>\n";
}

std::string line(const ChecklistTable::Row& row) {
  std::string out = "<tr><th scope=\"row\" class=\"item\">" + escaped(row.text) + "</th>";
  for (const auto& cell : row.cells) out += "<td class=\"score\">" + escaped(cell) + "</td>";
  return out + "<td class=\"comment\">" + escaped(row.comment) + "</td></tr>\n";
}

}  // namespace

std::string checklist_html(const Group& group, OrganisationId organisation, Form form, Language language,
                           std::string_view css_path) {
  const auto table = checklist_table(group, organisation, form, language);
  const auto& word = words(language);
  const std::string title = escaped(table.title);
  std::string out = language == Language::sv ? "<!doctype html>\n<html lang=\"sv\">\n"
                                             : "<!doctype html>\n<html lang=\"en\">\n";
  out +=
      "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n";
  out += "<meta name=\"robots\" content=\"noindex\">\n<title>" + title;
  if (!table.organisation.empty()) out += " – " + escaped(table.organisation);
  out += "</title>\n<link rel=\"stylesheet\" href=\"" + escaped(css_path) + "\">\n</head>\n<body>\n<main>\n";
  out += "<h1 lang=\"sv\">" + title + "</h1>\n<ul class=\"scale\" lang=\"sv\">\n";
  for (const auto& label : table.scale) out += "<li>" + escaped(label) + "</li>\n";
  out += "</ul>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + title + "\">\n<table>\n";
  out += headings(table, word) + "<tbody lang=\"sv\">\n";
  for (const auto& row : table.rows) out += line(row);
  out += "</tbody>\n<tfoot>\n" + line(table.sum) + "</tfoot>\n</table>\n</div>\n</main>\n</body>\n</html>\n";
  return out;
}

std::string_view print_css() {
  return R"(html { font: 1rem/1.4 system-ui, sans-serif; color: #111; background: #fff; }
main { max-width: 75rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.375rem; margin: 0 0 0.5rem; }
.scale { list-style: none; margin: 0 0 1rem; padding: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid #555; padding: 0.375rem 0.5rem; vertical-align: top; text-align: left; }
th { font-weight: 600; }
tbody th { font-weight: 400; min-width: 16rem; }
th.score, td.score { text-align: center; }
td.comment { min-width: 12rem; overflow-wrap: anywhere; }
tfoot th, tfoot td { font-weight: 600; border-top-width: 2px; }
time { font-weight: 400; white-space: nowrap; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  html { font-size: 9pt; }
  main { max-width: none; margin: 0; padding: 0; }
  .wide { overflow: visible; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
}
)";
}

}  // namespace jamsides::report
