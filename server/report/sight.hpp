// sight.hpp - whether a reader may know a row, asked of the view: the one place that decides it. Private to
// report/.
#pragma once

#include <string>

#include "view/render.hpp"

namespace jamsides::report {

class Sight {
 public:
  Sight(const Group& group, const view::Audience& audience)
      : group_(group), viewer_(view::viewer(group, audience)) {}

  /// The row in any form.
  bool sees(const view::EntityRef& row) const { return form_of(row) >= 0; }
  /// The row in its fullest form, a seat with the name of whoever sits there.
  bool sees_whole(const view::EntityRef& row) const { return form_of(row) == 0; }
  OrganisationId organisation() const { return viewer_.organisation; }

 private:
  int form_of(const view::EntityRef& row) const {
    return view::form_for(view::render(group_, row, view::Want::circles), viewer_);
  }

  const Group& group_;
  const view::Viewer viewer_;
};

}  // namespace jamsides::report
