// hidden_test.cpp - hidden is hidden: for everything that somebody may not know, a play in which only that is
// changed sends the same bytes to whoever may not know it (see non_interference.hpp).
//
// Something new that is hidden is one Secret more: how it is changed, who may know.
#include <gtest/gtest.h>

#include <sstream>

#include "room/non_interference.hpp"
#include "room/tables.hpp"

namespace jamsides::testing {
namespace {

using seating::Function;
using view::Viewer;

struct Secret {
  PlayOptions options;
  Changed changed;
  std::function<bool(const Played&, const Viewer&)> may_know;
  int fewest_others = 4;  // audiences that may not know
};

bool of_o2(const Group& group, const Author& by) {
  const auto* seat = group.seat(by.seat);
  return seat && seat->organisation.n == 2;
}

bool in_o2(const Played&, const Viewer& viewer) { return viewer.organisation.n == 2; }

/// Plays both for four seeds, and on until a play has told the secret; whoever may not know hears the same,
/// and somebody who may hears the difference.
void expect_hidden(const Secret& secret, std::uint64_t first_seed) {
  bool known = false;
  for (std::uint64_t seed = first_seed; seed < first_seed + 4 || (!known && seed < first_seed + 20); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto one = play(seed, secret.options, {});
    const auto two = play(seed, secret.options, secret.changed);
    int may_not = 0;
    for (const auto& viewer : view::viewers(one.group)) {
      const auto &a = one.heard.at(viewer.audience), &b = two.heard.at(viewer.audience);
      if (secret.may_know(one, viewer)) {
        known = known || a != b;
      } else {
        ++may_not;
        EXPECT_EQ(first_difference(a, b), "") << "seat " << viewer.audience.seat.text();
      }
    }
    EXPECT_GE(may_not, secret.fewest_others);
  }
  EXPECT_TRUE(known) << "nobody was ever told: equal bytes prove nothing";
}

void other_ballot(const Group&, assessment::Cast& cast) {
  cast.value = (cast.value + 1) % 4;
  cast.reason = cast.reason.empty() ? "an altogether different reason" : "";
}

TEST(Hidden, VI2_VI3_AnOrganisationsBallotsChangeNoByteOutsideIt) {
  const auto change = [](const Group& group, Move& move) {
    auto* cast = std::get_if<assessment::Cast>(&move.command);
    if (cast && of_o2(group, move.by)) other_ballot(group, *cast);
  };
  expect_hidden({{.sharing = false}, {.command = change}, in_o2}, 1);
}

TEST(Hidden, VI1_BeforeRevealABallotChangesNoByteForAnybodyElse) {
  RoomTest test;
  const auto chef = test.seat(2, Function::chef);
  const auto change = [chef](const Group& group, Move& move) {
    auto* cast = std::get_if<assessment::Cast>(&move.command);
    if (cast && move.by.is(chef)) other_ballot(group, *cast);
  };
  const auto itself = [chef](const Played&, const Viewer& viewer) { return viewer.audience.seat == chef; };
  expect_hidden({{.reveals = false}, {.command = change}, itself}, 21);
}

TEST(Hidden, VI4_WhatIsAnsweredAtHomeChangesNoByteOutsideTheOrganisation) {
  const auto change = [](const Group& group, Move& move) {
    auto* cast = std::get_if<assessment::Cast>(&move.command);
    const auto* a = cast ? group.assessment.find(cast->assessment) : nullptr;
    if (!a || a->place != assessment::Place::home || !of_o2(group, move.by)) return;
    if (cast->item <= 10) cast->item = 1 + cast->item / 3;  // fewer items, so other counts
  };
  expect_hidden({{.sharing = false}, {.command = change}, in_o2}, 141);
}

TEST(Hidden, VI6_ASharedSpreadTellsNoReason) {
  const auto change = [](const Group& group, Move& move) {
    auto* cast = std::get_if<assessment::Cast>(&move.command);
    if (cast && of_o2(group, move.by)) cast->reason = cast->reason.empty() ? "another reason" : "";
  };
  expect_hidden({{}, {.command = change}, in_o2}, 41);
}

TEST(Hidden, VI6_VI11_ASharedSpreadTellsNothingToWhoeverIsOfNoOrganisation) {
  const auto change = [](const Group& group, Move& move) {
    auto* cast = std::get_if<assessment::Cast>(&move.command);
    if (cast && of_o2(group, move.by)) other_ballot(group, *cast);
  };
  const auto of_some = [](const Played&, const Viewer& viewer) { return bool(viewer.organisation); };
  expect_hidden({{}, {.command = change}, of_some}, 61);
}

TEST(Hidden, VI7_VI8_NamesOfPeopleStayWithTheirOwnAndWhoeverLed) {
  const auto other = [](std::string& who) { who = who.empty() ? "Somebody Else" : ""; };
  const auto change = [other](const Group& group, Move& move) {
    if (auto* sit = std::get_if<seating::Sit>(&move.command); sit && of_o2(group, move.by)) {
      other(sit->who);
      sit->stand_in = !sit->stand_in;
    }
    if (auto* ask = std::get_if<seating::AskToJoin>(&move.command)) {
      if (group.seat(ask->seat)->organisation.n == 2) other(ask->who);
    }
  };
  const auto own_or_led = [](const Played& played, const Viewer& viewer) {
    return viewer.organisation.n == 2 || played.led.contains(viewer.audience.seat);
  };
  expect_hidden({{}, {.command = change}, own_or_led}, 81);
}

TEST(Hidden, ME11_WhereAMeetingByVideoIsHeldChangesNoByteOfTheStorbild) {
  const auto change = [](const Group&, Move& move) {
    auto* plan = std::get_if<meeting::Plan>(&move.command);
    if (plan && plan->link) plan->link = plan->link->empty() ? "https://another.invalid/" : "";
  };
  const auto not_the_storbild = [](const Played&, const Viewer& viewer) {
    return viewer.function != Function::storbild;
  };
  expect_hidden({{}, {.command = change}, not_the_storbild, 2}, 181);
}

TEST(Hidden, VI9_ACardsSecretIsForWhoAskedAlone) {
  const auto asked = [](const Played& played, const Viewer& viewer) {
    return played.showed_cards.contains(viewer.audience.seat);
  };
  expect_hidden({{}, {.token = "quite-another-secret"}, asked}, 101);
}

TEST(Hidden, CO7_ThatADecisionIsNotFollowedIsToldOutsideByNoByte) {
  const auto change = [](const Group& group, Move& move) {
    auto* flag = std::get_if<commitment::Flag>(&move.command);
    if (flag && of_o2(group, move.by)) flag->ignored = !flag->ignored;
  };
  expect_hidden({{}, {.command = change}, in_o2}, 141);
}

TEST(Hidden, ID4_WhatAnOrganisationMakesOfAnIdeaIsToldOutsideByNoByte) {
  const auto change = [](const Group& group, Move& move) {
    auto* draft = std::get_if<idea::Draft>(&move.command);
    if (draft && of_o2(group, move.by)) draft->text = draft->text.empty() ? "what we make of it" : "";
  };
  expect_hidden({{}, {.command = change}, in_o2}, 161);
}

TEST(Hidden, AN2_WhereAnOrganisationHasShownItsPageIsToldOutsideByNoByte) {
  const auto change = [](const Group& group, Move& move) {
    auto* present = std::get_if<anchoring::Present>(&move.command);
    if (!present || !of_o2(group, move.by)) return;
    present->words = present->words.empty() ? "what they said" : "";
    present->where = anchoring::Where::other;
  };
  expect_hidden({{}, {.command = change}, in_o2}, 181);
}

TEST(Hidden, SU6_WhatIsAnsweredToASurveyChangesNoByteForAnybodyBeforeItIsClosed) {
  const auto change = [](const Group&, Move& move) {
    auto* answer = std::get_if<survey::Answer>(&move.command);
    if (!answer) return;
    for (int& mark : answer->answers.marks) mark = (mark + 1) % 4;
    for (auto& text : answer->answers.texts) text = "altogether different";
    if (!answer->answers.marks.empty()) answer->answers.marks[0] = 2;
  };
  bool told = false;
  for (std::uint64_t seed = 161; seed < 165; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const PlayOptions open{.meetings = false, .counting = false};
    const auto one = play(seed, open, {}), two = play(seed, open, {.command = change});
    for (const auto& viewer : view::viewers(one.group)) {  // who answered hears nothing of it either
      const auto& audience = viewer.audience;
      EXPECT_EQ(first_difference(one.heard.at(audience), two.heard.at(audience)), "") << audience.seat.text();
      const bool differs = one.at_close.at(audience) != two.at_close.at(audience);
      EXPECT_FALSE(differs && viewer.function == Function::observator) << audience.seat.text();
      told = told || differs;
    }
  }
  EXPECT_TRUE(told) << "closing tells nobody: equal bytes before prove nothing";
}

TEST(Hidden, EX_ACommandsIdIsForItsOwnOutboxAlone) { expect_hidden({{}, {.instance = "chest"}, in_o2}, 121); }

TEST(Hidden, EveryCommandIsAcceptedSomewhereInThesePlays) {
  std::array<int, std::variant_size_v<Command::Kinds>> accepted{};
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const auto played = play(seed, {}, {});
    for (std::size_t i = 0; i < accepted.size(); ++i) accepted[i] += played.accepted[i];
  }
  for (std::size_t i = 0; i < accepted.size(); ++i) {
    if (i == Command(setup::Create{}).index()) continue;  // what RoomTest begins with
    if (i == Command(survey::Count{}).index()) continue;  // what the room does itself
    EXPECT_GT(accepted[i], 0) << "alternative " << i << " of Command: a line in random_play.cpp";
  }
}

TEST(Hidden, VI12_EveryScreenEqualsItsOwnFreshWelcomeAfterAnyPlay) {
  for (std::uint64_t seed = 201; seed <= 204; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto played = play(seed, {}, {});
    for (const auto& [audience, heard] : played.heard) {
      Tables kept, fresh;
      std::istringstream lines(heard.substr(0, heard.find("\xEF\xBB\xBF")));  // without the documents
      for (std::string line, last; std::getline(lines, line) && line.starts_with('{');) {
        const bool whole = line.starts_with(R"({"welcome":)") && line.find(R"("state":)") != line.npos;
        if (whole) {  // what was kept until then is what a fresh welcome says, where nothing came between
          fresh = {};
          fresh.take(line);
          if (fresh.seq() == kept.seq() && kept.seq() > 0) {
            EXPECT_EQ(nlohmann::json::diff(fresh.state(), kept.state()).dump(), "[]")
                << "seat " << audience.seat.text() << " at " << kept.seq();
          }
        }
        kept.take(line);
      }
      EXPECT_EQ(fresh.seq(), played.group.seq);  // the last one was compared, too
    }
  }
}

}  // namespace
}  // namespace jamsides::testing
