// picture.hpp - Deltagarnas bild over several groups, as the report prints its Table 1: each item's mean per
// occasion with how many answered it, and how it moved.
//
// In: what was answered, counted (survey_figures.hpp).  Out: CSV, UTF-8. A series of its own beside the
// agreed scores (F35). Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "domain/survey_figures.hpp"
#include "report/checklist.hpp"

namespace jamsides::report {

struct Picture {
  struct Column {
    std::string label;       // of its occasion, "BM2"
    std::string form;        // the questionnaire's version: only columns of one are compared
    survey::Column figures;  // a cell for each item
    int waiting = 0;         // groups that have not closed theirs; above 0 nothing of it is told
  };
  std::string checklist;  // its name
  int groups = 0;
  std::vector<std::string> items;
  std::vector<Column> columns;  // in the order of the year
};

/// The change is from the first column that has figures to the last one, where both asked the same version;
/// what a reader must beware of stands below in words (F34).
std::string picture_csv(const Picture& picture, Language language);

}  // namespace jamsides::report
