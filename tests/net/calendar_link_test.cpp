// calendar_link_test.cpp - a seat's calendar over HTTP: a link that only its desk is told, that opens nothing
// else, and that ends with the seat's keys (HT13).
#include <gmock/gmock.h>

#include "net/http_harness.hpp"
#include "net/tokens.hpp"

namespace jamsides::net {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class CalendarLink : public testing::Test {
 protected:
  /// A browser at the desk of a nyckelperson, by a fresh link.
  Browser at_desk(std::size_t organisation = 0) {
    harness_.now = harness_.now + std::chrono::seconds(1);  // the oldest link is the one that was made first
    const auto cards =
        group_.admin.post("/api/admin/groups/" + group_.id + "/cards", {{"kind", "desk"}}).json();
    const auto url = cards[organisation]["url"].get<std::string>();
    Browser browser(harness_);
    const auto asked = browser.get(url.substr(url.find("/k/")));
    EXPECT_EQ(browser.post("/api/switch", {{"token", asked.header("location").substr(9)}}).status, 204);
    return browser;
  }
  Heard told(Browser& browser) { return browser.get("/api/group/" + group_.id + "/calendar"); }
  /// The path of the link a desk is told.
  std::string path(Browser& browser) {
    const auto url = told(browser).json()["url"].get<std::string>();
    EXPECT_THAT(url, StartsWith(harness_.base() + "/kalender/"));
    return url.substr(harness_.base().size());
  }
  Heard fetched(const std::string& path, const std::map<std::string, std::string>& headers = {}) {
    return Browser(harness_).get(path, headers);  // a calendar program has no cookie
  }

  HttpHarness harness_;
  MadeGroup group_{harness_};
};

TEST_F(CalendarLink, HT13_IsToldAtTheDeskAlone) {
  Browser tablet(harness_), nobody(harness_);
  tablet.get(group_.link("nyckelperson"));
  EXPECT_EQ(told(nobody).status, 401);
  EXPECT_EQ(told(tablet).status, 403);  // a room key
  auto desk = at_desk();
  EXPECT_EQ(told(desk).status, 200);
  EXPECT_EQ(desk.get("/api/group/gaaaaaaaaaa/calendar").status, 401);
}

TEST_F(CalendarLink, HT13_AnswersACalendarToWhoeverHasIt) {
  auto desk = at_desk();
  const auto heard = fetched(path(desk));
  EXPECT_EQ(heard.status, 200);
  EXPECT_EQ(heard.header("content-type"), "text/calendar; charset=utf-8");
  EXPECT_THAT(heard.body, StartsWith("BEGIN:VCALENDAR\r\n"));
  EXPECT_THAT(heard.body, HasSubstr("DTSTART;VALUE=DATE:20261123\r\n"));
}

TEST_F(CalendarLink, HT13_IsNotSentAgainUnlessSomethingChanged) {
  auto desk = at_desk();
  const auto link = path(desk);
  const auto tag = fetched(link).header("etag");
  EXPECT_EQ(fetched(link).header("cache-control"), "private, no-cache");
  EXPECT_EQ(fetched(link, {{"If-None-Match", tag}}).status, 304);
  EXPECT_EQ(fetched(link, {{"If-None-Match", tag}}).body, "");
  group_.as(group_.seat("nyckelperson"),
            commitment::Make{
                {1}, "Skriva", *SeatId::from(group_.seat("chef")), {{}, "2027-03-01", "", "", false}, false});
  EXPECT_EQ(fetched(link, {{"If-None-Match", tag}}).status, 200);
}

TEST_F(CalendarLink, HT13_OfAnotherSeatOrGuessedIsNotThere) {
  auto desk = at_desk(), other = at_desk(1);
  const auto link = path(desk);
  const auto seat = group_.seat("nyckelperson"), others = group_.seat("nyckelperson", "o2");
  auto swapped = link;
  swapped.replace(swapped.find('/' + seat + '/'), seat.size() + 2, '/' + others + '/');
  const auto end = link.rfind('/');
  for (const auto& wrong : {swapped, link.substr(0, end + 1) + std::string(32, 'a') + ".ics",
                            link.substr(0, link.size() - 4), link.substr(0, end + 1) + ".ics"})
    EXPECT_EQ(fetched(wrong).status, 404) << wrong;
  EXPECT_NE(path(other), link);
}

TEST_F(CalendarLink, HT13_SE10_OpensNoSeatAndIsInNoLogLine) {
  auto desk = at_desk();
  const auto link = path(desk);
  const auto token = link.substr(link.rfind('/') + 1, 32);
  ASSERT_TRUE(is_token(token));
  fetched(link);
  EXPECT_EQ(Browser(harness_).get("/k/" + token).status, 404);
  EXPECT_EQ(harness_.identity.by_token(token), std::nullopt);
  for (const auto& line : harness_.log_lines) EXPECT_THAT(line, Not(HasSubstr(token)));
}

TEST_F(CalendarLink, HT13_StaysWhenTheDeskIsLeftAMoreLinkIsMadeOrTheServerStartsAgain) {
  auto desk = at_desk();
  const auto link = path(desk);
  auto again = at_desk();
  EXPECT_EQ(path(again), link);
  desk.post("/api/leave", nlohmann::json::object());
  bool loaded = false;
  harness_.identity.load([&](auto done) { loaded = done.has_value(); });
  harness_.until([&] { return loaded; });
  EXPECT_EQ(fetched(link).status, 200);
  EXPECT_EQ(path(again), link);
}

TEST_F(CalendarLink, HT13_SE7_EndsWithTheSeatsKeysAndTheNextIsAnother) {
  auto desk = at_desk(), other = at_desk(1);
  const auto link = path(desk), others = path(other);
  group_.as(group_.seat("nyckelperson"), seating::RevokeCards{*SeatId::from(group_.seat("nyckelperson"))});
  EXPECT_EQ(fetched(link).status, 404);
  EXPECT_EQ(fetched(others).status, 200);
  auto anew = at_desk();
  EXPECT_NE(path(anew), link);
  EXPECT_EQ(fetched(link).status, 404);
}

}  // namespace
}  // namespace jamsides::net
