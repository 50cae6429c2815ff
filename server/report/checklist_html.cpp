// checklist_html.cpp - the checklist's form as a page to read and to print.
#include "report/checklist_table.hpp"
#include "report/html_text.hpp"

namespace jamsides::report {
namespace {

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
  std::string out = page_begin(
      language, table.organisation.empty() ? table.title : table.title + " – " + table.organisation, css_path,
      "");
  out += "<h1 lang=\"sv\">" + title + "</h1>\n<ul class=\"scale\" lang=\"sv\">\n";
  for (const auto& label : table.scale) out += "<li>" + escaped(label) + "</li>\n";
  out += "</ul>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + title + "\">\n<table>\n";
  out += headings(table, word) + "<tbody lang=\"sv\">\n";
  for (const auto& row : table.rows) out += line(row);
  out += "</tbody>\n<tfoot>\n" + line(table.sum) + "</tfoot>\n</table>\n</div>\n";
  return out.append(page_end());
}

}  // namespace jamsides::report
