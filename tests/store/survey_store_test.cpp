// survey_store_test.cpp - what people answered leaves no trace of who or when: not in the log, the pages, the
// write-ahead log, a backup; and is there exactly where its event is.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "store/answers_json.hpp"
#include "store/backup.hpp"
#include "store/sqlite_db.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const SurveyId kFirst{1}, kSecond{2};

Append opened(const GroupId& group, Seq seq, SurveyId id) {
  return one(group, seq, survey::Opened{id, MeetingId{1}, meeting::Show::pmi, "pmi-1", 40});
}
Append answered(const GroupId& group, Seq seq, SurveyId id, const std::string& text) {
  Append append{group,
                {at(seq, survey::Answered{id}, Author::of(SeatId{static_cast<std::uint32_t>(seq)}))},
                {AnswerRow{id, {{}, {text, "", ""}}}},
                {}};
  return append;
}
std::size_t times(const std::string& in, const std::string& what) {
  std::size_t n = 0;
  for (auto at = in.find(what); at != in.npos; at = in.find(what, at + 1)) ++n;
  return n;
}

class SurveyStore : public testing::Test {
 protected:
  /// A group with two open surveys; `answers` to the first, of many sizes so that pages are split.
  void fill(const GroupId& group, int answers) {
    append_one(*log_, created(group));
    append_one(*log_, opened(group, 2, kFirst));
    append_one(*log_, opened(group, 3, kSecond));
    std::mt19937 random(seed_);
    for (int n = 0; n < answers; ++n) {
      append_one(*log_, answered(group, static_cast<Seq>(4 + n), kFirst, text(group, n, random() % 700)));
    }
  }
  static std::string text(const GroupId& group, int n, std::size_t filler = 0) {
    return "HEMLIG-" + group + "-" + std::to_string(100 + n) + "-" + std::string(filler, 'x');
  }
  Seq next(const GroupId& group) { return log_->head(group)->seq + 1; }
  void close(const GroupId& group, SurveyId id) {
    ASSERT_EQ(append_one(*log_, one(group, next(group), survey::Closed{id})), AppendOutcome::committed);
  }
  /// The rows of a table, asked of the closed file.
  std::int64_t count(const std::string& sql) {
    log_.reset();
    std::int64_t n = 0;
    {
      Database database(directory_.database().string(), SQLITE_OPEN_READWRITE, "");
      Statement select(database, sql.c_str());
      Rows row(select);
      if (row.next()) n = row.number(0);
    }
    log_ = std::make_unique<SqliteLog>(directory_.data());
    return n;
  }

  /// The ids of all rows of open surveys, as bytes.
  std::vector<std::string> ids() {
    log_.reset();
    std::vector<std::string> all;
    {
      Database database(directory_.database().string(), SQLITE_OPEN_READWRITE, "");
      Statement select(database, "SELECT id FROM survey_open");
      Rows row(select);
      while (row.next()) {
        const auto bytes = row.blob(0);
        all.emplace_back(bytes.begin(), bytes.end());
      }
    }
    log_ = std::make_unique<SqliteLog>(directory_.data());
    return all;
  }

  const unsigned seed_ = std::random_device{}();
  testing::ScopedTrace trace_{__FILE__, __LINE__, "seed " + std::to_string(seed_)};
  TemporaryDirectory directory_;
  std::unique_ptr<SqliteLog> log_ = std::make_unique<SqliteLog>(directory_.data());
};

TEST(AnswersJson, ComeBackAsTheyWereAndNothingElseIsRead) {
  const survey::Answers answers{{0, 3, 1}, {"rad\n \"å\" 😀", ""}};
  EXPECT_EQ(answers_of(text_of(answers)), answers);
  for (const char* text :
       {"", "[]", "{}", R"({"marks":[1]})", R"({"marks":[-1],"texts":[]})", R"({"marks":[10],"texts":[]})",
        R"({"marks":[1.5],"texts":[]})", R"({"marks":[],"texts":[1]})", R"({"marks":{},"texts":[]})"}) {
    EXPECT_FALSE(answers_of(text)) << text;
  }
}

TEST_F(SurveyStore, SU4_AnOpenSurveysAnswersAreToldToNobodyAndStandInNoEvent) {
  fill("ga", 5);

  EXPECT_THAT(log_->answers("ga", kFirst), IsEmpty());
  EXPECT_EQ(count("SELECT count(*) FROM event WHERE body LIKE '%HEMLIG%'"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM survey_open"), 5);
  EXPECT_EQ(count("SELECT count(DISTINCT length(id)) FROM survey_open WHERE length(id) = 16"), 1);
}

TEST_F(SurveyStore, SU7_OnceClosedNoRowAsItWasWrittenIsLeftInAnyCornerOfTheFiles) {
  fill("ga", 40);
  fill("gb", 20);
  const auto before = ids();
  ASSERT_THAT(before, SizeIs(60));

  close("ga", kFirst);

  EXPECT_EQ(log_->wal_bytes(), 0u);
  const std::string bytes = bytes_under(directory_.data());
  for (const std::string& id : before) EXPECT_EQ(times(bytes, id), 0u);
  for (int n = 0; n < 40; ++n) EXPECT_GE(times(bytes, text("ga", n)), 1u) << n;
  for (int n = 0; n < 20; ++n) EXPECT_GE(times(bytes, text("gb", n)), 1u) << n;
  EXPECT_THAT(log_->answers("ga", kFirst), SizeIs(40));
  EXPECT_THAT(log_->answers("gb", kFirst), IsEmpty());
}

TEST_F(SurveyStore, SU7_NeitherTheirOrderNorTheirPlaceInTheFileTellsWhenTheyCame) {
  fill("ga", 30);

  close("ga", kFirst);

  std::vector<std::string> in_order;
  for (const auto& answers : log_->answers("ga", kFirst)) in_order.push_back(answers.texts[0]);
  EXPECT_FALSE(std::ranges::is_sorted(in_order));  // once in 30! it is
  const std::string bytes = bytes_under(directory_.data());
  std::vector<std::pair<std::size_t, int>> places;
  for (int n = 0; n < 30; ++n) places.emplace_back(bytes.find(text("ga", n)), n);
  std::ranges::sort(places);
  const auto came_later = [](const auto& a, const auto& b) { return a.second > b.second; };
  EXPECT_FALSE(std::ranges::is_sorted(places, {}, &std::pair<std::size_t, int>::second));
  EXPECT_FALSE(std::ranges::is_sorted(places, came_later));
}

TEST_F(SurveyStore, SU7_AnotherSurveysAnswersStayOpen) {
  fill("ga", 3);
  append_one(*log_, answered("ga", next("ga"), kSecond, "andra"));

  close("ga", kFirst);
  EXPECT_THAT(log_->answers("ga", kSecond), IsEmpty());
  close("ga", kSecond);

  EXPECT_THAT(log_->answers("ga", kFirst), SizeIs(3));
  ASSERT_THAT(log_->answers("ga", kSecond), SizeIs(1));
  EXPECT_EQ(log_->answers("ga", kSecond)[0].texts[0], "andra");
}

TEST_F(SurveyStore, SU4_AnAppendThatIsNotStoredStoresNoAnswer) {
  fill("ga", 0);
  EXPECT_EQ(append_one(*log_, answered("ga", 99, kFirst, "HEMLIG")), AppendOutcome::group_failed);
  Append closes = one("ga", next("ga"), survey::Closed{kFirst});
  closes.redact = {1};  // cannot be
  append_one(*log_, answered("ga", next("ga"), kFirst, "kvar"));
  closes.entries[0].stamp.seq = next("ga");
  EXPECT_EQ(append_one(*log_, closes), AppendOutcome::group_failed);

  EXPECT_EQ(count("SELECT count(*) FROM survey_open"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM survey_answer"), 0);
}

TEST_F(SurveyStore, SU11_ABackupLeavesOutWhatIsOpenAndHasWhatIsClosed) {
  fill("ga", 25);
  close("ga", kFirst);
  fill("gb", 25);
  const auto backups = directory_.path() / "backups";
  prepare_backups(backups);
  const auto part = part_for(backups, UtcMillis{1'795'305'600'000});
  log_->begin_copy(part);
  for (Seq seq = next("gb"); !log_->step_copy(4); ++seq) {
    append_one(*log_, answered("gb", seq, kFirst, "HEMLIG-gb-999 meanwhile"));
  }

  const auto made = finish_backup(part, {});

  ASSERT_TRUE(made) << made.error().what;
  const std::string bytes = bytes_under(backups);
  EXPECT_EQ(times(bytes, "HEMLIG-gb"), 0u);
  EXPECT_GE(times(bytes, "HEMLIG-ga"), 25u);  // and copies in pages that were split
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(backups), {}), 1);  // nothing beside it
  EXPECT_TRUE(verify_file(made->path).sound);
  EXPECT_EQ(log_->open_statements(), 0);
}

TEST_F(SurveyStore, SU11_HT6_ARemovedGroupsAnswersGoToo) {
  fill("ggoesgoesgo", 40);
  fill("gstaysstays", 40);
  close("ggoesgoesgo", kFirst);
  append_one(*log_, answered("ggoesgoesgo", next("ggoesgoesgo"), kSecond, text("ggoesgoesgo", 77)));

  log_->remove("ggoesgoesgo");

  EXPECT_THAT(bytes_under(directory_.data()), Not(HasSubstr("HEMLIG-ggoes")));
  close("gstaysstays", kFirst);
  EXPECT_THAT(log_->answers("gstaysstays", kFirst), SizeIs(40));
  log_.reset();
  EXPECT_TRUE(verify(directory_.data()).sound);
}

TEST_F(SurveyStore, SQ14_VerifyFindsAnAnswerTheLogDoesNotTellOfAndOneThatCannotBeRead) {
  fill("ga", 3);
  close("ga", kFirst);
  const auto wrong = [&](const std::string& sql) {
    log_.reset();
    {
      Database database(directory_.database().string(), SQLITE_OPEN_READWRITE, "");
      database.execute("BEGIN");
      database.execute(sql);
      database.execute("COMMIT");
    }
    const auto report = verify(directory_.data());
    log_ = std::make_unique<SqliteLog>(directory_.data());
    EXPECT_FALSE(report.sound);
    return report.lines;
  };
  log_.reset();
  EXPECT_TRUE(verify(directory_.data()).sound);

  EXPECT_THAT(wrong("INSERT INTO survey_open (id, group_id, survey, answers) VALUES (x'00', 'ga', 1, "
                    "'{\"marks\":[],\"texts\":[]}')"),
              Contains("group ga: more answers to surveys than its log tells of"));
  EXPECT_THAT(wrong("DELETE FROM survey_open; UPDATE survey_answer SET answers = '{' WHERE id = "
                    " (SELECT min(id) FROM survey_answer)"),
              Contains("group ga: an answer to a survey cannot be read"));
  EXPECT_THAT(log_->answers("ga", kFirst), SizeIs(2));
}

}  // namespace
}  // namespace jamsides::store
