// differences.hpp - where there is most to talk about: which items to propose as a meeting's focus, and where
// the functions of one organisation see differently. Counted, never stored; pure over the group.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "domain/group.hpp"

namespace jamsides::differences {

/// Why an item is worth talking about, in figures.
struct Candidate {
  int item = 0;
  int low = 0, high = 0;      // of the agreed scores
  int ones = 0;               // organisations that agreed on the lowest value
  int scored = 0;             // organisations with an agreed score
  std::optional<int> spread;  // the widest range of votes within an organisation that shares it

  int range() const { return high - low; }
  bool operator==(const Candidate&) const = default;
};

inline constexpr std::size_t kProposed = 4;  // and a fifth that weighs as much as the fourth

struct Proposal {
  std::vector<Candidate> order;  // items with a reason, the weightiest first
  std::vector<int> proposed;     // the first of them
};

/// Ranked by the range between the organisations' agreed scores at the occasion, then the share of 1s, then
/// the spread of votes where an organisation shares it, then as in the list.
Proposal propose(const Group& group, const OccasionId& occasion);

/// Lowest and highest value cast on an item in the last revealed round, passes left out; none where nobody
/// gave a value.
std::optional<std::pair<int, int>> spread_of(const assessment::Assessment& assessment, int item);

/// How the functions of one organisation differ on an item.
struct Gap {
  int low = 0, high = 0;
  std::vector<seating::Function> lowest, highest;  // in the order of the functions
  bool operator==(const Gap&) const = default;
};

/// The difference between politiker, chef and nyckelperson in the last revealed round; none where fewer than
/// two of them gave a value, they agree, or the ballots are gone.
std::optional<Gap> gap_of(const Group& group, const assessment::Assessment& assessment, int item);

}  // namespace jamsides::differences
