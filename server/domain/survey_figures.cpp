// survey_figures.cpp - see survey_figures.hpp.
#include "domain/survey_figures.hpp"

#include <algorithm>
#include <cstdint>

namespace jamsides::survey {

namespace {

/// 100 x numerator / denominator, rounded half up, below 0 too; the denominator is above 0.
int hundredths(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t twice = 200 * numerator + denominator, by = 2 * denominator;
  return static_cast<int>(twice >= 0 ? twice / by : -((-twice + by - 1) / by));
}

/// Where the meeting that asked stands in the year; -1 where it is gone.
int order_of(const Group& group, const Survey& survey) {
  const auto meeting = group.meeting.meetings.find(survey.meeting);
  return meeting == group.meeting.meetings.end() ? -1 : group.checklist->order_of(meeting->second.occasion);
}

}  // namespace

int rate(int answers, int invited) { return invited > 0 ? hundredths(answers, invited) : 0; }

std::optional<int> mean(const Cell& cell) {
  if (!cell.sum || cell.n == 0) return std::nullopt;
  return hundredths(*cell.sum, cell.n);
}

std::optional<int> change(const Cell& from, const Cell& to) {
  if (!from.sum || !to.sum || from.n == 0 || to.n == 0) return std::nullopt;
  const std::int64_t before = from.n, after = to.n;
  return hundredths(*to.sum * before - *from.sum * after, before * after);
}

Caveat caveat(const Column& column, const Column* since) {
  Caveat beware;
  beware.few = column.answers < 20;
  beware.low_rate = 2 * column.answers < column.invited;
  if (since) {
    beware.uneven = since->answers != column.answers ||
                    !std::ranges::equal(since->cells, column.cells, {}, &Cell::n, &Cell::n);
  }
  return beware;
}

std::optional<std::size_t> largest_rise(const Column& from, const Column& to) {
  std::optional<std::size_t> largest;
  int most = 0;
  for (std::size_t at = 0; at < std::min(from.cells.size(), to.cells.size()); ++at) {
    const auto rise = change(from.cells[at], to.cells[at]);
    if (rise && *rise > most) {
      most = *rise;
      largest = at;
    }
  }
  return largest;
}

const Survey* since(const Group& group, const Survey& survey) {
  const Survey* first = nullptr;
  for (const auto& [id, other] : group.survey.surveys) {
    const auto* results = group.survey.shown(id);
    if (!results || results->answers < kFewestForFigures) continue;
    if (other.phase != survey.phase || other.form != survey.form) continue;
    if (order_of(group, other) < 0 || order_of(group, other) >= order_of(group, survey)) continue;
    if (!first || order_of(group, other) < order_of(group, *first)) first = &other;
  }
  return first;
}

}  // namespace jamsides::survey
