// notes_scores.cpp - agreed scores beside each other, what was written about them, what was changed, and what
// that and the rest of the meeting decided.
#include <algorithm>

#include "domain/figures.hpp"
#include "report/notes_parts.hpp"

namespace jamsides::report {
namespace {

struct Column {
  const seating::Organisation* organisation;
  const assessment::Assessment* list;
  figures::Figure figure;
};

std::vector<Column> columns_of(const Notes& n) {
  std::vector<Column> columns;
  for (const auto* organisation : in_order(n.group())) {
    const auto* list = n.group().assessment.of(organisation->id, n.meeting.occasion);
    if (!list || !n.sight.sees(view::ref(list->id)) || list->scores.empty()) continue;
    columns.push_back({organisation, list, figures::of(n.group(), *list)});
  }
  return columns;
}

const assessment::Score* score_of(const Notes& n, const Column& column, int item) {
  const auto it = column.list->scores.find(item);
  const bool there = it != column.list->scores.end() && n.sight.sees(view::score_ref(column.list->id, item));
  return there ? &it->second : nullptr;
}

/// "3", "3 (2 vid BM1)", "3 (som vid BM1)", "inte överens än".
std::string cell(const Notes& n, const Column& column, int item) {
  const auto* score = score_of(n, column, item);
  if (!score) return "–";
  if (!score->value) return n.say({"inte överens än", "not agreed yet"});
  std::string text = std::to_string(*score->value);
  const auto move = column.figure.moves.find(item);
  if (move == column.figure.moves.end()) return text;
  const auto then = occasion_name(n.group(), n.from.words, move->second.from);
  if (move->second.by == 0) return text + " (" + n.say({"som vid {}", "as at {}"}, {then}) + ')';
  return text + " (" +
         n.say({"{} vid {}", "{} at {}"}, {std::to_string(*score->value - move->second.by), then}) + ')';
}

/// What was written about a score: its comment, its next step, why it was changed.
List texts_of(const Notes& n, const std::vector<Column>& columns) {
  List list;
  for (int item = 1; item <= n.group().checklist->item_count(); ++item) {
    for (const auto& column : columns) {
      const auto* score = score_of(n, column, item);
      if (!score) continue;
      std::vector<std::string> parts;
      if (!score->comment.empty()) parts.push_back(score->comment);
      if (!score->next.empty()) parts.push_back(n.say({"Nästa steg: {}", "Next step: {}"}, {score->next}));
      if (!score->reason.empty())
        parts.push_back(n.say({"Ändrat därför att: {}", "Changed because: {}"}, {score->reason}));
      if (parts.empty()) continue;
      std::string line =
          column.organisation->name + ", " + items_named({item}, n.from.language) + ": " + parts.front();
      for (std::size_t i = 1; i < parts.size(); ++i) line += '\n' + parts[i];
      list.lines.push_back(std::move(line));
    }
  }
  return list;
}

/// Scores that stood already and were changed while the meeting was open.
List changes_of(const Notes& n) {
  List list;
  const auto value = [&](std::optional<int> v) {
    return v ? std::to_string(*v) : std::string(n.say({"inte överens", "not agreed"}));
  };
  for (const auto& change : n.from.facts.changes()) {
    if (change.during != n.meeting.id) continue;
    const auto* of = n.group().assessment.find(change.assessment);
    if (!of || !n.sight.sees(view::score_ref(of->id, change.item))) continue;
    std::string line = organisation_name(n.group(), of->organisation) + ", " +
                       occasion_name(n.group(), n.from.words, of->occasion) + ", " +
                       items_named({change.item}, n.from.language) + ": " + value(change.from) + " → " +
                       value(change.to);
    if (!change.reason.empty()) line += ". " + change.reason;
    list.lines.push_back(std::move(line));
  }
  return list;
}

}  // namespace

void add_scores(Document& to, const Notes& n) {
  const auto columns = columns_of(n);
  Table table;
  table.head.emplace_back(n.say({"Moment", "Item"}));
  for (const auto& column : columns) table.head.push_back(column.organisation->name);
  for (int item = 1; !columns.empty() && item <= n.group().checklist->item_count(); ++item) {
    std::vector<std::string> row{item_text(n.from.words, item)};
    for (const auto& column : columns) row.push_back(cell(n, column, item));
    table.rows.push_back(std::move(row));
  }
  to.section(n.say({"Gemensamma poäng", "Joint scores"}), {std::move(table)},
             n.say({"Ingen har bestämt någon gemensam poäng än.", "Nobody has agreed on a score yet."}));
  to.section(n.say({"Vad vi skrev om poängen", "What we wrote about the scores"}), {texts_of(n, columns)});
  to.section(n.say({"Poäng som ändrades på träffen", "Scores changed at the meeting"}), {changes_of(n)});
  List focus;
  if (const auto* items = n.group().focus.of(n.meeting.id); items && n.sight.sees(view::ref(n.meeting.id))) {
    for (const int item : *items) focus.lines.push_back(item_text(n.from.words, item));
  }
  to.section(n.say({"Det vi valde att prata om", "What we chose to talk about"}), {std::move(focus)});
}

void add_decisions(Document& to, const Notes& n) {
  List list;
  for (const auto& column : columns_of(n)) {
    const auto& figure = column.figure;
    std::string line =
        n.say({"{} har bestämt gemensam poäng på {} av {} moment.", "{} has agreed on {} of {} items."},
              {column.organisation->name, std::to_string(figure.scored), std::to_string(figure.of)});
    if (!figure.contested.empty()) {
      const std::set<int> open(figure.contested.begin(), figure.contested.end());
      line += ' ' + n.say({"Inte överens än om {}.", "Not agreed yet on {}."},
                          {items_named(open, n.from.language)});
    }
    list.lines.push_back(std::move(line));
  }
  const auto& facts = n.facts();
  for (const auto& [id, promise] : n.group().commitment.commitments) {
    const bool now = promise.anchored.n != 0 && facts.opened.n != 0 && promise.anchored >= facts.opened &&
                     (facts.closed.n == 0 || promise.anchored <= facts.closed);
    if (!now || !n.sight.sees(view::ref(id))) continue;
    list.lines.push_back(
        n.say({"Beslutat i {}: {} ({})", "Decided in {}: {} ({})"},
              {promise.details.anchor, promise.what, organisation_name(n.group(), promise.organisation)}));
  }
  to.section(n.say({"Beslut", "Decisions"}), {std::move(list)});
}

}  // namespace jamsides::report
