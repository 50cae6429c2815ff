// identity_test.cpp - tokens and room codes, and whom a token or cookie stands for, through a store in
// memory.
#include "net/identity.hpp"

#include <gmock/gmock.h>

#include <set>

#include "net/http_harness.hpp"
#include "net/tokens.hpp"

namespace jamsides::net {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Tokens, AreHashedAndLookLikeTokens) {
  const auto token = fresh_token();

  EXPECT_TRUE(is_token(token.plain));
  EXPECT_EQ(token.hash, sha256_hex(token.plain));
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_NE(token.plain, fresh_token().plain);
  EXPECT_FALSE(is_token("short"));
  EXPECT_FALSE(is_token(std::string(31, 'a') + '1'));
}

TEST(Tokens, GroupIdsAreTheContracts) {
  const auto id = fresh_group_id();
  EXPECT_THAT(id, testing::MatchesRegex("g[a-z2-7]{10}"));
}

TEST(RoomCodes, HoldNoLettersThatLookLikeOthers) {
  for (int i = 0; i < 500; ++i) {
    const auto code = fresh_code();
    ASSERT_EQ(code.size(), 7u);
    EXPECT_EQ(code.find_first_of("IO01"), std::string::npos);
    EXPECT_EQ(normal_code(code), code);
  }
}

TEST(RoomCodes, AreReadHoweverTheyAreTyped) {
  for (const auto* typed : {"HTKN 47", "htkn47", " h t k n-4 7 ", "HTKN47"})
    EXPECT_EQ(normal_code(typed), "HTKN 47") << typed;
  for (const auto* typed :
       {"", "HTKN 4", "HTKN 478", "HTKN 40", "HTIN 47", "4747 HT", "HTKN47<script>", "åäö"}) {
    EXPECT_EQ(normal_code(typed), std::nullopt) << typed;
  }
}

/// A group with one seat, made in the store directly, and an Identity that hears of its rows.
class IdentityTest : public testing::Test {
 protected:
  void SetUp() override {
    harness_.rooms.create(group_)->ask(
        Author::admin(),
        setup::Create{
            .name = "Prov",
            .checklist = harness_.methods.checklists.at("skl-2019-10"),
            .organisations = {{"A", seating::Kind::region, "", ""}, {"B", seating::Kind::region, "", ""}},
            .mentor = std::nullopt,
            .occasions = {}},
        [this](auto told) { made_ = told.has_value(); });
    harness_.until([this] { return made_; });
  }

  void reload() {
    bool loaded = false;
    identity().load([&](auto done) { loaded = done.has_value(); });
    harness_.until([&] { return loaded; });
  }
  Identity& identity() { return harness_.identity; }

  /// A card of the seat, as the room commits it.
  std::string card(SeatId seat, Key key = Key::room) {
    std::string token;
    harness_.rooms.open(group_, [&](auto room) {
      (*room)->ask(Author::admin(), seating::IssueCards{{seat}, key == Key::desk},
                   [&](auto told) { token = told->secrets.at(0).token; });
    });
    harness_.until([&] { return !token.empty(); });
    return token;
  }
  std::string session(SeatId seat, Key key = Key::room) {
    std::string value;
    identity().start_session(group_, seat, key, [&](auto made) { value = *made; });
    harness_.until([&] { return !value.empty(); });
    return value;
  }
  void revoke(SeatId seat) {
    bool done = false;
    harness_.rooms.open(group_, [&](auto room) {
      (*room)->ask(Author::admin(), seating::RevokeCards{seat}, [&](auto) { done = true; });
    });
    harness_.until([&] { return done; });
  }

  HttpHarness harness_;
  const GroupId group_ = fresh_group_id();
  bool made_ = false;
};

TEST_F(IdentityTest, HS4_ACardsTokenIsItsSeatAlsoAfterARestart) {
  const auto token = card(SeatId{2});
  const Who who{group_, SeatId{2}, Key::room, sha256_hex(token)};

  EXPECT_EQ(identity().by_token(token), who);
  reload();
  EXPECT_EQ(identity().by_token(token), who);
  EXPECT_EQ(identity().by_token(fresh_token().plain), std::nullopt);
  EXPECT_EQ(identity().by_token(sha256_hex(token)), std::nullopt);  // what is stored opens nothing
}

TEST_F(IdentityTest, ACookieIsItsSeatAndAStorbildBesideIt) {
  const auto seat = session(SeatId{1});
  const auto storbild = session(SeatId{7});
  const auto header = "other=1; js_seat=" + seat + "; js_storbild=" + storbild;

  const std::vector<Who> both{{group_, SeatId{1}, Key::room, sha256_hex(seat)},
                              {group_, SeatId{7}, Key::room, sha256_hex(storbild)}};
  EXPECT_EQ(identity().by_cookies(header), both);
  reload();
  EXPECT_EQ(identity().by_cookies(header), both);
  EXPECT_THAT(identity().by_cookies("js_seatx=" + seat), IsEmpty());
  EXPECT_THAT(identity().by_cookies("xjs_seat=" + seat), IsEmpty());
}

TEST_F(IdentityTest, SE7_RevokingEndsCredentialsAndSessionsOfTheSeatAndNoOthers) {
  const auto token = card(SeatId{1});
  const auto other = card(SeatId{2});
  const auto cookie = "js_seat=" + session(SeatId{1});

  revoke(SeatId{1});

  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(identity().by_token(token), std::nullopt);
    EXPECT_THAT(identity().by_cookies(cookie), IsEmpty());
    EXPECT_TRUE(identity().by_token(other));
    reload();
  }
  EXPECT_TRUE(identity().by_token(card(SeatId{1})));  // printed anew, it works again
}

TEST_F(IdentityTest, ARoomSessionLastsTwoDaysAndADesksLonger) {
  const auto room = "js_seat=" + session(SeatId{1});
  const auto desk = "js_seat=" + session(SeatId{3}, Key::desk);

  harness_.now = harness_.now + std::chrono::hours(47);
  EXPECT_EQ(identity().by_cookies(room).size(), 1u);
  harness_.now = harness_.now + std::chrono::hours(1);
  EXPECT_THAT(identity().by_cookies(room), IsEmpty());
  EXPECT_EQ(identity().by_cookies(desk).size(), 1u);
  reload();
  EXPECT_THAT(identity().by_cookies(room), IsEmpty());
  EXPECT_EQ(identity().by_cookies(desk).size(), 1u);
}

TEST_F(IdentityTest, SE6_AReplacementCardIsNoTokenForPrograms) {
  const auto token = fresh_token();
  identity().rows_committed(group_, {CredentialRow{token.hash, SeatId{1}, Key::room, false,
                                                   harness_.now + std::chrono::minutes(2), CardId{1}}});

  EXPECT_TRUE(identity().credential(token.plain));
  EXPECT_EQ(identity().by_token(token.plain), std::nullopt);
  harness_.now = harness_.now + std::chrono::minutes(2);
  EXPECT_EQ(identity().credential(token.plain), std::nullopt);
}

TEST_F(IdentityTest, AnAdminsLinkIsNoSessionAndEndsInTime) {
  std::string link, value;
  identity().add_admin_link(std::chrono::hours(1), [&](auto made) { link = *made; });
  identity().start_admin_session([&](auto made) { value = *made; });
  harness_.until([&] { return !link.empty() && !value.empty(); });

  EXPECT_TRUE(identity().is_admin_link(link));
  EXPECT_FALSE(identity().is_admin_link(value));
  EXPECT_TRUE(identity().is_admin("js_admin=" + value));
  EXPECT_FALSE(identity().is_admin("js_admin=" + link));
  EXPECT_FALSE(identity().is_admin("js_seat=" + value));
  reload();
  EXPECT_TRUE(identity().is_admin("js_admin=" + value));
  harness_.now = harness_.now + std::chrono::hours(1);
  EXPECT_FALSE(identity().is_admin_link(link));
}

TEST_F(IdentityTest, RoomCodesOfEveryMeetingAreKnownAndGoWithTheGroup) {
  std::set<std::string> codes;
  harness_.rooms.open(group_, [&](auto room) {
    for (const auto& [id, meeting] : (*room)->group().meeting.meetings) codes.insert(meeting.code);
  });
  harness_.until([&] { return !codes.empty(); });

  EXPECT_EQ(codes.size(), 5u);
  for (const auto& code : codes) EXPECT_EQ(identity().room_code(code)->group, group_);
  reload();
  for (const auto& code : codes) EXPECT_EQ(identity().room_code(code)->group, group_);
  identity().remove_group(group_);
  for (const auto& code : codes) EXPECT_EQ(identity().room_code(code), std::nullopt);
}

}  // namespace
}  // namespace jamsides::net
