// render.hpp - one row as each circle of audiences may see it. THE place that decides visibility (design 1,
// 9).
//
// A row has at most a few forms, tried in order: the first whose circles hold the viewer is theirs; none =
// not there for them. Network thread only; pure over the group.
#pragma once

#include <string>
#include <vector>

#include "view/audience.hpp"
#include "view/entity.hpp"

namespace jamsides::view {

/// One way a row looks, and for whom.
struct Form {
  std::vector<Circle> circles;
  std::string json;  // an object; empty where only the circles were asked for
};

/// Whether the JSON text is wanted, or the circles alone.
enum class Want { json, circles };

/// The row's forms; none where no such row exists.
std::vector<Form> render(const Group& group, const EntityRef& ref, Want want);

/// Every row that exists, in the order of the tables.
std::vector<EntityRef> all_rows(const Group& group);

/// Index of the form `viewer` sees, or -1.
int form_for(const std::vector<Form>& forms, const Viewer& viewer);

/// Changes whenever rows change shape; part of the epoch, so old clients get a fresh welcome.
inline constexpr int kViewVersion = 2;

}  // namespace jamsides::view
