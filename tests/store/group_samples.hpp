// group_samples.hpp - a group in which every field says something; what its snapshot leaves out is here, too.
#pragma once

#include <memory>

#include "domain/group.hpp"

namespace jamsides::samples {

/// The same one always, for a group holds on to it.
inline const Checklists& checklists() {
  static const Checklists known = [] {
    auto list = std::make_shared<Checklist>();
    list->id = "skl-2019-10";
    list->items = {"Ett", "Två", "Tre", "Fyra"};
    list->labels = {"Inte", "Delvis", "Helt"};
    list->occasions = {{"bm1", "BM1", false}, {"bm2", "BM2", false}};
    return Checklists{{list->id, list}};
  }();
  return known;
}

inline seating::State seating_state() {
  seating::State s;
  s.organisations[{2}] = {
      {2}, "Hedemora \"å\"", seating::Kind::stadsdel, "2083", "Falun", seating::Mark::m, true, true};
  s.seats[{7}] = {{7}, {2}, seating::Function::nyckelperson, "Nyckelperson", true, {9}, true, true};
  s.requests[{3}] = {{3}, {7}, {9}, {1'795'305'600'000}};
  s.cards[{4}] = {{4}, {7}, {7}, {1'795'305'720'000}, true};
  s.last_organisation = 2, s.last_seat = 7, s.last_request = 3, s.last_card = 4, s.last_person = 9;
  s.names[{9}] = "ADA-ÅSTRÖM";
  s.card_tokens[{4}] = "HEMLIG-LÄNK";
  return s;
}

inline meeting::State meeting_state() {
  meeting::State s;
  const meeting::Undoable undo{40, "meeting.show", meeting::Phase::open, meeting::Show::compare, 3};
  s.meetings[{5}] = {{5},
                     "bm2",
                     "2026-11-03",
                     {2},
                     {7},
                     "HTKN 47",
                     meeting::Phase::closed,
                     meeting::Show::score,
                     4,
                     undo,
                     {3},
                     meeting::Mode::hybrid,
                     "https://video.invalid/bm2",
                     "Värdar bestäms i maj",
                     true,
                     {{"Dalhult", 2}}};
  s.last_meeting = 5;
  return s;
}

inline assessment::State assessment_state() {
  using namespace assessment;
  Assessment a;
  a.id = {6};
  a.organisation = {2};
  a.occasion = "bm2";
  a.mode = Mode::confirm;
  a.place = Place::room;
  a.phase = Phase::agreed;
  a.round = 2;
  a.revealed_rounds = {{1, true}};
  a.ballots[{1, {7}, 4}] = {3, "för att"};
  a.answered = {{{7}, 10}};
  a.tallies = {{4, {1, 2, 3}}};
  a.scores[4] = {3, "kommentar\n", "nästa", Source::paper, "sent"};
  a.ballot_seqs = {12, 13, 400};
  a.reveal_seq = 14;
  return {{{a.id, a}}, 6};
}

inline commitment::State commitment_state() {
  using namespace commitment;
  Commitment c;
  c.id = {8};
  c.organisation = {2};
  c.what = "Könsuppdela statistiken";
  c.who = {7};
  c.by = {5};
  c.made = {1'795'305'600'003};
  c.occasion = "bm1";
  c.paper = true;
  c.details = {{6, 8}, "2027-03-01", "Rapporten visar det", "nämnden", true};
  c.anchored = {1'795'305'600'004};
  c.ignored = true;
  c.followers = {{3}};
  c.phase = Phase::dropped;
  c.accounts = {
      {Verdict::dropped, {7}, {1'795'305'600'005}, "bm2", "Nämnden sa nej", "Annat", "2027-12-01", 2}};
  return {{{c.id, c}}, 8};
}

inline agenda::State agenda_state() {
  using namespace agenda;
  agenda::Agenda a{.from = "bm2-rum", .items = {}, .now = {8}, .ends = {1'795'305'900'000}, .left = -2000};
  a.items.push_back(
      {{8}, meeting::Show::ideas, "Idéer", For::chef, 15, 20, Standing::running, {1'795'305'600'002}, {3}});
  return {{{MeetingId{5}, a}}, 8};
}

inline purpose::State purpose_state() {
  return {{{OrganisationId{2}, {{{"plan"}, "Få en plan", "bm1", {7}, {1'795'305'600'006}}}}}};
}

inline idea::State idea_state() {
  using namespace idea;
  State s;
  s.ideas[{3}] = {{3}, {2}, {7}, "Dela mallar", 4, "bm2", {1'795'305'600'007}, true};
  s.entries[{2}] = {
      {2},  {2},    {{3}, {8}, {6}, 4, Part::next}, {3}, "Mallar", 4, {7}, {1'795'305'600'008}, "bm2",
      true, "Pröva"};
  s.last_idea = 3, s.last_entry = 2;
  return s;
}

inline survey::State survey_state() {
  survey::Survey s{{2}, {5}, meeting::Show::pmi, "pmi-1", {1'795'305'600'006}, 12, {{7}}, true, true};
  return {{{s.id, s}}, 2, {{s.id, {12, {{12, 30}}, {{"hemligt"}}}}}};
}

inline notes::State notes_state() {
  notes::Notes n;
  n.version = 3;
  n.sections = {{"Beslut", "Vi \"mäter\"\n- å"}};
  n.by = {7};
  n.at = {1'795'305'600'009};
  n.approved = {{OrganisationId{2}, {1'795'305'600'010}}};
  n.settled = {1'795'305'600'011};
  n.corrections = {{{2}, {7}, {1'795'305'600'012}, "Punkt 4"}};
  return {{{MeetingId{5}, n}}};
}

inline anchoring::State anchoring_state() {
  return {
      {{OrganisationId{2}, {{"2026-11-12", anchoring::Where::apt, "Förskolan", {7}, {1'795'305'600'013}}}}}};
}

inline Group group() {
  Group group;
  group.id = "gaaaaaaaaaa";
  group.name = "Norra gruppen";
  group.checklist = checklists().at("skl-2019-10");
  group.max_organisations = 4;
  group.keep_votes = true;
  group.seating = seating_state();
  group.meeting = meeting_state();
  group.assessment = assessment_state();
  group.commitment = commitment_state();
  group.agenda = agenda_state();
  group.purpose = purpose_state();
  group.focus = {{{MeetingId{5}, {9, 4}}}};
  group.idea = idea_state();
  group.survey = survey_state();
  group.notes = notes_state();
  group.anchoring = anchoring_state();
  group.windows = {{{{7}, "k7f"}, {19, {{18, 401}, {19, 402}}, {1'795'305'600'001}}}};
  group.seq = 402;
  return group;
}

/// The same without what stands beside the log or only in memory.
inline Group without_what_is_beside(Group group) {
  group.seating.names.clear();
  group.seating.card_tokens.clear();
  group.survey.results.clear();
  return group;
}

}  // namespace jamsides::samples
