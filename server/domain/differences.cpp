// differences.cpp - counting where organisations and functions differ. See differences.hpp.
#include "domain/differences.hpp"

#include <algorithm>
#include <map>

#include "domain/figures.hpp"

namespace jamsides::differences {

namespace {

/// Below 0 where `a` weighs more, above where `b` does, 0 where they weigh the same.
int weigh(const Candidate& a, const Candidate& b) {
  if (a.range() != b.range()) return b.range() - a.range();
  const int ones = b.ones * a.scored - a.ones * b.scored;  // shares, without dividing
  if (ones != 0) return ones;
  return b.spread.value_or(0) - a.spread.value_or(0);
}

int last_revealed(const assessment::Assessment& assessment) {
  return assessment.revealed_rounds.empty() ? 0 : assessment.revealed_rounds.rbegin()->first;
}

/// What the agreed scores and the shared votes of one organisation say about an item.
void add(const Group& group, const assessment::Assessment& assessment, Candidate& candidate) {
  const auto score = assessment.scores.find(candidate.item);
  if (score != assessment.scores.end() && score->second.value == 1) ++candidate.ones;
  const auto* organisation = group.organisation(assessment.organisation);
  if (!organisation || !organisation->share_spread) return;
  if (const auto spread = spread_of(assessment, candidate.item)) {
    candidate.spread = std::max(candidate.spread.value_or(0), spread->second - spread->first);
  }
}

}  // namespace

Proposal propose(const Group& group, const OccasionId& occasion) {
  Proposal proposal;
  for (const auto& [item, difference] : figures::compare(group, occasion).items) {
    Candidate candidate{item, difference.low, difference.high, 0, difference.scored, std::nullopt};
    for (const auto& [id, assessment] : group.assessment.assessments) {
      if (assessment.occasion == occasion) add(group, assessment, candidate);
    }
    const bool reason = candidate.range() > 0 || candidate.ones > 0 || candidate.spread.value_or(0) > 0;
    if (reason) proposal.order.push_back(candidate);
  }
  std::ranges::stable_sort(proposal.order, [](const auto& a, const auto& b) { return weigh(a, b) < 0; });
  for (std::size_t i = 0; i < proposal.order.size() && i <= kProposed; ++i) {
    if (i == kProposed && weigh(proposal.order[i - 1], proposal.order[i]) != 0) break;
    proposal.proposed.push_back(proposal.order[i].item);
  }
  return proposal;
}

std::optional<std::pair<int, int>> spread_of(const assessment::Assessment& assessment, int item) {
  std::optional<std::pair<int, int>> spread;
  const auto include = [&](int value) {
    if (!spread) spread = {value, value};
    spread = {std::min(spread->first, value), std::max(spread->second, value)};
  };
  for (const auto& [key, ballot] : assessment.of_round(last_revealed(assessment))) {
    if (key.item == item && ballot.value != assessment::kPass) include(ballot.value);
  }
  const auto tally = assessment.tallies.find(item);
  if (assessment.ballots.empty() && tally != assessment.tallies.end()) {
    for (std::size_t value = 1; value < tally->second.size(); ++value) {
      if (tally->second[value] > 0) include(static_cast<int>(value));
    }
  }
  return spread;
}

std::optional<Gap> gap_of(const Group& group, const assessment::Assessment& assessment, int item) {
  using seating::Function;
  std::map<Function, int> values;
  for (const auto& [key, ballot] : assessment.of_round(last_revealed(assessment))) {
    const auto* seat = group.seat(key.seat);
    if (!seat || key.item != item || ballot.value == assessment::kPass) continue;
    if (seat->function <= Function::nyckelperson) values[seat->function] = ballot.value;
  }
  if (values.size() < 2) return std::nullopt;
  const auto [least, most] =
      std::ranges::minmax_element(values, {}, [](const auto& entry) { return entry.second; });
  if (least->second == most->second) return std::nullopt;
  Gap gap{least->second, most->second, {}, {}};
  for (const auto& [function, value] : values) {
    if (value == gap.low) gap.lowest.push_back(function);
    if (value == gap.high) gap.highest.push_back(function);
  }
  return gap;
}

}  // namespace jamsides::differences
