// picture_test.cpp - a round's Deltagarnas bild as the operator meets it: from a real file of a stopped
// server, or clear words.
#include "app/picture.hpp"

#include <gmock/gmock.h>

#include "app/app_harness.hpp"
#include "store/sqlite_log.hpp"

namespace jamsides::app {
namespace {

using testing::HasSubstr;
using testing::Not;

/// What a group's log begins with: made with `checklist`, BM1 and BM2 planned, BM1 open with a survey that
/// `answers` answered, each with `mark` in everything. Closed where told.
struct Begun {
  std::string id;
  int answers;
  int mark = 2;
  bool closed = true;
  std::string checklist = "skl-2019-10";
};

class PictureOfARound : public testing::Test {
 protected:
  void store(const Begun& begun) {
    store::SqliteLog log(data_);
    store::Append all{begun.id, {}, {}, {}};
    const auto at = [&](Event event, Author by = Author::admin()) {
      const Seq seq = all.entries.size() + 1;
      all.entries.push_back({std::move(event), {seq, {1'795'305'600'000}, by, {}}});
    };
    const MeetingId bm1{1};
    at(setup::Created{"Gruppen", begun.checklist, 3, false});
    at(meeting::Planned{bm1, "bm1", "2026-11-25", {}, {}, ""});
    at(meeting::Opened{bm1});
    at(survey::Opened{SurveyId{1}, bm1, meeting::Show::survey, "enkat-10-1", 12});
    for (std::uint32_t n = 1; n <= static_cast<std::uint32_t>(begun.answers); ++n) {
      at(survey::Answered{SurveyId{1}}, Author::of(SeatId{n}));
      all.rows.emplace_back(AnswerRow{SurveyId{1}, {std::vector<int>(19, begun.mark), {}}});
    }
    EXPECT_EQ(log.append({&all, 1}).front(), store::AppendOutcome::committed);
    if (!begun.closed) return;
    store::Append closing{begun.id, {}, {}, {}};
    closing.entries.push_back(
        {survey::Closed{SurveyId{1}}, {all.entries.size() + 1, {1'795'305'600'000}, Author::admin(), {}}});
    EXPECT_EQ(log.append({&closing, 1}).front(), store::AppendOutcome::committed);
  }
  std::string printed(const std::set<std::string>& groups) {
    const auto text = picture({data_, groups});
    return text ? *text : "error: " + text.error();
  }

  TestDirectory directory_;
  const std::filesystem::path data_ = directory_.path() / "data";
};

TEST_F(PictureOfARound, SU12_GroupsThatAreTooSmallAloneAreCountedTogether) {
  store({"ga", 6, 1});
  store({"gb", 5, 3});

  EXPECT_THAT(printed({"ga"}), HasSubstr(";–;6\r\n"));
  EXPECT_THAT(printed({"ga", "gb"}), HasSubstr(";1,91;11\r\n"));
  EXPECT_THAT(printed({"ga", "gb"}), HasSubstr("11 av 24 (46 %)"));
}

TEST_F(PictureOfARound, SU12_WhileOneIsOpenNothingOfThatOccasionIsTold) {
  store({"ga", 12});
  store({"gb", 12, 2, false});

  EXPECT_THAT(printed({"ga", "gb"}),
              HasSubstr("BM1: siffror kommer när alla grupper har stängt sin enkät. 1 har"));
  EXPECT_THAT(printed({"ga", "gb"}), Not(HasSubstr("2,00")));
  EXPECT_EQ(printed({"gb"}), "error: no survey of these groups is closed");
}

TEST_F(PictureOfARound, SaysWhatCannotBeCountedTogether) {
  store({"ga", 12});
  store({"gb", 12, 2, true, "skl-2017-13"});

  EXPECT_EQ(
      printed({"ga", "gb"}),
      "error: group gb uses skl-2017-13, others skl-2019-10: versions of the checklist are never mixed");
  EXPECT_EQ(printed({"ga", "gone"}), "error: no group gone here");
}

TEST_F(PictureOfARound, IsForAStoppedServer) {
  store::SqliteLog running(data_);

  EXPECT_THAT(printed({"ga"}), HasSubstr("another jamsides uses"));
}

}  // namespace
}  // namespace jamsides::app
