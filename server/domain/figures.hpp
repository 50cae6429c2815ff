// figures.hpp - what can be counted from agreed scores: sum, share, movement, the rule, and how far
// organisations differ.
//
// Unscored is nothing, never 0 (F17); an incomplete list cannot be judged, never "no" (F20); computed on raw
// values, rounded once, last (F33).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/group.hpp"

namespace jamsides::figures {

using Scores = std::map<int, int>;  // item -> value, only agreed ones

enum class Met { yes, no, undecided };

struct RuleResult {
  Met met = Met::undecided;
  std::vector<int> below;     // items on the lowest value, in order
  int full = 0;               // items on the highest value
  int need = 0;               // how many the rule asks for
  std::vector<int> unscored;  // items without an agreed value (contested ones too)
};

/// The rule on a set of scores. `undecided` whenever an item is unscored.
RuleResult judge(const Checklist& checklist, const Scores& scores);

/// Whether a sum alone decides the rule on a complete list: yes, no, or undecided where both kinds of list
/// have it. By enumeration of counts; sum between item_count and max_sum, else undecided.
Met judge_sum(const Checklist& checklist, int sum);

struct Move {
  OccasionId from;
  int by = 0;
};

struct Figure {
  int sum = 0;
  int scored = 0;                       // items with an agreed value
  int of = 0;                           // items in the list
  int max = 0;                          // largest possible sum
  std::optional<double> share_percent;  // 0..100, one decimal, half up; only when complete
  RuleResult rule;
  std::vector<int> contested;
  std::map<int, Move> moves;  // item -> change since the last earlier occasion where it was scored
};

/// Figures of one assessment within its group.
Figure of(const Group& group, const assessment::Assessment& assessment);

struct Difference {
  int low = 0, high = 0, by = 0, scored = 0;
};

struct Comparison {
  std::map<int, Difference> items;  // items with at least one agreed score
  std::vector<int> order;           // every item: largest difference first, then by number
  std::vector<int> differs;         // items with by > 0, in that order
};

/// The organisations of the group beside each other at one occasion (mentor's scores, if any, included).
Comparison compare(const Group& group, const OccasionId& occasion);

/// The last agreed score of an organisation before `occasion` for `item`: the assessment it stands in, or
/// none.
std::optional<AssessmentId> last_agreed(const Group& group, OrganisationId organisation,
                                        const OccasionId& occasion, int item);

}  // namespace jamsides::figures
