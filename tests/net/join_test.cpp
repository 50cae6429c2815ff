// join_test.cpp - in with the room code: seats, asking, waiting, being let in or turned away.
#include <gmock/gmock.h>

#include "net/http_harness.hpp"
#include "net/tokens.hpp"

namespace jamsides::net {
namespace {

using testing::HasSubstr;
using testing::Not;

class Join : public testing::Test {
 protected:
  std::string code() { return group_.room()->group().meeting.at("bm1")->code; }
  std::string path(const nlohmann::json& asked) const {
    return "/api/join/request?group=" + group_.id + "&request=" + asked["request"].get<std::string>() +
           "&secret=" + asked["secret"].get<std::string>();
  }
  nlohmann::json ask(const std::string& seat, const std::string& who) {
    const auto heard = tablet_.post("/api/join/request", {{"code", code()}, {"seat", seat}, {"who", who}});
    EXPECT_EQ(heard.status, 200) << heard.rest;
    return heard.json();
  }

  HttpHarness harness_;
  MadeGroup group_{harness_};
  Browser tablet_{harness_};
};

TEST_F(Join, SE3_ACodeLeadsToTheSeatsHoweverItIsTyped) {
  for (auto typed : {code(), code().substr(0, 4) + code().substr(5)}) {
    const auto heard = tablet_.post("/api/join", {{"code", typed}});
    ASSERT_EQ(heard.status, 200) << heard.rest;
    const auto there = heard.json();
    EXPECT_EQ(there["group"], group_.id);
    EXPECT_EQ(there["groupName"], "Provgruppen");
    EXPECT_EQ(there["occasion"], "bm1");
    EXPECT_EQ(there["seats"].size(), 9u);
    EXPECT_EQ(there["seats"][0]["organisationName"], "Almnäs");
    EXPECT_EQ(there["seats"][0]["mark"], "a");
    EXPECT_EQ(there["seats"][0]["taken"], false);
  }
}

TEST_F(Join, TheStorbildIsNoSeatToAskFor) {
  const auto seat = group_.seat("storbild", "");

  EXPECT_THAT(tablet_.post("/api/join", {{"code", code()}}).body, Not(HasSubstr("storbild")));
  EXPECT_EQ(tablet_.post("/api/join/request", {{"code", code()}, {"seat", seat}, {"who", ""}}).status, 404);
}

TEST_F(Join, SE3_ATapLetsTheDeviceIn) {
  const auto seat = group_.seat("politiker", "o2");
  const auto asked = ask(seat, "Bo Ek");

  EXPECT_EQ(tablet_.get(path(asked)).json()["state"], "waiting");
  EXPECT_TRUE(tablet_.cookies.empty());
  group_.as(group_.seat("nyckelperson"),
            seating::Admit{*RequestId::from(asked["request"].get<std::string>())});
  EXPECT_EQ(tablet_.get(path(asked)).json()["state"], "admitted");

  EXPECT_EQ(tablet_.get("/api/me").json()["seats"][0]["seat"], seat);
  for (const auto& line : harness_.log_lines) EXPECT_THAT(line, Not(HasSubstr("Bo Ek")));
}

TEST_F(Join, AnAnswerThatWasLostCanBeFetchedAgain) {
  const auto asked = ask(group_.seat("chef", "o2"), "");
  group_.as(group_.seat("nyckelperson"),
            seating::Admit{*RequestId::from(asked["request"].get<std::string>())});

  tablet_.get(path(asked));
  const auto first = tablet_.cookies["js_seat"];
  tablet_.cookies.clear();
  tablet_.get(path(asked));

  EXPECT_NE(tablet_.cookies["js_seat"], first);
  EXPECT_EQ(harness_.identity.by_session(first), std::nullopt);
  EXPECT_TRUE(harness_.identity.by_session(tablet_.cookies["js_seat"]));
}

TEST_F(Join, SE4_WhoIsTurnedAwayHearsIt) {
  const auto asked = ask(group_.seat("chef", "o2"), "");

  group_.as(group_.seat("nyckelperson"),
            seating::TurnAway{*RequestId::from(asked["request"].get<std::string>())});

  EXPECT_EQ(tablet_.get(path(asked)).json()["state"], "turned_away");
  EXPECT_TRUE(tablet_.cookies.empty());
}

TEST_F(Join, OnlyWhoHasTheSecretHears) {
  const auto asked = ask(group_.seat("chef", "o2"), "");
  auto other = asked;
  other["secret"] = fresh_token().plain;

  EXPECT_EQ(tablet_.get(path(other)).status, 404);
  EXPECT_EQ(tablet_.get("/api/join/request").status, 404);
}

TEST_F(Join, LI9_AfterTenWrongCodesEvenTheRightOneWaitsAMinute) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(tablet_.post("/api/join", {{"code", "ZZZZ 22"}}).status, 404);

  const auto stopped = tablet_.post("/api/join", {{"code", code()}});
  EXPECT_EQ(stopped.status, 429);
  EXPECT_EQ(stopped.refused(), "too_fast");
  EXPECT_EQ(tablet_.post("/api/join/request", {{"code", code()}, {"seat", "s1"}, {"who", ""}}).status, 429);
  harness_.now = harness_.now + std::chrono::minutes(1);
  EXPECT_EQ(tablet_.post("/api/join", {{"code", code()}}).status, 200);
}

TEST_F(Join, LI9_ManyAddressesTogetherDoNotGuessARoomsDigits) {
  HttpHarness behind({.trusted_proxies = {"127.0.0.1"}});
  MadeGroup aimed(behind), other(behind, "2026-11-23", "En annan");
  const auto code_of = [](MadeGroup& group) { return group.room()->group().meeting.at("bm1")->code; };
  const auto code = code_of(aimed);
  Browser browser(behind);
  const auto guess = [&](const std::string& typed, int address) {
    const nlohmann::json body{{"code", typed}};
    const auto from = "192.0.2." + std::to_string(address);
    return browser.send("POST", "/api/join", body.dump(), {{"X-Forwarded-For", from}}).status;
  };
  const std::string digits = code.ends_with("22") ? "33" : "22";

  for (int i = 0; i < 30; ++i) EXPECT_EQ(guess(code.substr(0, 5) + digits, i), 404) << i;
  EXPECT_EQ(guess(code.substr(0, 5) + digits, 99), 429);
  EXPECT_EQ(guess(code, 100), 429);  // not even the right one, or guessing would tell
  EXPECT_EQ(guess(code_of(other), 100), 200);
  behind.now = behind.now + std::chrono::minutes(1);
  EXPECT_EQ(guess(code, 100), 200);
}

TEST_F(Join, LI9_ThirtyWrongCodesFromOneAddressAreTenWhateverItSaysOfItself) {
  int wrong = 0;
  for (int i = 0; i < 30; ++i) {  // no proxy is trusted here
    const auto from = "192.0.2." + std::to_string(i);
    const auto heard =
        tablet_.send("POST", "/api/join", R"({"code":"ZZZZ 22"})", {{"X-Forwarded-For", from}});
    wrong += heard.status == 404 ? 1 : 0;
  }
  EXPECT_EQ(wrong, 10);
}

TEST_F(Join, LI13_SixtyFourWaitAndTheNextIsToldToTryAgain) {
  const auto seat = group_.seat("politiker", "o2");
  for (int i = 0; i < 64; ++i) ask(seat, "Nummer " + std::to_string(i));

  const auto heard = tablet_.post("/api/join/request", {{"code", code()}, {"seat", seat}, {"who", ""}});
  EXPECT_EQ(heard.status, 429);
  EXPECT_EQ(heard.refused(), "too_fast");
}

TEST_F(Join, ACodeIsGoodOnItsDayUntilTheMeetingHasClosed) {
  const auto uppstart = group_.room()->group().meeting.at("uppstart")->code;
  EXPECT_EQ(tablet_.post("/api/join", {{"code", uppstart}}).status, 404);  // has no day yet

  group_.as(group_.seat("nyckelperson"), meeting::Open{MeetingId{2}});
  harness_.now = harness_.now + std::chrono::hours(24);
  EXPECT_EQ(tablet_.post("/api/join", {{"code", code()}}).status, 200);
  group_.as(group_.seat("nyckelperson"), meeting::Close{MeetingId{2}});
  EXPECT_EQ(tablet_.post("/api/join", {{"code", code()}}).status, 404);
}

TEST_F(Join, HT1_ABodyThatBreaksItsSchemaIsRefused) {
  const auto refused = [&](const std::string& body) {
    const auto heard = tablet_.send("POST", "/api/join/request", body);
    EXPECT_EQ(heard.status, 400) << body;
    return heard.refused();
  };

  EXPECT_EQ(refused("{"), "malformed");
  EXPECT_EQ(refused("[]"), "malformed");
  EXPECT_EQ(refused("\"\xff\""), "malformed");
  EXPECT_EQ(refused(std::string(1000, '[') + std::string(1000, ']')), "malformed");
  EXPECT_EQ(refused(R"({"code":"HTKN 47","seat":"s1"})"), "malformed");
  EXPECT_EQ(refused(R"({"code":"HTKN 47","seat":"1","who":""})"), "malformed");
  EXPECT_EQ(refused(R"({"code":"HTKN 47","seat":"s1","who":"","x":1})"), "unknown_field");
  EXPECT_EQ(refused(R"({"code":"HTKN 47","seat":"s1","who":")" + std::string(81, 'x') + "\"}"), "too_long");
}

}  // namespace
}  // namespace jamsides::net
