// change.hpp - what one event changes for every audience: the touched rows rendered before and after; the
// difference is a put or a drop, so sharing, revealing and revoking need no code of their own (design 1).
//
// Network thread only. Cost: rows touched × (one rendering + one look per audience).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "view/render.hpp"

namespace jamsides::view {

/// The put and drop objects as JSON text; empty where there is nothing to put or drop.
struct Difference {
  std::string put;
  std::string drop;
  auto operator<=>(const Difference&) const = default;
};

/// What everyone gets, and what the few get who see more or less.
struct Change {
  Difference common;
  std::map<Audience, Difference> overrides;
};

/// Made before the event is applied, finished after it.
class ChangeView {
 public:
  ChangeView(const Group& before, const Event& event, const Stamp& stamp);
  Change finish(const Group& after) const;

 private:
  std::vector<EntityRef> rows_;
  std::vector<Forms> before_;           // per row; circles only where there is one form
  std::vector<Viewer> viewers_before_;  // sorted by audience
};

/// The whole state as `audience` may see it: {"you":{"me":{…}},"seat":{…},…}, tables in contract order, empty
/// ones left out.
std::string state_text(const Group& group, const Audience& audience);

}  // namespace jamsides::view
