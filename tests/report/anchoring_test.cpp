// anchoring_test.cpp - the förankringspaket: own scores, promises and words; nothing that another
// organisation said.
#include "report/anchoring.hpp"

#include <gmock/gmock.h>

#include "report/papers.hpp"

namespace jamsides::report {
namespace {

using test::a_group;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

test::LiveGroup a_year() {
  auto g = a_group().build();
  g.enters(0, "uppstart", {1, 2, 3});
  g.enters(0, "bm1", {2, 2, 3});
  g.enters(1, "bm1", {1, 1, 1});
  g.must(g.nyckelperson(1), assessment::Enter{g.organisation(1), "bm1", 4, 1, assessment::Source::direct,
                                              "Björkviks text", "Björkviks nästa steg", ""});
  g.must(g.chef(0),
         commitment::Make{
             g.organisation(0), "Utbilda chefer", g.chef(0).seat, {{}, "2027-03-01", "", "", false}, false});
  g.must(g.chef(1), commitment::Make{g.organisation(1), "Björkviks löfte", g.chef(1).seat, {}, false});
  g.must(g.nyckelperson(0), idea::Save{"a3.4.next"});
  g.must(g.nyckelperson(0), idea::Save{"c2"});
  g.opens("bm1");
  return g;
}

TEST(Anchoring, HT14_HoldsTheOwnScoresWithTheirChange) {
  const auto text = anchoring_text(a_year(), 0);
  EXPECT_THAT(text, HasSubstr("Almnäs: så går det med jämställdheten"));
  EXPECT_THAT(text, HasSubstr("Efter BM1"));
  EXPECT_THAT(text,
              HasSubstr("- 1. Moment 1\n    Nu: 2, Behöver utvecklas\n    Förra gången: 1 vid Uppstart\n"));
  EXPECT_THAT(text,
              HasSubstr("- 2. Moment 2\n    Nu: 2, Behöver utvecklas\n    Förra gången: som vid Uppstart\n"));
  EXPECT_THAT(text, HasSubstr("Sammanlagt 7 av 30 möjliga poäng (3 av 10 moment har en gemensam poäng)."));
  EXPECT_THAT(
      text, HasSubstr("- Utbilda chefer\n    Vem: chef\n    Klart när: 2027-03-01\n    Hur det går: Nytt\n"));
}

TEST(Anchoring, HT14_HoldsNothingAnotherOrganisationSaid) {
  auto g = a_year();
  EXPECT_THAT(anchoring_text(g, 0), AllOf(Not(HasSubstr("Björkvik")), HasSubstr("finns 2 till")));

  g.must(g.nyckelperson(0), idea::Draft{EntryId{1}, "Vi gör en egen mall"});
  EXPECT_THAT(anchoring_text(g, 0), AllOf(Not(HasSubstr("Björkvik")), HasSubstr("- Vi gör en egen mall\n"),
                                          HasSubstr("finns 1 till")));
}

TEST(Anchoring, HT14_AsksAboutWhatWaitsForADecisionElseAboutTheLowestScore) {
  auto g = a_year();
  EXPECT_THAT(anchoring_text(g, 0), HasSubstr("Vi har 2 på ”1. Moment 1”"));
  g.must(g.chef(0), commitment::Detail{CommitmentId{1}, {}, {}, {}, "socialnämnden", {}});
  EXPECT_THAT(anchoring_text(g, 0), HasSubstr("”Utbilda chefer” ska förankras i socialnämnden."));
  g.must(g.chef(0), commitment::Anchor{CommitmentId{1}});
  EXPECT_THAT(anchoring_text(g, 0), HasSubstr("Vi har 2 på"));
}

TEST(Anchoring, HT14_AN2_ListsWhereItHasBeenShownByTheDayAndNobodyElses) {
  using anchoring::Present, anchoring::Where;
  auto g = a_year();
  g.clock = g.clock + std::chrono::days{200};
  g.must(g.chef(0), Present{"2027-03-12", Where::namnd, "Socialnämnden"});
  g.must(g.politiker(0), Present{"2026-12-01", Where::apt, ""});
  g.must(g.chef(0), Present{"2027-03-30", Where::other, "Fullmäktige"});
  g.must(g.chef(0), Present{"2027-03-29", Where::ledningsgrupp, ""});
  g.must(g.chef(1), Present{"2027-03-13", Where::namnd, "Bygdens"});

  EXPECT_THAT(anchoring_text(g, 0), HasSubstr("\nPresenterat\n----\n"
                                              "- Visat på APT 1 december 2026.\n"
                                              "- Visat i nämnden 12 mars 2027. Socialnämnden\n"
                                              "- Visat i ledningsgruppen 29 mars 2027.\n"
                                              "- Visat 30 mars 2027. Fullmäktige\n"
                                              "Var och när: ____"));
  EXPECT_THAT(anchoring_text(g, 0), Not(HasSubstr("Bygdens")));
}

TEST(Anchoring, HT14_SaysSoWhereThereIsNothingYet) {
  auto g = a_group().build();
  EXPECT_THAT(anchoring_text(g, 0), AllOf(HasSubstr("inte bestämt någon gemensam poäng än"),
                                          HasSubstr("inga åtaganden än"), HasSubstr("Var och när: ____")));
}

}  // namespace
}  // namespace jamsides::report
