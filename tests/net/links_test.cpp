// links_test.cpp - links that are opened: cards, desks, the console, the storbild, replacement cards,
// switching.
#include <gmock/gmock.h>

#include "net/http_harness.hpp"
#include "net/tokens.hpp"

namespace jamsides::net {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string seat_of(Browser& browser) {
  const auto me = browser.get("/api/me").json();
  return me["seats"].empty() ? "" : me["seats"][0]["seat"].get<std::string>();
}

TEST(Links, HT2_ACardSeatsTheDeviceAndIsNowhereAfterwards) {
  HttpHarness harness;
  MadeGroup group(harness);
  Browser tablet(harness);

  const auto heard = tablet.get(group.link("chef"));

  EXPECT_EQ(heard.status, 303);
  EXPECT_EQ(heard.header("location"), "/");
  const auto cookie = heard.header("set-cookie");
  EXPECT_THAT(cookie, HasSubstr("; Path=/; HttpOnly; SameSite=Lax; Max-Age=172800"));
  EXPECT_THAT(cookie, Not(HasSubstr("Secure")));
  const auto token = group.link("chef").substr(3);
  EXPECT_THAT(heard.rest, Not(HasSubstr(token)));  // the cookie is a session of its own
  for (const auto& line : harness.log_lines) EXPECT_THAT(line, Not(HasSubstr(token)));
  const auto me = tablet.get("/api/me").json();
  EXPECT_EQ(me["seats"][0]["seat"], group.seat("chef"));
  EXPECT_EQ(me["seats"][0]["organisationName"], "Almnäs");
  EXPECT_EQ(me["seats"][0]["key"], "room");
  EXPECT_FALSE(me["seats"][0].contains("wait"));
  EXPECT_EQ(me["admin"], false);
}

TEST(Links, HT2_TheCookieIsSecureAndThisHostsOwnWhereTheAddressIsHttps) {
  HttpHarness harness({.public_urls = {"https://jamsides.example"}});
  Browser browser(harness);
  const std::map<std::string, std::string> host{{"Host", "jamsides.example"}};

  const auto heard = browser.get("/admin/" + harness.admin_token(), host);

  EXPECT_THAT(heard.header("set-cookie"), HasSubstr("; Secure"));
  EXPECT_THAT(heard.header("set-cookie"), StartsWith("__Host-js_admin="));
  EXPECT_EQ(browser.get("/api/me", host).json()["admin"], true);
  // A cookie that any host of the domain could have set is nobody's.
  Browser planted(harness);
  planted.cookies = {{"js_admin", browser.cookies["__Host-js_admin"]}};
  EXPECT_EQ(planted.get("/api/me", host).json()["admin"], false);
}

TEST(Links, EachLeadsToItsPage) {
  HttpHarness harness;
  MadeGroup group(harness);
  EXPECT_EQ(Browser(harness).get(group.link("nyckelperson")).header("location"),
            "/led");  // hosts the meeting
  EXPECT_EQ(Browser(harness).get(group.link("nyckelperson", "o2")).header("location"), "/");
  EXPECT_EQ(Browser(harness).get(group.link("storbild", "")).header("location"), "/storbild");
}

TEST(Links, AnUnknownLinkLeadsOnToTheRoomCode) {
  HttpHarness harness;
  Browser browser(harness);

  for (const auto& path :
       {"/k/" + fresh_token().plain, std::string("/k/x"), "/admin/" + fresh_token().plain}) {
    const auto heard = browser.get(path);
    EXPECT_EQ(heard.status, 404) << path;
    EXPECT_EQ(heard.header("refresh"), "0; url=/anslut?fel=kort") << path;
    EXPECT_EQ(heard.header("set-cookie"), "") << path;
  }
}

TEST(Links, ABrowserThatLooksAheadUsesNothingUp) {
  HttpHarness harness;
  MadeGroup group(harness);
  Browser browser(harness);

  EXPECT_EQ(browser.get(group.link("chef"), {{"Sec-Purpose", "prefetch;prerender"}}).status, 204);
  EXPECT_EQ(browser.send("HEAD", group.link("chef")).status, 204);
  EXPECT_TRUE(browser.cookies.empty());
}

TEST(Links, ALaptopIsConsoleAndStorbildAtOnce) {
  HttpHarness harness;
  MadeGroup group(harness);
  Browser laptop(harness);
  laptop.get(group.link("nyckelperson"));

  laptop.get(group.link("storbild", ""));

  const auto me = laptop.get("/api/me").json();
  EXPECT_EQ(me["seats"].size(), 1u);
  EXPECT_EQ(me["seats"][0]["facilitator"], true);
  EXPECT_EQ(me["storbild"]["function"], "storbild");
  EXPECT_EQ(laptop.send("POST", "/api/leave").status, 204);
  EXPECT_TRUE(laptop.get("/api/me").json().contains("storbild"));
  EXPECT_EQ(laptop.send("POST", "/api/leave").status, 204);
  EXPECT_FALSE(laptop.get("/api/me").json().contains("storbild"));
  EXPECT_TRUE(laptop.cookies.empty());
}

TEST(Links, SE2_ADeviceWithAnotherSeatIsAskedFirst) {
  HttpHarness harness;
  MadeGroup group(harness);
  Browser tablet(harness);
  tablet.get(group.link("chef"));
  const auto before = sha256_hex(tablet.cookies["js_seat"]);

  EXPECT_EQ(tablet.get(group.link("chef")).header("location"), "/");  // its own card again asks nothing
  EXPECT_EQ(sha256_hex(tablet.cookies["js_seat"]), before);
  const auto heard = tablet.get(group.link("politiker"));

  const auto place = heard.header("location");
  EXPECT_THAT(place, StartsWith("/byt?k="));
  EXPECT_THAT(place, Not(HasSubstr(group.link("politiker").substr(3))));  // SE10
  EXPECT_EQ(seat_of(tablet), group.seat("chef"));
  const nlohmann::json ticket{{"token", place.substr(7)}};
  EXPECT_EQ(Browser(harness).post("/api/switch", ticket).status, 404);  // worth nothing elsewhere
  EXPECT_EQ(tablet.post("/api/switch", ticket).status, 204);
  EXPECT_EQ(seat_of(tablet), group.seat("politiker"));
  EXPECT_EQ(harness.ended, std::vector{before});
  EXPECT_EQ(tablet.post("/api/switch", ticket).status, 404);  // once
}

TEST(Links, SE2_WhoHasTheLinkItselfMaySwitchWithIt) {
  HttpHarness harness;
  MadeGroup group(harness);
  Browser tablet(harness);
  tablet.get(group.link("chef"));

  EXPECT_EQ(tablet.post("/api/switch", {{"token", group.link("politiker").substr(3)}}).status, 204);

  EXPECT_EQ(seat_of(tablet), group.seat("politiker"));
}

TEST(Links, SE6_AReplacementCardWorksOnceAndForTwoMinutes) {
  HttpHarness harness;
  MadeGroup group(harness);
  const auto show = [&] {
    group.as(group.seat("nyckelperson"), seating::ShowCard{*SeatId::from(group.seat("chef"))});
    const auto tokens = group.room()->group().seating.card_tokens;
    return "/k/" + tokens.rbegin()->second;
  };

  const auto card = show();
  Browser first(harness), second(harness);
  EXPECT_EQ(first.get(card).status, 303);
  EXPECT_EQ(seat_of(first), group.seat("chef"));
  EXPECT_EQ(second.get(card).status, 404);
  EXPECT_TRUE(second.cookies.empty());

  const auto late = show();
  harness.now = harness.now + std::chrono::seconds(120);
  EXPECT_EQ(second.get(late).status, 404);
}

TEST(Links, SE6_AskingBeforeASwitchDoesNotUseTheReplacementCardUp) {
  HttpHarness harness;
  MadeGroup group(harness);
  group.as(group.seat("nyckelperson"), seating::ShowCard{*SeatId::from(group.seat("chef"))});
  const auto card = "/k/" + group.room()->group().seating.card_tokens.rbegin()->second;
  Browser tablet(harness);
  tablet.get(group.link("politiker"));

  const auto place = tablet.get(card).header("location");

  EXPECT_EQ(tablet.post("/api/switch", {{"token", place.substr(7)}}).status, 204);
  EXPECT_EQ(seat_of(tablet), group.seat("chef"));
}

TEST(Links, SE7_ARevokedSeatsCardAndCookieOpenNothing) {
  HttpHarness harness;
  MadeGroup group(harness);
  Browser tablet(harness);
  tablet.get(group.link("chef"));

  group.as(group.seat("nyckelperson"), seating::RevokeCards{*SeatId::from(group.seat("chef"))});

  EXPECT_EQ(seat_of(tablet), "");
  EXPECT_EQ(Browser(harness).get(group.link("chef")).status, 404);
}

TEST(Links, SE9_LeavingEndsThisDeviceAndNoOther) {
  HttpHarness harness;
  MadeGroup group(harness);
  Browser one(harness), other(harness);
  one.get(group.link("chef"));
  other.get(group.link("chef"));
  const auto hash = sha256_hex(one.cookies["js_seat"]);

  EXPECT_EQ(one.send("POST", "/api/leave").status, 204);

  EXPECT_TRUE(one.cookies.empty());
  EXPECT_EQ(harness.ended, std::vector{hash});
  EXPECT_EQ(seat_of(other), group.seat("chef"));
}

TEST(Links, HS6_OnAnotherDayARoomKeyWaitsAndSaysForWhen) {
  HttpHarness harness;
  MadeGroup group(harness, "2026-11-25");
  Browser chef(harness), leader(harness);
  chef.get(group.link("chef"));
  leader.get(group.link("nyckelperson"));

  EXPECT_EQ(chef.get("/api/me").json()["seats"][0]["wait"]["date"], "2026-11-25");
  EXPECT_FALSE(leader.get("/api/me").json()["seats"][0].contains("wait"));  // whoever leads prepares
  harness.now = harness.now + std::chrono::hours(35);                       // 23:00 the day before
  EXPECT_TRUE(chef.get("/api/me").json()["seats"][0].contains("wait"));
  harness.now = harness.now + std::chrono::hours(1);  // midnight in Stockholm
  EXPECT_FALSE(chef.get("/api/me").json()["seats"][0].contains("wait"));
}

TEST(Links, HS6_AnOpenMeetingOpensTheRoomOnAnyDay) {
  HttpHarness harness;
  MadeGroup group(harness, "2026-11-25");
  Browser chef(harness);
  chef.get(group.link("chef"));

  group.as(group.seat("nyckelperson"), meeting::Open{MeetingId{2}});

  EXPECT_FALSE(chef.get("/api/me").json()["seats"][0].contains("wait"));
}

}  // namespace
}  // namespace jamsides::net
