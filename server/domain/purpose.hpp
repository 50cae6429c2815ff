// purpose.hpp - syftet: what an organisation wants of the round, chosen from the method's kinds and in its
// own words (domain F10).
//
// A changed aim takes nothing away: what it was, since when and at which occasion it changed stays as a line
// of its own. Pure values.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "domain/checklist.hpp"

namespace jamsides::purpose {

inline constexpr std::size_t kMostAims = 50;  // lines of an organisation's history
inline constexpr std::size_t kMostKinds = 9;  // chosen at once

struct Aim {
  std::set<std::string> kinds;  // ids of the method's purposes
  std::string words;            // 0..500 code points; never empty together with kinds
  OccasionId occasion;          // of the meeting open then, or empty
  SeatId by{};
  UtcMillis at{};
  bool operator==(const Aim&) const = default;
};

struct State {
  std::map<OrganisationId, std::vector<Aim>> aims;  // oldest first; the last one holds

  /// The organisation's lines, oldest first; null where it has none.
  const std::vector<Aim>* of(OrganisationId organisation) const {
    const auto it = aims.find(organisation);
    return it == aims.end() ? nullptr : &it->second;
  }
  bool operator==(const State&) const = default;
};

/// Command, about the author's own organisation.
struct Set {
  std::set<std::string> kinds;
  std::string words;
};

// Event
struct WasSet {
  OrganisationId organisation;
  std::set<std::string> kinds;
  std::string words;
  OccasionId occasion;
};

}  // namespace jamsides::purpose
