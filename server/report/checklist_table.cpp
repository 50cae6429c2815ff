// checklist_table.cpp - see checklist_table.hpp.
#include "report/checklist_table.hpp"

#include "domain/figures.hpp"

namespace jamsides::report {
namespace {

const std::string kUnscored = "–";

struct Occasion {
  const Checklist::OccasionInfo* info;
  const assessment::Assessment* assessment;  // or null
};

std::vector<Occasion> occasions_of(const Group& group, OrganisationId organisation) {
  std::vector<Occasion> all;
  for (const auto& info : group.checklist->occasions) {
    const auto* found = group.assessment.of(organisation, info.id);
    if (info.optional && !found && !group.meeting.at(info.id)) continue;
    all.push_back({&info, found});
  }
  return all;
}

const assessment::Score* score_of(const Occasion& occasion, int item) {
  if (!occasion.assessment) return nullptr;
  const auto it = occasion.assessment->scores.find(item);
  return it == occasion.assessment->scores.end() ? nullptr : &it->second;
}

void add_line(std::string& lines, const std::string& occasion, const std::string& text) {
  if (!lines.empty()) lines += '\n';
  lines += occasion + ": " + text;
}

/// What was written about an item over the year, one line per text.
std::string comment_of(const std::vector<Occasion>& occasions, int item, const Words& word) {
  std::string lines;
  for (const auto& occasion : occasions) {
    const auto* score = score_of(occasion, item);
    if (!score) continue;
    if (!score->value) add_line(lines, occasion.info->label, word.contested);
    if (!score->comment.empty()) add_line(lines, occasion.info->label, score->comment);
    if (!score->next.empty()) add_line(lines, occasion.info->label, word.next + score->next);
  }
  return lines;
}

/// "24", "24 (9 av 10 moment)", or unscored.
std::string sum_of(const Group& group, const Occasion& occasion, Language language) {
  if (!occasion.assessment) return kUnscored;
  const auto figure = figures::of(group, *occasion.assessment);
  if (figure.scored == 0) return kUnscored;
  std::string text = std::to_string(figure.sum);
  if (figure.scored < figure.of) {
    text += " (" + std::to_string(figure.scored) + (language == Language::sv ? " av " : " of ") +
            std::to_string(figure.of) + (language == Language::sv ? " moment)" : " items)");
  }
  return text;
}

/// The printed form has zeros where nothing is scored, but for the items of the last occasion; its sum has
/// one for every occasion.
std::string blank_cell(std::size_t column, std::size_t columns) { return column + 1 < columns ? "0" : ""; }

}  // namespace

const Words& words(Language language) {
  static constexpr Words swedish{"Organisation:", "Datum :",         "poäng",       "Kommentar",
                                 "Summa poäng",   "inte överens än", "nästa steg: "};
  static constexpr Words english{"Organisation:", "Date:",          "score",      "Comment",
                                 "Sum of scores", "not agreed yet", "next step: "};
  return language == Language::sv ? swedish : english;
}

ChecklistTable checklist_table(const Group& group, OrganisationId organisation, Form form,
                               Language language) {
  const bool blank = form == Form::blank;
  const auto& word = words(language);
  const auto& checklist = *group.checklist;
  const auto occasions = occasions_of(group, organisation);
  ChecklistTable table;
  table.title = checklist.name;
  for (std::size_t value = 1; value <= checklist.labels.size(); ++value) {
    table.scale.push_back(std::to_string(value) + " = " + checklist.labels[value - 1]);
  }
  const auto* named = group.organisation(organisation);
  if (!blank && named) table.organisation = named->name;
  for (const auto& occasion : occasions) {
    const auto* meeting = blank ? nullptr : group.meeting.at(occasion.info->id);
    table.columns.push_back({occasion.info->label, meeting ? meeting->date : ""});
  }
  for (int item = 1; item <= checklist.item_count(); ++item) {
    ChecklistTable::Row row{
        std::to_string(item) + ". " + checklist.items[static_cast<std::size_t>(item - 1)], {}, {}};
    for (std::size_t i = 0; i < occasions.size(); ++i) {
      const auto* score = score_of(occasions[i], item);
      row.cells.push_back(blank                   ? blank_cell(i, occasions.size())
                          : score && score->value ? std::to_string(*score->value)
                                                  : kUnscored);
    }
    if (!blank) row.comment = comment_of(occasions, item, word);
    table.rows.push_back(std::move(row));
  }
  table.sum.text = word.sum;
  for (const auto& occasion : occasions) {
    table.sum.cells.push_back(blank ? "0" : sum_of(group, occasion, language));
  }
  return table;
}

}  // namespace jamsides::report
