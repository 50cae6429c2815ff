// group_fields.hpp - every field of a group's state, listed once for writing and for reading a snapshot.
//
// Each list takes the struct apart whole: a field added to a struct of the domain does not compile here until
// it is listed, too. Then raise kSnapshotSchema (group_snapshot.hpp). A is state::Writer or state::Reader.
#pragma once

#include "domain/group.hpp"

namespace jamsides::store::state {

template <class A, class T>
using S = typename A::template Field<T>;

// Seating
template <class A>
void fields(A& a, S<A, seating::Organisation>& organisation) {
  auto& [id, name, kind, code, parent, mark, mentor, share_spread] = organisation;
  a("id", id), a("name", name), a("kind", kind), a("code", code), a("parent", parent), a("mark", mark);
  a("mentor", mentor), a("shareSpread", share_spread);
}
template <class A>
void fields(A& a, S<A, seating::Seat>& seat) {
  auto& [id, organisation, function, label, taken, who, stand_in, remote] = seat;
  a("id", id), a("organisation", organisation), a("function", function), a("label", label);
  a("taken", taken), a("who", who), a("standIn", stand_in), a("remote", remote);
}
template <class A>
void fields(A& a, S<A, seating::JoinRequest>& request) {
  auto& [id, seat, who, at] = request;
  a("id", id), a("seat", seat), a("who", who), a("at", at);
}
template <class A>
void fields(A& a, S<A, seating::Card>& card) {
  auto& [id, seat, by, until, used] = card;
  a("id", id), a("seat", seat), a("by", by), a("until", until), a("used", used);
}
template <class A>
void fields(A& a, S<A, seating::State>& state) {
  auto& [organisations, seats, requests, cards, last_organisation, last_seat, last_request, last_card,
         last_person, names, card_tokens] = state;
  a("organisations", organisations), a("seats", seats), a("requests", requests), a("cards", cards);
  a("lastOrganisation", last_organisation), a("lastSeat", last_seat), a("lastRequest", last_request);
  a("lastCard", last_card), a("lastPerson", last_person);
  // names stand in a table beside the log, card_tokens only in memory: neither is ever in a snapshot.
}

// Meetings
template <class A>
void fields(A& a, S<A, meeting::Undoable>& undo) {
  auto& [seq, did, phase, show, focus] = undo;
  a("seq", seq), a("did", did), a("phase", phase), a("show", show), a("focus", focus);
}
template <class A>
void fields(A& a, S<A, meeting::Guests>& guests) {
  auto& [from, count] = guests;
  a("from", from), a("count", count);
}
template <class A>
void fields(A& a, S<A, meeting::Meeting>& meeting) {
  auto& [id, occasion, date, host, facilitator, code, phase, show, focus, undo, stands_in_for, mode, link,
         reason, afterwards, guests] = meeting;
  a("id", id), a("occasion", occasion), a("date", date), a("host", host), a("facilitator", facilitator);
  a("code", code), a("phase", phase), a("show", show), a("focus", focus), a("undo", undo);
  a("standsInFor", stands_in_for), a("mode", mode), a("link", link), a("reason", reason);
  a("afterwards", afterwards), a("guests", guests);
}
template <class A>
void fields(A& a, S<A, meeting::State>& state) {
  auto& [meetings, last_meeting] = state;
  a("meetings", meetings), a("lastMeeting", last_meeting);
}

// Agendas
template <class A>
void fields(A& a, S<A, agenda::Item>& item) {
  auto& [id, phase, title, whom, planned, minutes, standing, started, ended] = item;
  a("id", id), a("phase", phase), a("title", title), a("whom", whom), a("planned", planned);
  a("minutes", minutes), a("standing", standing), a("started", started), a("ended", ended);
}
template <class A>
void fields(A& a, S<A, agenda::Agenda>& agenda) {
  auto& [from, items, now, ends, left] = agenda;
  a("from", from), a("items", items), a("now", now), a("ends", ends), a("left", left);
}
template <class A>
void fields(A& a, S<A, agenda::State>& state) {
  auto& [agendas, last_item] = state;
  a("agendas", agendas), a("lastItem", last_item);
}

// Assessments
template <class A>
void fields(A& a, S<A, assessment::Ballot>& ballot) {
  auto& [value, reason] = ballot;
  a("value", value), a("reason", reason);
}
template <class A>
void fields(A& a, S<A, assessment::Score>& score) {
  auto& [value, comment, next, source, reason] = score;
  a("value", value), a("comment", comment), a("next", next), a("source", source), a("reason", reason);
}
template <class A>
void fields(A& a, S<A, assessment::Assessment>& assessment) {
  auto& [id, organisation, occasion, mode, place, phase, round, revealed_rounds, ballots, answered, tallies,
         scores, ballot_seqs, reveal_seq] = assessment;
  a("id", id), a("organisation", organisation), a("occasion", occasion), a("mode", mode), a("place", place);
  a("phase", phase), a("round", round), a("revealedRounds", revealed_rounds), a("ballots", ballots);
  a("answered", answered), a("tallies", tallies), a("scores", scores), a("ballotSeqs", ballot_seqs);
  a("revealSeq", reveal_seq);
}
template <class A>
void fields(A& a, S<A, assessment::State>& state) {
  auto& [assessments, last_assessment] = state;
  a("assessments", assessments), a("lastAssessment", last_assessment);
}

// Commitments
template <class A>
void fields(A& a, S<A, commitment::Details>& details) {
  auto& [items, due, evidence, anchor, ongoing] = details;
  a("items", items), a("due", due), a("evidence", evidence), a("anchor", anchor), a("ongoing", ongoing);
}
template <class A>
void fields(A& a, S<A, commitment::Account>& account) {
  auto& [verdict, by, at, occasion, reason, what, due, link] = account;
  a("verdict", verdict), a("by", by), a("at", at), a("occasion", occasion), a("reason", reason);
  a("what", what), a("due", due), a("link", link);
}
template <class A>
void fields(A& a, S<A, commitment::Commitment>& commitment) {
  auto& [id, organisation, what, who, by, made, occasion, paper, details, anchored, ignored, followers, phase,
         accounts] = commitment;
  a("id", id), a("organisation", organisation), a("what", what), a("who", who), a("by", by);
  a("made", made), a("occasion", occasion), a("paper", paper), a("details", details);
  a("anchored", anchored), a("ignored", ignored), a("followers", followers), a("phase", phase);
  a("accounts", accounts);
}
template <class A>
void fields(A& a, S<A, commitment::State>& state) {
  auto& [commitments, last_commitment] = state;
  a("commitments", commitments), a("lastCommitment", last_commitment);
}

// Purpose and focus
template <class A>
void fields(A& a, S<A, purpose::Aim>& aim) {
  auto& [kinds, words, occasion, by, at] = aim;
  a("kinds", kinds), a("words", words), a("occasion", occasion), a("by", by), a("at", at);
}
template <class A>
void fields(A& a, S<A, purpose::State>& state) {
  auto& [aims] = state;
  a("aims", aims);
}
template <class A>
void fields(A& a, S<A, focus::State>& state) {
  auto& [chosen] = state;
  a("chosen", chosen);
}

// Ideas
template <class A>
void fields(A& a, S<A, idea::Idea>& idea) {
  auto& [id, organisation, by, text, item, occasion, at, withdrawn] = idea;
  a("id", id), a("organisation", organisation), a("by", by), a("text", text), a("item", item);
  a("occasion", occasion), a("at", at), a("withdrawn", withdrawn);
}
template <class A>
void fields(A& a, S<A, idea::Source>& source) {
  auto& [idea, commitment, assessment, item, part] = source;
  a("idea", idea), a("commitment", commitment), a("assessment", assessment), a("item", item);
  a("part", part);
}
template <class A>
void fields(A& a, S<A, idea::Entry>& entry) {
  auto& [id, organisation, from, source, text, item, by, at, occasion, kept, draft] = entry;
  a("id", id), a("organisation", organisation), a("from", from), a("source", source), a("text", text);
  a("item", item), a("by", by), a("at", at), a("occasion", occasion), a("kept", kept), a("draft", draft);
}
template <class A>
void fields(A& a, S<A, idea::State>& state) {
  auto& [ideas, entries, last_idea, last_entry] = state;
  a("ideas", ideas), a("entries", entries), a("lastIdea", last_idea), a("lastEntry", last_entry);
}

// Surveys
template <class A>
void fields(A& a, S<A, survey::Survey>& survey) {
  auto& [id, meeting, phase, form, opened, invited, answered, closed, counted] = survey;
  a("id", id), a("meeting", meeting), a("phase", phase), a("form", form), a("opened", opened);
  a("invited", invited), a("answered", answered), a("closed", closed), a("counted", counted);
}
template <class A>
void fields(A& a, S<A, survey::State>& state) {
  auto& [surveys, last_survey, results] = state;
  a("surveys", surveys), a("lastSurvey", last_survey);
  // results are counted anew from the answers, which are in no snapshot.
}

// Notes and anchoring
template <class A>
void fields(A& a, S<A, notes::Section>& section) {
  auto& [title, text] = section;
  a("title", title), a("text", text);
}
template <class A>
void fields(A& a, S<A, notes::Correction>& correction) {
  auto& [organisation, by, at, text] = correction;
  a("organisation", organisation), a("by", by), a("at", at), a("text", text);
}
template <class A>
void fields(A& a, S<A, notes::Notes>& notes) {
  auto& [version, sections, by, at, approved, settled, corrections] = notes;
  a("version", version), a("sections", sections), a("by", by), a("at", at), a("approved", approved);
  a("settled", settled), a("corrections", corrections);
}
template <class A>
void fields(A& a, S<A, notes::State>& state) {
  auto& [meetings] = state;
  a("meetings", meetings);
}
template <class A>
void fields(A& a, S<A, anchoring::Presentation>& presentation) {
  auto& [date, where, words, by, at] = presentation;
  a("date", date), a("where", where), a("words", words), a("by", by), a("at", at);
}
template <class A>
void fields(A& a, S<A, anchoring::State>& state) {
  auto& [presentations] = state;
  a("presentations", presentations);
}

// Exactly once
template <class A>
void fields(A& a, S<A, Window>& window) {
  auto& [highest, seqs, last_used] = window;
  a("highest", highest), a("seqs", seqs), a("lastUsed", last_used);
}

}  // namespace jamsides::store::state
