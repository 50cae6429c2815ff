// demo.hpp - the demonstration: three organisations and a mentor that do not exist, at BM2, with Uppstart and
// BM1 behind them.
//
// Real commands through a real room, so the demo's log is a log like any other. Network thread only.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "room/room.hpp"

namespace jamsides::app {

/// One link of the demo, as it goes into links.json.
struct Link {
  GroupId group;
  SeatId seat{};
  OrganisationId organisation{};  // none for the storbild
  std::string organisation_name;
  seating::Function function = seating::Function::extra;
  bool facilitator = false;
  Key key = Key::room;
  std::string token;
};

/// Plays a new group up to "BM2 is open: Almnäs confirms, Björkvik votes, Ceders-Dala-Norra has nothing yet"
/// in `room` (made by Directory::create, nothing in it yet). `number` 1.. tells several demo groups apart.
/// `done` hears the links once all of it is safe, or what was refused.
void play_demo(const std::shared_ptr<room::Room>& room, std::shared_ptr<const Checklist> checklist,
               int number, UtcMillis now,
               std::function<void(std::expected<std::vector<Link>, std::string>)> done);

}  // namespace jamsides::app
