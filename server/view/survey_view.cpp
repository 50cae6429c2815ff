// survey_view.cpp - how many have answered, and what may be shown once nobody can answer any more.
//
// Who has answered is told to that seat alone, in its own row of `you`; what was answered is told to nobody
// until a survey is closed for good, and then as counted in domain/survey.cpp: nothing else is known here.
#include <fmt/format.h>

#include "domain/survey_figures.hpp"
#include "view/json_text.hpp"
#include "view/renderers.hpp"
#include "view/words.hpp"

namespace jamsides::view {
namespace {

using Kind = Circle::Kind;
using survey::Cell;
using survey::Column;
using survey::Results;
using survey::Survey;

/// Hundredths as a number with two decimals.
std::string decimal(int hundredths) { return fmt::format("{:.2f}", hundredths / 100.0); }

Column column_of(const Survey& survey, const Results& results) {
  return {results.answers, survey.invited, results.marks};
}

std::string row_of(const Cell& cell, const Cell* before) {
  std::string json;
  {
    JsonText text(json);
    text.field("n", cell.n);
    if (const auto mean = survey::mean(cell)) text.raw("mean", decimal(*mean));
    if (const auto moved = before ? survey::change(*before, cell) : std::nullopt)
      text.raw("change", decimal(*moved));
  }
  return json;
}

std::string row_of(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const auto& text : texts) {
    if (json.size() > 1) json += ',';
    append_quoted(json, text);
  }
  return json + "]";
}

/// The rows of `list` as a JSON array.
template <class List, class Write>
std::string array_of(const List& list, Write write) {
  std::string json = "[";
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (at > 0) json += ',';
    json += write(at);
  }
  return json + "]";
}

std::string caveats(const survey::Caveat& caveat) {
  std::vector<std::string> words;
  if (caveat.few) words.emplace_back("few");
  if (caveat.low_rate) words.emplace_back("low_rate");
  if (caveat.uneven) words.emplace_back("uneven");
  return row_of(words);
}

void write_figures(JsonText& text, const Group& group, const Survey& survey, const Results& results) {
  const Survey* first = survey::since(group, survey);
  const auto now = column_of(survey, results);
  const auto then = first ? std::optional(column_of(*first, *group.survey.shown(first->id))) : std::nullopt;
  text.raw("marks", array_of(results.marks, [&](std::size_t at) {
             const bool compared = then && at < then->cells.size();
             return row_of(results.marks[at], compared ? &then->cells[at] : nullptr);
           }));
  text.raw("caveat", caveats(survey::caveat(now, then ? &*then : nullptr)));
  if (!first) return;
  text.field("since", first->id.text());
  if (const auto most = survey::largest_rise(*then, now)) text.field("largest", static_cast<int>(*most));
}

}  // namespace

Forms render_survey(const Group& group, const EntityRef& ref, Want want) {
  const Survey* survey = group.survey.find({ref.a});
  if (!survey) return {};
  std::string json;
  if (want == Want::json) {
    const auto answered = static_cast<int>(survey->answered.size());
    JsonText(json)
        .field("meeting", survey->meeting.text())
        .field("phase", word(survey->phase))
        .field("form", survey->form)
        .field("state", survey->closed ? "closed" : "open")
        .field("opened", survey->opened.n)
        .field("until", survey->until().n)
        .field("invited", survey->invited)
        .field("answered", answered)
        .field("percent", survey::rate(answered, survey->invited));
  }
  return {{{{Kind::everyone}}, std::move(json)}};
}

Forms render_outcome(const Group& group, const EntityRef& ref, Want want) {
  const Results* results = group.survey.shown({ref.a});
  if (!results) return {};
  std::string json;
  if (want == Want::json) {
    const Survey& survey = *group.survey.find({ref.a});
    const bool words = survey.phase == meeting::Show::pmi;
    const bool enough = results->answers >= (words ? survey::kFewestForWords : survey::kFewestForFigures);
    JsonText text(json);
    text.field("survey", survey.id.text())
        .field("n", results->answers)
        .field("percent", survey::rate(results->answers, survey.invited))
        .field("enough", enough);
    if (enough && !results->marks.empty()) write_figures(text, group, survey, *results);
    if (enough && !results->texts.empty()) {
      text.raw("texts", array_of(results->texts, [&](std::size_t at) { return row_of(results->texts[at]); }));
    }
  }
  return {{{{Kind::voters}, {Kind::storbild}}, std::move(json)}};
}

}  // namespace jamsides::view
