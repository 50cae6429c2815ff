// audience.hpp - who looks, and the few kinds of circle a row can be meant for.
#pragma once

#include <compare>
#include <vector>

#include "domain/group.hpp"

namespace jamsides::view {

/// What a session looks as: its seat and the key it opened with.
struct Audience {
  SeatId seat{};
  Key key = Key::room;
  auto operator<=>(const Audience&) const = default;
};

/// An audience with what the circles ask about it looked up once.
struct Viewer {
  Audience audience;
  OrganisationId organisation{};
  seating::Function function = seating::Function::extra;
  bool facilitator = false;
};

Viewer viewer(const Group& group, const Audience& audience);

/// Every audience the group can have: each seat with either key.
std::vector<Viewer> viewers(const Group& group);

/// A circle of audiences.
struct Circle {
  enum class Kind {
    everyone,
    seat,                 // this seat, either key
    audience,             // this seat with this key
    organisation,         // seats of this organisation
    other_organisations,  // seats of any other organisation (no storbild, nobody without one)
    organisations,        // seats of any organisation (no storbild, nobody without one)
    facilitator,          // whoever leads
    nyckelperson_of,      // the nyckelperson of this organisation
    voters,               // politiker, chef, nyckelperson and extra of any organisation
    storbild,
  };
  Kind kind = Kind::everyone;
  std::uint32_t id = 0;  // of the seat or organisation
  Key key = Key::room;

  bool holds(const Viewer& viewer) const;
};

}  // namespace jamsides::view
