// survey.hpp - enkäten and plus-minus-intressant: who has answered, how many, and what may be shown of it.
//
// What somebody answered is in no event: it leaves `decide` as a row of its own (AnswerRow), which says
// neither who nor when, and comes back counted, once nobody can answer any more. Pure values.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "domain/show.hpp"

namespace jamsides::survey {

/// Figures say nothing about anybody from so many answers on (domain E8); fewer are kept back, cell by cell.
inline constexpr int kFewestForFigures = 10;
/// Words are shown from so many answers on: a single one would be somebody's.
inline constexpr int kFewestForWords = 3;
inline constexpr std::chrono::days kOpenFor{7};  // whoever had to leave answers within a week
inline constexpr std::size_t kMostMarks = 60, kMostTexts = 6;

/// One person's, in the order of the questionnaire: its questions, then the checklist's items; its texts.
struct Answers {
  std::vector<int> marks;  // 0 = not answered
  std::vector<std::string> texts;
  bool operator==(const Answers&) const = default;
};

/// What a question was answered with: by how many, and the sum of their marks where they are enough.
struct Cell {
  int n = 0;
  std::optional<int> sum;
  bool operator==(const Cell&) const = default;
};

/// All that leaves the store of what was answered.
struct Results {
  int answers = 0;
  std::vector<Cell> marks;
  std::vector<std::vector<std::string>> texts;  // each question's, in the order of the alphabet
  bool operator==(const Results&) const = default;
};

/// Counts; what are too few to be shown are not in it. The order of `answers` leaves no trace.
Results results_of(const std::vector<Answers>& answers);

struct Survey {
  SurveyId id{};
  MeetingId meeting{};
  meeting::Show phase = meeting::Show::survey;  // survey or pmi
  std::string form;                             // the questionnaire's version
  UtcMillis opened{};
  int invited = 0;
  std::set<SeatId> answered;
  bool closed = false;   // for good: nobody answers any more
  bool counted = false;  // what may be shown is shown
  bool operator==(const Survey&) const = default;

  UtcMillis until() const { return opened + kOpenFor; }
};

struct State {
  std::map<SurveyId, Survey> surveys;
  std::uint32_t last_survey = 0;
  // Beside the log:
  std::map<SurveyId, Results> results;  // of closed ones, counted from what stands in the store

  const Survey* find(SurveyId id) const {
    const auto it = surveys.find(id);
    return it == surveys.end() ? nullptr : &it->second;
  }
  /// What may be shown of it, or null.
  const Results* shown(SurveyId id) const {
    const Survey* survey = find(id);
    const auto it = results.find(id);
    return survey && survey->counted && it != results.end() ? &it->second : nullptr;
  }
  bool operator==(const State&) const = default;
};

// Commands
struct Open {
  MeetingId meeting;
  meeting::Show phase;  // survey or pmi
};
struct Answer {
  SurveyId survey;
  Answers answers;
};
/// For good.
struct Close {
  SurveyId survey;
};
/// From the system, once the store has counted a closed one.
struct Count {
  SurveyId survey;
  Results results;
};

// Events
struct Opened {
  SurveyId survey;
  MeetingId meeting;
  meeting::Show phase;
  std::string form;
  int invited;
};
struct Answered {
  SurveyId survey;
};  // by its author; nothing of what
struct Closed {
  SurveyId survey;
};
struct Counted {
  SurveyId survey;
};

}  // namespace jamsides::survey
