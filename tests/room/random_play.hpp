// random_play.hpp - random but mostly sensible commands of every kind, from seats, the admin page and the
// system; the same for the same seed.
#pragma once

#include <random>

#include "room/room_harness.hpp"

namespace jamsides::testing {

struct Move {
  Author by;
  Command command;
};

/// What a play may hold; everything is on by default.
struct PlayOptions {
  bool reveals = true;   // ballot.reveal, and all that needs it
  bool sharing = true;   // organisation.share
  bool meetings = true;  // open, close, undo, another facilitator
  bool counting = true;  // survey.close
};

class RandomPlay {
 public:
  RandomPlay(const RoomTest& test, std::uint64_t seed, PlayOptions options = {})
      : test_(test), random_(seed), options_(options) {}

  /// The next move; may well be refused.
  Move next();

 private:
  struct Kind;
  static const Kind kKinds[];  // how often each command comes, and with what

  int roll(int most) { return static_cast<int>(random_() % static_cast<std::uint64_t>(most)); }
  const Group& group() const { return test_.room->group(); }
  SeatId any_seat();
  SeatId voter();
  SeatId key_person();
  SeatId leader();
  MeetingId any_meeting();
  AssessmentId any_assessment();
  AgendaItemId any_item();
  SeatId key_person_of(AssessmentId assessment);
  int item() { return 1 + roll(11); }  // 11 does not exist
  std::string some_text();

  Move cast();
  Move enter();
  Move edit();
  Move plan_meeting();
  Move undo();
  Move make_promise();
  Move tell();
  Move save();
  EntryId some_entry();
  Move ask_survey();
  Move answer_survey();
  SurveyId some_survey();
  Move write_notes();
  Move approve_notes();
  MeetingId some_meeting_over();
  SeatId promising();
  CommitmentId some_promise();
  SeatId of_promise(CommitmentId promise);

  const RoomTest& test_;
  std::mt19937_64 random_;
  PlayOptions options_;
};

}  // namespace jamsides::testing
