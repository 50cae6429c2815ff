// decode_test.cpp - a client's frames read: hello, presence, ping and the envelope of a command, with what
// closes the connection and what only refuses the command.
#include "wire/decode.hpp"

#include <gtest/gtest.h>

#include <string>

namespace jamsides::wire {
namespace {

template <class Alternative>
Alternative read(const std::string& text) {
  const auto message = decode(text);
  if (const auto* found = std::get_if<Alternative>(&message)) return *found;
  const auto* malformed = std::get_if<Malformed>(&message);
  ADD_FAILURE() << text << " is alternative " << message.index() << (malformed ? ": " + malformed->why : "");
  return {};
}

bool closes(const std::string& text) { return std::holds_alternative<Malformed>(decode(text)); }

Refusal refusal_of(const std::string& text) { return read<BadCommand>(text).refusal; }

std::string hello_with(const std::string& fields) {
  return R"({"hello":{"group":"gk7q2mvw4xa","since":0)" + fields + "}}";
}

std::string command(const std::string& name, const std::string& with) {
  return R"({"id":"k7f-1","do":")" + name + R"(","with":)" + with + "}";
}

TEST(Decode, HS_HelloOfANewDevice) {
  const auto hello = read<Hello>(hello_with(""));
  EXPECT_EQ(hello.group, "gk7q2mvw4xa");
  EXPECT_EQ(hello.since, 0u);
  EXPECT_EQ(hello.epoch, "");
  EXPECT_EQ(hello.token, "");
  EXPECT_EQ(hello.seat, std::nullopt);
  EXPECT_EQ(hello.lang, Lang::sv);
}

TEST(Decode, HS_HelloOfADeviceThatComesBack) {
  const auto hello = read<Hello>(
      R"({"hello":{"group":"gk7q2mvw4xa","since":9007199254740991,"epoch":"e1.1.s2","token":"abc","seat":"s2","lang":"en"}})");
  EXPECT_EQ(hello.since, 9007199254740991u);
  EXPECT_EQ(hello.epoch, "e1.1.s2");
  EXPECT_EQ(hello.token, "abc");
  EXPECT_EQ(hello.seat, SeatId{2});
  EXPECT_EQ(hello.lang, Lang::en);
}

TEST(Decode, FR2_HelloOutsideItsSchemaCloses) {
  EXPECT_TRUE(closes(R"({"hello":{"group":"gk7q2mvw4xa"}})"));  // since is not left out
  EXPECT_TRUE(closes(R"({"hello":{"since":0}})"));
  for (const char* group : {"\"\"", "\"g\"", "\"gk7q2mvw4x\"", "\"gk7q2mvw4xab\"", "\"gk7q2mvw4x1\"",
                            "\"gK7Q2MVW4XA\"", "\"ak7q2mvw4xa\"", "\"../../../etc\"", "7", "null", "[]"}) {
    EXPECT_TRUE(closes(std::string(R"({"hello":{"since":0,"group":)") + group + "}}")) << group;
  }
  for (const char* since :
       {"-1", "1.5", "\"0\"", "9007199254740992", "18446744073709551615", "1e3", "null", "true"}) {
    EXPECT_TRUE(closes(std::string(R"({"hello":{"group":"gk7q2mvw4xa","since":)") + since + "}}")) << since;
  }
  for (const char* field : {R"("seat":"o2")", R"("seat":"s0")", R"("seat":2)", R"("lang":"")",
                            R"("lang":"fi")", R"("lang":"svenska")", R"("epoch":"")", R"("epoch":7)",
                            R"("token":"")", R"("token":null)", R"("who":"Åsa")"}) {
    EXPECT_TRUE(closes(hello_with(std::string(",") + field))) << field;
  }
  const std::string eighty(80, 'e');
  EXPECT_FALSE(closes(hello_with(",\"epoch\":\"" + eighty + "\",\"token\":\"" + eighty + "\"")));
  EXPECT_TRUE(closes(hello_with(",\"epoch\":\"" + eighty + "e\"")));
  EXPECT_TRUE(closes(hello_with(",\"token\":\"" + eighty + "e\"")));
}

TEST(Decode, FR2_PresenceSaysWhatItHasAndNothingElse) {
  const auto none = read<DeviceReport>(R"({"presence":{}})");
  EXPECT_FALSE(none.rtt_ms || none.offset_ms || none.width_px || none.height_px || none.secure);

  const auto all = read<DeviceReport>(
      R"({"presence":{"rtt":24,"offset":-1200,"secure":false,"width":820,"height":1180}})");
  EXPECT_EQ(all.rtt_ms, 24);
  EXPECT_EQ(all.offset_ms, -1200);
  EXPECT_EQ(all.secure, false);
  EXPECT_EQ(all.width_px, 820);
  EXPECT_EQ(all.height_px, 1180);

  for (const char* field :
       {R"("rtt":-1)", R"("rtt":600001)", R"("rtt":1.5)", R"("offset":2000000001)", R"("offset":-2000000001)",
        R"("width":-1)", R"("height":100001)", R"("secure":1)", R"("who":"Åsa")", R"("rtt":null)"}) {
    EXPECT_TRUE(closes(std::string("{\"presence\":{") + field + "}}")) << field;
  }
}

TEST(Decode, FR2_PingIsAWholeNumber) {
  EXPECT_EQ(read<Ping>(R"({"ping":0})").n, 0);
  EXPECT_EQ(read<Ping>(R"({"ping":9007199254740991})").n, 9007199254740991);
  for (const char* ping :
       {"-1", "9007199254740992", "18446744073709551615", "1.5", "\"1\"", "null", "{}", "[1]"}) {
    EXPECT_TRUE(closes(std::string("{\"ping\":") + ping + "}")) << ping;
  }
}

TEST(Decode, FR1_WhatIsNoFrameCloses) {
  for (const char* text :
       {"", " ", "hej", "17", "null", "[]", "\"ping\"", "{}", "{\"ping\":1", "{\"ping\":1}}",
        "{\"ping\":1}{\"ping\":2}", "{\"pang\":1}", "{\"ping\":1,\"presence\":{}}", "{\"hello\":[]}",
        "{\"hello\":null}", "{\"presence\":7}", "{'ping':1}", "{\"ping\":NaN}", "{\"ping\":01}"}) {
    EXPECT_TRUE(closes(text)) << text;
  }
}

TEST(Decode, FR1_TextThatIsNoUtf8ClosesToo) {
  // The framing has closed before this; a second belt, since a reader of JSON must never throw.
  for (const char* bytes : {"\x80", "\xC0\xAF", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    EXPECT_TRUE(closes(command("seat.sit", std::string("{\"who\":\"") + bytes + "\",\"standIn\":false}")));
  }
}

TEST(Decode, LI1_LI2_TooLargeOrTooDeepCloses) {
  const std::string large =
      command("seat.sit", "{\"who\":\"\",\"standIn\":false" + std::string(kMaxFrameBytes, ' ') + "}");
  EXPECT_TRUE(closes(large));
  std::string deep(100'000, '[');  // no parser is asked
  EXPECT_TRUE(closes(deep.substr(0, kMaxFrameBytes)));
  EXPECT_TRUE(closes("{\"id\":\"a-1\",\"do\":\"ballot.cast\",\"with\":" + deep.substr(0, 16) +
                     std::string(16, ']') + "}"));
}

TEST(Decode, FR3_AnEnvelopeThatIsNoneCloses) {
  for (const char* text :
       {R"({"do":"meeting.open","with":{"meeting":"m1"}})", R"({"id":"k7f-1"})",
        R"({"id":7,"do":"meeting.open","with":{"meeting":"m1"}})",
        R"({"id":"k7f-1","with":{"meeting":"m1"}})", R"({"id":"k7f-1","do":7,"with":{"meeting":"m1"}})",
        R"({"id":"k7f-1","do":"meeting.open","with":{"meeting":"m1"},"seat":"s1"})",
        R"({"id":"k7f-1","do":"meeting.open","seat":"s1"})",
        R"({"id":"k7f-1","do":"meeting.open","hello":{}})"}) {
    EXPECT_TRUE(closes(text)) << text;
  }
}

TEST(Decode, FR3_WithinTheEnvelopeEveryMistakeOnlyRefuses) {
  const auto bad = read<BadCommand>(R"({"id":"k7f-12","do":"meeting.open","with":{"meeting":"s1"}})");
  EXPECT_EQ(bad.id.text(), "k7f-12");
  EXPECT_EQ(bad.refusal, (Refusal{RefusalCode::malformed, {{"field", "meeting"}}}));
  EXPECT_EQ(refusal_of(R"({"id":"k7f-1","do":"meeting.open"})").code, RefusalCode::malformed);
  for (const char* with : {"null", "[]", "7", "\"m1\"", "{}"}) {
    EXPECT_EQ(refusal_of(command("meeting.open", with)).code, RefusalCode::malformed) << with;
  }
}

TEST(Decode, FR4_TheFirstThingWrongIsToldInTheOrderOfTheRules) {
  // An unknown command before its fields, a field's mistake before a field too many.
  EXPECT_EQ(refusal_of(command("ballot.peek", "7")),
            (Refusal{RefusalCode::unknown_command, {{"command", "ballot.peek"}}}));
  EXPECT_EQ(refusal_of(command("ballot.reveal", R"({"assessment":"m3","seat":"s3"})")).code,
            RefusalCode::malformed);
  EXPECT_EQ(refusal_of(command("ballot.reveal", R"({"assessment":"a3","seat":"s3"})")),
            (Refusal{RefusalCode::unknown_field, {{"field", "seat"}}}));
  EXPECT_EQ(refusal_of(command("score.agree", R"({"assessment":"a3","item":1,"value":0,"comment":7})")).code,
            RefusalCode::value_out_of_scale);
}

TEST(Decode, FR9_WhatTheClientCalledThingsIsToldBackOnlyWhereShortAndPlain) {
  EXPECT_EQ(refusal_of(command(std::string(41, 'x'), "{}")).with.front().second, "?");
  EXPECT_EQ(refusal_of(command("a\\u0007", "{}")).with.front().second, "?");
  EXPECT_EQ(refusal_of(command("ballot.reveal", "{\"assessment\":\"a3\",\"" + std::string(41, 'x') + "\":1}"))
                .with.front()
                .second,
            "?");
}

TEST(Decode, AS3_ItemsAndValuesOutsideTheContractsNumbers) {
  const auto cast = [](const char* item, const char* value) {
    return refusal_of(command("ballot.cast", std::string(R"({"assessment":"a3","item":)") + item +
                                                 ",\"value\":" + value + "}"))
        .code;
  };
  for (const char* item : {"0", "-1", "100", "9007199254740993", "18446744073709551615"}) {
    EXPECT_EQ(cast(item, "1"), RefusalCode::unknown_item) << item;
  }
  for (const char* value : {"0", "-1", "10", "18446744073709551615"}) {
    EXPECT_EQ(cast("1", value), RefusalCode::value_out_of_scale) << value;
  }
  for (const char* value : {"1.5", "2.0", "\"2\"", "\"skip\"", "null", "true", "[]"}) {
    EXPECT_EQ(cast("1", value), RefusalCode::malformed) << value;
  }
}

TEST(Decode, LI3_NewlinesOnlyWhereThereAreLines) {
  const auto said = read<CommandMessage>(
      command("ballot.cast", R"({"assessment":"a3","item":4,"value":2,"reason":"ett\n\ttvå"})"));
  EXPECT_EQ(std::get<assessment::Cast>(said.command).reason, "ett\n\ttvå");
  EXPECT_EQ(refusal_of(command("seat.sit", R"({"who":"Åsa\nÖberg","standIn":false})")).code,
            RefusalCode::malformed);
  EXPECT_EQ(
      refusal_of(command("score.agree", R"({"assessment":"a3","item":4,"value":2,"comment":"\u0000"})")).code,
      RefusalCode::malformed);
}

TEST(Decode, TheLastOfTwoFieldsWithOneNameCounts) { EXPECT_EQ(read<Ping>(R"({"ping":1,"ping":2})").n, 2); }

}  // namespace
}  // namespace jamsides::wire
