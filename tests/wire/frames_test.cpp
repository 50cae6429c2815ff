// frames_test.cpp - the exact text of everything the server says: absent stays absent, and two who see the
// same get the same bytes.
#include "wire/frames.hpp"

#include <gtest/gtest.h>

namespace jamsides::wire {
namespace {

constexpr UtcMillis kNow{1'795'305'600'120};

TEST(Frames, HS7_HS8_WelcomeWithAndWithoutState) {
  EXPECT_EQ(welcome(41, "e1.1.s2", kNow, R"({"you":{}})"),
            R"({"welcome":{"seq":41,"epoch":"e1.1.s2","now":1795305600120,"state":{"you":{}}}})");
  EXPECT_EQ(welcome(44, "e1.1.s2", kNow, ""),
            R"({"welcome":{"seq":44,"epoch":"e1.1.s2","now":1795305600120}})");
}

TEST(Frames, SQ2_AChangeOfWhichNothingIsSeenIsItsSeqAlone) {
  const Event event = seating::JoinRequested{{1}, {2}, {3}};
  EXPECT_EQ(change({7, kNow, Author::of({2}), {}}, event, {}), R"({"seq":7})");
}

TEST(Frames, SQ5_SQ7_AChangeSaysWhatHappenedWithoutTheCommandsId) {
  const Event event = meeting::Opened{{2}};
  const Stamp stamp{8, kNow, Author::of({2}), {"k7f", 3}};
  EXPECT_EQ(change(stamp, event, {R"({"a":{"b":{}}})", ""}),
            R"({"seq":8,"at":1795305600120,"by":"s2","did":["meeting.open"],"put":{"a":{"b":{}}}})");
  EXPECT_EQ(change(stamp, event, {"", R"({"a":["b"]})"}),
            R"({"seq":8,"at":1795305600120,"by":"s2","did":["meeting.open"],"drop":{"a":["b"]}})");
  EXPECT_EQ(
      change(stamp, event, {R"({"a":{"b":{}}})", R"({"a":["c"]})"}),
      R"({"seq":8,"at":1795305600120,"by":"s2","did":["meeting.open"],"put":{"a":{"b":{}}},"drop":{"a":["c"]}})");
}

TEST(Frames, SQ6_TheAdminPageAndTheSystemAreNotNamed) {
  const Event event = setup::Renamed{"x"};
  for (const auto& author : {Author::admin(), Author::system()}) {
    EXPECT_EQ(change({9, kNow, author, {}}, event, {R"({"a":{}})", ""}),
              R"({"seq":9,"at":1795305600120,"did":["group.renamed"],"put":{"a":{}}})");
  }
}

TEST(Frames, SQ4_DoneNamesTheCommandAndItsSeq) {
  EXPECT_EQ(done({"k7f", 9007199254740991}, 42), R"({"done":{"id":"k7f-9007199254740991","seq":42}})");
}

TEST(Frames, FR9_RefusedHasItsWordsInTheChosenLanguage) {
  const Refusal refusal{RefusalCode::too_long, {{"field", "who"}, {"max", "80"}}};
  EXPECT_EQ(
      refused({"k7f", 2}, refusal, Lang::sv),
      R"({"refused":{"id":"k7f-2","code":"too_long","with":{"field":"who","max":"80"},)"
      R"("text":"Texten är för lång. Högst 80 tecken får plats, korta den och spara igen.","retry":false}})");
  EXPECT_EQ(
      refused({"k7f", 2}, refusal, Lang::en),
      R"({"refused":{"id":"k7f-2","code":"too_long","with":{"field":"who","max":"80"},)"
      R"("text":"The text is too long. There is room for 80 characters at most, shorten it and save again.","retry":false}})");
  EXPECT_EQ(refused({"k7f", 2}, {RefusalCode::too_fast}, Lang::en).find(R"("code":"too_fast","with":{},)"),
            25u);
}

TEST(Frames, FR9_WhatTheClientWroteIsEscapedWhereItIsToldBack) {
  const auto text = refused({"a", 1}, {RefusalCode::unknown_field, {{"field", "\"}\\"}}}, Lang::en);
  EXPECT_NE(text.find(R"("with":{"field":"\"}\\"})"), text.npos) << text;
}

TEST(Frames, FR7_Pong) { EXPECT_EQ(pong(17, kNow), R"({"pong":17,"now":1795305600120})"); }

TEST(Frames, SQ10_PresenceSaysWhatIsKnown) {
  EXPECT_EQ(presence({2}, {0, kNow, {}}), R"({"presence":{"s2":{"here":0,"at":1795305600120}}})");
  const DeviceReport device{24, -3, 820, 1180, true};
  EXPECT_EQ(
      presence({2}, {2, kNow, device}),
      R"({"presence":{"s2":{"here":2,"at":1795305600120,"rtt":24,"offset":-3,"secure":true,"width":820,"height":1180}}})");
}

}  // namespace
}  // namespace jamsides::wire
