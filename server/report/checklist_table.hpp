// checklist_table.hpp - the cells of the checklist's form, before they become CSV or HTML. Private to
// report/.
#pragma once

#include <string>
#include <vector>

#include "domain/group.hpp"
#include "report/checklist.hpp"

namespace jamsides::report {

struct ChecklistTable {
  struct Column {
    std::string label;  // "BM2"
    std::string date;   // YYYY-MM-DD or empty
  };
  struct Row {
    std::string text;                // "4. Ledningen …"
    std::vector<std::string> cells;  // one per column
    std::string comment;             // lines
  };
  std::string title;
  std::vector<std::string> scale;  // "1 = Ej påbörjat/ finns inte", …
  std::string organisation;        // empty in a blank form
  std::vector<Column> columns;
  std::vector<Row> rows;
  Row sum;
};

ChecklistTable checklist_table(const Group& group, OrganisationId organisation, Form form, Language language);

/// The form's own words.
struct Words {
  const char *organisation, *date, *points, *comment, *sum, *contested, *next;
};
const Words& words(Language language);

}  // namespace jamsides::report
