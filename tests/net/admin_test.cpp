// admin_test.cpp - the admin page's calls: groups made, seen, changed, deleted; cards; scores; documents.
#include <gmock/gmock.h>

#include "net/http_harness.hpp"
#include "store/memory_log.hpp"

namespace jamsides::net {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

class Admin : public testing::Test {
 protected:
  Heard change(const nlohmann::json& body) { return group_.admin.send("PATCH", path_, body.dump()); }
  nlohmann::json seen() { return group_.admin.get(path_).json(); }
  Heard score(int item, int value) {
    return group_.admin.post(path_ + "/scores", {{"organisation", "o1"},
                                                 {"occasion", "uppstart"},
                                                 {"item", item},
                                                 {"value", value},
                                                 {"comment", "Hemligt nog"}});
  }

  HttpHarness harness_;
  MadeGroup group_{harness_};
  const std::string path_ = "/api/admin/groups/" + group_.id;
};

TEST_F(Admin, HT4_NothingOpensItButTheAdminsCookie) {
  Browser seat(harness_);
  seat.get(group_.link("nyckelperson"));
  for (auto* browser : {&seat}) {
    for (const auto& path : {std::string("/api/admin/groups"), path_, std::string("/api/admin/x")}) {
      EXPECT_EQ(browser->get(path).status, 401);
    }
    EXPECT_EQ(browser->post("/api/admin/groups", new_group("x", "2026-11-23")).status, 401);
    EXPECT_EQ(browser->send("DELETE", path_, R"({"confirm":"Provgruppen"})").status, 401);
  }
  EXPECT_EQ(seat.get("/api/me").json()["admin"], false);
  EXPECT_EQ(group_.admin.get("/api/me").json()["admin"], true);
}

TEST_F(Admin, HT10_SigningOutEndsTheSessionAndANewLinkEndsTheOldAndAllSessions) {
  const auto lost = harness_.admin_token();
  Browser one(harness_), two(harness_);
  one.get("/admin/" + lost);
  two.get("/admin/" + lost);
  const auto kept = one.cookies;

  EXPECT_EQ(one.send("POST", "/api/admin/leave").status, 204);
  EXPECT_TRUE(one.cookies.empty());
  one.cookies = kept;
  EXPECT_EQ(one.get("/api/admin/groups").status, 401);
  EXPECT_EQ(two.get("/api/admin/groups").status, 200);

  std::string link;
  harness_.identity.replace_admin_link([&](auto made) { link = made.value_or("?"); });
  harness_.until([&] { return !link.empty(); });
  for (int restart = 0; restart < 2; ++restart) {
    EXPECT_EQ(two.get("/api/admin/groups").status, 401);
    EXPECT_EQ(Browser(harness_).get("/admin/" + lost).status, 404);
    EXPECT_EQ(Browser(harness_).get("/admin/" + link).status, 303);
    bool loaded = false;
    harness_.identity.load([&](auto) { loaded = true; });
    harness_.until([&] { return loaded; });
  }
}

TEST_F(Admin, HT5_AGroupIsMadeAndListed) {
  const auto all = group_.admin.get("/api/admin/groups").json();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0],
            (nlohmann::json{{"group", group_.id}, {"name", "Provgruppen"}, {"method", "skl-2019-10"}}));
  harness_.net.group_methods.clear();  // as after a restart
  EXPECT_EQ(group_.admin.get("/api/admin/groups").json(), all);

  auto alone = new_group("Ensam", "2026-11-23");
  alone.erase("mentor");
  EXPECT_EQ(group_.admin.post("/api/admin/groups", alone).json()["warnings"], nlohmann::json({"no_mentor"}));
}

TEST_F(Admin, HT5_WhatCannotBeAGroupIsRefusedAndLeavesNothing) {
  const auto good = new_group("Nästan rätt", "2026-11-23");
  const auto with = [&](const std::string& pointer, const nlohmann::json& value) {
    auto body = good;
    body[nlohmann::json::json_pointer(pointer)] = value;
    return body;
  };
  const std::vector<std::pair<nlohmann::json, std::string>> tries{
      {with("/name", ""), "name_needed"},
      {with("/name", std::string(121, 'x')), "too_long"},
      {with("/method", "skl-1999"), "checklist_unknown"},
      {with("/organisations", nlohmann::json::array({good["organisations"][0]})), "group_size"},
      {with("/organisations/1/name", "Almnäs"), "name_taken"},
      {with("/organisations/1/code", "990"), "bad_code"},
      {with("/organisations/1/code", "99x2"), "bad_code"},
      {with("/organisations/1/kind", "land"), "malformed"},
      {with("/organisations/1/colour", "red"), "unknown_field"},
      {with("/occasions/1/date", "i morgon"), "bad_date"},
      {with("/occasions/1/date", "2026-02-30"), "bad_date"},
      {with("/occasions/1/occasion", "bm9"), "unknown_occasion"},
      {with("/occasions/1/host", 7), "malformed"},
      {with("/facilitator", "me"), "malformed"},
      {with("/x", 1), "unknown_field"},
  };
  for (const auto& [body, code] : tries) {
    const auto heard = group_.admin.post("/api/admin/groups", body);
    EXPECT_THAT(heard.status, AnyOf(400, 409)) << code;
    EXPECT_EQ(heard.refused(), code) << body;
    EXPECT_THAT(heard.json()["refused"]["text"].get<std::string>(), Not(HasSubstr("{"))) << code;
  }
  EXPECT_EQ(group_.admin.get("/api/admin/groups").json().size(), 1u);

  auto codeless = good;
  codeless["organisations"][0].erase("code");  // nobody has to know it
  EXPECT_THAT(group_.admin.post("/api/admin/groups", codeless).status, AnyOf(200, 201));
}

TEST_F(Admin, SeesNamesSeatsDatesAndCountsAndNoText) {
  Browser tablet(harness_);
  tablet.get(group_.link("chef"));
  group_.as(group_.seat("chef"), seating::Sit{"Bo Ek", false});
  ASSERT_EQ(score(4, 2).status, 204);

  const auto heard = group_.admin.get(path_);

  const auto group = heard.json();
  EXPECT_EQ(group["name"], "Provgruppen");
  EXPECT_EQ(group["organisations"][0]["name"], "Almnäs");
  EXPECT_EQ(group["organisations"][2]["mentor"], true);
  EXPECT_EQ(group["seats"].size(), 10u);
  EXPECT_EQ(group["seats"][1]["taken"], true);
  EXPECT_EQ(group["meetings"][1]["date"], "2026-11-23");
  EXPECT_EQ(group["meetings"][1]["host"], "o1");
  EXPECT_EQ(group["assessments"][0]["scored"], 1);
  EXPECT_EQ(group["assessments"][0]["of"], 10);
  EXPECT_THAT(heard.body, Not(HasSubstr("Hemligt")));
  EXPECT_THAT(heard.body, Not(HasSubstr("Bo Ek")));
}

TEST_F(Admin, ChangesOnlyWhatIsSent) {
  EXPECT_EQ(change({{"occasions", {{{"occasion", "uppstart"}, {"date", "2026-10-01"}}}}}).status, 204);
  EXPECT_EQ(change({{"occasions", {{{"occasion", "bm1"}, {"host", "o2"}}}}}).status, 204);
  EXPECT_EQ(change({{"name", "Nytt namn"},
                    {"organisations", {{{"organisation", "o2"}, {"name", "Björkviks kommun"}}}}})
                .status,
            204);
  EXPECT_EQ(change({{"occasions", {{{"occasion", "bm4"}, {"date", "2027-05-04"}}}}}).status, 204);

  const auto group = seen();
  EXPECT_EQ(group["name"], "Nytt namn");
  EXPECT_EQ(group["organisations"][1]["name"], "Björkviks kommun");
  EXPECT_EQ(group["organisations"][1]["code"], "9902");
  EXPECT_EQ(group["meetings"][0]["date"], "2026-10-01");
  EXPECT_EQ(group["meetings"][1]["date"], "2026-11-23");
  EXPECT_EQ(group["meetings"][1]["host"], "o2");
  EXPECT_EQ(group["meetings"][2]["occasion"], "bm4");
}

TEST_F(Admin, AddsAndRemovesOrganisationsBeforeTheFirstMeeting) {
  EXPECT_EQ(change({{"organisations", {{{"name", "Ceders"}, {"kind", "region"}}}}}).status, 204);
  EXPECT_EQ(seen()["organisations"].size(), 4u);
  EXPECT_EQ(change({{"removed", {"o4"}}}).status, 204);
  EXPECT_EQ(seen()["organisations"].size(), 3u);
  EXPECT_EQ(change({{"removed", {"o2"}}}).refused(), "group_size");
  EXPECT_EQ(change({{"organisations", {{{"organisation", "o9"}, {"name", "x"}}}}}).status, 404);

  group_.as(group_.seat("nyckelperson"), meeting::Open{MeetingId{2}});
  const auto late = change({{"organisations", {{{"name", "Ceders"}, {"kind", "region"}}}}});
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.refused(), "setup_over");
}

TEST_F(Admin, CardsHoldALinkForEverySeatOrTheSeatsAskedFor) {
  EXPECT_EQ(group_.cards.size(), 10u);
  for (const auto& card : group_.cards) {
    EXPECT_THAT(card["url"].get<std::string>(), testing::StartsWith(harness_.base() + "/k/"));
    EXPECT_EQ(card["key"], "room");
    EXPECT_EQ(card["code"], group_.room()->group().meeting.at("bm1")->code);
  }
  const auto one = group_.admin.post(path_ + "/cards", {{"kind", "card"}, {"seats", {"s2"}}}).json();
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0]["seat"], "s2");
  EXPECT_EQ(Browser(harness_).get(group_.link("chef")).status, 303);  // the older card works on
  EXPECT_EQ(group_.admin.post(path_ + "/cards", {{"kind", "sticker"}}).refused(), "malformed");
  EXPECT_EQ(group_.admin.post(path_ + "/cards", {{"kind", "card"}, {"seats", {"s99"}}}).status, 404);
}

TEST_F(Admin, PE5_ScoresAreEnteredUntilTheFirstMeetingOpens) {
  EXPECT_EQ(score(1, 3).status, 204);
  EXPECT_EQ(score(1, 4).refused(), "value_out_of_scale");
  EXPECT_EQ(score(11, 1).refused(), "unknown_item");

  group_.as(group_.seat("nyckelperson"), meeting::Open{MeetingId{2}});

  EXPECT_EQ(score(2, 3).refused(), "setup_over");
}

TEST_F(Admin, HT11_AgreedValuesAreSeenAndCorrectedUntilTheFirstMeetingOpensAndKeepTheirTexts) {
  ASSERT_EQ(score(1, 3).status, 204);
  ASSERT_EQ(score(4, 2).status, 204);
  EXPECT_EQ(seen()["assessments"][0]["values"], (nlohmann::json{{"1", 3}, {"4", 2}}));

  const nlohmann::json corrected{{"organisation", "o1"}, {"occasion", "uppstart"}, {"item", 4}, {"value", 1}};
  ASSERT_EQ(group_.admin.post(path_ + "/scores", corrected).status, 204);
  EXPECT_EQ(seen()["assessments"][0]["values"]["4"], 1);
  EXPECT_EQ(group_.room()->group().assessment.assessments.at(AssessmentId{1}).scores.at(4).comment,
            "Hemligt nog");

  group_.as(group_.seat("nyckelperson"), meeting::Open{MeetingId{2}});
  const auto after = seen();
  EXPECT_EQ(after["assessments"][0]["scored"], 2);
  EXPECT_FALSE(after["assessments"][0].contains("values"));
}

TEST_F(Admin, HT6_DeletingNeedsTheNameAndLeavesNothing) {
  Browser tablet(harness_);
  tablet.get(group_.link("chef"));
  const auto wrong = group_.admin.send("DELETE", path_, R"({"confirm":"provgruppen"})");
  EXPECT_EQ(wrong.status, 409);
  EXPECT_EQ(wrong.refused(), "confirm_name");

  EXPECT_EQ(group_.admin.send("DELETE", path_, R"({"confirm":"Provgruppen"})").status, 204);

  EXPECT_EQ(group_.admin.get(path_).status, 404);
  EXPECT_EQ(group_.admin.get("/api/admin/groups").json().size(), 0u);
  EXPECT_EQ(Browser(harness_).get(group_.link("politiker")).status, 404);
  EXPECT_TRUE(tablet.get("/api/me").json()["seats"].empty());
  EXPECT_EQ(tablet.get("/api/group/" + group_.id + "/checklist.csv").status, 401);
}

TEST_F(Admin, MethodsAreListedAndReadByEveryone) {
  const auto all = group_.admin.get("/api/admin/methods").json();
  ASSERT_EQ(all.size(), 2u);
  const auto heard = Browser(harness_).get("/api/method/skl-2019-10");
  EXPECT_EQ(heard.status, 200);
  EXPECT_EQ(heard.json()["id"], "skl-2019-10");
  EXPECT_EQ(
      Browser(harness_).get("/api/method/skl-2019-10", {{"If-None-Match", heard.header("etag")}}).status,
      304);
  EXPECT_EQ(Browser(harness_).get("/api/method/other").status, 404);
}

TEST_F(Admin, HT7_DocumentsAreForTheSeatsOfTheGroup) {
  ASSERT_EQ(score(4, 2).status, 204);
  Browser chef(harness_), stranger(harness_);
  chef.get(group_.link("chef", "o2"));
  const auto path = "/api/group/" + group_.id + "/checklist";

  const auto csv = chef.get(path + ".csv?organisation=o1");
  EXPECT_EQ(csv.header("content-type"), "text/csv; charset=utf-8");
  EXPECT_THAT(csv.header("content-disposition"), HasSubstr("filename*=UTF-8''checklista-Almn%C3%A4s.csv"));
  EXPECT_THAT(csv.body, HasSubstr("Hemligt nog"));
  EXPECT_THAT(chef.get(path + ".csv").body,
              HasSubstr("Organisation: Björkvik"));  // its own, where none is named
  const auto html = chef.get(path + ".html?organisation=o1&lang=en");
  EXPECT_EQ(html.header("content-type"), "text/html; charset=utf-8");
  EXPECT_THAT(html.body, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(chef.get(path + ".html?organisation=o1&blank=1").body, Not(HasSubstr("Almnäs")));
  EXPECT_EQ(chef.get(path + ".csv?organisation=o9").status, 404);
  for (auto* browser : {&stranger, &group_.admin})
    EXPECT_EQ(browser->get(path + ".csv?organisation=o1").status, 401);
  harness_.now = harness_.now + std::chrono::hours(24);  // a room key of yesterday
  EXPECT_EQ(chef.get(path + ".csv?organisation=o1").status, 403);
}

TEST_F(Admin, AServerThatGoesDownSaysSo) {
  harness_.services.going_down = true;

  const auto heard = change({{"name", "x"}});

  EXPECT_EQ(heard.status, 503);
  EXPECT_EQ(heard.refused(), "going_down");
}

TEST_F(Admin, SQ9_WhatCouldNotBeStoredIsAnsweredAndHasNotHappened) {
  bool planned = false;
  harness_.store.run(
      [](store::Log& log) {
        static_cast<store::MemoryLog&>(log).fail_next(store::AppendOutcome::group_failed);
      },
      [&](auto) { planned = true; });
  harness_.until([&] { return planned; });

  const auto heard = change({{"name", "Nytt namn"}});

  EXPECT_EQ(heard.status, 503);
  EXPECT_EQ(heard.refused(), "not_saved");
  EXPECT_EQ(seen()["name"], "Provgruppen");
}

}  // namespace
}  // namespace jamsides::net
