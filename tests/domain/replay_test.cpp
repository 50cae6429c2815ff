// replay_test.cpp - random meetings: reading the log again gives the same group, votes redacted or not.
#include "domain/chaos.hpp"
#include "domain/meeting_rules.hpp"

namespace jamsides::test {
namespace {

using assessment::Phase;

void expect_sound(const LiveGroup& live) {
  int open = 0;
  for (const auto& [id, m] : live.now.meeting.meetings) open += m.phase == meeting::Phase::open ? 1 : 0;
  EXPECT_LE(open, 1) << "ME1";
  for (const auto& [id, list] : live.now.assessment.assessments) {
    SCOPED_TRACE(id.text());
    EXPECT_FALSE(live.now.organisation(list.organisation)->mentor) << "AS15";
    for (const auto& [item, score] : list.scores) {
      EXPECT_TRUE(item >= 1 && item <= 2);
      if (score.value) {
        EXPECT_TRUE(*score.value >= 1 && *score.value <= 3) << "I3";
      }
    }
    if (list.phase == Phase::agreed || list.phase == Phase::locked) {
      EXPECT_TRUE(list.complete(2)) << "AS10";
    }
    if (list.phase == Phase::open) {
      EXPECT_FALSE(list.revealed_rounds.contains(list.round)) << "AS6";
    }
    std::map<SeatId, int> answered;
    for (const auto& [key, ballot] : list.ballots) {
      if (key.round == list.round) ++answered[key.seat];
    }
    if (list.tallies.empty() && !list.ballots.empty()) {
      EXPECT_EQ(answered, list.answered) << "VI4";
    }
    const auto* meeting = live.now.meeting.at(list.occasion);
    const bool settled = meeting && meeting->phase == meeting::Phase::closed && list.phase == Phase::locked;
    if (settled && !live.now.keep_votes) {
      EXPECT_TRUE(list.ballots.empty()) << "AS14";
    }
  }
}

TEST(Replay, EX2_AS14_TheLogGivesTheLiveGroupWhateverHappenedAndWasRedacted) {
  int redactions = 0;
  int locked = 0;
  int settled = 0;
  for (unsigned seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Chaos chaos(seed);
    for (int step = 1; step <= 800; ++step) {
      chaos.step();
      if (step % 80 != 0) continue;
      const Group again = chaos.group().replayed();
      EXPECT_TRUE(again.seating == chaos.group().now.seating);
      EXPECT_TRUE(again.meeting == chaos.group().now.meeting);
      EXPECT_TRUE(again.assessment == chaos.group().now.assessment);
      EXPECT_TRUE(again.windows == chaos.group().now.windows);
      EXPECT_TRUE(again == chaos.group().now);
      expect_sound(chaos.group());
      if (HasFailure()) return;
    }
    for (const auto& logged : chaos.group().log) {
      redactions += std::holds_alternative<assessment::BallotErased>(logged.event) ? 1 : 0;
      locked += std::holds_alternative<assessment::Locked>(logged.event) ? 1 : 0;
      settled += std::holds_alternative<notes::Settled>(logged.event) ? 1 : 0;
    }
  }
  RecordProperty("redacted", redactions);
  EXPECT_GT(redactions, 100);  // else the chaos proves nothing
  EXPECT_GT(locked, 50);
  EXPECT_GT(settled, 20);
}

TEST(Replay, AS14_NoVoteIsLeftInTheLogOnceTheListIsRedacted) {
  for (unsigned seed = 500; seed < 550; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Chaos chaos(seed);
    for (int step = 0; step < 800; ++step) chaos.step();
    std::set<AssessmentId> redacted;
    for (const auto& logged : chaos.group().log) {
      if (const auto* r = std::get_if<assessment::Redacted>(&logged.event)) redacted.insert(r->assessment);
    }
    for (const auto& logged : chaos.group().log) {
      if (const auto* cast = std::get_if<assessment::BallotCast>(&logged.event)) {
        EXPECT_FALSE(redacted.contains(cast->assessment));
      }
    }
  }
}

}  // namespace
}  // namespace jamsides::test
