// examples_test.cpp - the contract's examples, read by the server: every valid frame is what it says, every
// invalid one gets the answer that stands beside it. (AS3's values beyond the scale and the like are the
// rules' to refuse.)
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "base/paths.hpp"
#include "wire/decode.hpp"

namespace jamsides::wire {
namespace {

using nlohmann::json;

json examples(const std::string& name) {
  std::ifstream file(in_tree("protocol/examples") / (std::string(name) + ".json"));
  return json::parse(file);
}

std::string text_of(const json& example) {
  return example.contains("raw") ? example["raw"].get<std::string>() : example["frame"].dump();
}

TEST(Examples, EveryValidFrameIsWhatItSays) {
  std::set<std::string> commands;
  for (const auto& example : examples("client-valid")) {
    SCOPED_TRACE(example["name"].get<std::string>());
    const auto& frame = example["frame"];
    const auto message = decode(frame.dump());
    if (frame.contains("hello")) {
      EXPECT_TRUE(std::holds_alternative<Hello>(message));
    } else if (frame.contains("ping")) {
      EXPECT_TRUE(std::holds_alternative<Ping>(message));
    } else if (frame.contains("presence")) {
      EXPECT_TRUE(std::holds_alternative<DeviceReport>(message));
    } else {
      const auto* said = std::get_if<CommandMessage>(&message);
      ASSERT_TRUE(said) << frame.dump();
      EXPECT_EQ(said->id.text(), frame["id"]);
      EXPECT_EQ(name_of(said->command), frame["do"]);  // the alternative, by its contract name
      commands.insert(frame["do"]);
    }
  }
  EXPECT_EQ(commands.size(), 50u);  // none without an example
}

TEST(Examples, FR1_FR2_FR3_FR4_EveryInvalidFrameGetsTheAnswerBesideIt) {
  for (const auto& example : examples("client-invalid")) {
    SCOPED_TRACE(example["name"].get<std::string>());
    const auto& expected = example["expect"];
    const auto message = decode(text_of(example));
    if (expected.contains("close")) {
      EXPECT_TRUE(std::holds_alternative<Malformed>(message));
      continue;
    }
    const auto* bad = std::get_if<BadCommand>(&message);
    ASSERT_TRUE(bad);
    EXPECT_EQ(name_of(bad->refusal.code), expected["refused"]);
    const std::map<std::string, std::string> with(bad->refusal.with.begin(), bad->refusal.with.end());
    const auto told = expected.value("with", json::object());
    for (const auto& [name, value] : told.items()) EXPECT_EQ(with.at(name), value);
  }
}

/// What the examples' commands read as, field by field; the values stand in client-valid.json.
TEST(Examples, FieldsArriveWhereTheyBelong) {
  std::map<std::string, Command> by_id;
  for (const auto& example : examples("client-valid")) {
    if (!example["frame"].contains("do")) continue;
    by_id.emplace(example["frame"]["id"], std::get<CommandMessage>(decode(example["frame"].dump())).command);
  }
  const auto& pass = std::get<assessment::Cast>(by_id.at("k7f-2"));
  EXPECT_EQ(pass.value, assessment::kPass);
  const auto& cast = std::get<assessment::Cast>(by_id.at("k7f-3"));
  EXPECT_EQ(cast.assessment, AssessmentId{3});
  EXPECT_EQ(cast.item, 10);
  EXPECT_EQ(cast.value, 3);
  EXPECT_EQ(cast.reason, "Nämnden beslutade i maj, det fattas bara uppföljning.");
  const auto& open = std::get<assessment::Open>(by_id.at("k7f-5"));
  EXPECT_EQ(open.occasion, "bm2");
  EXPECT_EQ(open.organisation, OrganisationId{1});
  EXPECT_EQ(open.mode, assessment::Mode::confirm);
  EXPECT_EQ(open.place, assessment::Place::home);
  const auto& agree = std::get<assessment::Agree>(by_id.at("k7f-9"));
  EXPECT_EQ(agree.comment, "Beslut i KF § 112.");
  EXPECT_EQ(agree.next, "Utbilda nya chefer.");
  EXPECT_EQ(agree.reason, "Ändrad efter jämförelsen.");
  const auto& contest = std::get<assessment::Contest>(by_id.at("k7f-11"));
  EXPECT_EQ(contest.comment, "Vi ser olika på statistiken.");
  EXPECT_EQ(contest.reason, "Nya uppgifter.");
  const auto& enter = std::get<assessment::Enter>(by_id.at("k7f-13"));
  EXPECT_EQ(enter.source, assessment::Source::import);
  EXPECT_EQ(enter.value, 2);
  EXPECT_EQ(enter.comment, "Ur Excel-listan.");
  EXPECT_EQ(enter.reason, "Rättad.");
  const auto& show = std::get<meeting::ShowScreen>(by_id.at("k7f-19"));
  EXPECT_EQ(show.show, meeting::Show::compare);
  EXPECT_EQ(show.focus, 4);
  EXPECT_EQ(std::get<meeting::ShowScreen>(by_id.at("k7f-17")).focus, std::nullopt);
  EXPECT_EQ(std::get<meeting::Undo>(by_id.at("k7f-20")).seq, 412u);
  const auto& sit = std::get<seating::Sit>(by_id.at("k7f-24"));
  EXPECT_EQ(sit.who, "Åsa Öberg 👩‍🏫");
  EXPECT_FALSE(sit.stand_in);
  EXPECT_TRUE(std::get<seating::Sit>(by_id.at("k7f-25")).stand_in);
  EXPECT_TRUE(std::get<seating::ShareSpread>(by_id.at("k7f-28")).spread);
  EXPECT_EQ(std::get<agenda::Use>(by_id.at("k7f-130")).from, "bm2-rum");
  const auto& plain = std::get<agenda::Add>(by_id.at("k7f-131"));
  EXPECT_EQ(plain.phase, meeting::Show::pause);
  EXPECT_EQ(plain.minutes, 10);
  EXPECT_EQ(plain.whom, agenda::For::all);
  EXPECT_FALSE(plain.before);
  const auto& whole = std::get<agenda::Add>(by_id.at("k7f-132"));
  EXPECT_EQ(whole.title, "Rollgrupper");
  EXPECT_EQ(whole.whom, agenda::For::politiker);
  EXPECT_EQ(whole.before, AgendaItemId{4});
  const auto& edit = std::get<agenda::Edit>(by_id.at("k7f-133"));
  EXPECT_EQ(edit.title, "");
  EXPECT_EQ(edit.minutes, 240);
  EXPECT_EQ(edit.skipped, true);
  EXPECT_EQ(edit.place, 1);
  EXPECT_EQ(std::get<agenda::Extend>(by_id.at("k7f-136")).minutes, -1);
  EXPECT_TRUE(std::get<agenda::Pause>(by_id.at("k7f-137")).paused);
  EXPECT_EQ(std::get<meeting::HandOver>(by_id.at("k7f-121")).to, SeatId{7});
  EXPECT_EQ(std::get<survey::Open>(by_id.at("k7f-160")).phase, meeting::Show::pmi);
  EXPECT_EQ(std::get<survey::Answer>(by_id.at("k7f-161")).answers, (survey::Answers{{4, 0, 3, 3}, {}}));
  const auto& words = std::get<survey::Answer>(by_id.at("k7f-162"));
  EXPECT_EQ(words.survey, SurveyId{2});
  EXPECT_EQ(words.answers, (survey::Answers{{}, {"Samtalen", "", "Att mäta\nlite"}}));
  EXPECT_EQ(std::get<survey::Close>(by_id.at("k7f-163")).survey, SurveyId{1});
  const auto& make = std::get<commitment::Make>(by_id.at("k7f-41"));
  EXPECT_EQ(make.who, SeatId{3});
  EXPECT_EQ(make.details, (commitment::Details{{6, 8},
                                               "2027-03-01",
                                               "Rapporten för första kvartalet visar kvinnor och män.",
                                               "socialnämnden",
                                               true}));
  EXPECT_TRUE(make.paper);
  const auto& some = std::get<commitment::Detail>(by_id.at("k7f-42"));
  EXPECT_EQ(some.items, (std::set{6}));
  EXPECT_FALSE(some.due || some.evidence || some.anchor || some.ongoing);
  EXPECT_EQ(std::get<commitment::Detail>(by_id.at("k7f-43")).ongoing, false);
  const auto& tell = std::get<commitment::Tell>(by_id.at("k7f-47"));
  EXPECT_EQ(tell.verdict, commitment::Verdict::changed);
  EXPECT_EQ(tell.what, "Könsuppdela statistiken i årsrapporten");
  EXPECT_EQ(tell.due, "2027-12-01");
  EXPECT_EQ(tell.link, 2);
  const auto& aim = std::get<purpose::Set>(by_id.at("k7f-140"));
  EXPECT_EQ(aim.kinds, (std::set<std::string>{"styrning", "verksamhet"}));
  EXPECT_TRUE(aim.words.starts_with("Nämnderna ska fråga"));
  EXPECT_TRUE(std::get<purpose::Set>(by_id.at("k7f-141")).kinds.empty());
  EXPECT_EQ(std::get<focus::Choose>(by_id.at("k7f-142")).items, (std::vector{8, 4, 6}));
  const auto& idea = std::get<idea::Write>(by_id.at("k7f-143"));
  EXPECT_EQ(idea.text, "Chefer delar mallar med varandra.");
  EXPECT_EQ(idea.item, 4);
  EXPECT_TRUE(std::get<idea::Withdraw>(by_id.at("k7f-144")).withdrawn);
  EXPECT_EQ(std::get<idea::Save>(by_id.at("k7f-145")).from, "a3.4.next");
  const auto& keep = std::get<idea::Keep>(by_id.at("k7f-146"));
  EXPECT_EQ(keep.entry, EntryId{2});
  EXPECT_FALSE(keep.kept);
  EXPECT_EQ(std::get<idea::Draft>(by_id.at("k7f-147")).text, "Pröva mallen på två enheter.");
}

}  // namespace
}  // namespace jamsides::wire
