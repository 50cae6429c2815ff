// checklist_test.cpp - the checklist's form: the blank one as it came from the printer, and filled ones.
#include "report/checklist.hpp"

#include <gmock/gmock.h>

#include "domain/group_builder.hpp"
#include "report/checklist_table.hpp"

namespace jamsides::report {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const OrganisationId first{1};

ChecklistTable filled(const test::LiveGroup& group, Language language = Language::sv) {
  return checklist_table(group.now, first, Form::filled, language);
}

TEST(Checklist, F16_F17_TheBlankFormPrintsItsZerosAsTheOriginal) {
  auto group = test::a_group().build();
  group.enters(0, "uppstart", {1, 2, 3});

  const auto form = checklist_table(group.now, first, Form::blank, Language::sv);

  EXPECT_EQ(form.organisation, "");
  EXPECT_THAT(form.columns, SizeIs(5));
  EXPECT_THAT(form.rows, SizeIs(10));
  for (const auto& row : form.rows) {
    EXPECT_THAT(row.cells, ElementsAre("0", "0", "0", "0", ""));  // four zeros
    EXPECT_EQ(row.comment, "");
  }
  EXPECT_EQ(form.sum.text, "Summa poäng");
  EXPECT_THAT(form.sum.cells, ElementsAre("0", "0", "0", "0", "0"));  // five
}

TEST(Checklist, F17_UnscoredIsADashAndAnIncompleteSumSaysSo) {
  auto group = test::a_group().build();
  group.enters(0, "uppstart", {3, 3, 3, 3, 3, 3, 2, 2, 2});
  group.enters(0, "bm1", {1, 1, 1, 1, 1, 1, 1, 1, 1, 1});

  const auto form = filled(group);

  EXPECT_EQ(form.rows[0].cells[0], "3");
  EXPECT_EQ(form.rows[9].cells[0], "–");
  EXPECT_THAT(form.sum.cells, ElementsAre("24 (9 av 10 moment)", "10", "–", "–", "–"));
  EXPECT_EQ(filled(group, Language::en).sum.cells[0], "24 (9 of 10 items)");
}

TEST(Checklist, F16_AFourthMeetingIsAColumnOnlyWhereThereIsOne) {
  auto group = test::a_group().build();
  const auto* bm4 = [&]() -> const Checklist::OccasionInfo* {
    for (const auto& occasion : group.now.checklist->occasions) {
      if (occasion.optional) return &occasion;
    }
    return nullptr;
  }();
  ASSERT_TRUE(bm4) << "the builder's checklist has an optional occasion";
  EXPECT_THAT(filled(group).columns, SizeIs(5));

  group.enters(0, bm4->id, {1});

  EXPECT_THAT(filled(group).columns, SizeIs(6));
  EXPECT_EQ(filled(group).columns[4].label, bm4->label);
}

TEST(Checklist, HT7_CommentsAreThoseOfAgreedScoresWithTheirOccasion) {
  auto group = test::a_group().build();
  group.must(group.nyckelperson(0), assessment::Enter{first, "uppstart", 4, 2, assessment::Source::paper,
                                                      "Bra; \"väl\"\nså", "Mer tid", ""});

  EXPECT_THAT(filled(group).rows[3].comment, HasSubstr(": Bra; \"väl\"\nså\n"));
  EXPECT_THAT(filled(group).rows[3].comment, HasSubstr("nästa steg: Mer tid"));
  const auto csv = checklist_csv(group.now, first);
  EXPECT_THAT(csv, HasSubstr("Bra; \"\"väl\"\"\nså"));
}

TEST(Checklist, TheBallotsOfAnAssessmentAreNotInIt) {
  auto group = test::a_group().build();
  const auto list = group.starts(0, "uppstart", test::Mode::ballot, test::Place::home);
  group.must(group.chef(0), assessment::Cast{list, 1, 3, "Hemlig motivering"});

  EXPECT_THAT(filled(group).rows[0].cells, Each("–"));
  EXPECT_THAT(checklist_csv(group.now, first), Not(HasSubstr("Hemlig")));
}

TEST(Checklist, ExcelInSwedishOpensTheCsvByADoubleClick) {
  auto group = test::a_group().build();
  group.enters(0, "uppstart", {3});

  const auto csv = checklist_csv(group.now, first);

  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF"));
  EXPECT_THAT(csv, HasSubstr("\r\nOrganisation: Almnäs;Uppstart;BM1;BM2;BM3;"));
  EXPECT_THAT(csv, HasSubstr("\r\nDatum :;poäng;poäng;poäng;poäng;poäng;Kommentar\r\n"));
  EXPECT_THAT(csv, HasSubstr(";3;–;–;–;–;\r\n"));
  EXPECT_THAT(csv, HasSubstr("\r\nSumma poäng;3 (1 av 10 moment);–;–;–;–;\r\n"));
}

TEST(Checklist, NothingInTheCsvIsTakenForAFormula) {
  auto command = test::a_group().command();
  auto checklist = std::make_shared<Checklist>(*command.checklist);
  checklist->name = "=HYPERLINK(\"x\")";
  auto group = test::a_group().build();
  group.now.checklist = checklist;

  EXPECT_THAT(checklist_csv(group.now, first), HasSubstr("\"'=HYPERLINK(\"\"x\"\")\"\r\n"));
}

TEST(Checklist, ThePageIsATableThatScreenReadersCanWalk) {
  auto group = test::a_group().build();
  group.must(group.nyckelperson(0), assessment::Enter{first, "uppstart", 1, 2, assessment::Source::paper,
                                                      "<script>alert(1)</script>", "", ""});

  const auto page = checklist_html(group.now, first, Form::filled, Language::sv, "/print.css");

  EXPECT_TRUE(page.starts_with("<!doctype html>\n<html lang=\"sv\">"));
  EXPECT_THAT(page, HasSubstr("<link rel=\"stylesheet\" href=\"/print.css\">"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\" class=\"item\">1. "));
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\" class=\"score\">Uppstart<br>"));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("style=")));  // the policy allows no inline styles
  EXPECT_THAT(page, Not(HasSubstr("<style")));
}

}  // namespace
}  // namespace jamsides::report
