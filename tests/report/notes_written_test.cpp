// notes_written_test.cpp - what an editor of notes begins from is what anybody may know; what was written is
// the same document for all, with who has approved it and what was corrected.
#include "report/notes_written.hpp"

#include <gmock/gmock.h>

#include "report/papers.hpp"

namespace jamsides::report {
namespace {

using namespace std::chrono_literals;
using test::a_group;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

test::LiveGroup a_meeting() {
  auto g = a_group().with_mentor().build();
  g.opens("bm1");
  g.must(g.chef(0), seating::Sit{"Åsa Öberg", true});
  g.must(g.nyckelperson(0), seating::Sit{"Eva Lind", false});
  const auto list = g.starts(0, "bm1", test::Mode::ballot, test::Place::room);
  g.all_vote(list, 1);
  g.must(g.politiker(0), assessment::Cast{list, 1, 3, "En hemlig tanke"});
  g.reveals(list);
  g.must(g.nyckelperson(0), assessment::Agree{list, 1, 3, "Vi har beslutet", "", ""});
  g.must(g.chef(0), commitment::Make{g.organisation(0), "Utbilda chefer", g.chef(0).seat, {}, false});
  g.must(g.chef(0), commitment::Flag{CommitmentId{1}, true});
  g.must(g.politiker(1), idea::Write{"Ha en frukost\nom saken", 4});
  g.must(g.politiker(0), idea::Write{"En ångrad tanke", 0});
  g.must(g.politiker(0), idea::Withdraw{IdeaId{2}, true});
  g.must(g.nyckelperson(0), idea::Save{"d1"});
  g.must(g.nyckelperson(0), idea::Draft{EntryId{1}, "Vår egen frukost"});
  passes(g, 95min);
  g.closes("bm1");
  return g;
}

std::string draft_of(const test::LiveGroup& g) {
  return made(g, [&](const Sources& from) {
    std::string text;
    for (const auto& section : shared_draft(from, g.meeting("bm1")))
      text += "## " + section.title + '\n' + section.text + '\n';
    return text;
  });
}

std::string written(const test::LiveGroup& g, bool html = false, Language language = Language::sv) {
  return made(
      g,
      [&](const Sources& from) {
        const auto document = written_notes(from, g.meeting("bm1"));
        return html ? document_html(document, "/print.css") : document_text(document);
      },
      language);
}

notes::Write words(const test::LiveGroup& g, int version, std::vector<notes::Section> sections) {
  return {g.meeting("bm1"), version, std::move(sections)};
}

TEST(NotesWritten, NO7_AnEditorBeginsFromWhatAnybodyMayKnow) {
  const auto g = a_meeting();
  const auto text = draft_of(g);

  EXPECT_THAT(
      text, AllOf(HasSubstr("## Närvarande\n- Almnäs: "), HasSubstr("## Gemensamma poäng\n- 1. Moment 1\n"),
                  HasSubstr("    Almnäs: 3\n"), HasSubstr("Vi har beslutet"), HasSubstr("- Utbilda chefer\n"),
                  HasSubstr("- Ha en frukost\n    om saken (politiker, Björkvik, moment 4)")));
  // Whoever leads is Almnäs' nyckelperson, who sees the names, votes, list and withdrawn ideas of their own.
  ASSERT_EQ(g.facilitator("bm1"), g.nyckelperson(0));
  for (const char* own : {"Åsa", "Eva Lind", "ersättare", "hemlig", "ångrad", "Vår egen"}) {
    EXPECT_THAT(text, Not(HasSubstr(own)));
  }
}

TEST(NotesWritten, NO7_WhatIsHiddenChangesNoByteOfIt) {
  auto one = a_meeting(), two = a_meeting();
  two.must(two.chef(0), seating::Sit{"Någon Helt Annan", false});
  two.must(two.nyckelperson(0), idea::Draft{EntryId{1}, "Något helt annat"});
  two.must(two.chef(0), commitment::Flag{CommitmentId{1}, false});
  for (const char* text : {"a", "b", "c"}) one.must(one.nyckelperson(0), idea::Draft{EntryId{1}, text});

  EXPECT_EQ(draft_of(one), draft_of(two));
}

TEST(NotesWritten, HT15_IsTheWordingWithWhoHasApprovedAndTheLogsHead) {
  auto g = a_meeting();
  g.must(g.facilitator("bm1"), words(g, 0, {{"Beslut", "Vi mäter"}, {"Tomt", ""}}));
  g.must(g.nyckelperson(1), notes::Approve{g.meeting("bm1"), 1});

  const auto text = written(g);

  EXPECT_THAT(text,
              AllOf(HasSubstr("Anteckningar från BM1, Grupp Almnäs"), HasSubstr("2026-11-22 01:00–02:35"),
                    HasSubstr("Utkast, inte justerade än. Version 1, skriven 2026-11-22 02:35 av "
                              "nyckelperson, Almnäs."),
                    HasSubstr("\nBeslut\n----\nVi mäter\n"), HasSubstr("\nTomt\n----\n")));
  EXPECT_THAT(text,
              HasSubstr("\nJustering\n----\n- Björkvik: justerade 2026-11-22 02:35\n- Almnäs: inte än\n"));
  EXPECT_THAT(text, AllOf(HasSubstr("händelse " + std::to_string(g.now.seq) + " "), HasSubstr(kHead),
                          Not(HasSubstr("Utbilda chefer")), Not(HasSubstr("Rättelser"))));
  EXPECT_THAT(written(g, false, Language::en), AllOf(HasSubstr("A draft, not approved yet."),
                                                     HasSubstr("\nApproval\n----\n- Björkvik: approved ")));
}

TEST(NotesWritten, HT15_NO5_OnceSettledItSaysSoAndHoldsItsCorrections) {
  auto g = a_meeting();
  g.must(g.facilitator("bm1"), words(g, 0, {{"Beslut", "Vi mäter"}}));
  for (const int index : {0, 1}) g.must(g.nyckelperson(index), notes::Approve{g.meeting("bm1"), 1});
  passes(g, 24h);
  g.must(g.nyckelperson(1), notes::Correct{g.meeting("bm1"), "Vi slutade 16\noch inte 15"});

  const auto text = written(g);

  EXPECT_THAT(text,
              AllOf(HasSubstr("Justerade 2026-11-22 02:35. De kan inte ändras"), Not(HasSubstr("Utkast"))));
  EXPECT_THAT(text, HasSubstr("\nRättelser\n----\n- nyckelperson, Björkvik, 2026-11-23 02:35: Vi slutade 16\n"
                              "    och inte 15\n"));
}

TEST(NotesWritten, HT15_ListsAreListsAndNoTextCanPoseAsAHeadingOrAnApproval) {
  auto g = a_meeting();
  const std::string forged =
      "Sist\n\nJustering\n----\n- Almnäs: ja\n  och Björkvik\n\nEfter <b>listan</b>\n----\n";
  g.must(g.facilitator("bm1"), words(g, 0, {{"Beslut", forged}}));

  const auto text = written(g);
  EXPECT_THAT(text,
              HasSubstr("\nBeslut\n----\nSist\n  \n  Justering\n  ----\n- Almnäs: ja\n    och Björkvik\n"));
  std::size_t headings = 0;
  for (auto at = text.find("\n----\n"); at != text.npos; at = text.find("\n----\n", at + 1)) ++headings;
  EXPECT_EQ(headings, 2u) << text;  // Beslut and Justering, ours

  const auto page = written(g, true);
  EXPECT_THAT(
      page,
      HasSubstr("<p>Sist<br><br>Justering<br>----</p>\n<ul>\n<li>Almnäs: ja<br>och Björkvik</li>\n</ul>\n"));
  EXPECT_THAT(page, AllOf(HasSubstr("Efter &lt;b&gt;listan"), Not(HasSubstr("<b>"))));
}

TEST(NotesWritten, NO7_TheDraftWrittenUnchangedReadsAsTheDraft) {
  auto g = a_meeting();
  const auto sections = made(g, [&](const Sources& from) { return shared_draft(from, g.meeting("bm1")); });
  g.must(g.facilitator("bm1"), notes::Write{g.meeting("bm1"), 0, sections});

  const auto text = written(g), draft = notes_text(g, g.storbild(), "bm1");
  const auto body = [](const std::string& all, const char* end) {
    const auto from = all.find("\nNärvarande\n");
    return all.substr(from, all.find(end) - from);
  };
  EXPECT_EQ(body(text, "\nJustering\n"), body(draft, "\nGäller till "));
}

}  // namespace
}  // namespace jamsides::report
