// meeting_rules.hpp - decide and apply of the meeting slice; group.cpp puts the slices together.
#pragma once

#include "domain/group.hpp"

namespace jamsides::meeting {

Decided decide(const Group& group, const Open& command, const Context& context);
Decided decide(const Group& group, const Close& command, const Context& context);
Decided decide(const Group& group, const ShowScreen& command, const Context& context);
Decided decide(const Group& group, const Undo& command, const Context& context);
Decided decide(const Group& group, const Rehearse& command, const Context& context);
/// To a nyckelperson or somebody of the mentor's; only whoever leads this very meeting may.
Decided decide(const Group& group, const HandOver& command, const Context& context);
/// Whoever was stood in for gets the lead back at once; anybody else only when who leads has been without
/// contact for kLostBeforeTakeOver, in a meeting that is open or planned for today.
Decided decide(const Group& group, const TakeOver& command, const Context& context);

/// Until the meeting has closed; each part of it alone.
Decided decide(const Group& group, const Plan& command, const Context& context);
/// Of a planned meeting, on a day that has been. What a close does to lists and commitments happens here,
/// too.
Decided decide(const Group& group, const Register& command, const Context& context);
Decided decide(const Group& group, const SetGuests& command, const Context& context);

void apply(State& state, const Planned& event);
void apply(State& state, const Edited& event);
void apply(State& state, const Removed& event);
/// Also ends what could be undone in every other meeting.
void apply(State& state, const Opened& event, Seq seq);
void apply(State& state, const Closed& event, Seq seq);
void apply(State& state, const Shown& event, Seq seq);
void apply(State& state, const Undone& event);
void apply(State& state, const Rehearsed& event);
void apply(State& state, const HandedOver& event);
void apply(State& state, const TakenOver& event);
void apply(State& state, const Arranged& event);
void apply(State& state, const Registered& event, Seq seq);
void apply(State& state, const GuestsSet& event);

/// A meeting whose date or host is still to be agreed.
struct Unsettled {
  OccasionId occasion;
  bool date = false, host = false;  // what there is
};
/// What Uppstart has left to agree: date and host of each of the group's BM1, BM2 and BM3 that is still
/// planned (F11), in the order of the year. Nothing for any other meeting.
std::vector<Unsettled> unsettled(const Group& group, const Meeting& meeting);

/// Whether what was said at it may still be entered: it has not closed, or was held on paper.
inline bool takes_entries(const Meeting& meeting) {
  return meeting.phase != Phase::closed || meeting.afterwards;
}

/// The occasion that something said now belongs to: the open meeting's, none between meetings; or `named`,
/// where that is the open meeting's or one's that was registered afterwards, else the refusal.
std::expected<OccasionId, Refusal> occasion_of(const Group& group, const OccasionId& named);

/// The day something was said: the meeting's, where that was registered afterwards, else the day it was told
/// here.
std::string day_of(const Group& group, const OccasionId& occasion, UtcMillis told);

/// The screens follow the agenda (an event at `seq`). What was shown before is then gone back to, not taken
/// back; but the opening that started the first item can be.
void show(State& state, MeetingId meeting, Show what, Seq seq);

/// Whether some meeting has been opened, which ends the set-up.
bool any_opened(const State& state);

}  // namespace jamsides::meeting
