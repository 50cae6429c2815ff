// event_fields.hpp - the fields of each event's body, listed once for writing and for reading.
//
// `A` is BodyWriter or BodyReader. An event without a list here does not compile. Fields may be added as
// optional ones; any other change of shape is a new version with an Upcasting.
#pragma once

#include "domain/group.hpp"

namespace jamsides::store {

template <class A, class T>
using F = typename A::template Field<T>;

// The group itself
template <class A>
void fields(A& a, F<A, setup::Created>& e) {
  a("name", e.name);
  a("checklist", e.checklist);
  a("maxOrganisations", e.max_organisations);
  a.optional("keepVotes", e.keep_votes);
}
template <class A>
void fields(A& a, F<A, setup::Renamed>& e) {
  a("name", e.name);
}

// Seating
template <class A>
void fields(A& a, F<A, seating::OrganisationAdded>& e) {
  a("organisation", e.organisation.id);
  a("name", e.organisation.name);
  a("kind", e.organisation.kind);
  a.optional("code", e.organisation.code);
  a.optional("parent", e.organisation.parent);
  a("mark", e.organisation.mark);
  a.optional("mentor", e.organisation.mentor);
  a.optional("shareSpread", e.organisation.share_spread);
}
template <class A>
void fields(A& a, F<A, seating::OrganisationEdited>& e) {
  a("organisation", e.organisation);
  a("name", e.name);
  a("kind", e.kind);
  a.optional("code", e.code);
  a.optional("parent", e.parent);
}
template <class A>
void fields(A& a, F<A, seating::OrganisationRemoved>& e) {
  a("organisation", e.organisation);
}
template <class A>
void fields(A& a, F<A, seating::SeatAdded>& e) {
  a("seat", e.seat);
  a.optional("organisation", e.organisation);
  a("function", e.function);
  a("label", e.label);
}
template <class A>
void fields(A& a, F<A, seating::SeatTaken>& e) {
  a("seat", e.seat);
  a.optional("person", e.person);
  a.optional("standIn", e.stand_in);
  a.optional("remote", e.remote);
}
template <class A>
void fields(A& a, F<A, seating::JoinRequested>& e) {
  a("request", e.request);
  a("seat", e.seat);
  a.optional("person", e.person);
}
template <class A>
void fields(A& a, F<A, seating::JoinAdmitted>& e) {
  a("request", e.request);
}
template <class A>
void fields(A& a, F<A, seating::JoinTurnedAway>& e) {
  a("request", e.request);
}
template <class A>
void fields(A& a, F<A, seating::CardShown>& e) {
  a("card", e.card);
  a("seat", e.seat);
  a("until", e.until);
}
template <class A>
void fields(A& a, F<A, seating::CardUsed>& e) {
  a("card", e.card);
}
template <class A>
void fields(A& a, F<A, seating::CardsRevoked>& e) {
  a("seat", e.seat);
}
template <class A>
void fields(A& a, F<A, seating::CardsIssued>& e) {
  a("seats", e.seats);
  a.optional("desk", e.desk);
}
template <class A>
void fields(A& a, F<A, seating::SpreadShared>& e) {
  a("organisation", e.organisation);
  a("spread", e.spread);
}

// Meetings
template <class A>
void fields(A& a, F<A, meeting::Planned>& e) {
  a("meeting", e.meeting);
  a("occasion", e.occasion);
  a.optional("date", e.date);
  a.optional("host", e.host);
  a.optional("facilitator", e.facilitator);
  a.optional("code", e.code);
}
template <class A>
void fields(A& a, F<A, meeting::Edited>& e) {
  a("meeting", e.meeting);
  a.optional("date", e.date);
  a.optional("host", e.host);
  a.optional("facilitator", e.facilitator);
}
template <class A>
void fields(A& a, F<A, meeting::Removed>& e) {
  a("meeting", e.meeting);
}
template <class A>
void fields(A& a, F<A, meeting::Opened>& e) {
  a("meeting", e.meeting);
}
template <class A>
void fields(A& a, F<A, meeting::Closed>& e) {
  a("meeting", e.meeting);
  a.optional("reason", e.reason);
}
template <class A>
void fields(A& a, F<A, meeting::Shown>& e) {
  a("meeting", e.meeting);
  a("show", e.show);
  a.optional("focus", e.focus);
}
template <class A>
void fields(A& a, F<A, meeting::Undone>& e) {
  a("meeting", e.meeting);
  a("undid", e.undid);
  a("phase", e.phase);
  a("show", e.show);
  a.optional("focus", e.focus);
}
template <class A>
void fields(A& a, F<A, meeting::Rehearsed>& e) {
  a("meeting", e.meeting);
}
template <class A>
void fields(A& a, F<A, meeting::HandedOver>& e) {
  a("meeting", e.meeting);
  a("to", e.to);
}
template <class A>
void fields(A& a, F<A, meeting::TakenOver>& e) {
  a("meeting", e.meeting);
  a("by", e.by);
}
template <class A>
void fields(A& a, F<A, meeting::Arranged>& e) {
  a("meeting", e.meeting);
  a.optional("date", e.date);
  a.optional("host", e.host);
  a.optional("mode", e.mode);
  a.optional("link", e.link);
}
template <class A>
void fields(A& a, F<A, meeting::Registered>& e) {
  a("meeting", e.meeting);
  a("date", e.date);
}
template <class A>
void fields(A& a, F<A, meeting::GuestsSet>& e) {
  a("meeting", e.meeting);
  a("from", e.from);
  a.optional("count", e.count);
}

// Agendas
template <class A>
void fields(A& a, F<A, agenda::Cleared>& e) {
  a("meeting", e.meeting);
  a.optional("from", e.from);
}
template <class A>
void fields(A& a, F<A, agenda::Added>& e) {
  a("meeting", e.meeting);
  a("item", e.item);
  a("phase", e.phase);
  a("minutes", e.minutes);
  a.optional("title", e.title);
  a("whom", e.whom);
  a("place", e.place);
}
template <class A>
void fields(A& a, F<A, agenda::Edited>& e) {
  a("item", e.item);
  a.optional("title", e.title);
  a("minutes", e.minutes);
  a.optional("skipped", e.skipped);
  a("place", e.place);
}
template <class A>
void fields(A& a, F<A, agenda::Removed>& e) {
  a("item", e.item);
}
template <class A>
void fields(A& a, F<A, agenda::Started>& e) {
  a("meeting", e.meeting);
  a("item", e.item);
  a("show", e.show);
}
template <class A>
void fields(A& a, F<A, agenda::Extended>& e) {
  a("meeting", e.meeting);
  a("item", e.item);
  a("minutes", e.minutes);
}
template <class A>
void fields(A& a, F<A, agenda::Paused>& e) {
  a("meeting", e.meeting);
  a.optional("paused", e.paused);
}

// Assessments
template <class A>
void fields(A& a, F<A, assessment::Opened>& e) {
  a("assessment", e.assessment);
  a("organisation", e.organisation);
  a("occasion", e.occasion);
  a("mode", e.mode);
  a("place", e.place);
  a.optional("entered", e.entered);
}
template <class A>
void fields(A& a, F<A, assessment::BallotCast>& e) {
  a("assessment", e.assessment);
  a("round", e.round);
  a("item", e.item);
  a("value", e.value);
  a.optional("reason", e.reason);
}
template <class A>
void fields(A&, F<A, assessment::BallotErased>&) {}
template <class A>
void fields(A& a, F<A, assessment::Revealed>& e) {
  a("assessment", e.assessment);
}
template <class A>
void fields(A& a, F<A, assessment::RoundStarted>& e) {
  a("assessment", e.assessment);
  a("round", e.round);
}
template <class A>
void fields(A& a, F<A, assessment::Agreed>& e) {
  a("assessment", e.assessment);
  a("item", e.item);
  a("value", e.value);
  a.optional("comment", e.comment);
  a.optional("next", e.next);
  a("source", e.source);
  a.optional("reason", e.reason);
}
template <class A>
void fields(A& a, F<A, assessment::Contested>& e) {
  a("assessment", e.assessment);
  a("item", e.item);
  a.optional("comment", e.comment);
  a.optional("next", e.next);
  a.optional("reason", e.reason);
}
template <class A>
void fields(A& a, F<A, assessment::Locked>& e) {
  a("assessment", e.assessment);
}
template <class A>
void fields(A& a, F<A, assessment::Redacted>& e) {
  a("assessment", e.assessment);
  a("answered", e.answered);
  a("tallies", e.tallies);
}

// Commitments
template <class A>
void fields(A& a, F<A, commitment::Details>& d) {
  a.optional("items", d.items);
  a.optional("due", d.due);
  a.optional("evidence", d.evidence);
  a.optional("anchor", d.anchor);
  a.optional("ongoing", d.ongoing);
}
template <class A>
void fields(A& a, F<A, commitment::Made>& e) {
  a("commitment", e.commitment);
  a("organisation", e.organisation);
  a("what", e.what);
  a("who", e.who);
  a.optional("occasion", e.occasion);
  a.optional("paper", e.paper);
  fields(a, e.details);
}
template <class A>
void fields(A& a, F<A, commitment::Detailed>& e) {
  a("commitment", e.commitment);
  fields(a, e.details);
}
template <class A>
void fields(A& a, F<A, commitment::Anchored>& e) {
  a("commitment", e.commitment);
}
template <class A>
void fields(A& a, F<A, commitment::Followed>& e) {
  a("commitment", e.commitment);
  a("organisation", e.organisation);
  a("follow", e.follow);
}
template <class A>
void fields(A& a, F<A, commitment::Told>& e) {
  a("commitment", e.commitment);
  a.optional("occasion", e.occasion);
  a("verdict", e.verdict);
  a.optional("reason", e.reason);
  a.optional("what", e.what);
  a.optional("due", e.due);
  a.optional("link", e.link);
}
template <class A>
void fields(A& a, F<A, commitment::Missed>& e) {
  a("commitment", e.commitment);
  a("occasion", e.occasion);
}
template <class A>
void fields(A& a, F<A, commitment::Flagged>& e) {
  a("commitment", e.commitment);
  a("ignored", e.ignored);
}

// Surveys
template <class A>
void fields(A& a, F<A, survey::Opened>& e) {
  a("survey", e.survey);
  a("meeting", e.meeting);
  a("phase", e.phase);
  a("form", e.form);
  a("invited", e.invited);
}
template <class A>
void fields(A& a, F<A, survey::Answered>& e) {
  a("survey", e.survey);  // and never what was answered
}
template <class A>
void fields(A& a, F<A, survey::Closed>& e) {
  a("survey", e.survey);
}
template <class A>
void fields(A& a, F<A, survey::Counted>& e) {
  a("survey", e.survey);
}

}  // namespace jamsides::store
