// store_thread_test.cpp - batches, order, holding, and what is said when the disk fails. Run under TSan too.
#include "store/store_thread.hpp"

#include <gmock/gmock.h>

#include "store/loop.hpp"
#include "store/memory_log.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class StoreThreadTest : public testing::Test {
 protected:
  /// Appends and notes "<group><seq> <outcome>" when it is heard of.
  void append(Append append) {
    const std::string what = append.group + std::to_string(append.entries.front().stamp.seq);
    ++asked_;
    store_->append(std::move(append), [this, what](AppendOutcome outcome) {
      const char* const words[] = {"committed", "group failed", "all failed"};
      heard_.push_back(what + " " + words[static_cast<int>(outcome)]);
    });
  }
  bool hear_all() {
    return loop_.run_until([&] { return heard_.size() == asked_; });
  }
  void start(StoreThread::Options options = {}) {
    auto log = std::make_unique<MemoryLog>();
    log_ = log.get();
    options.warn = [this](std::string words) { warnings_.push_back(std::move(words)); };
    store_ = std::make_unique<StoreThread>(std::move(log), loop_.post(), std::move(options));
  }

  Loop loop_;
  MemoryLog* log_ = nullptr;  // the store thread's; only planned with before anything is asked
  std::unique_ptr<StoreThread> store_;
  std::vector<std::string> heard_;
  std::vector<std::string> warnings_;
  std::size_t asked_ = 0;
};

TEST_F(StoreThreadTest, AnAppendIsHeardOfOnTheNetworkThread) {
  start();
  append(created("ga"));

  EXPECT_TRUE(heard_.empty());
  ASSERT_TRUE(hear_all());

  EXPECT_THAT(heard_, ElementsAre("ga1 committed"));
}

TEST_F(StoreThreadTest, NothingIsHeardWhileCommitsAreHeldAndAllInOrderAfter) {
  start();
  store_->hold();
  append(created("ga"));
  append(filler("ga", 2));
  append(created("gb"));
  loop_.run_ready();
  EXPECT_TRUE(heard_.empty());
  EXPECT_EQ(store_->counters().queued, 3u);

  store_->release();
  ASSERT_TRUE(hear_all());

  EXPECT_THAT(heard_, ElementsAre("ga1 committed", "ga2 committed", "gb1 committed"));
}

TEST_F(StoreThreadTest, WhatIsQueuedIsOneTransactionAndOnePost) {
  start();
  store_->hold();
  append(created("ga"));
  for (Seq seq = 2; seq <= 100; ++seq) append(filler("ga", seq));
  store_->release();

  ASSERT_TRUE(hear_all());

  const StoreCounters counters = store_->counters();
  EXPECT_EQ(counters.commits, 1u);
  EXPECT_EQ(counters.appends, 100u);
  EXPECT_EQ(counters.events, 100u);
  EXPECT_EQ(counters.largest_batch, 100u);
  EXPECT_EQ(loop_.posts(), 1);
}

TEST_F(StoreThreadTest, ABatchEndsAtItsLimit) {
  StoreThread::Options options;
  options.batch_limit = 40;
  start(std::move(options));
  store_->hold();
  append(created("ga"));
  for (Seq seq = 2; seq <= 100; ++seq) append(filler("ga", seq));
  store_->release();

  ASSERT_TRUE(hear_all());

  EXPECT_EQ(store_->counters().commits, 3u);
  EXPECT_EQ(store_->counters().largest_batch, 40u);
}

TEST_F(StoreThreadTest, AnythingElseIsDoneInItsPlaceAmongTheAppends) {
  start();
  store_->hold();
  std::vector<Seq> heads;
  const auto ask_head = [&] {
    ++asked_;
    store_->run([](Log& log) { return log.head("ga"); },
                [&](std::expected<std::optional<Head>, Fault> head) {
                  heads.push_back(*head ? (*head)->seq : 0);
                  heard_.push_back("head");
                });
  };
  ask_head();
  append(created("ga"));
  ask_head();
  append(filler("ga", 2));
  ask_head();
  store_->release();

  ASSERT_TRUE(hear_all());

  EXPECT_THAT(heads, ElementsAre(0u, 1u, 2u));
}

TEST_F(StoreThreadTest, AFaultOfOtherWorkComesAsAValue) {
  start();
  std::string fault;
  store_->run([](Log& log) { log.add_session({"c", "gx", kChef, Key::room, {}, {}}); },
              [&](std::expected<void, Fault> done) { fault = done ? "none" : done.error().what; });

  ASSERT_TRUE(loop_.run_until([&] { return !fault.empty(); }));

  EXPECT_THAT(fault, HasSubstr("gx"));
}

TEST_F(StoreThreadTest, OneGroupsFailureIsToldToItAlone) {
  start();
  store_->hold();
  append(created("ga"));
  append(filler("gb", 5));
  append(filler("ga", 2));
  store_->release();

  ASSERT_TRUE(hear_all());

  EXPECT_THAT(heard_, ElementsAre("ga1 committed", "gb5 group failed", "ga2 committed"));
  EXPECT_EQ(store_->counters().group_failures, 1u);
  EXPECT_THAT(warnings_, testing::Contains(HasSubstr("group gb")));
}

TEST_F(StoreThreadTest, AFailedCommitFailsItsWholeBatchAndTheLogIsReopenedBeforeTheNext) {
  start();
  store_->hold();
  log_->fail_next(AppendOutcome::all_failed);
  append(created("ga"));
  append(created("gb"));
  store_->release();
  ASSERT_TRUE(hear_all());
  EXPECT_THAT(heard_, ElementsAre("ga1 all failed", "gb1 all failed"));
  EXPECT_TRUE(store_->counters().broken);

  append(created("ga"));
  ASSERT_TRUE(hear_all());

  EXPECT_EQ(heard_.back(), "ga1 committed");
  EXPECT_FALSE(store_->counters().broken);
  EXPECT_EQ(store_->counters().reopens, 1u);
}

TEST_F(StoreThreadTest, WhileReopeningFailsEverythingFails) {
  StoreThread::Options options;
  options.reopen_every = std::chrono::hours(1);
  start(std::move(options));
  store_->hold();
  log_->fail_next(AppendOutcome::all_failed, /*reopen_failures=*/1);
  append(created("ga"));
  store_->release();
  ASSERT_TRUE(hear_all());

  append(created("ga"));
  ASSERT_TRUE(hear_all());
  LoadError::Kind load = LoadError::Kind::not_found;
  store_->load("ga", {}, [&](auto room) { load = room.error().kind, heard_.push_back("load"), ++asked_; });
  ASSERT_TRUE(loop_.run_until([&] { return heard_.back() == "load"; }));

  EXPECT_THAT(heard_, ElementsAre("ga1 all failed", "ga1 all failed", "load"));
  EXPECT_EQ(load, LoadError::Kind::fault);
  EXPECT_THAT(warnings_, testing::Contains(HasSubstr("cannot be reopened")));
  EXPECT_TRUE(store_->counters().broken);
}

TEST_F(StoreThreadTest, TheLogIsOpenedAgainByItself) {
  StoreThread::Options options;
  options.reopen_every = std::chrono::milliseconds(2);
  start(std::move(options));
  store_->hold();
  log_->fail_next(AppendOutcome::all_failed, /*reopen_failures=*/3);
  append(created("ga"));
  store_->release();

  ASSERT_TRUE(
      loop_.run_until([&] { return !warnings_.empty() && warnings_.back() == "the log is open again"; }));

  EXPECT_EQ(store_->counters().reopens, 4u);
  EXPECT_FALSE(store_->counters().broken);
  append(created("ga"));
  ASSERT_TRUE(hear_all());
  EXPECT_EQ(heard_.back(), "ga1 committed");
}

TEST_F(StoreThreadTest, ASlowCommitIsWarnedOf) {
  StoreThread::Options options;
  options.slow_commit = std::chrono::milliseconds(-1);  // every commit is slower
  start(std::move(options));
  append(created("ga"));
  ASSERT_TRUE(hear_all());
  ASSERT_TRUE(loop_.run_until([&] { return !warnings_.empty(); }));

  EXPECT_THAT(warnings_, ElementsAre(HasSubstr("a commit of 1 appends took")));
  EXPECT_EQ(store_->counters().slow_commits, 1u);
}

TEST_F(StoreThreadTest, EndingFinishesWhatWasAskedAlsoWhenHeld) {
  start();
  store_->hold();
  append(created("ga"));
  append(filler("ga", 2));

  store_.reset();
  loop_.run_ready();

  EXPECT_THAT(heard_, ElementsAre("ga1 committed", "ga2 committed"));
}

TEST_F(StoreThreadTest, ManyAppendsOverAFileAreAllThereInFewerCommits) {
  TemporaryDirectory directory;
  store_ = std::make_unique<StoreThread>(std::make_unique<SqliteLog>(directory.data()), loop_.post());
  append(created("ga"));
  for (Seq seq = 2; seq <= 300; ++seq) {
    append(filler("ga", seq));
    if (seq % 50 == 0) {
      ASSERT_TRUE(hear_all());
    }
  }
  ASSERT_TRUE(hear_all());
  std::size_t loaded = 0;
  store_->run([](Log& log) { return log.load("ga")->entries.size(); },
              [&](std::expected<std::size_t, Fault> n) { loaded = *n; });
  ASSERT_TRUE(loop_.run_until([&] { return loaded != 0; }));

  EXPECT_EQ(loaded, 300u);
  EXPECT_LT(store_->counters().commits, 300u);
  EXPECT_EQ(store_->counters().group_failures, 0u);
  EXPECT_GT(store_->counters().commit_time_total.count(), 0);
}

/// A copy of a real file while appends go on.
class StoreThreadCopy : public StoreThreadTest {
 protected:
  void begin(StoreThread::Options options = {}) {
    store_ = std::make_unique<StoreThread>(std::make_unique<SqliteLog>(directory_.data()), loop_.post(),
                                           std::move(options));
  }
  void copy() {
    store_->copy(to_, [this](std::expected<void, Fault> how) { copied_ = how ? "whole" : how.error().what; });
  }

  TemporaryDirectory directory_;
  std::filesystem::path to_ = directory_.path() / "copy.db";
  std::string copied_;
};

TEST_F(StoreThreadCopy, WhatIsCommittedWhileCopyingIsInTheCopyAndWaitsForOneStepAtMost) {
  StoreThread::Options options;
  options.copy_pages = 2;
  options.beside_pause = std::chrono::milliseconds(0);
  begin(options);
  append(created("ga"));
  for (Seq seq = 2; seq <= 400; ++seq) append(ballot("ga", seq, std::string(400, 'x')));
  ASSERT_TRUE(hear_all());

  copy();
  Seq seq = 400;
  while (copied_.empty()) {
    append(ballot("ga", ++seq, "meanwhile"));
    ASSERT_TRUE(hear_all());
  }

  EXPECT_EQ(copied_, "whole");
  EXPECT_GT(seq, 410u);  // many commits came between the steps
  EXPECT_GT(store_->counters().copy_steps, 30u);
  const auto report = verify_file(to_);
  EXPECT_TRUE(report.sound) << testing::PrintToString(report.lines);
  EXPECT_GE(report.events, seq - 1);  // the last may have come when the copy was whole already
}

TEST_F(StoreThreadCopy, ACopyThatCannotBeMadeSaysSoAndHarmsNothing) {
  begin();
  to_ = directory_.path() / "nowhere" / "copy.db";
  copy();
  ASSERT_TRUE(loop_.run_until([&] { return !copied_.empty(); }));

  EXPECT_THAT(copied_, HasSubstr("cannot make"));
  append(created("ga"));
  ASSERT_TRUE(hear_all());
  EXPECT_EQ(heard_.back(), "ga1 committed");
}

TEST_F(StoreThreadCopy, EndingGivesUpACopy) {
  StoreThread::Options options;
  options.copy_pages = 1;
  options.beside_pause = std::chrono::hours(1);
  begin(options);
  append(created("ga"));
  copy();
  append(filler("ga", 2));
  ASSERT_TRUE(hear_all());

  store_.reset();
  loop_.run_ready();

  EXPECT_THAT(copied_, HasSubstr("given up"));
}

}  // namespace
}  // namespace jamsides::store
