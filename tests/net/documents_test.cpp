// documents_test.cpp - notes and förankringspaket over HTTP: for whom, of which meetings, and tied to the
// log.
#include <gmock/gmock.h>

#include "net/http_harness.hpp"
#include "store/chain.hpp"

namespace jamsides::net {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Documents : public testing::Test {
 protected:
  Documents() {
    tablet_.get(group_.link("chef"));
    other_.get(group_.link("chef", "o2"));
  }
  std::string at(const std::string& document) const { return "/api/group/" + group_.id + '/' + document; }
  std::string notes(const std::string& kind = "txt") {
    const auto* bm1 = group_.room()->group().meeting.at("bm1");
    return at("notes." + kind + "?meeting=" + bm1->id.text());
  }
  void open_bm1() {
    const auto* bm1 = group_.room()->group().meeting.at("bm1");
    group_.as(bm1->facilitator.text(), meeting::Open{bm1->id});
  }

  HttpHarness harness_;
  MadeGroup group_{harness_};
  Browser tablet_{harness_}, other_{harness_};
};

TEST_F(Documents, HT12_NotesAreThereOnceTheMeetingHasOpened) {
  EXPECT_EQ(tablet_.get(notes()).status, 404);
  EXPECT_EQ(tablet_.get(at("notes.txt?meeting=m99")).status, 404);
  EXPECT_EQ(tablet_.get(at("notes.txt")).status, 404);
  open_bm1();
  const auto text = tablet_.get(notes());
  EXPECT_EQ(text.status, 200);
  EXPECT_EQ(text.header("content-type"), "text/plain; charset=utf-8");
  EXPECT_EQ(text.header("cache-control"), "no-store");
  EXPECT_THAT(text.header("content-disposition"), HasSubstr("filename=\"anteckningar.txt\""));
  EXPECT_THAT(text.body, HasSubstr("Anteckningar från BM1, Provgruppen"));
  const auto page = tablet_.get(notes("html") + "&lang=en");
  EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
  EXPECT_THAT(page.body, AllOf(HasSubstr("<html lang=\"en\">"), HasSubstr("Notes from BM1"),
                               HasSubstr("href=\"/print.css\"")));
}

TEST_F(Documents, HT12_NotesAreForTheGroupsSeatsAndEachHasItsOwn) {
  open_bm1();
  group_.as(group_.seat("chef"), seating::Sit{"Åsa Öberg", false});
  EXPECT_EQ(Browser(harness_).get(notes()).status, 401);
  EXPECT_THAT(tablet_.get(notes()).body, HasSubstr("chef (Åsa Öberg)"));
  EXPECT_THAT(other_.get(notes()).body, AllOf(HasSubstr("Almnäs: "), Not(HasSubstr("Åsa"))));
}

TEST_F(Documents, HT12_NotesNameTheLogsHeadAsItIsThen) {
  open_bm1();
  for (int i = 0; i < 3; ++i) {
    group_.as(group_.seat("chef"), idea::Write{"Tanke " + std::to_string(i), 0});
    std::optional<store::Head> head;
    harness_.store.run([&](store::Log& log) { return log.head(group_.id); },
                       [&](auto found) { head = found.value_or(std::nullopt); });
    harness_.until([&] { return head.has_value(); });
    const auto text = tablet_.get(notes()).body;
    EXPECT_THAT(text, HasSubstr("händelse " + std::to_string(head->seq) + " "));
    EXPECT_THAT(text, HasSubstr(store::hex(head->link)));
    EXPECT_THAT(text, HasSubstr("Tanke " + std::to_string(i)));
  }
}

TEST_F(Documents, HT12_ALongLogIsReadInPieces) {
  open_bm1();
  for (std::size_t i = 0; i < 2 * LogReader::kPiece; ++i)
    group_.as(group_.seat("chef"), seating::Sit{"Namn " + std::to_string(i), false});
  EXPECT_THAT(tablet_.get(notes()).body, HasSubstr("Namn " + std::to_string(2 * LogReader::kPiece - 1)));
}

TEST_F(Documents, HT15_AWordingTakesTheDraftsPlaceForEverySeatAlike) {
  open_bm1();
  group_.as(group_.seat("chef"), seating::Sit{"Åsa Öberg", false});
  const auto* bm1 = group_.room()->group().meeting.at("bm1");
  const auto leader = bm1->facilitator.text();
  group_.as(leader, notes::Write{bm1->id, 0, {{"Beslut", "Vi mäter å"}}});

  EXPECT_EQ(tablet_.get(notes()).body, other_.get(notes()).body);
  EXPECT_THAT(tablet_.get(notes("html")).body, AllOf(HasSubstr("Vi mäter å"), Not(HasSubstr("Åsa"))));
  EXPECT_THAT(tablet_.get(notes() + "&draft=1").body,
              AllOf(HasSubstr("chef (Åsa Öberg)"), Not(HasSubstr("mäter"))));

  group_.as(leader, meeting::Close{bm1->id});
  for (const char* organisation : {"o1", "o2"})
    group_.as(group_.seat("nyckelperson", organisation), notes::Approve{bm1->id, 1});
  EXPECT_THAT(tablet_.get(notes() + "&draft=1").body,
              AllOf(HasSubstr("Justerade "), HasSubstr("Vi mäter å")));
}

TEST_F(Documents, HT15_NO7_AnEditorGetsTheWordingOrTheDraftAsAnybodyMayKnowIt) {
  EXPECT_EQ(tablet_.get(notes("json")).status, 404);
  open_bm1();
  group_.as(group_.seat("chef"), seating::Sit{"Åsa Öberg", false});
  EXPECT_EQ(Browser(harness_).get(notes("json")).status, 401);
  const auto draft = tablet_.get(notes("json"));
  EXPECT_EQ(draft.status, 200);
  EXPECT_EQ(draft.header("content-type"), "application/json");
  EXPECT_EQ(draft.header("cache-control"), "no-store");
  EXPECT_EQ(draft.body, other_.get(notes("json")).body);
  EXPECT_THAT(draft.body, AllOf(HasSubstr(R"("version":0,"draft":true)"), HasSubstr("Närvarande"),
                                Not(HasSubstr("Åsa"))));
  EXPECT_THAT(tablet_.get(notes("json") + "&lang=en").body, HasSubstr(R"("title":"Present")"));

  const auto* bm1 = group_.room()->group().meeting.at("bm1");
  group_.as(bm1->facilitator.text(), notes::Write{bm1->id, 0, {{"Beslut", "Vi \"mäter\"\nå"}}});
  EXPECT_EQ(tablet_.get(notes("json")).body,
            R"({"meeting":")" + bm1->id.text() +
                R"(","version":1,"draft":false,"sections":[{"title":"Beslut","text":"Vi \"mäter\"\nå"}]})");
  EXPECT_THAT(tablet_.get(notes("json") + "&draft=1").body, HasSubstr(R"("version":1,"draft":true)"));
}

TEST_F(Documents, HT14_TheOwnPageIsForTheOwnOrganisationAlone) {
  const auto own = tablet_.get(at("anchoring.html"));
  EXPECT_EQ(own.status, 200);
  EXPECT_THAT(own.body, HasSubstr("Almnäs: så går det med jämställdheten"));
  EXPECT_EQ(tablet_.get(at("anchoring.html?organisation=o1")).status, 200);
  EXPECT_EQ(other_.get(at("anchoring.html?organisation=o1")).status, 403);
  EXPECT_EQ(Browser(harness_).get(at("anchoring.html?organisation=o1")).status, 401);
  EXPECT_EQ(group_.admin.get(at("anchoring.html?organisation=o1")).status, 401);
  EXPECT_EQ(tablet_.get(at("anchoring.html?organisation=o99")).status, 404);

  // Whoever leads is of another organisation, or has no seat in any: neither opens it.
  Browser storbild(harness_);
  storbild.get(group_.link("storbild", ""));
  EXPECT_EQ(storbild.get(at("anchoring.html?organisation=o1")).status, 403);
  EXPECT_EQ(storbild.get(at("anchoring.html")).status, 404);
}

}  // namespace
}  // namespace jamsides::net
