// figures.cpp - counting agreed scores. See figures.hpp.
#include <algorithm>
#include <functional>
#include <iterator>

#include "domain/figures.hpp"

namespace jamsides::figures {

namespace {

Scores agreed(const assessment::Assessment& assessment) {
  Scores scores;
  for (const auto& [item, score] : assessment.scores) {
    if (score.value) scores[item] = *score.value;
  }
  return scores;
}

/// Whether `items` items, all between `low` and `high`, can add up to `sum`.
bool reachable(int items, int low, int high, int sum) {
  if (items == 0) return sum == 0;
  return low <= high && sum >= items * low && sum <= items * high;
}

/// share of `max` in percent with one decimal, half up, without passing through a rounded binary fraction.
double percent(int sum, int max) { return (2000 * sum + max) / (2 * max) / 10.0; }

}  // namespace

RuleResult judge(const Checklist& checklist, const Scores& scores) {
  RuleResult result;
  result.need = checklist.rule.min_full;
  for (int item = 1; item <= checklist.item_count(); ++item) {
    const auto it = scores.find(item);
    if (it == scores.end()) {
      result.unscored.push_back(item);
      continue;
    }
    if (it->second == 1) result.below.push_back(item);
    if (it->second == checklist.scale_max()) ++result.full;
  }
  if (result.unscored.empty()) {
    const bool met = static_cast<int>(result.below.size()) <= checklist.rule.max_ones &&
                     result.full >= checklist.rule.min_full;
    result.met = met ? Met::yes : Met::no;
  }
  return result;
}

Met judge_sum(const Checklist& checklist, int sum) {
  const int items = checklist.item_count();
  const int top = checklist.scale_max();
  bool passes = false;
  bool fails = false;
  for (int ones = 0; ones <= items; ++ones) {
    for (int full = 0; ones + full <= items; ++full) {
      if (!reachable(items - ones - full, 2, top - 1, sum - ones - full * top)) continue;
      const bool met = ones <= checklist.rule.max_ones && full >= checklist.rule.min_full;
      (met ? passes : fails) = true;
    }
  }
  if (passes == fails) return Met::undecided;
  return passes ? Met::yes : Met::no;
}

Figure of(const Group& group, const assessment::Assessment& assessment) {
  const Checklist& checklist = *group.checklist;
  const Scores scores = agreed(assessment);
  Figure figure;
  figure.of = checklist.item_count();
  figure.max = checklist.max_sum();
  figure.scored = static_cast<int>(scores.size());
  for (const auto& [item, value] : scores) {
    figure.sum += value;
    const auto last = last_agreed(group, assessment.organisation, assessment.occasion, item);
    if (!last) continue;
    const auto& earlier = *group.assessment.find(*last);
    figure.moves[item] = Move{earlier.occasion, value - *earlier.scores.at(item).value};
  }
  if (figure.scored == figure.of && figure.max > 0) figure.share_percent = percent(figure.sum, figure.max);
  figure.rule = judge(checklist, scores);
  for (const auto& [item, score] : assessment.scores) {
    if (!score.value) figure.contested.push_back(item);
  }
  return figure;
}

Comparison compare(const Group& group, const OccasionId& occasion) {
  Comparison comparison;
  for (const auto& [id, assessment] : group.assessment.assessments) {
    if (assessment.occasion != occasion) continue;
    for (const auto& [item, value] : agreed(assessment)) {
      auto [it, first] = comparison.items.try_emplace(item, Difference{value, value, 0, 0});
      Difference& difference = it->second;
      difference.low = std::min(difference.low, value);
      difference.high = std::max(difference.high, value);
      difference.by = difference.high - difference.low;
      ++difference.scored;
    }
  }
  const auto by = [&](int item) {
    const auto it = comparison.items.find(item);
    return it == comparison.items.end() ? 0 : it->second.by;
  };
  for (int item = 1; item <= group.checklist->item_count(); ++item) comparison.order.push_back(item);
  std::ranges::stable_sort(comparison.order, std::ranges::greater{}, by);
  std::ranges::copy_if(comparison.order, std::back_inserter(comparison.differs),
                       [&](int item) { return by(item) > 0; });
  return comparison;
}

std::optional<AssessmentId> last_agreed(const Group& group, OrganisationId organisation,
                                        const OccasionId& occasion, int item) {
  const int now = group.checklist->order_of(occasion);
  int latest = -1;
  std::optional<AssessmentId> found;
  for (const auto& [id, assessment] : group.assessment.assessments) {
    const int order = group.checklist->order_of(assessment.occasion);
    if (assessment.organisation != organisation || order >= now || order <= latest) continue;
    const auto it = assessment.scores.find(item);
    if (it == assessment.scores.end() || !it->second.value) continue;
    latest = order;
    found = id;
  }
  return found;
}

}  // namespace jamsides::figures
