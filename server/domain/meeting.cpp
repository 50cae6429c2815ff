// meeting.cpp - the rules of opening, closing, showing and taking back. See meeting.hpp.
#include <algorithm>

#include "base/bug.hpp"
#include "domain/agenda_rules.hpp"
#include "domain/assessment_rules.hpp"
#include "domain/commitment_rules.hpp"
#include "domain/lengths.hpp"
#include "domain/meeting_rules.hpp"
#include "domain/one_event.hpp"
#include "domain/survey_rules.hpp"

namespace jamsides::meeting {

namespace {

const Meeting* find(const Group& group, MeetingId id) {
  const auto it = group.meeting.meetings.find(id);
  return it == group.meeting.meetings.end() ? nullptr : &it->second;
}

Meeting& existing(State& state, MeetingId id) {
  const auto it = state.meetings.find(id);
  ASSERT_BUG(it != state.meetings.end());
  return it->second;
}

/// The rule's own refusal, with the labels of what is missing; a dash where nothing of that kind is.
Refusal dates_missing(const Group& group, const std::vector<Unsettled>& left) {
  std::string dates, hosts;
  const auto add = [&](std::string& to, const Unsettled& each) {
    const auto order = static_cast<std::size_t>(group.checklist->order_of(each.occasion));
    to += (to.empty() ? "" : ", ") + group.checklist->occasions[order].label;
  };
  for (const auto& each : left) {
    if (!each.date) add(dates, each);
    if (!each.host) add(hosts, each);
  }
  return {RefusalCode::dates_missing,
          {{"dates", dates.empty() ? "–" : dates}, {"hosts", hosts.empty() ? "–" : hosts}}};
}

/// Remembers how the meeting was before the event at `seq`.
void remember(Meeting& meeting, Seq seq, const char* did) {
  meeting.undo = Undoable{seq, did, meeting.phase, meeting.show, meeting.focus};
}

}  // namespace

Decided decide(const Group& group, const Open& command, const Context&) {
  const Meeting* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (const Meeting* other = group.meeting.open(); other && other != meeting) {
    return refuse(RefusalCode::another_meeting_open, {{"occasion", other->occasion}});
  }
  if (meeting->phase != Phase::planned) return refuse(RefusalCode::meeting_not_planned);
  Decision decision;
  decision.events.push_back(Opened{command.meeting});
  agenda::begin_at_open(group, command.meeting, decision);
  assessment::finish_at_open(group, meeting->occasion, decision);
  survey::finish_at_open(group, command.meeting, decision);
  return decision;
}

Decided decide(const Group& group, const Close& command, const Context&) {
  const Meeting* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (meeting->phase != Phase::open) return refuse(RefusalCode::meeting_not_open);
  if (auto refusal = too_long("reason", command.reason, kCloseReasonMax)) return std::unexpected(*refusal);
  const auto left = unsettled(group, *meeting);
  if (!left.empty() && is_blank(command.reason)) return std::unexpected(dates_missing(group, left));
  Decision decision;
  decision.events.push_back(Closed{command.meeting, left.empty() ? std::string() : command.reason});
  assessment::finish_at_close(group, meeting->occasion, decision);
  commitment::finish_at_close(group, meeting->occasion, decision);
  return decision;
}

Decided decide(const Group& group, const ShowScreen& command, const Context&) {
  const Meeting* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (meeting->phase != Phase::open) return refuse(RefusalCode::meeting_not_open);
  if (command.focus && (*command.focus < 1 || *command.focus > group.checklist->item_count())) {
    return refuse(RefusalCode::unknown_item, {{"item", std::to_string(*command.focus)}});
  }
  return one(Shown{command.meeting, command.show, command.focus});
}

Decided decide(const Group& group, const Undo& command, const Context&) {
  const Meeting* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  const auto& undo = meeting->undo;
  if (!undo || undo->seq != command.seq) {
    const bool reveal = std::ranges::any_of(group.assessment.assessments, [&](const auto& entry) {
      return command.seq != 0 && entry.second.reveal_seq == command.seq;
    });
    return refuse(reveal ? RefusalCode::reveal_stays : RefusalCode::nothing_to_undo);
  }
  if (group.notes.settled(command.meeting)) return refuse(RefusalCode::notes_settled);
  if (const Meeting* other = group.meeting.open(); other && other != meeting && undo->phase == Phase::open) {
    return refuse(RefusalCode::another_meeting_open, {{"occasion", other->occasion}});
  }
  return one(Undone{command.meeting, undo->seq, undo->phase, undo->show, undo->focus});
}

Decided decide(const Group& group, const Rehearse& command, const Context&) {
  const Meeting* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (meeting->phase == Phase::closed) return refuse(RefusalCode::meeting_not_open);
  return one(Rehearsed{command.meeting});
}

Decided decide(const Group& group, const HandOver& command, const Context& context) {
  const Meeting* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (meeting->phase == Phase::closed) return refuse(RefusalCode::meeting_not_open);
  if (!context.author.is(meeting->facilitator)) {
    return refuse(RefusalCode::not_allowed, {{"who", "facilitator"}});
  }
  const seating::Seat* to = group.seat(command.to);
  if (!to) return refuse(RefusalCode::not_found);
  if (!seating::may_lead(group.seating, *to)) return refuse(RefusalCode::cannot_lead);
  return one(HandedOver{command.meeting, command.to});
}

Decided decide(const Group& group, const TakeOver& command, const Context& context) {
  const Meeting* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  const bool now = meeting->phase == Phase::open ||
                   (meeting->phase == Phase::planned && meeting->date == stockholm_day(context.now));
  if (!now) return refuse(RefusalCode::meeting_not_open);
  const SeatId leads = meeting->facilitator;
  const bool gets_it_back = meeting->stands_in_for && context.author.is(meeting->stands_in_for);
  const auto away = context.away_since && leads ? context.away_since(leads) : std::nullopt;
  const bool lost = !leads || (away && context.now - *away >= kLostBeforeTakeOver);
  if (context.author.is(leads) || (!gets_it_back && !lost)) return refuse(RefusalCode::facilitator_here);
  return one(TakenOver{command.meeting, context.author.seat});
}

void apply(State& state, const Planned& event) {
  state.meetings[event.meeting] = Meeting{.id = event.meeting,
                                          .occasion = event.occasion,
                                          .date = event.date,
                                          .host = event.host,
                                          .facilitator = event.facilitator,
                                          .code = event.code,
                                          .focus = std::nullopt,
                                          .undo = std::nullopt,
                                          .stands_in_for = {},
                                          .mode = {},
                                          .link = {},
                                          .reason = {},
                                          .afterwards = false,
                                          .guests = {}};
  state.last_meeting = std::max(state.last_meeting, event.meeting.n);
}

void apply(State& state, const Edited& event) {
  Meeting& meeting = existing(state, event.meeting);
  meeting.date = event.date;
  meeting.host = event.host;
  if (meeting.facilitator != event.facilitator) meeting.stands_in_for = {};
  meeting.facilitator = event.facilitator;
}

void apply(State& state, const Removed& event) { state.meetings.erase(event.meeting); }

void apply(State& state, const Opened& event, Seq seq) {
  for (auto& [id, other] : state.meetings) {
    if (id != event.meeting) other.undo.reset();
  }
  Meeting& meeting = existing(state, event.meeting);
  remember(meeting, seq, "meeting.open");
  meeting.phase = Phase::open;
  meeting.show = Show::lobby;
  meeting.focus.reset();
}

void apply(State& state, const Closed& event, Seq seq) {
  Meeting& meeting = existing(state, event.meeting);
  remember(meeting, seq, "meeting.close");
  meeting.phase = Phase::closed;
  meeting.reason = event.reason;
}

void apply(State& state, const Shown& event, Seq seq) {
  Meeting& meeting = existing(state, event.meeting);
  remember(meeting, seq, "meeting.show");
  meeting.show = event.show;
  meeting.focus = event.focus;
}

void apply(State& state, const Undone& event) {
  Meeting& meeting = existing(state, event.meeting);
  meeting.phase = event.phase;
  meeting.show = event.show;
  meeting.focus = event.focus;
  meeting.undo.reset();
  meeting.reason.clear();
  meeting.afterwards = false;  // only what closed it can be undone of such a meeting
}

void apply(State&, const Rehearsed&) {}  // the room drops its devices once; nothing to remember

void apply(State& state, const Registered& event, Seq seq) {
  Meeting& meeting = existing(state, event.meeting);
  remember(meeting, seq, "meeting.register");
  meeting.phase = Phase::closed;
  meeting.date = event.date;
  meeting.afterwards = true;
}

void show(State& state, MeetingId id, Show what, Seq seq) {
  Meeting& meeting = existing(state, id);
  meeting.show = what;
  meeting.focus.reset();
  const bool opened_it = meeting.undo && meeting.undo->did == "meeting.open" && meeting.undo->seq + 1 == seq;
  if (!opened_it) meeting.undo.reset();
}

void apply(State& state, const HandedOver& event) {
  Meeting& meeting = existing(state, event.meeting);
  meeting.facilitator = event.to;
  meeting.stands_in_for = {};
}

void apply(State& state, const TakenOver& event) {
  Meeting& meeting = existing(state, event.meeting);
  if (event.by == meeting.stands_in_for) {
    meeting.stands_in_for = {};
  } else if (!meeting.stands_in_for) {
    meeting.stands_in_for = meeting.facilitator;  // the first one, however often it is taken after that
  }
  meeting.facilitator = event.by;
}

bool any_opened(const State& state) {
  return std::ranges::any_of(state.meetings,
                             [](const auto& entry) { return entry.second.phase != Phase::planned; });
}

}  // namespace jamsides::meeting
