// disk_failure_test.cpp - every write, sync and truncation of a log's work failing in turn: what was
// acknowledged is there after reopening, what was not is there whole or not at all, and after a power cut the
// same holds.
#include <gmock/gmock.h>

#include <map>

#include "store/failing_vfs.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

using failing_vfs::Way;
using Batch = std::vector<Append>;

constexpr int kSteps = 8;

/// Two groups at work; `heads` where they are now.
class Work {
 public:
  explicit Work(const std::filesystem::path& data) : data_(data) { open(); }

  /// Does step after step, opening the log again (the disk well by then) where one failed.
  void run() {
    for (step_ = 1; step_ <= kSteps; ++step_) {
      while (!done_step()) {
        after_failure();
        if (testing::Test::HasFatalFailure()) return;
      }
    }
  }
  /// Does steps until one fails.
  void run_into_failure() {
    for (step_ = 1; step_ <= kSteps && done_step(); ++step_) {
    }
  }
  void open() { log_ = std::make_unique<SqliteLog>(data_, SqliteLog::Options{failing_vfs::name()}); }
  void close() { log_.reset(); }

  /// What was acknowledged is there, and what was tried is there as one or not at all.
  void check() {
    std::map<GroupId, Seq> heads;
    for (const GroupInfo& group : log_->groups()) heads[group.id] = group.head.seq;
    EXPECT_TRUE(heads == safe_ || heads == tried_)
        << testing::PrintToString(heads) << " safe " << testing::PrintToString(safe_) << " tried "
        << testing::PrintToString(tried_);
    safe_ = heads;
  }
  int failures() const { return failures_; }

 private:
  Append next(const GroupId& group) {
    const Seq seq = tried_[group] + 1;
    tried_[group] = seq;
    if (seq == 1) return created(group);
    // Purged by a checkpoint. 2 and 3 are ballots always; the one before may be a redaction that was there
    // though its commit had failed.
    if (step_ % 4 == 0 && seq > 3) return redaction(group, seq, {2, 3});
    Append append = ballot(group, seq, std::string(static_cast<std::size_t>(step_) * 300, 'x'));
    append.rows.emplace_back(PersonRow{PersonId{static_cast<std::uint32_t>(seq)}, kChef, "Ada", false, {}});
    return append;
  }

  bool done_step() {
    tried_ = safe_;
    Batch batch;
    for (const char* group : {"ga", "gb"}) batch.push_back(next(group));
    const auto outcomes = log_->append(batch);
    if (outcomes.front() == AppendOutcome::committed) {
      EXPECT_THAT(outcomes, testing::Each(AppendOutcome::committed));
      safe_ = tried_;
      return true;
    }
    EXPECT_THAT(outcomes, testing::Each(AppendOutcome::all_failed)) << log_->failure();
    return false;
  }

  void after_failure() {
    ++failures_;
    ASSERT_TRUE(log_->broken());
    EXPECT_THROW((void)log_->load("ga"), StoreFault);
    EXPECT_THROW((void)log_->groups(), StoreFault);
    try {
      log_->reopen();  // the one failure is over, or the disk still fails
    } catch (const StoreFault&) {
      EXPECT_TRUE(log_->broken());
      failing_vfs::mend();
      log_->reopen();
    }
    check();
    EXPECT_EQ(log_->open_statements(), 0);
  }

  std::filesystem::path data_;
  std::unique_ptr<SqliteLog> log_;
  std::map<GroupId, Seq> safe_, tried_;
  int step_ = 1;
  int failures_ = 0;
};

struct Case {
  const char* name;
  Way way;
  bool for_good;
};

class DiskFailure : public testing::TestWithParam<Case> {
 protected:
  ~DiskFailure() override { failing_vfs::mend(); }
};

INSTANTIATE_TEST_SUITE_P(, DiskFailure,
                         testing::Values(Case{"Error", Way::error, false},
                                         Case{"ErrorForGood", Way::error, true},
                                         Case{"FullForGood", Way::full, true},
                                         Case{"Torn", Way::torn, false}),
                         [](const auto& parameter) { return parameter.param.name; });

/// How many calls the work makes that could fail, in a new file or one that has been opened before.
long calls_of_all(bool in_new_file) {
  TemporaryDirectory directory(TemporaryDirectory::On::memory);
  if (!in_new_file) Work first(directory.data());
  Work work(directory.data());
  failing_vfs::fail_at(0, Way::error, false);
  work.run();
  return failing_vfs::calls();
}

TEST_P(DiskFailure, SQ9_AtAnyCallLosesNothingAcknowledgedAndHalvesNothing) {
  long call = 1;
  int failures = 0;
  for (bool reached = true; reached; ++call) {
    TemporaryDirectory directory(TemporaryDirectory::On::memory);
    Work work(directory.data());
    failing_vfs::fail_at(call, GetParam().way, GetParam().for_good);
    work.run();
    reached = failing_vfs::calls() >= call;
    failing_vfs::mend();
    work.check();
    work.close();
    failures += work.failures();
    const VerifyReport report = verify(directory.data());
    ASSERT_TRUE(report.sound) << "call " << call << testing::PrintToString(report.lines);
    EXPECT_GE(report.events, 2u * kSteps);  // more where a commit was there though it had failed
    if (HasFailure()) FAIL() << "at call " << call;
  }
  EXPECT_EQ(call - 1, calls_of_all(true) + 1) << "each once, and one more that is not reached";
  EXPECT_GT(failures, 40);  // the rest befell checkpoints, which are tried again
  std::printf("[          ] %ld calls failed in turn, %d commits with them\n", call - 1, failures);
}

TEST(PowerCut, SQ3_AtAnyCallLosesNothingAcknowledged) {
  long call = 1;
  for (bool reached = true; reached; call += 1) {
    TemporaryDirectory directory(TemporaryDirectory::On::memory);
    failing_vfs::remember_syncs();
    {
      Work first(directory.data());  // makes the file; from here on the power may go
    }
    Work work(directory.data());
    failing_vfs::fail_at(call, Way::torn, true);
    work.run_into_failure();
    reached = failing_vfs::calls() >= call;  // in the last step's checkpoint no commit fails with it
    work.close();
    failing_vfs::cut_power();
    failing_vfs::mend();
    work.open();
    work.check();
    work.close();
    const VerifyReport report = verify(directory.data());
    ASSERT_TRUE(report.sound) << "call " << call << testing::PrintToString(report.lines);
    if (HasFailure()) FAIL() << "at call " << call;
  }
  EXPECT_EQ(call - 1, calls_of_all(false) + 1) << "each once, and one more that is not reached";
  std::printf("[          ] power cut at %ld calls\n", call - 1);
}

TEST(Reopening, AtAnyCallItFailsItIsTriedAgainUntilItSucceeds) {
  for (long call = 1; call <= 12; ++call) {
    TemporaryDirectory directory(TemporaryDirectory::On::memory);
    SqliteLog log(directory.data(), {failing_vfs::name()});
    append_one(log, created("ga"));
    append_one(log, ballot("ga", 2, "x"));
    failing_vfs::fail_at(1, Way::error, true);
    ASSERT_EQ(append_one(log, filler("ga", 3)), AppendOutcome::all_failed);
    failing_vfs::fail_at(call, Way::error, false);
    for (int tries = 0; log.broken() && tries < 3; ++tries) {
      try {
        log.reopen();
      } catch (const StoreFault&) {
        EXPECT_THROW((void)log.load("ga"), StoreFault);  // nothing is loaded before it has succeeded
      }
    }
    failing_vfs::mend();
    ASSERT_FALSE(log.broken()) << call;
    EXPECT_GE(log.head("ga")->seq, 2u);
  }
}

}  // namespace
}  // namespace jamsides::store
