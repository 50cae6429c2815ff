// event_fields_talk.hpp - the fields of what is said and chosen beside the scores: purposes, focus, ideas,
// the notes and where they lead.
// The rest stands in event_fields.hpp, which says how.
#pragma once

#include "store/event_fields.hpp"

namespace jamsides::store {

// Purpose and focus
template <class A>
void fields(A& a, F<A, purpose::WasSet>& e) {
  a("organisation", e.organisation);
  a.optional("kinds", e.kinds);
  a.optional("words", e.words);
  a.optional("occasion", e.occasion);
}
template <class A>
void fields(A& a, F<A, focus::Chosen>& e) {
  a("meeting", e.meeting);
  a("items", e.items);
}

// Ideas
template <class A>
void fields(A& a, F<A, idea::Source>& s) {
  a.optional("fromIdea", s.idea);
  a.optional("fromCommitment", s.commitment);
  a.optional("fromAssessment", s.assessment);
  a.optional("fromItem", s.item);
  a.optional("fromPart", s.part);
}
template <class A>
void fields(A& a, F<A, idea::Written>& e) {
  a("idea", e.idea);
  a("organisation", e.organisation);
  a("text", e.text);
  a.optional("item", e.item);
  a.optional("occasion", e.occasion);
}
template <class A>
void fields(A& a, F<A, idea::Withdrawn>& e) {
  a("idea", e.idea);
  a.optional("withdrawn", e.withdrawn);
}
template <class A>
void fields(A& a, F<A, idea::Saved>& e) {
  a("entry", e.entry);
  a("organisation", e.organisation);
  fields(a, e.from);
  a("source", e.source);
  a("text", e.text);
  a.optional("item", e.item);
  a.optional("occasion", e.occasion);
}
template <class A>
void fields(A& a, F<A, idea::Kept>& e) {
  a("entry", e.entry);
  a.optional("kept", e.kept);
}
template <class A>
void fields(A& a, F<A, idea::Drafted>& e) {
  a("entry", e.entry);
  a.optional("text", e.text);
}

// Notes and anchoring
template <class A>
void fields(A& a, F<A, notes::Written>& e) {
  a("meeting", e.meeting);
  a("version", e.version);
  a("sections", e.sections);
}
template <class A>
void fields(A& a, F<A, notes::Approved>& e) {
  a("meeting", e.meeting);
  a("organisation", e.organisation);
  a("version", e.version);
}
template <class A>
void fields(A& a, F<A, notes::Settled>& e) {
  a("meeting", e.meeting);
}
template <class A>
void fields(A& a, F<A, notes::Corrected>& e) {
  a("meeting", e.meeting);
  a.optional("organisation", e.organisation);
  a("text", e.text);
}
template <class A>
void fields(A& a, F<A, anchoring::Presented>& e) {
  a("organisation", e.organisation);
  a("date", e.date);
  a("where", e.where);
  a.optional("words", e.words);
}

}  // namespace jamsides::store
