// hidden_counts_test.cpp - how far an organisation has come at home is hidden from the others: the same
// number of ballots on other items sends them the same bytes, live and in a fresh welcome (VI4).
#include <gtest/gtest.h>

#include "room/room_harness.hpp"

namespace jamsides::testing {
namespace {

using seating::Function;

/// What everyone was sent while o3's chef answered `items` at home.
std::map<view::Audience, std::string> bytes_of(const std::vector<int>& items) {
  RoomTest test;
  const auto leader = Author::of(test.seat(3, Function::nyckelperson));
  test.play(leader, assessment::Open{"bm3", {3}, assessment::Mode::ballot, assessment::Place::home});
  const auto id = test.room->group().assessment.of({3}, "bm3")->id;
  std::map<view::Audience, std::unique_ptr<Device>> devices;
  std::map<view::Audience, std::string> heard;
  for (const auto& [seat, row] : test.room->group().seating.seats) {
    for (const auto key : {Key::room, Key::desk}) devices[{seat, key}] = test.device(seat, key);
  }
  const auto listen = [&] {
    for (auto& [audience, device] : devices) {
      for (const auto& frame : device->hear()) heard[audience] += frame + '\n';
    }
  };
  listen();
  for (const int item : items) {
    test.play(Author::of(test.seat(3, Function::chef)), assessment::Cast{id, item, 2, ""});
    listen();
  }
  for (auto& [audience, device] : devices) {
    device.reset();
    device = test.device(audience.seat, audience.key);
  }
  listen();
  return heard;
}

TEST(Hidden, VI4_HowManyItemsAreAnsweredAtHomeChangesNoByteOutsideTheOrganisation) {
  const auto one = bytes_of({1, 1, 1});
  const auto two = bytes_of({1, 2, 3});
  RoomTest test;
  int outside = 0, inside_differs = 0;
  for (const auto& [audience, bytes] : one) {
    const bool own = test.room->group().seat(audience.seat)->organisation.n == 3;
    inside_differs += own && bytes != two.at(audience);
    outside += !own;
    if (!own) {
      EXPECT_EQ(bytes, two.at(audience)) << audience.seat.text();
    }
  }
  EXPECT_EQ(inside_differs, 6);  // three seats with either key
  EXPECT_GT(outside, 15);
}

}  // namespace
}  // namespace jamsides::testing
