// survey_figures.hpp - Deltagarnas bild: means of what people answered, how they moved, and what to beware
// of.
//
// A series of its own beside the agreed scores (F35). Everything is counted from raw sums and rounded once,
// last, half up (F33). Pure.
#pragma once

#include <optional>
#include <vector>

#include "domain/group.hpp"

namespace jamsides::survey {

/// Answers out of those invited, in whole percent, half up (F31); 0 where nobody was invited.
int rate(int answers, int invited);

/// The mean in hundredths; nothing where there are too few answers.
std::optional<int> mean(const Cell& cell);
/// How the mean moved, in hundredths; nothing where either is missing.
std::optional<int> change(const Cell& from, const Cell& to);

/// What a reader must be told beside the figures (F34).
struct Caveat {
  bool few = false;       // fewer than 20 answers
  bool low_rate = false;  // less than half of those invited
  bool uneven = false;    // compared with a time when another number answered
  bool operator==(const Caveat&) const = default;
};
struct Column {
  int answers = 0, invited = 0;
  std::vector<Cell> cells;
};
Caveat caveat(const Column& column, const Column* since);

/// The place (0..) of the largest rise from `from` to `to`; nothing where nothing rose. The earlier of
/// equals.
std::optional<std::size_t> largest_rise(const Column& from, const Column& to);

/// The first earlier survey of the group that asked the same questionnaire and has figures to compare with.
const Survey* since(const Group& group, const Survey& survey);

}  // namespace jamsides::survey
