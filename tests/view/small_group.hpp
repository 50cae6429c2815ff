// small_group.hpp - two organisations and a mentor who leads, an observer and the storbild; everybody has a
// short name, so that "who sees it" can be written in one line.
//
// P1 C1 K1 E1 politiker, chef, nyckelperson and extra of o1; P2 C2 K2 of o2; PM CM KM of the mentor (KM
// leads); S the storbild; O an observer from outside. With the room's key; a desk is named K1/desk.
#pragma once

#include <string>

#include "domain/group_builder.hpp"
#include "view/change.hpp"
#include "view/render.hpp"

namespace jamsides::view {

inline const std::string kAll = "P1 C1 K1 E1 P2 C2 K2 PM CM KM S O";

class SmallGroup {
 public:
  /// The mentor leads, or organisation 1 where `led_by_first`.
  explicit SmallGroup(bool led_by_first = false);

  test::LiveGroup live;

  Author who(const std::string& name) const;
  Audience audience(const std::string& name) const;

  /// The names of all (room keys only) that see the row; `with`: only those whose form holds that text.
  std::string who_sees(const EntityRef& row, const std::string& with = "") const;
  /// The row as that audience sees it; "" where it does not.
  std::string row(const EntityRef& row, const std::string& name) const;

  /// Opens bm2's meeting and an assessment of o1 in the room with one ballot, C1's 2 on item 4 with a reason.
  AssessmentId votes();

  /// Opens an assessment of o1 at home for bm3, with one ballot, C1's 2 on item 4.
  AssessmentId votes_at_home();

  /// Gives the command; what everybody is told of each event it leads to.
  std::vector<Change> gives(const std::string& name, const Command& command);
  std::vector<Change> gives(const Author& author, const Command& command);
  /// What `name` is told: "put …" and "drop …".
  Difference told(const Change& change, const std::string& name) const;
  /// The names of all (room keys only) who are told something at all.
  std::string who_hears(const Change& change) const;
};

}  // namespace jamsides::view
