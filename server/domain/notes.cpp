// notes.cpp - the rules of writing the notes, approving them and correcting what is settled. See notes.hpp.
#include "base/bug.hpp"
#include "domain/notes_rules.hpp"
#include "domain/one_event.hpp"

namespace jamsides::notes {

namespace {

OrganisationId organisation_of(const Group& group, const Context& context) {
  const auto* seat = group.seat(context.author.seat);
  ASSERT_BUG(seat);
  return seat->organisation;
}

const meeting::Meeting* find(const Group& group, MeetingId id) {
  const auto it = group.meeting.meetings.find(id);
  return it == group.meeting.meetings.end() ? nullptr : &it->second;
}

int version_of(const Group& group, MeetingId meeting) {
  const Notes* notes = group.notes.of(meeting);
  return notes ? notes->version : 0;
}

/// What keeps a command that says `version` from being about the wording there is.
std::optional<Refusal> stale(const Group& group, MeetingId meeting, int version) {
  if (group.notes.settled(meeting)) return Refusal{RefusalCode::notes_settled};
  if (version_of(group, meeting) != version) return Refusal{RefusalCode::notes_changed};
  return std::nullopt;
}

Notes& existing(State& state, MeetingId meeting) {
  const auto it = state.meetings.find(meeting);
  ASSERT_BUG(it != state.meetings.end());
  return it->second;
}

}  // namespace

Decided decide(const Group& group, const Write& command, const Context&) {
  const auto* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (meeting->phase == meeting::Phase::planned) return refuse(RefusalCode::meeting_not_open);
  if (auto refusal = stale(group, command.meeting, command.version)) {
    return std::unexpected(std::move(*refusal));
  }
  if (command.version >= kMostVersions) {
    return refuse(RefusalCode::too_many, {{"max", std::to_string(kMostVersions)}});
  }
  return one(Written{command.meeting, command.version + 1, command.sections});
}

Decided decide(const Group& group, const Approve& command, const Context& context) {
  const auto* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (auto refusal = stale(group, command.meeting, command.version)) {
    return std::unexpected(std::move(*refusal));
  }
  if (!group.notes.of(command.meeting))
    return refuse(RefusalCode::notes_changed);  // a draft is nobody's wording
  if (meeting->phase != meeting::Phase::closed) return refuse(RefusalCode::meeting_not_closed);
  const auto own = organisation_of(group, context);
  Decision decision = one(Approved{command.meeting, own, command.version});
  const auto left = awaited(group, command.meeting);
  if (left.size() == 1 && left.front() == own) decision.events.push_back(Settled{command.meeting});
  return decision;
}

Decided decide(const Group& group, const Correct& command, const Context& context) {
  if (!find(group, command.meeting)) return refuse(RefusalCode::not_found);
  if (!group.notes.settled(command.meeting)) return refuse(RefusalCode::notes_not_settled);
  if (group.notes.of(command.meeting)->corrections.size() >= kMostCorrections) {
    return refuse(RefusalCode::too_many, {{"max", std::to_string(kMostCorrections)}});
  }
  return one(Corrected{command.meeting, organisation_of(group, context), command.text});
}

void apply(State& state, const Written& event, const Stamp& stamp) {
  Notes& notes = state.meetings[event.meeting];
  notes.version = event.version;
  notes.sections = event.sections;
  notes.by = stamp.by.seat;
  notes.at = stamp.at;
  notes.approved.clear();
}

void apply(State& state, const Approved& event, UtcMillis at) {
  existing(state, event.meeting).approved.try_emplace(event.organisation, at);
}

void apply(State& state, const Settled& event, UtcMillis at) { existing(state, event.meeting).settled = at; }

void apply(State& state, const Corrected& event, const Stamp& stamp) {
  existing(state, event.meeting)
      .corrections.push_back({event.organisation, stamp.by.seat, stamp.at, event.text});
}

void reopen(State& state, MeetingId meeting) {
  const auto it = state.meetings.find(meeting);
  if (it != state.meetings.end()) it->second.approved.clear();
}

std::vector<OrganisationId> awaited(const Group& group, MeetingId meeting) {
  const Notes* notes = group.notes.of(meeting);
  std::vector<OrganisationId> left;
  for (const auto& [id, organisation] : group.seating.organisations) {
    if (!organisation.mentor && !(notes && notes->approved.contains(id))) left.push_back(id);
  }
  return left;
}

}  // namespace jamsides::notes
