// focus.hpp - fokusområdena: the items a meeting has chosen to talk about, in the order it wants to.
//
// What is proposed is counted (differences.hpp); what is chosen is whoever leads' own decision. Pure values.
#pragma once

#include <map>
#include <vector>

#include "base/ids.hpp"

namespace jamsides::focus {

struct State {
  std::map<MeetingId, std::vector<int>> chosen;  // numbers of items, each once; never an empty list

  /// The meeting's items in its order; null where it has chosen none.
  const std::vector<int>* of(MeetingId meeting) const {
    const auto it = chosen.find(meeting);
    return it == chosen.end() ? nullptr : &it->second;
  }
  bool operator==(const State&) const = default;
};

/// Command: the whole list, in order; empty = none.
struct Choose {
  MeetingId meeting;
  std::vector<int> items;  // each once
};

// Event
struct Chosen {
  MeetingId meeting;
  std::vector<int> items;
};

}  // namespace jamsides::focus
