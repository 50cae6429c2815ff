// anchoring.hpp - where an organisation has shown its förankringspaket: its own log of it (domain F50).
//
// A line is never changed or taken away. Pure values.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"

namespace jamsides::anchoring {

inline constexpr std::size_t kMostPresentations = 100;  // of an organisation

enum class Where { namnd, ledningsgrupp, apt, other };

/// The contract's words and the stored ones, in the enumeration's order.
inline constexpr std::array kWhereWords{"namnd", "ledningsgrupp", "apt", "annat"};

struct Presentation {
  std::string date;  // YYYY-MM-DD, the day it was shown
  Where where = Where::namnd;
  std::string words;  // 0..kPresentedMax code points: which one, what they said
  SeatId by{};
  UtcMillis at{};
  bool operator==(const Presentation&) const = default;
};

struct State {
  std::map<OrganisationId, std::vector<Presentation>> presentations;  // in the order they were told

  /// The organisation's lines; null where it has none.
  const std::vector<Presentation>* of(OrganisationId organisation) const {
    const auto it = presentations.find(organisation);
    return it == presentations.end() ? nullptr : &it->second;
  }
  bool operator==(const State&) const = default;
};

/// Command, about the author's own organisation.
struct Present {
  std::string date;
  Where where;
  std::string words;
};

// Event
struct Presented {
  OrganisationId organisation;
  std::string date;
  Where where;
  std::string words;
};

}  // namespace jamsides::anchoring
