// non_interference.hpp - the same play twice, with something hidden changed the second time: who may not know
// it gets the same bytes, to the last one.
//
// The play, the clock and the ids are the same. Audiences: every seat (an extra and an observer too) with
// either key. Channels of a room: welcomes whole and resumed, changes, done and refused, presence, pongs,
// fresh welcomes, and at the end the documents, those that are made for each reader alone too. What goes over
// HTTP, into the log and the metrics is compared on the real program by tests/contract/hidden.test.mjs.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <variant>

#include "room/random_play.hpp"

namespace jamsides::testing {

/// Something hidden, changed: by its command, or where the server makes it up itself.
struct Changed {
  std::function<void(const Group&, Move&)> command = [](const Group&, Move&) {};
  std::string token = "token";   // what links' secrets begin with
  std::string instance = "box";  // what the names of o2's outboxes begin with
};

struct Played {
  std::map<view::Audience, std::string> heard;  // every byte, in order
  std::set<SeatId> led;                         // seats that were the facilitator at some time
  std::set<SeatId> showed_cards;
  std::array<int, std::variant_size_v<Command::Kinds>> accepted{};
  Group group;                                     // at the end
  std::map<view::Audience, std::string> at_close;  // what came after it, when surveys that were open closed
};

Played play(std::uint64_t seed, PlayOptions options, const Changed& changed, int moves = 240);

/// Nothing where both are the same, else the first line that differs, in both.
std::string first_difference(const std::string& one, const std::string& two);

}  // namespace jamsides::testing
