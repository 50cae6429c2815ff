// audience.cpp - see audience.hpp.
#include "view/audience.hpp"

namespace jamsides::view {

Viewer viewer(const Group& group, const Audience& audience) {
  Viewer v{audience};
  if (const auto* seat = group.seat(audience.seat)) {
    v.organisation = seat->organisation;
    v.function = seat->function;
    v.facilitator = group.is_facilitator(seat->id);
  }
  return v;
}

std::vector<Viewer> viewers(const Group& group) {
  std::vector<Viewer> all;
  all.reserve(group.seating.seats.size() * 2);
  for (const auto& [id, seat] : group.seating.seats) {
    Viewer v{{id, Key::room}, seat.organisation, seat.function, group.is_facilitator(id)};
    all.push_back(v);
    v.audience.key = Key::desk;
    all.push_back(v);
  }
  return all;
}

bool Circle::holds(const Viewer& v) const {
  switch (kind) {
    case Kind::everyone: return true;
    case Kind::seat: return v.audience.seat.n == id;
    case Kind::audience: return v.audience.seat.n == id && v.audience.key == key;
    case Kind::organisation: return v.organisation && v.organisation.n == id;
    case Kind::other_organisations: return v.organisation && v.organisation.n != id;
    case Kind::organisations: return bool(v.organisation);
    case Kind::facilitator: return v.facilitator;
    case Kind::nyckelperson_of:
      return v.organisation && v.organisation.n == id && v.function == seating::Function::nyckelperson;
    case Kind::voters: return v.organisation && seating::votes(v.function);
    case Kind::storbild: return v.function == seating::Function::storbild;
  }
  return false;
}

}  // namespace jamsides::view
