// background_test.cpp - loads and snapshots in the background of commits: who waits for whom, and what is
// lost.
#include <gmock/gmock.h>

#include "store/group_samples.hpp"
#include "store/loop.hpp"
#include "store/memory_log.hpp"
#include "store/store_harness.hpp"
#include "store/store_thread.hpp"

namespace jamsides::store {
namespace {

class Background : public testing::Test {
 protected:
  /// Appends and notes "<group><seq> committed" or "… failed" when it is heard of.
  void append(Append append) {
    const std::string what = append.group + std::to_string(append.entries.front().stamp.seq);
    ++asked_;
    store_->append(std::move(append), [this, what](AppendOutcome outcome) {
      heard_.push_back(what + (outcome == AppendOutcome::committed ? " committed" : " failed"));
    });
  }
  /// Loads and notes "<group> loaded at <seq>" when it is heard of.
  void load(const GroupId& group) {
    ++asked_;
    store_->load(group, samples::checklists(), [this, group](std::expected<LoadedRoom, LoadError> room) {
      heard_.push_back(room ? group + " loaded at " + std::to_string(room->group.seq)
                            : group + " not loaded: " + room.error().what);
    });
  }
  /// A state of group "ga" that says it is of `seq`.
  static Group group_at(Seq seq) {
    Group group = samples::group();
    group.id = "ga";
    group.seq = seq;
    group.meeting.meetings[{1}] = group.meeting.meetings.at({5});
    return group;
  }
  /// Where the snapshot of a group stands once all background work is done; 0 = none.
  Seq snapshot_seq(const GroupId& group) {
    const std::size_t before = heard_.size();
    load(group);  // behind what is in the background
    EXPECT_TRUE(loop_.run_until([&] { return heard_.size() > before; }));
    std::optional<Seq> seq;
    store_->run(
        [group](Log& log) { return log.snapshot(group); },
        [&](std::expected<std::optional<Snapshot>, Fault> found) { seq = *found ? (*found)->at.seq : 0; });
    EXPECT_TRUE(loop_.run_until([&] { return seq.has_value(); }));
    return *seq;
  }
  bool hear_all() {
    return loop_.run_until([&] { return heard_.size() >= asked_; });
  }
  void start() {
    auto log = std::make_unique<MemoryLog>();
    log_ = log.get();
    store_ = std::make_unique<StoreThread>(std::move(log), loop_.post());
  }

  Loop loop_;
  MemoryLog* log_ = nullptr;  // the store thread's; only planned with while it is held
  std::unique_ptr<StoreThread> store_;
  std::vector<std::string> heard_;
  std::size_t asked_ = 0;
};

/// `events` in group "ga", in one append.
Append many(Seq events) {
  Append all = created("ga");
  all.entries.push_back(at(2, meeting::Planned{MeetingId{1}, "bm1", "", {}, {}, ""}));
  for (Seq seq = 3; seq <= events; ++seq) all.entries.push_back(filler("ga", seq).entries.front());
  return all;
}

TEST_F(Background, OthersCommitWhileAGroupLoads) {
  start();
  append(many(6000));
  append(created("gb"));
  ASSERT_TRUE(hear_all());
  store_->hold();
  load("ga");
  for (Seq seq = 2; seq <= 5; ++seq) append(filler("gb", seq));
  store_->release();

  ASSERT_TRUE(hear_all());

  EXPECT_EQ(heard_.back(), "ga loaded at 6000");
  EXPECT_EQ(std::ranges::count(heard_, "gb5 committed"), 1);
}

TEST_F(Background, ALoadTakesAlongWhatWasAskedBeforeIt) {
  start();
  store_->hold();
  append(many(300));
  append(filler("ga", 301));
  load("ga");
  store_->release();

  ASSERT_TRUE(hear_all());

  EXPECT_EQ(heard_.back(), "ga loaded at 301");
}

TEST_F(Background, EndingGivesUpALongLoad) {
  start();
  append(many(20'000));
  ASSERT_TRUE(hear_all());
  store_->hold();
  load("ga");

  store_.reset();
  loop_.run_ready();

  EXPECT_EQ(heard_.back(), "ga not loaded: the log was closed meanwhile");
}

TEST_F(Background, AfterALongFoldThereIsASnapshot) {
  start();
  append(many(kSnapshotEvery + 1));
  load("ga");
  ASSERT_TRUE(hear_all());

  EXPECT_EQ(snapshot_seq("ga"), kSnapshotEvery + 1);
}

TEST_F(Background, ASnapshotIsWrittenInTheBackgroundOfWhatComesAfter) {
  start();
  append(many(3));
  store_->hold();
  store_->snapshot(group_at(3));
  append(filler("ga", 4));
  store_->release();
  ASSERT_TRUE(hear_all());

  EXPECT_EQ(snapshot_seq("ga"), 3u);
}

TEST_F(Background, ThereIsNoSnapshotOfWhatWasNotCommitted) {
  start();
  append(many(3));
  store_->hold();
  append(filler("ga", 5));  // fails: 4 is missing
  store_->snapshot(group_at(5));
  append(filler("ga", 4));
  append(filler("ga", 5));
  store_->release();
  ASSERT_TRUE(hear_all());

  EXPECT_EQ(snapshot_seq("ga"), 0u);
}

TEST_F(Background, WhatLoadsWhileACommitFailsIsLost) {
  start();
  append(many(3000));
  ASSERT_TRUE(hear_all());
  store_->hold();
  log_->fail_next(AppendOutcome::all_failed);
  load("ga");
  append(filler("ga", 3001));
  store_->release();
  ASSERT_TRUE(hear_all());
  EXPECT_THAT(heard_, testing::Contains("ga not loaded: the log was closed meanwhile"));

  load("ga");
  ASSERT_TRUE(hear_all());
  EXPECT_EQ(heard_.back(), "ga loaded at 3000");
}

}  // namespace
}  // namespace jamsides::store
