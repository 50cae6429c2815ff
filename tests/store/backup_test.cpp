// backup_test.cpp - copies of a log under way, finished, kept and put back.
#include "store/backup.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <random>

#include "store/failing_vfs.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr UtcMillis kNow{1'795'305'600'000};  // 2026-11-22 00:00 UTC

class Backup : public testing::Test {
 protected:
  Backup() {
    append_one(*log_, created("ga"));
    append_one(*log_, created("gb"));
    for (Seq seq = 2; seq <= 300; ++seq) append_one(*log_, ballot("ga", seq, std::string(300, 'x')));
    prepare_backups(backups_);
  }

  /// A whole copy, `between` done after every step.
  std::filesystem::path copied(std::function<void()> between = [] {}) {
    const auto part = part_for(backups_, kNow);
    log_->begin_copy(part);
    while (!log_->step_copy(4)) between();
    return part;
  }
  BackupFile backup() { return *finish_backup(copied(), {}); }
  static std::string fault_of(const std::function<void()>& doing) {
    try {
      doing();
    } catch (const StoreFault& fault) {
      return fault.what();
    }
    return "";
  }

  TemporaryDirectory directory_;
  std::filesystem::path backups_ = directory_.path() / "backups";
  std::unique_ptr<SqliteLog> log_ = std::make_unique<SqliteLog>(directory_.data());
};

TEST_F(Backup, IsOneFileForTheServerAloneWithEverythingInIt) {
  const BackupFile made = backup();

  EXPECT_EQ(made.path.filename(), "jamsides-20261122T000000Z.db");
  EXPECT_EQ(made.begun, kNow);
  EXPECT_EQ(made.bytes, std::filesystem::file_size(made.path));
  struct stat status{};
  ::stat(made.path.c_str(), &status);
  EXPECT_EQ(status.st_mode & 0777u, 0600u);
  ASSERT_THAT(backups_in(backups_), SizeIs(1));
  const VerifyReport report = verify_file(made.path);
  EXPECT_TRUE(report.sound) << testing::PrintToString(report.lines);
  EXPECT_EQ(report.events, 301u);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(backups_), {}), 1);  // nothing beside it
}

TEST_F(Backup, HoldsWhatWasAppendedErasedAndRemovedMeanwhile) {
  Seq seq = 300;
  int steps = 0;
  const auto part = copied([&] {
    append_one(*log_, ballot("ga", ++seq, "meanwhile"));
    if (++steps == 3) {
      ++seq;
      ASSERT_EQ(append_one(*log_, redaction("ga", seq, {2, 3, 299})), AppendOutcome::committed);
    }
    if (steps == 6) log_->remove("gb");
  });
  const auto made = finish_backup(part, {});

  ASSERT_TRUE(made) << made.error().what;
  ASSERT_GT(steps, 10);
  const VerifyReport report = verify_file(made->path);
  EXPECT_EQ(report.events, seq);
  EXPECT_EQ(report.redacted, 3u);
  EXPECT_EQ(report.groups, 1u);
}

TEST_F(Backup, LeavesNoStatementOpenAndKeepsNoCheckpointWaiting) {
  const auto part = part_for(backups_, kNow);
  log_->begin_copy(part);
  log_->step_copy(4);

  EXPECT_EQ(log_->open_statements(), 0);
  append_one(*log_, redaction("ga", 301, {2}));  // purges by a checkpoint that truncates

  EXPECT_EQ(log_->wal_bytes(), 0u);
}

TEST_F(Backup, ThatIsNotSoundIsNotKept) {
  const auto part = copied();
  std::string bytes = bytes_under(backups_);
  const auto at = bytes.find("xxxxxxxx");
  ASSERT_NE(at, bytes.npos);
  bytes[at] = 'y';
  std::ofstream(part, std::ios::binary | std::ios::trunc) << bytes;

  const auto made = finish_backup(part, {});

  ASSERT_FALSE(made);
  EXPECT_THAT(made.error().what, HasSubstr("group ga seq "));
  EXPECT_THAT(backups_in(backups_), IsEmpty());
  EXPECT_TRUE(std::filesystem::is_empty(backups_));
}

TEST_F(Backup, ThatIsGivenUpLeavesAPartWhichTheNextRemoves) {
  const auto part = copied();
  std::stop_source stop;
  stop.request_stop();

  EXPECT_FALSE(finish_backup(part, stop.get_token()));
  EXPECT_TRUE(std::filesystem::exists(part));
  EXPECT_THAT(backups_in(backups_), IsEmpty());

  prepare_backups(backups_);
  EXPECT_FALSE(std::filesystem::exists(part));
}

TEST_F(Backup, EndsWhenTheLogIsClosedAfterAFailedWriteAndTheLogOpensAgain) {
  log_.reset();
  log_ = std::make_unique<SqliteLog>(directory_.data(), SqliteLog::Options{failing_vfs::name()});
  log_->begin_copy(part_for(backups_, kNow));
  log_->step_copy(4);
  failing_vfs::fail_syncs(true);
  EXPECT_EQ(append_one(*log_, filler("ga", 301)), AppendOutcome::all_failed);
  failing_vfs::fail_syncs(false);

  EXPECT_THROW(log_->step_copy(4), StoreFault);

  log_->reopen();
  EXPECT_THAT(fault_of([&] { log_->step_copy(4); }), HasSubstr("no copy"));
  const Seq head = log_->head("ga")->seq;
  EXPECT_EQ(append_one(*log_, filler("ga", head + 1)), AppendOutcome::committed);
  prepare_backups(backups_);
  EXPECT_TRUE(finish_backup(copied(), {}));
}

TEST_F(Backup, OnlyTheNewestAreKept) {
  const BackupFile first = backup();
  for (int n = 1; n <= 4; ++n) {
    std::filesystem::copy_file(first.path,
                               backups_ / ("jamsides-20261122T00000" + std::to_string(n) + "Z.db"));
  }
  std::ofstream(backups_ / "something-else.db") << "x";

  EXPECT_EQ(drop_old_backups(backups_, 2), 3u);

  const auto left = backups_in(backups_);
  ASSERT_THAT(left, SizeIs(2));
  EXPECT_EQ(left.front().begun.n, kNow.n + 3000);
  EXPECT_TRUE(std::filesystem::exists(backups_ / "something-else.db"));
}

TEST_F(Backup, IsRestoredWithNewEpochsAndVerifies) {
  Append with_name = filler("ga", 301);
  with_name.rows.emplace_back(PersonRow{PersonId{1}, kChef, "Ada", false, {}});
  append_one(*log_, with_name);
  const auto epoch = log_->load("ga")->epoch;
  const Head head = *log_->head("ga");
  const BackupFile made = backup();
  const auto data = directory_.path() / "new" / "data";

  const Restored restored = restore(made.path, data, false);

  EXPECT_EQ(restored.groups, 2u);
  EXPECT_EQ(restored.events, 302u);
  EXPECT_TRUE(verify(data).sound);
  SqliteLog again(data);
  EXPECT_EQ(again.head("ga"), head);
  EXPECT_NE(again.load("ga")->epoch, epoch);
  EXPECT_EQ(again.load("ga")->names.at(PersonId{1}), "Ada");
  EXPECT_FALSE(std::filesystem::exists(data / "restoring"));
  EXPECT_TRUE(verify_file(made.path).sound);  // and can be restored again
}

TEST_F(Backup, BelongsToWhoeverOwnsTheDirectoryItIsRestoredIn) {
  const BackupFile made = backup();
  log_.reset();
  const ::uid_t owner = ::geteuid() == 0 ? 12345 : ::geteuid();  // root restores for the server's own user
  ASSERT_EQ(::chown(directory_.data().c_str(), owner, static_cast<::gid_t>(-1)), 0);

  const Restored restored = restore(made.path, directory_.data(), true);

  for (const auto& path : {directory_.database(), restored.put_aside}) {
    struct stat status{};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_uid, owner) << path;
  }
}

TEST_F(Backup, IsNotRestoredOverDataUnlessToldAndThenPutsThemAside) {
  const BackupFile made = backup();
  append_one(*log_, filler("ga", 301));
  EXPECT_THAT(fault_of([&] { restore(made.path, directory_.data(), true); }),
              HasSubstr("another jamsides uses"));
  log_.reset();
  EXPECT_THAT(fault_of([&] { restore(made.path, directory_.data(), false); }), HasSubstr("--replace"));
  EXPECT_EQ(verify(directory_.data()).events, 302u);

  const Restored restored = restore(made.path, directory_.data(), true);

  EXPECT_EQ(restored.put_aside, directory_.data() / "replaced-1");
  EXPECT_EQ(verify(directory_.data()).events, 301u);
  EXPECT_EQ(verify(restored.put_aside).events, 302u);
}

TEST_F(Backup, ThatIsDamagedIsNotRestored) {
  const BackupFile made = backup();
  std::string bytes = bytes_under(backups_);
  const auto at = bytes.find("xxxxxxxx");
  bytes[at] = 'y';
  std::ofstream(made.path, std::ios::binary | std::ios::trunc) << bytes;
  const auto data = directory_.path() / "new";

  EXPECT_THAT(fault_of([&] { restore(made.path, data, false); }), HasSubstr("not sound"));

  EXPECT_FALSE(std::filesystem::exists(data / "jamsides.db"));
  EXPECT_FALSE(std::filesystem::exists(data / "restoring"));
}

TEST_F(Backup, AServersOwnFileIsNoBackup) {
  EXPECT_THAT(fault_of([&] { restore(directory_.database(), directory_.path() / "new", false); }),
              HasSubstr("no backup"));
}

}  // namespace
}  // namespace jamsides::store
