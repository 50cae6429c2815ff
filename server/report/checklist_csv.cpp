// checklist_csv.cpp - the checklist's form for Swedish Excel.
#include "report/checklist_table.hpp"
#include "report/csv.hpp"

namespace jamsides::report {
namespace {

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
  std::string out = kByteOrderMark;
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
