// desk_links_test.cpp - a desk's link: it asks before it opens, opens once, and says so to whoever comes
// later (SE11, SE12).
#include <gmock/gmock.h>

#include "net/http_harness.hpp"
#include "net/tokens.hpp"

namespace jamsides::net {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class DeskLinks : public testing::Test {
 protected:
  /// The path of a fresh desk link of the nyckelperson in the first organisation, "/k/…".
  std::string link() {
    const auto cards =
        group_.admin.post("/api/admin/groups/" + group_.id + "/cards", {{"kind", "desk"}}).json();
    EXPECT_EQ(cards[0]["key"], "desk");
    EXPECT_EQ(cards[0]["seat"], group_.seat("nyckelperson"));
    const auto url = cards[0]["url"].get<std::string>();
    return url.substr(url.find("/k/"));
  }
  Heard press(Browser& browser, const Heard& asked) {
    return browser.post("/api/switch", {{"token", asked.header("location").substr(9)}});
  }
  static std::string key_of(Browser& browser) {
    const auto me = browser.get("/api/me").json();
    return me["seats"].empty() ? "" : me["seats"][0]["key"].get<std::string>();
  }

  HttpHarness harness_;
  MadeGroup group_{harness_};
};

TEST_F(DeskLinks, SE11_OpenAtAPressAndOnlyOnce) {
  const auto path = link();
  Browser tablet(harness_), other(harness_);

  const auto asked = tablet.get(path);

  EXPECT_EQ(asked.status, 303);
  EXPECT_THAT(asked.header("location"), StartsWith("/oppna?k="));
  EXPECT_THAT(asked.header("location"), Not(HasSubstr(path.substr(3))));  // SE10
  EXPECT_TRUE(tablet.cookies.empty());
  const auto also_asked = other.get(path);  // who only looks has spent nothing
  const auto opened = press(tablet, asked);
  EXPECT_EQ(opened.status, 204) << opened.rest;
  EXPECT_THAT(opened.header("set-cookie"), HasSubstr("Max-Age=34560000"));
  EXPECT_EQ(key_of(tablet), "desk");

  EXPECT_EQ(press(tablet, asked).status, 404);
  EXPECT_EQ(press(other, also_asked).status, 404);
  EXPECT_EQ(other.post("/api/switch", {{"token", path.substr(3)}}).status, 404);
  const auto late = other.get(path);
  EXPECT_EQ(late.status, 404);
  EXPECT_EQ(late.header("refresh"), "0; url=/oppna?fel=oppnad");
  EXPECT_TRUE(other.cookies.empty());
  EXPECT_EQ(tablet.get(path).header("location"), "/hemma");  // its own again
}

TEST_F(DeskLinks, SE11_LookingSpendsNothing) {
  const auto path = link();
  Browser looking(harness_);

  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(looking.send("HEAD", path).status, 204);
    EXPECT_EQ(looking.get(path, {{"Sec-Purpose", "prefetch"}}).status, 204);
    EXPECT_EQ(looking.get(path).status, 303);
  }

  Browser tablet(harness_);
  EXPECT_EQ(press(tablet, tablet.get(path)).status, 204);
}

TEST_F(DeskLinks, SE11_ARestartForgetsNoOpening) {
  const auto spent = link(), fresh = link();
  Browser tablet(harness_);
  press(tablet, tablet.get(spent));

  bool loaded = false;
  harness_.identity.load([&](auto done) { loaded = done.has_value(); });
  harness_.until([&] { return loaded; });

  EXPECT_EQ(key_of(tablet), "desk");
  EXPECT_EQ(Browser(harness_).get(spent).header("refresh"), "0; url=/oppna?fel=oppnad");
  Browser other(harness_);
  EXPECT_EQ(press(other, other.get(fresh)).status, 204);
}

TEST_F(DeskLinks, SE11_ATicketOfADeviceThatHasASeatIsGoodThereAlone) {
  Browser tablet(harness_), other(harness_);
  tablet.get(group_.link("chef"));
  const auto before = sha256_hex(tablet.cookies["js_seat"]);
  const auto asked = tablet.get(link());

  EXPECT_EQ(press(other, asked).status, 404);
  EXPECT_EQ(press(tablet, asked).status, 204);

  EXPECT_EQ(key_of(tablet), "desk");
  EXPECT_EQ(harness_.ended.front(), before);  // the chef's connections ended
  harness_.now = harness_.now + std::chrono::minutes(1);
  const auto late = other.get(link());
  harness_.now = harness_.now + SwitchTickets::kLife;
  EXPECT_EQ(press(other, late).status, 404);
}

TEST_F(DeskLinks, SE12_ProgramsUseTheTokenUntilTheLinkIsOpened) {
  const auto path = link();
  const auto token = path.substr(3);
  ASSERT_TRUE(harness_.identity.by_token(token));
  EXPECT_EQ(harness_.identity.by_token(token)->key, Key::desk);
  Browser tablet(harness_);

  EXPECT_EQ(press(tablet, tablet.get(path)).status, 204);

  EXPECT_EQ(harness_.identity.by_token(token), std::nullopt);
  EXPECT_THAT(harness_.ended, testing::Contains(sha256_hex(token)));
}

TEST_F(DeskLinks, SE7_RevokingEndsTheDeskAndItsLinks) {
  const auto opened = link(), unopened = link();
  Browser tablet(harness_), other(harness_);
  press(tablet, tablet.get(opened));
  const auto asked = other.get(unopened);

  group_.as(group_.seat("nyckelperson", "o2"),
            seating::RevokeCards{*SeatId::from(group_.seat("nyckelperson", "o2"))});
  EXPECT_EQ(key_of(tablet), "desk");  // another seat's
  group_.as(group_.seat("nyckelperson"), seating::RevokeCards{*SeatId::from(group_.seat("nyckelperson"))});

  EXPECT_EQ(key_of(tablet), "");
  EXPECT_EQ(press(other, asked).status, 404);
  for (const auto& path : {opened, unopened})
    EXPECT_EQ(other.get(path).header("refresh"), "0; url=/anslut?fel=kort");
}

TEST_F(DeskLinks, SE7_ASeatRevokedWhileItsSessionIsStoredHasNone) {
  std::string value;
  bool refused = false, revoked = false;
  group_.room()->ask(Author::admin(), seating::RevokeCards{*SeatId::from(group_.seat("chef"))},
                     [&](auto told) { revoked = told.has_value(); });
  // Asked for behind the revocation, before it is safe.
  harness_.identity.start_session(group_.id, *SeatId::from(group_.seat("chef")), Key::room, [&](auto made) {
    refused = !made;
    value = made.value_or("");
  });
  harness_.until([&] { return revoked && (refused || !value.empty()); });

  EXPECT_TRUE(refused);
  EXPECT_EQ(harness_.identity.by_session(value), std::nullopt);
}

}  // namespace
}  // namespace jamsides::net
