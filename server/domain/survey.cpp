// survey.cpp - the rules of asking, answering once and closing for good. See survey.hpp.
#include <algorithm>

#include "base/bug.hpp"
#include "domain/one_event.hpp"
#include "domain/survey_rules.hpp"

namespace jamsides::survey {

namespace {

/// Everybody a survey is for: the seats of organisations, the mentor's too; neither observers nor the
/// storbild.
int invited_in(const Group& group) {
  return static_cast<int>(std::ranges::count_if(group.seating.seats, [](const auto& entry) {
    return entry.second.organisation && seating::votes(entry.second.function);
  }));
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\n") == std::string::npos; }

Survey& existing(State& state, SurveyId id) {
  const auto it = state.surveys.find(id);
  ASSERT_BUG(it != state.surveys.end());
  return it->second;
}

/// What is wrong with the answers as answers to `form`.
std::optional<Refusal> wrong_with(const Answers& answers, const Questionnaire& form, const Checklist& list) {
  const auto questions = static_cast<std::size_t>(form.questions);
  const auto items = form.checklist ? list.items.size() : 0;
  if (answers.marks.size() != questions + items) return Refusal{RefusalCode::malformed, {{"field", "marks"}}};
  if (answers.texts.size() != static_cast<std::size_t>(form.texts)) {
    return Refusal{RefusalCode::malformed, {{"field", "texts"}}};
  }
  for (std::size_t at = 0; at < answers.marks.size(); ++at) {
    const int highest = at < questions ? form.scale : list.scale_max();
    if (answers.marks[at] < 0 || answers.marks[at] > highest) {
      return Refusal{RefusalCode::value_out_of_scale, {{"field", "marks"}}};
    }
  }
  const bool marked = std::ranges::any_of(answers.marks, [](int mark) { return mark != 0; });
  if (!marked && std::ranges::all_of(answers.texts, is_blank)) return Refusal{RefusalCode::nothing_answered};
  return std::nullopt;
}

}  // namespace

Results results_of(const std::vector<Answers>& answers) {
  Results results;
  results.answers = static_cast<int>(answers.size());
  for (const Answers& each : answers) {
    results.marks.resize(std::max(results.marks.size(), each.marks.size()));
    results.texts.resize(std::max(results.texts.size(), each.texts.size()));
  }
  for (const Answers& each : answers) {
    for (std::size_t at = 0; at < each.marks.size(); ++at) {
      if (each.marks[at] == 0) continue;
      Cell& cell = results.marks[at];
      ++cell.n;
      cell.sum = cell.sum.value_or(0) + each.marks[at];
    }
    for (std::size_t at = 0; at < each.texts.size(); ++at) {
      if (!is_blank(each.texts[at])) results.texts[at].push_back(each.texts[at]);
    }
  }
  for (Cell& cell : results.marks) {
    if (cell.n < kFewestForFigures) cell.sum.reset();
  }
  for (auto& texts : results.texts) {
    if (results.answers < kFewestForWords) texts.clear();
    std::ranges::sort(texts);
  }
  return results;
}

Decided decide(const Group& group, const Open& command, const Context&) {
  const auto meeting = group.meeting.meetings.find(command.meeting);
  if (meeting == group.meeting.meetings.end()) return refuse(RefusalCode::not_found);
  const auto form = group.checklist->questionnaires.find(command.phase);
  if (form == group.checklist->questionnaires.end()) return refuse(RefusalCode::not_found);
  if (meeting->second.phase != meeting::Phase::open) return refuse(RefusalCode::meeting_not_open);
  const bool asked = std::ranges::any_of(group.survey.surveys, [&](const auto& entry) {
    return entry.second.meeting == command.meeting && entry.second.phase == command.phase;
  });
  if (asked) return refuse(RefusalCode::already_open);
  return one(Opened{SurveyId{group.survey.last_survey + 1}, command.meeting, command.phase, form->second.id,
                    invited_in(group)});
}

Decided decide(const Group& group, const Answer& command, const Context& context) {
  const Survey* survey = group.survey.find(command.survey);
  if (!survey) return refuse(RefusalCode::not_found);
  const auto form = group.checklist->questionnaires.find(survey->phase);
  // A server with another version of the questionnaire cannot tell what the marks mean.
  const bool known = form != group.checklist->questionnaires.end() && form->second.id == survey->form;
  if (survey->closed || !known || context.now >= survey->until()) return refuse(RefusalCode::survey_closed);
  if (survey->answered.contains(context.author.seat)) return refuse(RefusalCode::already_answered);
  if (auto wrong = wrong_with(command.answers, form->second, *group.checklist)) {
    return std::unexpected(std::move(*wrong));
  }
  Decision decision = one(Answered{command.survey});
  decision.rows.push_back(AnswerRow{command.survey, command.answers});
  return decision;
}

Decided decide(const Group& group, const Close& command, const Context&) {
  const Survey* survey = group.survey.find(command.survey);
  if (!survey) return refuse(RefusalCode::not_found);
  if (survey->closed) return refuse(RefusalCode::survey_closed);
  return one(Closed{command.survey});
}

Decided decide(const Group& group, const Count& command, const Context&) {
  const Survey* survey = group.survey.find(command.survey);
  if (!survey || !survey->closed) return refuse(RefusalCode::not_found);
  if (survey->counted) return refuse(RefusalCode::survey_closed);
  Decision decision = one(Counted{command.survey});
  decision.rows.push_back(ResultsRow{command.survey, command.results});
  return decision;
}

void finish_at_open(const Group& group, MeetingId meeting, Decision& decision) {
  for (const auto& [id, survey] : group.survey.surveys) {
    if (!survey.closed && survey.meeting != meeting) decision.events.push_back(Closed{id});
  }
}

void apply(State& state, const Opened& event, UtcMillis at) {
  state.surveys[event.survey] = Survey{.id = event.survey,
                                       .meeting = event.meeting,
                                       .phase = event.phase,
                                       .form = event.form,
                                       .opened = at,
                                       .invited = event.invited,
                                       .answered = {}};
  state.last_survey = std::max(state.last_survey, event.survey.n);
}

void apply(State& state, const Answered& event, SeatId by) {
  Survey& survey = existing(state, event.survey);
  survey.answered.insert(by);
  // A seat that was added after the opening has been invited by being there.
  survey.invited = std::max(survey.invited, static_cast<int>(survey.answered.size()));
}

void apply(State& state, const Closed& event) { existing(state, event.survey).closed = true; }

void apply(State& state, const Counted& event) { existing(state, event.survey).counted = true; }

}  // namespace jamsides::survey
