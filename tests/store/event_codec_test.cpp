// event_codec_test.cpp - every event comes back from its body; bad bodies are errors, never anything else.
#include "store/event_codec.hpp"

#include <gmock/gmock.h>

#include <array>
#include <boost/pfr.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "store/event_samples.hpp"
#include "store/stored_words.hpp"

namespace jamsides::store {
namespace {

using nlohmann::json;

/// Every event that is stored with a body.
std::vector<Event> stored_samples() {
  std::vector<Event> all = samples::all();
  std::erase_if(all, [](const Event& e) { return std::holds_alternative<assessment::BallotErased>(e); });
  return all;
}

TEST(EventCodec, EveryEventComesBackFromItsBody) {
  for (const Event& event : stored_samples()) {
    const EncodedEvent encoded = encode(event);

    const auto decoded = decode(encoded.type, encoded.version, encoded.body);

    ASSERT_TRUE(decoded) << encoded.type << ": " << decoded.error().why;
    EXPECT_EQ(decoded->index(), event.index()) << encoded.type;
    EXPECT_EQ(encode(*decoded).body, encoded.body);
  }
}

TEST(EventCodec, EveryFieldOfAnEventIsInItsBody) {
  for (const Event& event : stored_samples()) {
    const EncodedEvent encoded = encode(event);

    const std::size_t fields = std::visit(
        []<class E>(const E&) {
          if constexpr (std::is_same_v<E, seating::OrganisationAdded>) {
            return boost::pfr::tuple_size_v<seating::Organisation>;
          } else if constexpr (requires(E e) { e.details; }) {  // they stand in the body itself
            return boost::pfr::tuple_size_v<E> - 1 + boost::pfr::tuple_size_v<commitment::Details>;
          } else if constexpr (std::is_same_v<E, idea::Saved>) {
            return boost::pfr::tuple_size_v<E> - 1 + boost::pfr::tuple_size_v<idea::Source>;
          } else {
            return boost::pfr::tuple_size_v<E>;
          }
        },
        event);

    EXPECT_EQ(json::parse(encoded.body).size(), fields) << encoded.type << " " << encoded.body;
  }
}

TEST(EventCodec, AValueComesBackFieldByField) {
  const auto sample = samples::of(samples::For<assessment::Agreed>{});

  const auto decoded = decode("score.agree", 1, encode(sample).body);

  const auto& agreed = std::get<assessment::Agreed>(*decoded);
  EXPECT_EQ(agreed.assessment, sample.assessment);
  EXPECT_EQ(agreed.item, sample.item);
  EXPECT_EQ(agreed.value, sample.value);
  EXPECT_EQ(agreed.comment, sample.comment);
  EXPECT_EQ(agreed.next, sample.next);
  EXPECT_EQ(agreed.source, sample.source);
  EXPECT_EQ(agreed.reason, sample.reason);
}

TEST(EventCodec, MapsAndListsComeBackWhole) {
  const auto sample = samples::of(samples::For<assessment::Redacted>{});

  const auto decoded = decode("ballots.redact", 1, encode(sample).body);

  EXPECT_EQ(std::get<assessment::Redacted>(*decoded).answered, sample.answered);
  EXPECT_EQ(std::get<assessment::Redacted>(*decoded).tallies, sample.tallies);
}

TEST(EventCodec, SectionsOfNotesComeBackInTheirOrderAndNoOtherShapeIsRead) {
  const auto sample = samples::of(samples::For<notes::Written>{});

  const auto decoded = decode("notes.write", 1, encode(sample).body);

  EXPECT_EQ(std::get<notes::Written>(*decoded).sections, sample.sections);
  for (const char* sections : {R"("Beslut")", R"([7])", R"(["Beslut"])", R"([{"title":"Beslut"}])",
                               R"([{"title":"Beslut","text":7}])"}) {
    const auto body = R"({"meeting":"m1","version":1,"sections":)" + std::string(sections) + '}';
    EXPECT_FALSE(decode("notes.write", 1, body)) << sections;
  }
}

TEST(EventCodec, WhatSaysNothingIsAbsent) {
  const Event bare = meeting::Shown{MeetingId{1}, meeting::Show::lobby, std::nullopt};

  EXPECT_EQ(encode(bare).body, R"({"meeting":"m1","show":"lobby"})");
  EXPECT_FALSE(std::get<meeting::Shown>(*decode("meeting.show", 1, encode(bare).body)).focus);
}

TEST(EventCodec, StoredNamesNeverChangeAndAreAllDifferent) {
  std::vector<std::string> names;
  for (const Event& event : stored_samples()) names.emplace_back(name_of(event));

  EXPECT_THAT(
      names,
      testing::ElementsAre(
          "group.created", "group.renamed", "organisation.added", "organisation.edited",
          "organisation.removed", "seat.added", "seat.taken", "join.requested", "join.admitted",
          "join.turned_away", "card.shown", "card.used", "cards.revoked", "cards.issued",
          "organisation.share", "meeting.planned", "meeting.edited", "meeting.removed", "meeting.open",
          "meeting.close", "meeting.show", "meeting.undo", "meeting.rehearse", "meeting.hand_over",
          "meeting.take_over", "meeting.plan", "meeting.register", "meeting.guests", "assessment.open",
          "ballot.cast", "ballot.reveal", "assessment.again", "score.agree", "score.contest",
          "assessment.lock", "ballots.redact", "agenda.clear", "agenda.add", "agenda.edit", "agenda.remove",
          "agenda.start", "agenda.extend", "agenda.pause", "commitment.make", "commitment.detail",
          "commitment.anchor", "commitment.follow", "commitment.tell", "commitment.missed", "commitment.flag",
          "purpose.set", "focus.choose", "idea.write", "idea.withdraw", "idea.save", "idea.keep",
          "idea.draft", "survey.open", "survey.answered", "survey.close", "survey.counted", "notes.write",
          "notes.approve", "notes.settle", "notes.correct", "anchoring.present"));
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
}

TEST(EventCodec, ARedactedBallotIsAnErasedBallot) {
  const auto decoded = decode("ballot.cast", 1, std::nullopt);

  ASSERT_TRUE(decoded);
  EXPECT_TRUE(std::holds_alternative<assessment::BallotErased>(*decoded));
}

TEST(EventCodec, OnlyBallotsMayLackABody) {
  for (const Event& event : stored_samples()) {
    EXPECT_EQ(decode(name_of(event), 1, std::nullopt).has_value(), is_redactable(name_of(event)));
  }
}

TEST(EventCodec, BodiesOfAnotherShapeAreErrors) {
  for (const char* body :
       {"", "null", "[]", "7", "{", "{}", R"({"meeting":null})", R"({"meeting":1})", R"({"meeting":"s1"})",
        R"({"meeting":"m0"})", R"({"meeting":"m01"})", R"({"meeting":["m1"]})", "{\"meeting\":\"m1\xff\"}"}) {
    EXPECT_FALSE(decode("meeting.open", 1, body)) << body;
  }
  for (const char* body : {R"({"assessment":"a1","round":1,"item":4,"value":2.5})",
                           R"({"assessment":"a1","round":1,"item":4,"value":99999999999})",
                           R"({"assessment":"a1","round":1,"item":4,"value":18446744073709551615})",
                           R"({"assessment":"a1","round":1,"item":4,"value":2,"reason":7})"}) {
    EXPECT_FALSE(decode("ballot.cast", 1, body)) << body;
  }
  EXPECT_FALSE(decode("ballots.redact", 1, R"({"assessment":"a1","answered":{"x":1},"tallies":{}})"));
  EXPECT_FALSE(decode("ballots.redact", 1, R"({"assessment":"a1","answered":{},"tallies":{"4x":[]}})"));
  EXPECT_FALSE(decode("meeting.show", 1, R"({"meeting":"m1","show":"nothing"})"));
  EXPECT_FALSE(decode("meeting.open", 1, std::string(100'000, '[')));
}

TEST(EventCodec, ATruncatedBodyIsAnErrorAtEveryByte) {
  for (const Event& event : stored_samples()) {
    const EncodedEvent encoded = encode(event);
    for (std::size_t length = 0; length < encoded.body.size(); ++length) {
      EXPECT_FALSE(decode(encoded.type, encoded.version, encoded.body.substr(0, length)));
    }
  }
}

TEST(EventCodec, AFieldFromALaterProgramIsPassedOver) {
  EXPECT_TRUE(decode("meeting.open", 1, R"({"meeting":"m1","colour":"red"})"));
}

TEST(EventCodec, UnknownTypesAndVersionsAreErrors) {
  EXPECT_FALSE(decode("meeting.danced", 1, "{}"));
  EXPECT_FALSE(decode("meeting.open", 2, R"({"meeting":"m1"})"));
  EXPECT_FALSE(decode("meeting.open", 0, R"({"meeting":"m1"})"));
}

TEST(EventCodec, AnErrorDoesNotRepeatTheBody) {
  const auto decoded = decode("meeting.open", 1, R"({"meeting":"hemligt"})");

  EXPECT_THAT(decoded.error().why, testing::Not(testing::HasSubstr("hemligt")));
}

TEST(EventCodec, AnOldBodyIsLedUpStepByStep) {
  const std::array<Upcasting, 2> steps{
      Upcasting{"thing.done", 1, [](json& body) { return body.erase("old") == 1; }},
      Upcasting{"thing.done", 2, [](json& body) { return body["new"] = 3, true; }}};
  json body{{"old", 1}};

  EXPECT_TRUE(upcast(steps, "thing.done", 1, 3, body));

  EXPECT_EQ(body, (json{{"new", 3}}));
  EXPECT_FALSE(upcast(steps, "thing.done", 1, 3, body));  // refuses: not of version 1
  EXPECT_FALSE(upcast(steps, "other.done", 1, 2, body));  // no step
}

TEST(EventCodec, AnEventOfAnOlderVersionIsReadAsTheNewest) {
  // As if meetings had once been called sessions, and had once opened without saying how.
  const std::array<Upcasting, 2> steps{
      Upcasting{"meeting.show", 1,
                [](json& body) {
                  if (!body.contains("session")) return false;
                  body["meeting"] = body["session"];
                  return body.erase("session") == 1;
                }},
      Upcasting{"meeting.show", 2, [](json& body) { return body.emplace("show", "compare").second; }}};
  const std::array<std::pair<std::string_view, int>, 1> newest{std::pair{"meeting.show", 3}};
  const Versions known{newest, steps};

  for (const auto& [version, body] : {std::pair{1, R"({"session":"m7"})"},
                                      {2, R"({"meeting":"m7"})"},
                                      {3, R"({"meeting":"m7","show":"compare"})"}}) {
    const auto event = decode("meeting.show", version, body, known);
    ASSERT_TRUE(event) << event.error().why;
    EXPECT_EQ(std::get<meeting::Shown>(*event).meeting, MeetingId{7});
    EXPECT_EQ(std::get<meeting::Shown>(*event).show, meeting::Show::compare);
  }
  EXPECT_FALSE(decode("meeting.show", 1, R"({"meeting":"m7"})", known));  // not of its version
  EXPECT_FALSE(decode("meeting.show", 4, R"({"meeting":"m7","show":"compare"})", known));
  EXPECT_TRUE(decode("meeting.open", 1, R"({"meeting":"m7"})", known));  // other types are as they were
}

TEST(EventCodec, EveryOlderVersionHasItsStepAndNoOther) {
  for (const auto& [type, newest] : versions().newest) {
    for (int from = 1; from < newest; ++from) {
      EXPECT_EQ(std::ranges::count_if(versions().steps,
                                      [&](const Upcasting& s) { return s.type == type && s.from == from; }),
                1)
          << type << " " << from;
    }
  }
  for (const Upcasting& step : versions().steps) EXPECT_LT(step.from, current_version(step.type));
}

TEST(StoredWords, StandForTheEnumeratorsInTheirOrder) {
  EXPECT_EQ(stored_word(seating::Kind::kommunalforbund), "kommunalforbund");
  EXPECT_EQ(stored_word(seating::Function::storbild), "storbild");
  EXPECT_EQ(stored_word(seating::Mark::m), "m");
  EXPECT_EQ(stored_word(meeting::Phase::closed), "closed");
  EXPECT_EQ(stored_word(meeting::Show::compare), "compare");
  EXPECT_EQ(stored_word(assessment::Mode::ballot), "ballot");
  EXPECT_EQ(stored_word(assessment::Place::room), "room");
  EXPECT_EQ(stored_word(assessment::Phase::locked), "locked");
  EXPECT_EQ(stored_word(assessment::Source::import), "import");
  EXPECT_EQ(stored_word(Key::desk), "desk");
  EXPECT_EQ(from_stored_word<Key>("desk"), Key::desk);
  EXPECT_FALSE(from_stored_word<Key>("attic"));
}

}  // namespace
}  // namespace jamsides::store
