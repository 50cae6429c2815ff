// calendar.hpp - a seat's calendar (RFC 5545): the group's meetings, and when what it has promised is due.
//
// In: the state and its log's facts.  Out: the text of an .ics file; the same for the same log, so that a
// reader who has it need not fetch it again. Only days: a meeting has no time of day. Pure; any thread.
#pragma once

#include <string>

#include "report/notes.hpp"

namespace jamsides::report {

/// `seat` must be in the group. Meetings that have a date; commitments that are open and have one: those the
/// seat is to see to, for a nyckelperson every one of its organisation.
std::string calendar(const Sources& from, SeatId seat);

}  // namespace jamsides::report
