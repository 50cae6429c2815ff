// removal_test.cpp - a group taken out piece by piece: gone from every answer at once, at last from the disk,
// also where the server ended in between; the other groups work on meanwhile.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "store/loop.hpp"
#include "store/sqlite_log.hpp"
#include "store/sqlite_wipe.hpp"
#include "store/store_harness.hpp"
#include "store/store_thread.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class Removal : public testing::Test {
 protected:
  /// Groups whose rows stand among each other, of many sizes, some redacted, names changed in place, keys
  /// out of order, so that pages are split.
  void fill(Seq events, const std::vector<GroupId>& more = {}) {
    std::vector<GroupId> groups{kGoes, kStays};
    groups.insert(groups.end(), more.begin(), more.end());
    std::mt19937 random(seed_);
    SqliteLog log(directory_.data());
    for (const auto& group : groups) append_one(log, created(group));
    for (Seq seq = 2; seq <= events; ++seq) {
      std::vector<Append> batch;
      for (const auto& group : groups) {
        const std::string secret = "HEMLIG-" + group + "-" + std::string(random() % 900, 'x');
        Append append = ballot(group, seq, secret);
        if (seq % 9 == 0) append = redaction(group, seq, {seq - 1});
        const PersonId person{static_cast<std::uint32_t>(random() % 40 + 1)};
        append.rows.emplace_back(
            PersonRow{person, kChef, "NAMN-" + group + std::string(random() % 60, 'y'), false, {}});
        append.rows.emplace_back(
            CredentialRow{std::to_string(random()) + "-" + group, kChef, Key::room, false, {}, {}});
        batch.push_back(std::move(append));
      }
      log.append(batch);
    }
  }
  void expect_gone() const {
    EXPECT_THAT(bytes_under(directory_.data()), Not(HasSubstr(kGoes)));
    const VerifyReport report = verify(directory_.data());
    EXPECT_TRUE(report.sound) << testing::PrintToString(report.lines);
    EXPECT_EQ(report.groups, 1u);
  }

  const GroupId kGoes = "ggoesgoesgo", kStays = "gstaysstays";
  const unsigned seed_ = std::random_device{}();
  testing::ScopedTrace trace_{__FILE__, __LINE__, "seed " + std::to_string(seed_)};
  TemporaryDirectory directory_;
};

TEST_F(Removal, HT6_LeavesNoCopyInAnyCornerOfThePages) {
  fill(400, {"gearlier"});
  {
    SqliteLog log(directory_.data());
    EXPECT_TRUE(log.remove("gearlier"));  // rebuilds pages, which keep copies of the others' rows
    ASSERT_THAT(bytes_under(directory_.data()), HasSubstr(kGoes));
    EXPECT_TRUE(log.remove(kGoes));
    EXPECT_FALSE(log.remove(kGoes));
    EXPECT_EQ(log.load(kStays)->entries.size(), 400u);
    EXPECT_EQ(log.wal_bytes(), 0u);
    EXPECT_THAT(bytes_under(directory_.data()), Not(HasSubstr(kGoes)));
  }
  expect_gone();
}

TEST_F(Removal, HT6_IsGoneFromEveryAnswerAtOnceAndGoesOnAfterARestart) {
  fill(400);
  for (int run = 0; run < 4; ++run) {
    SqliteLog log(directory_.data());
    if (run == 0) {
      EXPECT_TRUE(log.begin_removal(kGoes));
    }
    EXPECT_FALSE(log.begin_removal(kGoes));
    EXPECT_EQ(log.groups().size(), 1u);
    EXPECT_FALSE(log.group(kGoes) || log.head(kGoes));
    EXPECT_EQ(log.load(kGoes).error().kind, LoadError::Kind::not_found);
    EXPECT_EQ(append_one(log, filler(kGoes, 401)), AppendOutcome::group_failed);
    EXPECT_TRUE(log.people(kGoes).empty());
    for (const auto& credential : log.credentials()) EXPECT_EQ(credential.group, kStays);
    log.renew_epochs();
    EXPECT_FALSE(log.step_removal());
  }
  const VerifyReport between = verify(directory_.data());
  EXPECT_TRUE(between.sound) << testing::PrintToString(between.lines);
  EXPECT_THAT(between.lines, Contains("group " + kGoes + ": is being removed"));
  {
    SqliteLog log(directory_.data());
    while (!log.step_removal()) EXPECT_EQ(log.open_statements(), 0);
  }
  expect_gone();
}

TEST_F(Removal, AnotherBegunMeanwhileGoesToo) {
  fill(200);
  SqliteLog log(directory_.data());
  log.begin_removal(kGoes);
  for (int steps = 0; steps < 4; ++steps) log.step_removal();
  log.begin_removal(kStays);
  while (!log.step_removal()) {
  }
  EXPECT_THAT(bytes_under(directory_.data()), Not(testing::AnyOf(HasSubstr(kGoes), HasSubstr(kStays))));
}

TEST_F(Removal, HT6_OthersCommitBetweenItsSteps) {
  fill(4000);
  Loop loop;
  StoreThread store(std::make_unique<SqliteLog>(directory_.data()), loop.post());
  std::vector<std::chrono::microseconds> quiet, meanwhile;
  Seq seq = 4000;
  const auto command = [&](auto& waits) {
    const auto from = std::chrono::steady_clock::now();
    bool committed = false;
    store.append(filler(kStays, ++seq),
                 [&](AppendOutcome how) { committed = how == AppendOutcome::committed; });
    ASSERT_TRUE(loop.run_until([&] { return committed; }));
    waits.push_back(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - from));
  };
  for (int n = 0; n < 300; ++n) command(quiet);
  bool removed = false;
  store.remove(kGoes, [&](std::expected<bool, Fault> how) { removed = how.value_or(false); });
  while (!removed) command(meanwhile);

  EXPECT_GT(meanwhile.size(), 100u);
  EXPECT_THAT(bytes_under(directory_.data()), Not(HasSubstr(kGoes)));
  for (auto* waits : {&quiet, &meanwhile}) {
    std::ranges::sort(*waits);
    const auto ms = [&](std::size_t hundredth) {
      return static_cast<double>(waits->at((waits->size() - 1) * hundredth / 100).count()) / 1e3;
    };
    std::printf("[          ] %s: %zu commands, p50 %.2f p99 %.2f max %.2f ms\n",
                waits == &quiet ? "quiet" : "removing", waits->size(), ms(50), ms(99), ms(100));
  }
}

TEST_F(Removal, HT6_GoesOnByItselfAfterAStart) {
  fill(300);
  SqliteLog(directory_.data()).begin_removal(kGoes);
  Loop loop;
  StoreThread store(std::make_unique<SqliteLog>(directory_.data()), loop.post());
  // Whatever is asked to be removed is heard of when all is gone.
  bool removed = false;
  store.remove(kStays, [&](std::expected<bool, Fault> how) { removed = how.value_or(false); });
  ASSERT_TRUE(loop.run_until([&] { return removed; }));
  EXPECT_THAT(bytes_under(directory_.data()), Not(HasSubstr(kGoes)));
}

TEST(Wiping, LeavesAPageAloneThatDoesNotLookSound) {
  std::vector<std::uint8_t> page(4096, 0x55);
  for (const int kind : {0, 1, 2, 5, 10, 13, 0x55}) {
    page[0] = static_cast<std::uint8_t>(kind);
    EXPECT_FALSE(wipe_page(page, false));
    EXPECT_EQ(std::ranges::count(page, 0x55), kind == 0x55 ? 4096 : 4095);
  }
}

TEST(Wiping, ZeroesTheGapAndFreeBlocksAndNoCell) {
  std::vector<std::uint8_t> page(4096, 0x55);
  // A table's leaf: one cell at 4000, a free block of 16 bytes at 3900, which is where the cells begin.
  const std::uint8_t header[] = {13,        3900 >> 8,  3900 & 255, 0,         1,
                                 3900 >> 8, 3900 & 255, 0,          4000 >> 8, 4000 & 255};
  std::ranges::copy(header, page.begin());
  const std::uint8_t block[] = {0, 0, 0, 16};
  std::ranges::copy(block, page.begin() + 3900);

  EXPECT_TRUE(wipe_page(page, false));
  EXPECT_FALSE(wipe_page(page, false));

  EXPECT_EQ(std::count(page.begin() + 10, page.begin() + 3900, 0), 3890);
  EXPECT_EQ(std::count(page.begin() + 3904, page.begin() + 3916, 0), 12);
  EXPECT_EQ(std::count(page.begin() + 3916, page.end(), 0x55), 4096 - 3916);
}

}  // namespace
}  // namespace jamsides::store
