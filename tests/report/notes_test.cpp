// notes_test.cpp - the notes of a meeting: what was said to all in its own words, names to whoever may know
// them, never a vote; tied to the log.
#include "report/notes.hpp"

#include <gmock/gmock.h>

#include "report/papers.hpp"

namespace jamsides::report {
namespace {

using namespace std::chrono_literals;
using test::a_group;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// BM1 in short: two organisations score, one says why; a promise, an idea, an item chosen.
test::LiveGroup a_meeting() {
  auto g = a_group().with_mentor().build();
  g.enters(0, "uppstart", {1, 2});
  g.must(g.nyckelperson(0), purpose::Set{{"plan"}, "En plan som håller"});
  g.must(g.chef(0), commitment::Make{g.organisation(0), "Utbilda chefer", g.chef(0).seat, {}, false});
  g.opens("bm1");
  g.must(g.chef(0), seating::Sit{"Åsa Öberg", true});
  g.must(g.chef(1), seating::Sit{"Eva Lind", false});
  const auto list = g.starts(0, "bm1", test::Mode::ballot, test::Place::room);
  g.all_vote(list, 1);
  g.must(g.politiker(0), assessment::Cast{list, 1, 3, "En hemlig tanke"});
  g.reveals(list);
  g.must(g.nyckelperson(0), assessment::Agree{list, 1, 3, "Vi har beslutet", "Sprid det", ""});
  g.must(g.nyckelperson(0), assessment::Contest{list, 2, "", "", ""});
  g.must(g.chef(0), commitment::Tell{CommitmentId{1}, commitment::Verdict::stuck, "Ingen tid", "", "", 0});
  g.must(g.nyckelperson(1), commitment::Make{g.organisation(1),
                                             "Mäta könsuppdelat",
                                             g.chef(1).seat,
                                             {{4, 7}, "2027-03-01", "Rapporten finns", "nämnden", false},
                                             false});
  g.must(g.chef(1), commitment::Anchor{CommitmentId{2}});
  g.must(g.politiker(1), idea::Write{"Ha en frukost om saken", 4});
  g.must(g.politiker(1), idea::Write{"Ångrad tanke", 0});
  g.must(g.politiker(1), idea::Withdraw{IdeaId{2}, true});
  g.must(g.nyckelperson(0), idea::Save{"d1"});
  g.must(g.nyckelperson(0), idea::Draft{EntryId{1}, "Vår egen frukost"});
  g.must(g.facilitator("bm1"), focus::Choose{g.meeting("bm1"), {4, 1}});
  passes(g, 95min);
  g.closes("bm1");
  return g;
}

TEST(Notes, HT12_HoldWhatTheMeetingCameTo) {
  const auto g = a_meeting();
  const auto text = notes_text(g, g.chef(1), "bm1");

  EXPECT_THAT(text, HasSubstr("Anteckningar från BM1, Grupp Almnäs"));
  EXPECT_THAT(text, HasSubstr("2026-11-22 01:00–02:35"));
  EXPECT_THAT(text, HasSubstr("Värd: Almnäs"));
  EXPECT_THAT(text, HasSubstr("Almnäs: Få fram en plan. En plan som håller"));
  EXPECT_THAT(text,
              HasSubstr("- Utbilda chefer\n    Vem: chef, Almnäs\n    Hur det gick: Kört fast. Ingen tid"));
  EXPECT_THAT(text, HasSubstr("- 1. Moment 1\n    Almnäs: 3 (1 vid Uppstart)"));
  EXPECT_THAT(text, HasSubstr("- 2. Moment 2\n    Almnäs: inte överens än"));
  EXPECT_THAT(text, HasSubstr("Almnäs, moment 1: Vi har beslutet\n    Nästa steg: Sprid det"));
  EXPECT_THAT(text, HasSubstr("- 4. Moment 4\n- 1. Moment 1"));
  EXPECT_THAT(text, HasSubstr("Ha en frukost om saken (politiker, Björkvik, moment 4)"));
  EXPECT_THAT(text, HasSubstr("- Mäta könsuppdelat\n    Vem: chef, Björkvik\n    Klart när: 2027-03-01\n"));
  EXPECT_THAT(text, HasSubstr("moment 4 och 7\n      Så ser vi att det är gjort: Rapporten finns"));
  EXPECT_THAT(text,
              HasSubstr("Almnäs har bestämt gemensam poäng på 1 av 10 moment. Inte överens än om moment 2."));
  EXPECT_THAT(text, HasSubstr("Beslutat i nämnden: Mäta könsuppdelat (Björkvik)"));
}

TEST(Notes, HT12_AreTiedToTheLog) {
  const auto g = a_meeting();
  const auto text = notes_text(g, g.chef(1), "bm1");
  EXPECT_THAT(text, HasSubstr("till och med händelse " + std::to_string(g.now.seq)));
  EXPECT_THAT(text, HasSubstr(kHead));
}

TEST(Notes, HT12_HoldNoVoteNoOwnListAndNothingTakenBack) {
  const auto g = a_meeting();
  for (const auto& [id, seat] : g.now.seating.seats) {
    const auto text = notes_text(g, Author::of(id), "bm1");
    for (const auto* secret : {"hemlig", "Ångrad tanke", "Vår egen frukost"})
      EXPECT_THAT(text, Not(HasSubstr(secret))) << id.text();
  }
}

TEST(Notes, HT12_VI7_NamesGoToTheirOrganisationAndWhoeverLeads) {
  auto g = a_meeting();
  EXPECT_THAT(notes_text(g, g.politiker(0), "bm1"),
              AllOf(HasSubstr("chef (Åsa Öberg, ersättare)"), Not(HasSubstr("Eva Lind"))));
  EXPECT_THAT(notes_text(g, g.politiker(1), "bm1"), AllOf(HasSubstr("Eva Lind"), Not(HasSubstr("Åsa"))));
  EXPECT_THAT(notes_text(g, g.storbild(), "bm1"), AllOf(Not(HasSubstr("Eva")), Not(HasSubstr("Åsa"))));
  EXPECT_THAT(notes_text(g, g.facilitator("bm1"), "bm1"), HasSubstr("Eva Lind"));

  // A year later somebody else sits there: the own organisation still has who it was, whoever leads has not.
  passes(g, 24h * 90);
  g.opens("bm2");
  g.must(g.chef(1), seating::Sit{"Ny Person", false});
  EXPECT_THAT(notes_text(g, g.politiker(1), "bm1"),
              AllOf(HasSubstr("Eva Lind"), Not(HasSubstr("Ny Person"))));
  EXPECT_THAT(notes_text(g, g.facilitator("bm2"), "bm1"),
              AllOf(Not(HasSubstr("Eva")), Not(HasSubstr("Ny Person"))));
}

TEST(Notes, SE13_WhoTookPartAtADistanceStandsBesideTheNameOrTheSeat) {
  auto g = a_group().build();
  g.opens("bm1");
  g.must(g.chef(0), seating::Sit{"Åsa Öberg", true, true});
  g.must(g.politiker(0), seating::Sit{"Bo", false, true});
  g.must(g.politiker(0), seating::Sit{"Bo", false});  // came to the room after all

  EXPECT_THAT(notes_text(g, g.nyckelperson(0), "bm1"),
              HasSubstr("politiker (Bo), chef (Åsa Öberg, ersättare, på distans) och nyckelperson"));
  EXPECT_THAT(notes_text(g, g.chef(1), "bm1"),
              HasSubstr("Almnäs: politiker, chef (på distans) och nyckelperson"));
}

TEST(Notes, ME9_ME12_HowItWasHeldWhyItEndedAndItsGuests) {
  auto g = a_group().build();
  meeting::Plan plan{.meeting = g.meeting("uppstart"), .mode = meeting::Mode::hybrid};
  plan.link = "https://video.invalid/uppstart";
  g.must(g.nyckelperson(0), plan);
  g.must(g.facilitator("uppstart"), meeting::SetGuests{g.meeting("uppstart"), "Umeå kommun", 2});
  g.opens("uppstart");
  g.must(g.facilitator("uppstart"), meeting::Close{g.meeting("uppstart"), "Värden för BM3 bestäms i mars"});

  const auto text = notes_text(g, g.chef(1), "uppstart");

  EXPECT_THAT(text, HasSubstr("Träff i rummet och på video"));
  EXPECT_THAT(text, HasSubstr("Avslutades utan alla datum och värdar: Värden för BM3 bestäms i mars"));
  EXPECT_THAT(text, HasSubstr("2 gäster från Umeå kommun"));
  EXPECT_THAT(text, Not(HasSubstr("video.invalid")));
}

TEST(Notes, ME13_OfAMeetingHeldOnPaperHoldWhatWasEnteredForIt) {
  auto g = a_group().build();
  g.must(g.chef(0), commitment::Make{g.organisation(0), "Utbilda chefer", g.chef(0).seat, {}, false});
  g.must(g.facilitator("bm1"), meeting::Register{g.meeting("bm1"), "2026-11-22"});
  EXPECT_THAT(notes_text(g, g.chef(1), "bm1"), HasSubstr("Inte uppföljt på träffen"));

  g.must(g.chef(0),
         commitment::Tell{CommitmentId{1}, commitment::Verdict::stuck, "Ingen tid", "", "", 0, "bm1"});
  g.must(g.chef(1),
         commitment::Make{g.organisation(1), "Mäta könsuppdelat", g.chef(1).seat, {}, true, "bm1"});
  g.must(g.politiker(1), idea::Write{"Ha en frukost om saken", 0, "bm1"});
  g.enters(0, "bm1", {3});

  const auto text = notes_text(g, g.chef(1), "bm1");
  EXPECT_THAT(text, HasSubstr("2026-11-22"));
  EXPECT_THAT(text, HasSubstr("Träffen hölls utan Jämsides och är införd i efterhand."));
  EXPECT_THAT(text, HasSubstr("vilka som var där är inte antecknat här"));
  EXPECT_THAT(text, HasSubstr("Hur det gick: Kört fast. Ingen tid"));
  EXPECT_THAT(text, Not(HasSubstr("Inte uppföljt på träffen")));
  EXPECT_THAT(text, HasSubstr("Mäta könsuppdelat"));
  EXPECT_THAT(text, HasSubstr("Ha en frukost om saken"));
  EXPECT_THAT(text, HasSubstr("Almnäs: 3"));
}

TEST(Notes, HT12_AnErasedNameIsNoName) {
  auto g = a_meeting();
  for (auto& [person, name] : g.now.seating.names) name.clear();
  EXPECT_THAT(notes_text(g, g.politiker(0), "bm1"),
              AllOf(HasSubstr("Almnäs: chef"), Not(HasSubstr("chef ("))));
}

TEST(Notes, HT12_PlannedAgainstActualTime) {
  auto g = a_group().build();
  const auto bm1 = g.meeting("bm1");
  g.must(g.facilitator("bm1"), agenda::Add{bm1, meeting::Show::check_in, 10, "", agenda::For::all, {}});
  g.must(g.facilitator("bm1"),
         agenda::Add{bm1, meeting::Show::ideas, 20, "Idéer från alla", agenda::For::all, {}});
  g.opens("bm1");
  passes(g, 14min);
  g.must(g.facilitator("bm1"), agenda::Start{AgendaItemId{2}});
  const auto text = notes_text(g, g.chef(1), "bm1");
  EXPECT_THAT(text, HasSubstr("- Incheckning\n    Planerat: 10 min\n    Det tog: 14 min\n"));
  EXPECT_THAT(text, HasSubstr("- Idéer från alla\n    Planerat: 20 min\n    Det tog: pågår\n"));
}

TEST(Notes, HT12_InEnglishTheWordsAroundAreEnglish) {
  const auto g = a_meeting();
  EXPECT_THAT(
      notes_text(g, g.chef(1), "bm1", Language::en),
      AllOf(HasSubstr("Notes from BM1"), HasSubstr("Stuck. Ingen tid"), HasSubstr("3 (1 at Uppstart)")));
}

TEST(Notes, HT12_ThePageIsSafeAndHasNoStyleOfItsOwn) {
  auto g = a_meeting();
  g.must(g.politiker(1), idea::Withdraw{IdeaId{1}, true});
  g.now.idea.ideas.at(IdeaId{1}).withdrawn = false;
  g.now.idea.ideas.at(IdeaId{1}).text = "<script>alert(1)</script>\nVärd: \"Fel\"";
  const auto page = made(g, [&](const Sources& from) {
    return document_html(notes(from, {g.chef(0).seat, Key::desk}, g.meeting("bm1")), "/print.css");
  });
  EXPECT_THAT(page, HasSubstr("<main class=\"upright\">"));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;<br>Värd: &quot;Fel&quot;"));
  EXPECT_THAT(page, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("style=")), Not(HasSubstr("<style"))));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">1. Moment 1</th><td>3 (1 vid Uppstart)</td>"));
}

}  // namespace
}  // namespace jamsides::report
