// circle_test.cpp - each kind of circle, and exactly who is in it; and the words of the contract, both ways.
#include <gtest/gtest.h>

#include "view/small_group.hpp"
#include "view/words.hpp"

namespace jamsides::view {
namespace {

using Kind = Circle::Kind;

struct Case {
  const char* what;
  Circle circle;
  std::string in;
};

TEST(Circle, HoldsThoseItIsMeantForAndNobodyElse) {
  const SmallGroup group;
  const auto chef = group.who("C1").seat.n;
  const Case cases[] = {
      {"everyone", {Kind::everyone}, kAll},
      {"a seat", {Kind::seat, chef}, "C1"},
      {"a seat with the room's key", {Kind::audience, chef, Key::room}, "C1"},
      {"a seat with a desk's key", {Kind::audience, chef, Key::desk}, ""},
      {"an organisation", {Kind::organisation, 1}, "P1 C1 K1 E1"},
      {"the mentor's", {Kind::organisation, 3}, "PM CM KM"},
      {"no organisation", {Kind::organisation, 0}, ""},  // not: all without one
      {"all the others", {Kind::other_organisations, 1}, "P2 C2 K2 PM CM KM"},
      {"seats of organisations", {Kind::organisations}, "P1 C1 K1 E1 P2 C2 K2 PM CM KM"},
      {"those who answer", {Kind::voters}, "P1 C1 K1 E1 P2 C2 K2 PM CM KM"},
      {"whoever leads", {Kind::facilitator}, "KM"},
      {"a nyckelperson", {Kind::nyckelperson_of, 2}, "K2"},
      {"nobody's nyckelperson", {Kind::nyckelperson_of, 0}, ""},
  };
  for (const auto& [what, circle, in] : cases) {
    std::string names;
    std::istringstream all(kAll);
    for (std::string name; all >> name;) {
      if (circle.holds(viewer(group.live.now, group.audience(name))))
        names += (names.empty() ? "" : " ") + name;
    }
    EXPECT_EQ(names, in) << what;
  }
}

TEST(Circle, ADeskIsItsSeatWithAnotherKey) {
  const SmallGroup group;
  const auto desk = viewer(group.live.now, group.audience("K1/desk"));
  const auto seat = group.who("K1").seat.n;
  EXPECT_TRUE((Circle{Kind::seat, seat}.holds(desk)));
  EXPECT_TRUE((Circle{Kind::organisation, 1}.holds(desk)));
  EXPECT_TRUE((Circle{Kind::audience, seat, Key::desk}.holds(desk)));
  EXPECT_FALSE((Circle{Kind::audience, seat, Key::room}.holds(desk)));
}

TEST(Circle, ASeatThatIsGoneIsInNoneButEveryone) {
  const SmallGroup group;
  const auto gone = viewer(group.live.now, {SeatId{99}, Key::room});
  EXPECT_TRUE(Circle{Kind::everyone}.holds(gone));
  EXPECT_FALSE((Circle{Kind::other_organisations, 1}.holds(gone)));
  EXPECT_FALSE((Circle{Kind::organisation, 0}.holds(gone)));
  EXPECT_FALSE(Circle{Kind::facilitator}.holds(gone));
}

TEST(Circle, EverySeatLooksWithTwoKeysInOrder) {
  const SmallGroup group;
  const auto all = viewers(group.live.now);
  EXPECT_EQ(all.size(), 2 * group.live.now.seating.seats.size());
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &Viewer::audience));
}

template <class Enum>
void both_ways(int count) {
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    EXPECT_EQ(from_word<Enum>(word(value)), value) << word(value);
  }
  EXPECT_EQ(from_word<Enum>(""), std::nullopt);
  EXPECT_EQ(from_word<Enum>("Kommun"), std::nullopt);
}

TEST(Words, EveryWordReadsBackAsItself) {
  both_ways<seating::Kind>(6);
  both_ways<seating::Function>(6);
  both_ways<seating::Mark>(6);
  both_ways<meeting::Phase>(3);
  both_ways<meeting::Show>(3);
  both_ways<assessment::Mode>(2);
  both_ways<assessment::Place>(2);
  both_ways<assessment::Phase>(4);
  both_ways<assessment::Source>(5);
  both_ways<Key>(2);
}

}  // namespace
}  // namespace jamsides::view
