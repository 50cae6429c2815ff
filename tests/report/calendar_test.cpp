// calendar_test.cpp - a seat's calendar: whole days, the same for the same log, and RFC 5545 to the octet.
#include "report/calendar.hpp"

#include <gmock/gmock.h>

#include "report/calendar_lines.hpp"
#include "report/papers.hpp"

namespace jamsides::report {
namespace {

using namespace std::chrono_literals;
using test::a_group;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string text_line(const std::string& text) {
  std::string out;
  add_text(out, "SUMMARY", text);
  return out;
}

TEST(CalendarLines, HT13_TextsAreEscaped) {
  EXPECT_EQ(text_line("a; b, c\\d\ne\rf\tg"), "SUMMARY:a\\; b\\, c\\\\d\\nef g\r\n");
}

TEST(CalendarLines, HT13_LinesAreFoldedAtSeventyFiveOctetsBetweenCharacters) {
  for (std::size_t length = 0; length < 200; ++length) {
    for (const std::string& letter :
         {std::string("a"), std::string("å"), std::string("€"), std::string("😀")}) {
      std::string text = "x";
      for (std::size_t i = 0; i < length; ++i) text += letter;
      const auto folded = text_line(text);
      std::string unfolded;
      for (std::size_t from = 0; from < folded.size();) {
        const auto end = folded.find("\r\n", from);
        ASSERT_NE(end, std::string::npos);
        ASSERT_LE(end - from, 75u) << length << letter;
        ASSERT_NE(static_cast<unsigned char>(folded[from + (from > 0 ? 1 : 0)]) & 0xC0u, 0x80u)
            << length << letter;
        unfolded += folded.substr(from + (from > 0 ? 1 : 0), end - from - (from > 0 ? 1 : 0));
        from = end + 2;
      }
      ASSERT_EQ(unfolded, "SUMMARY:" + text);
    }
  }
  std::string exact;
  add_text(exact, "SUMMARY", std::string(67, 'a'));
  EXPECT_EQ(exact.find("\r\n "), std::string::npos);  // 75 octets: not folded
}

test::LiveGroup a_plan() {
  auto g = a_group().build();
  setup::Edit edit;
  edit.occasions.push_back({"bm1", "2026-12-31", g.organisation(1), g.facilitator("bm1").seat});
  passes(g, 1h);
  g.must(Author::admin(), edit);
  g.must(g.chef(0), commitment::Make{g.organisation(0),
                                     "Skriva; räkna, mäta",
                                     g.chef(0).seat,
                                     {{}, "2027-02-28", "", "", false},
                                     false});
  g.must(g.chef(1),
         commitment::Make{
             g.organisation(1), "Björkviks", g.chef(1).seat, {{}, "2027-02-01", "", "", false}, false});
  return g;
}

TEST(Calendar, HT13_AMeetingIsAWholeDayAtItsHost) {
  const auto g = a_plan();
  const auto text = calendar_of(g, g.politiker(0));
  EXPECT_THAT(text, HasSubstr("UID:m2.gtesttestte@jamsides\r\nDTSTAMP:20261122T010000Z\r\n"
                              "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"
                              "SUMMARY:Benchmarkingträff BM1\\, Grupp Almnäs\r\nLOCATION:Björkvik\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("m1.")));  // no date, no day
}

TEST(Calendar, HT13_DueDatesAreThoseOfWhoIsToSeeToItAndOfTheNyckelperson) {
  auto g = a_plan();
  const auto due = HasSubstr("DTSTART;VALUE=DATE:20270228\r\n");
  for (const auto& who : {g.chef(0), g.nyckelperson(0)}) {
    EXPECT_THAT(calendar_of(g, who),
                AllOf(due, HasSubstr("Skriva\\; räkna\\, mäta"), Not(HasSubstr("Björkviks"))));
  }
  EXPECT_THAT(calendar_of(g, g.politiker(0)), Not(due));
  EXPECT_THAT(calendar_of(g, g.chef(1)), Not(due));

  g.must(g.chef(0), commitment::Tell{CommitmentId{1}, commitment::Verdict::done, "", "", "", 0});
  EXPECT_THAT(calendar_of(g, g.chef(0)), Not(due));
}

TEST(Calendar, HT13_AChangedDateMovesItAndIsStamped) {
  auto g = a_plan();
  passes(g, 24h);
  g.must(g.chef(0),
         commitment::Tell{CommitmentId{1}, commitment::Verdict::changed, "Mer tid", "", "2027-04-01", 0});
  EXPECT_THAT(
      calendar_of(g, g.chef(0)),
      HasSubstr(
          "UID:c1.gtesttestte@jamsides\r\nDTSTAMP:20261123T010000Z\r\nDTSTART;VALUE=DATE:20270401\r\n"));
}

TEST(Calendar, HT13_TheSameLogGivesTheSameBytes) {
  auto g = a_plan();
  const auto once = calendar_of(g, g.chef(0));
  passes(g, 24h * 30);
  EXPECT_EQ(calendar_of(g, g.chef(0)), once);
}

}  // namespace
}  // namespace jamsides::report
