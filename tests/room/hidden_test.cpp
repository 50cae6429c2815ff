// hidden_test.cpp - hidden is hidden: the same play with hidden values changed sends the same bytes to
// whoever may not know.
//
// The play, the clock and the ids are the same; only ballots' values and reasons differ. Audiences are every
// seat with either key; channels are welcomes, changes, replies to others, presence and fresh welcomes at the
// end.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "report/checklist.hpp"
#include "room/random_play.hpp"
#include "room/tables.hpp"

namespace jamsides::testing {
namespace {

using seating::Function;
using Change = std::function<void(const Group&, Move&)>;

/// Every byte each audience got in a play of `moves` moves, fresh welcomes and documents at the end included.
std::map<view::Audience, std::string> bytes_of(std::uint64_t seed, int moves, PlayOptions options,
                                               const Change& change) {
  RoomTest test;
  RandomPlay play(test, seed, options);
  std::map<view::Audience, std::unique_ptr<Device>> devices;
  for (const auto& [id, seat] : test.room->group().seating.seats) {
    for (const auto key : {Key::room, Key::desk}) {
      devices[{id, key}] = test.device(id, key);
      devices[{id, key}]->instance = key == Key::room ? "r" : "d";
    }
  }
  std::map<view::Audience, std::string> heard;
  const auto listen = [&] {
    for (auto& [audience, device] : devices) {
      for (const auto& frame : device->hear()) heard[audience] += frame + '\n';
    }
  };
  for (int i = 0; i < moves; ++i) {
    test.now.n += 40;
    auto move = play.next();
    change(test.room->group(), move);
    devices[{move.seat, Key::room}]->send(move.command);
    listen();
  }
  for (auto& [audience, device] : devices) {
    device.reset();
    device = test.device(audience.seat, audience.key);
  }
  listen();
  std::string documents;
  for (std::uint32_t o = 1; o <= 3; ++o) {
    documents += report::checklist_csv(test.room->group(), {o});
    documents += report::checklist_html(test.room->group(), {o}, report::Form::filled, report::Language::sv,
                                        "/print.css");
  }
  for (auto& [audience, bytes] : heard) bytes += documents;
  return heard;
}

/// Nothing where both are the same, else the first line that differs, in both.
std::string first_difference(const std::string& one, const std::string& two) {
  const auto [a, b] = std::ranges::mismatch(one, two);
  if (a == one.end() && b == two.end()) return "";
  const auto line = [](const std::string& text, std::string::const_iterator at) {
    const auto from = text.rfind('\n', static_cast<std::size_t>(at - text.begin()));
    return text.substr(from == text.npos ? 0 : from + 1, 600);
  };
  return "<<" + line(one, a) + ">>\n<<" + line(two, b) + ">>";
}

/// Ballots of `whose` get another value and another reason.
Change other_ballots(std::function<bool(const Group&, SeatId)> whose) {
  return [whose = std::move(whose)](const Group& group, Move& move) {
    auto* cast = std::get_if<assessment::Cast>(&move.command);
    if (!cast || !whose(group, move.seat)) return;
    cast->value = (cast->value + 1) % 4;
    cast->reason = cast->reason.empty() ? "an altogether different reason" : "";
  };
}

const Change kAsItWas = [](const Group&, Move&) {};

/// The play must have got somewhere, or equal bytes prove nothing.
void expect_ballots_were_cast(const std::map<view::Audience, std::string>& heard) {
  std::size_t ballots = 0;
  for (const auto& [audience, bytes] : heard) ballots += bytes.find("\"ballot\":{") != std::string::npos;
  EXPECT_GT(ballots, 6u);
}

TEST(Hidden, VI_AnOrganisationsBallotsChangeNoByteOutsideIt) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    const auto in_o2 = [](const Group& group, SeatId seat) { return group.seat(seat)->organisation.n == 2; };
    const PlayOptions options{true, false, true};
    const auto one = bytes_of(seed, 150, options, kAsItWas);
    const auto two = bytes_of(seed, 150, options, other_ballots(in_o2));

    expect_ballots_were_cast(one);
    RoomTest test;
    int outside = 0;
    for (const auto& [audience, bytes] : one) {
      if (test.room->group().seat(audience.seat)->organisation.n == 2) continue;
      ++outside;
      EXPECT_EQ(first_difference(bytes, two.at(audience)), "") << "seat " << audience.seat.text();
    }
    EXPECT_EQ(outside, 20);  // 9 + 1 + … seats with two keys each, without o2's three
  }
}

TEST(Hidden, VI_BeforeRevealABallotChangesNoByteForAnybodyElse) {
  for (std::uint64_t seed = 21; seed <= 32; ++seed) {
    SCOPED_TRACE(seed);
    RoomTest test;
    const auto chef = test.seat(2, Function::chef);
    const PlayOptions options{false, true, true};
    const auto one = bytes_of(seed, 150, options, kAsItWas);
    const auto two =
        bytes_of(seed, 150, options, other_ballots([&](const Group&, SeatId seat) { return seat == chef; }));

    expect_ballots_were_cast(one);
    for (const auto& [audience, bytes] : one) {
      if (audience.seat == chef) continue;
      EXPECT_EQ(first_difference(bytes, two.at(audience)), "") << "seat " << audience.seat.text();
    }
  }
}

TEST(Hidden, VI_TheHarnessSeesTheDifferenceWhereSomebodyMayKnow) {
  // What a leak would look like: the voter, and the own organisation after its reveal, do get other bytes.
  RoomTest test;
  const auto chef = test.seat(2, Function::chef);
  const auto others = other_ballots([&](const Group&, SeatId seat) { return seat == chef; });
  bool self_differs = false, colleague_differs = false;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const auto one = bytes_of(seed, 150, {}, kAsItWas);
    const auto two = bytes_of(seed, 150, {}, others);
    const auto differs = [&](const view::Audience& audience) { return one.at(audience) != two.at(audience); };
    self_differs = self_differs || differs({chef, Key::room});
    colleague_differs = colleague_differs || differs({test.seat(2, Function::politiker), Key::room});
  }
  EXPECT_TRUE(self_differs);
  EXPECT_TRUE(colleague_differs);
}

TEST(Hidden, VI_NamesOfPeopleStayWithTheirOwnAndWhoeverLeads) {
  for (std::uint64_t seed = 41; seed <= 46; ++seed) {
    SCOPED_TRACE(seed);
    const Change renamed = [](const Group& group, Move& move) {
      auto* sit = std::get_if<seating::Sit>(&move.command);
      if (sit && !sit->who.empty() && group.seat(move.seat)->organisation.n == 2) sit->who = "Somebody Else";
    };
    const auto one = bytes_of(seed, 150, {}, kAsItWas);
    const auto two = bytes_of(seed, 150, {}, renamed);
    RoomTest test;
    for (const auto& [audience, bytes] : one) {
      const auto* seat = test.room->group().seat(audience.seat);
      if (seat->organisation.n == 2 || audience.seat == test.leader()) continue;
      EXPECT_EQ(first_difference(bytes, two.at(audience)), "") << "seat " << audience.seat.text();
    }
  }
}

TEST(Hidden, VI_EveryScreenEqualsItsOwnFreshWelcomeAfterAnyPlay) {
  for (std::uint64_t seed = 101; seed <= 140; ++seed) {
    SCOPED_TRACE(seed);
    RoomTest test;
    RandomPlay play(test, seed);
    std::map<view::Audience, std::unique_ptr<Device>> devices;
    std::map<view::Audience, Tables> tables;
    for (const auto& [id, seat] : test.room->group().seating.seats) {
      devices[{id, Key::room}] = test.device(id);
    }
    for (int i = 0; i < 120; ++i) {
      test.now.n += 40;
      auto move = play.next();
      devices[{move.seat, Key::room}]->send(move.command);
    }
    for (auto& [audience, device] : devices) {
      tables[audience].take(device->hear(5000));
      auto fresh = test.device(audience.seat);
      Tables whole;
      whole.take(fresh->hear(5000));
      EXPECT_EQ(nlohmann::json::diff(whole.state(), tables[audience].state()).dump(), "[]")
          << "seat " << audience.seat.text();
    }
  }
}

}  // namespace
}  // namespace jamsides::testing
