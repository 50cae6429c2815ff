// age_test.cpp - a group of 30 000 events against a young one; bounds so wide that only growth breaks them.
#include <gtest/gtest.h>

#include "age/age.hpp"
#include "store/store_harness.hpp"

namespace jamsides::age {
namespace {

using namespace std::chrono_literals;

class Age : public testing::Test {
 protected:
  static constexpr Seq kEvents = 30'000;

  Age() {
    store::SqliteLog log(directory_.data());
    young_.grow(log, 400);
    old_.grow(log, kEvents);
    log.append(std::vector{store::created("gother")});
  }
  const Checklists& checklists() const { return old_.live.checklists; }

  store::TemporaryDirectory directory_;
  LongMeeting young_{"gyoung"}, old_{"gold"};
};

TEST_F(Age, ASnapshotSparesTheFold) {
  const auto fold = open(directory_.data(), "gold", checklists(), false);
  EXPECT_EQ(fold.folded, old_.live.now.seq);
  beside_loading(directory_.data(), "gother", "gold", checklists());  // a long fold leaves a snapshot

  const auto opening = open(directory_.data(), "gold", checklists(), true);

  EXPECT_EQ(opening.folded, 0u);
  EXPECT_LT(opening.took.count(), fold.took.count() / 2);
}

TEST_F(Age, ACommandCostsNoMoreThanInAYoungGroup) {
  const auto costs = command_costs(directory_.data(), {&young_, &old_}, 5, 1500);

  EXPECT_LT(costs[1], 2 * costs[0]) << "microseconds, young and old";
}

TEST_F(Age, OthersCommitWhileItLoads) {
  const auto waits = beside_loading(directory_.data(), "gother", "gold", checklists());

  // Were it folded in one go, one commit would have waited for all of it and there would be few.
  EXPECT_GT(waits.commits.size(), 20u);
  EXPECT_LT(waits.at(0.9), waits.loading.count() / 5);
}

}  // namespace
}  // namespace jamsides::age
