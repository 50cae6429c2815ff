// wal_cut_test.cpp - the write-ahead log cut at every byte of its last transactions: the log is then a prefix
// of whole transactions, with every one that ends before the cut.
#include <gmock/gmock.h>

#include <map>

#include "store/sqlite_db.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), std::ssize(bytes));
}

/// A server's files as a kill leaves them, and how long the write-ahead log was behind each transaction.
struct Killed {
  std::string database, wal;
  std::map<std::size_t, std::pair<Seq, Seq>> ends;  // bytes -> heads of ga and gb
};

Killed killed() {
  TemporaryDirectory directory;
  SqliteLog log(directory.data());
  append_one(log, created("ga"));
  append_one(log, created("gb"));
  append_one(log, ballot("ga", 2, "x"));
  append_one(log, redaction("ga", 3, {2}));  // a checkpoint: the file has these, the write-ahead log is empty
  const auto wal = directory.database().string() + "-wal";
  Killed killed;
  for (Seq n = 1; n <= 6; ++n) {
    const std::vector<Append> batch{ballot("ga", 3 + n, std::string(200, 'x')), filler("gb", 1 + n)};
    log.append(batch);
    killed.ends[std::filesystem::file_size(wal)] = {3 + n, 1 + n};
  }
  killed.database = read_file(directory.database());
  killed.wal = read_file(wal);
  return killed;
}

/// How many events of ga and gb the file holds; no seq is missing below the highest.
std::pair<Seq, Seq> heads_in_file(const std::filesystem::path& file) {
  Database db(file.string(), SQLITE_OPEN_READWRITE, "");
  Statement count(db, "SELECT count(*), max(seq) FROM event WHERE group_id = ?");
  const auto head = [&](const char* group) {
    Rows row(count, std::string_view(group));
    EXPECT_TRUE(row.next());
    EXPECT_EQ(row.number(0), row.number(1)) << group;
    return static_cast<Seq>(row.number(1));
  };
  const Seq a = head("ga");
  return {a, head("gb")};
}

TEST(WriteAheadLog, CutAtAnyByteLeavesWholeTransactionsAndAllThatEndBeforeTheCut) {
  const Killed killed = ::jamsides::store::killed();
  ASSERT_EQ(killed.ends.size(), 6u);
  ASSERT_EQ(killed.ends.rbegin()->first, killed.wal.size());
  const std::size_t from = std::next(killed.ends.begin(), 3)->first;  // the last two byte by byte
  TemporaryDirectory directory(TemporaryDirectory::On::memory);
  std::filesystem::create_directory(directory.data());
  std::size_t cuts = 0;
  for (std::size_t cut = 0; cut <= killed.wal.size(); cut += cut < from ? 97 : 1, ++cuts) {
    write_file(directory.database(), killed.database);
    write_file(directory.database().string() + "-wal", std::string_view(killed.wal).substr(0, cut));

    const auto behind = killed.ends.upper_bound(cut);
    const auto want = behind == killed.ends.begin() ? std::pair<Seq, Seq>{3, 1} : std::prev(behind)->second;
    // Opening a whole log with all its statements is most of the cost, so at most bytes SQLite alone is
    // asked.
    if (cut % 7 != 0) {
      ASSERT_EQ(heads_in_file(directory.database()), want) << "cut at " << cut;
      continue;
    }
    SqliteLog log(directory.data());
    ASSERT_EQ(std::pair(log.head("ga")->seq, log.head("gb")->seq), want) << "cut at " << cut;
    if (cut % 211 != 0) continue;
    ASSERT_EQ(log.load("ga")->entries.size(), want.first) << "cut at " << cut;
    ASSERT_EQ(append_one(log, filler("gb", want.second + 1)), AppendOutcome::committed) << "cut at " << cut;
  }
  EXPECT_TRUE(verify(directory.data()).sound);
  EXPECT_GT(cuts, 20'000u);
  std::printf("[          ] cut at %zu places\n", cuts);
}

}  // namespace
}  // namespace jamsides::store
