// checklist_csv.cpp - the checklist's form for Swedish Excel.
#include "report/checklist_table.hpp"

namespace jamsides::report {
namespace {

/// One cell. What a spreadsheet could take for a formula gets an apostrophe first: texts are people's own.
std::string quoted(const std::string& text) {
  if (text.empty()) return text;
  const bool formula = std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  if (!formula && text.find_first_of(";\"\n\r") == std::string::npos) return text;
  std::string out = formula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

void add_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ';';
    out += quoted(cells[i]);
  }
  out += "\r\n";
}

void add_item(std::string& out, const ChecklistTable::Row& row) {
  std::vector<std::string> cells{row.text};
  cells.insert(cells.end(), row.cells.begin(), row.cells.end());
  cells.push_back(row.comment);
  add_row(out, cells);
}

}  // namespace

std::string checklist_csv(const Group& group, OrganisationId organisation, Form form, Language language) {
  const auto table = checklist_table(group, organisation, form, language);
  const auto& word = words(language);
  std::string out = "\xEF\xBB\xBF";
  add_row(out, {table.title});
  for (const auto& line : table.scale) add_row(out, {line});
  std::vector<std::string> labels{table.organisation.empty()
                                      ? std::string(word.organisation)
                                      : word.organisation + std::string(" ") + table.organisation};
  std::vector<std::string> points{word.date};
  for (const auto& column : table.columns) {
    labels.push_back(column.label);
    points.push_back(column.date.empty() ? std::string(word.points)
                                         : word.points + std::string(" ") + column.date);
  }
  labels.emplace_back();
  points.emplace_back(word.comment);
  add_row(out, labels);
  add_row(out, points);
  for (const auto& row : table.rows) add_item(out, row);
  add_item(out, table.sum);
  return out;
}

}  // namespace jamsides::report
