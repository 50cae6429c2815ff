// snapshot_contract_test.cpp - what every log promises about the snapshots it keeps.
#include <gmock/gmock.h>

#include <functional>

#include "store/memory_log.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"

namespace jamsides::store {
namespace {

struct Kind {
  const char* name;
  std::function<std::unique_ptr<Log>(const TemporaryDirectory&)> make;
  friend void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.name; }
};

/// A group "ga" of three events, a ballot the last but one.
class SnapshotContract : public testing::TestWithParam<Kind> {
 protected:
  SnapshotContract() {
    append_one(*log_, created("ga"));
    append_one(*log_, ballot("ga", 2, "därför"));
    append_one(*log_, filler("ga", 3));
  }
  Snapshot now(std::string state, int schema = 1) { return {schema, *log_->head("ga"), std::move(state)}; }
  /// Writes it to the end; false where it was refused on the way.
  bool write(const Snapshot& snapshot, std::size_t from = 0) {
    for (std::optional<std::size_t> next = from; *next < snapshot.state.size();) {
      next = log_->write_snapshot("ga", snapshot, *next);
      if (!next) return false;
    }
    return true;
  }

  TemporaryDirectory directory_;
  std::unique_ptr<Log> log_ = GetParam().make(directory_);
  const std::string long_ = std::string(700'000, 'l') + "end";
};

INSTANTIATE_TEST_SUITE_P(
    , SnapshotContract,
    testing::Values(Kind{"Memory", [](const auto&) { return std::make_unique<MemoryLog>(); }},
                    Kind{"Sqlite", [](const auto& d) { return std::make_unique<SqliteLog>(d.data()); }}),
    [](const auto& parameter) { return parameter.param.name; });

TEST_P(SnapshotContract, IsReadAsItWasWritten) {
  EXPECT_FALSE(log_->snapshot("ga"));
  const auto small = now("{}", 7);
  ASSERT_TRUE(write(small));
  EXPECT_EQ(log_->snapshot("ga"), small);

  append_one(*log_, filler("ga", 4));
  EXPECT_EQ(log_->snapshot("ga"), small);  // what comes behind it changes nothing
  for (const auto& next :
       {now(long_), now("shorter"), now(std::string(16384, 'x')), now(std::string(16385, 'y'))}) {
    ASSERT_TRUE(write(next));
    EXPECT_EQ(log_->snapshot("ga"), next);
  }
}

TEST_P(SnapshotContract, IsThereOnlyOnceAllOfItIs) {
  ASSERT_TRUE(write(now("before")));
  const auto snapshot = now(long_);

  const auto next = log_->write_snapshot("ga", snapshot, 0);

  ASSERT_TRUE(next);
  ASSERT_LT(*next, long_.size());
  EXPECT_FALSE(log_->snapshot("ga"));
  append_one(*log_, filler("ga", 4));
  ASSERT_TRUE(write(snapshot, *next));
  EXPECT_EQ(log_->snapshot("ga"), snapshot);
}

TEST_P(SnapshotContract, OfAnotherHistoryIsNotTaken) {
  auto other_link = now("x");
  other_link.at.link[5] ^= 1;
  auto not_yet = now("x");
  not_yet.at.seq = 4;

  EXPECT_FALSE(log_->write_snapshot("ga", other_link, 0));
  EXPECT_FALSE(log_->write_snapshot("ga", not_yet, 0));
  EXPECT_FALSE(log_->write_snapshot("gx", now("x"), 0));
  EXPECT_FALSE(log_->snapshot("ga"));
  EXPECT_FALSE(log_->snapshot("gx"));
}

TEST_P(SnapshotContract, GoesWithWhateverIsDropped) {
  Append erased = filler("ga", 4);
  erased.rows.emplace_back(PersonRow{PersonId{1}, kChef, "", false, {}});
  for (const Append& drops :
       {erased, one("ga", 5, seating::OrganisationRemoved{OrganisationId{1}}), redaction("ga", 6, {2})}) {
    const auto before = now("state");
    const auto longer = now(long_);
    ASSERT_TRUE(write(before));
    const auto next = log_->write_snapshot("ga", longer, 0);
    ASSERT_TRUE(write(before));

    ASSERT_EQ(append_one(*log_, drops), AppendOutcome::committed);

    EXPECT_FALSE(log_->snapshot("ga"));
    EXPECT_FALSE(log_->write_snapshot("ga", longer, *next));  // nor may one that was being written go on
    EXPECT_FALSE(log_->write_snapshot("ga", before, 0));
    EXPECT_FALSE(log_->snapshot("ga"));
    ASSERT_TRUE(write(now("after")));
    EXPECT_EQ(log_->snapshot("ga")->state, "after");
  }
}

TEST_P(SnapshotContract, BeingWrittenGoesToo) {
  const auto snapshot = now(long_);
  const auto next = log_->write_snapshot("ga", snapshot, 0);
  ASSERT_TRUE(next);

  append_one(*log_, redaction("ga", 4, {2}));

  EXPECT_FALSE(log_->write_snapshot("ga", snapshot, *next));
  EXPECT_FALSE(log_->snapshot("ga"));
}

TEST_P(SnapshotContract, StaysWhereARedactionFails) {
  const auto snapshot = now("state");
  ASSERT_TRUE(write(snapshot));

  EXPECT_EQ(append_one(*log_, redaction("ga", 4, {1})), AppendOutcome::group_failed);

  EXPECT_EQ(log_->snapshot("ga"), snapshot);
}

TEST_P(SnapshotContract, GoesWithItsGroupAndLeavesTheOthers) {
  append_one(*log_, created("gb"));
  const Snapshot of_b{1, *log_->head("gb"), "b"};
  ASSERT_TRUE(write(now(long_)));
  ASSERT_TRUE(log_->write_snapshot("gb", of_b, 0));

  log_->remove("ga");
  append_one(*log_, created("ga"));

  EXPECT_FALSE(log_->snapshot("ga"));
  EXPECT_EQ(log_->snapshot("gb"), of_b);
}

}  // namespace
}  // namespace jamsides::store
