// random_play_notes.cpp - random moves about a meeting's notes; see random_play.hpp.
#include "domain/notes_rules.hpp"
#include "room/random_play.hpp"

namespace jamsides::testing {

using seating::Function;

Move RandomPlay::write_notes() {
  const auto meeting = some_meeting_over();
  const auto* written = group().notes.of(meeting);
  const int version = roll(6) == 0 ? roll(3) : written ? written->version : 0;
  return {Author::of(group().meeting.meetings.at(meeting).facilitator),
          notes::Write{meeting, version, {{"Beslut", some_text()}, {"Tiden", some_text()}}}};
}

MeetingId RandomPlay::some_meeting_over() {  // now and then one that is not
  for (const auto& [id, meeting] : group().meeting.meetings) {
    if (meeting.phase == meeting::Phase::closed && roll(8) != 0) return id;
  }
  return test_.bm2();
}

/// All approve what is written, so that it is settled now and then before it is written anew.
Move RandomPlay::approve_notes() {
  const auto meeting = some_meeting_over();
  const auto* written = group().notes.of(meeting);
  const auto left = notes::awaited(group(), meeting);
  const auto by =
      left.empty() || roll(6) == 0 ? key_person() : test_.seat(left.front().n, Function::nyckelperson);
  return {Author::of(by), notes::Approve{meeting, written ? written->version : 1}};
}

}  // namespace jamsides::testing
