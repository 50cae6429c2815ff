// event_samples.hpp - one event of every alternative, every field saying something; a new event does not
// compile here until it has one.
#pragma once

#include <type_traits>
#include <utility>
#include <vector>

#include "domain/group.hpp"

namespace jamsides::samples {

template <class E>
using For = std::type_identity<E>;

inline auto of(For<setup::Created>) {
  return setup::Created{"Norra \"gruppen\" åäö", "skl-2019-10", 4, true};
}
inline auto of(For<setup::Renamed>) { return setup::Renamed{"Södra"}; }
inline auto of(For<seating::OrganisationAdded>) {
  return seating::OrganisationAdded{{OrganisationId{2}, "Hedemora", seating::Kind::stadsdel, "2083", "Falun",
                                     seating::Mark::m, true, true}};
}
inline auto of(For<seating::OrganisationEdited>) {
  return seating::OrganisationEdited{OrganisationId{2}, "Säter", seating::Kind::region, "2082", "Falun"};
}
inline auto of(For<seating::OrganisationRemoved>) { return seating::OrganisationRemoved{OrganisationId{3}}; }
inline auto of(For<seating::SeatAdded>) {
  return seating::SeatAdded{SeatId{7}, OrganisationId{2}, seating::Function::nyckelperson, "Nyckelperson"};
}
inline auto of(For<seating::SeatTaken>) { return seating::SeatTaken{SeatId{7}, PersonId{9}, true, true}; }
inline auto of(For<seating::JoinRequested>) {
  return seating::JoinRequested{RequestId{1}, SeatId{7}, PersonId{9}};
}
inline auto of(For<seating::JoinAdmitted>) { return seating::JoinAdmitted{RequestId{1}}; }
inline auto of(For<seating::JoinTurnedAway>) { return seating::JoinTurnedAway{RequestId{1}}; }
inline auto of(For<seating::CardShown>) {
  return seating::CardShown{CardId{1}, SeatId{7}, UtcMillis{1'795'305'600'000}};
}
inline auto of(For<seating::CardUsed>) { return seating::CardUsed{CardId{1}}; }
inline auto of(For<seating::CardsRevoked>) { return seating::CardsRevoked{SeatId{7}}; }
inline auto of(For<seating::CardsIssued>) { return seating::CardsIssued{{SeatId{1}, SeatId{7}}, true}; }
inline auto of(For<seating::SpreadShared>) { return seating::SpreadShared{OrganisationId{2}, true}; }
inline auto of(For<meeting::Planned>) {
  return meeting::Planned{MeetingId{1}, "bm2", "2026-11-03", OrganisationId{2}, SeatId{7}, "HTKN 47"};
}
inline auto of(For<meeting::Edited>) {
  return meeting::Edited{MeetingId{1}, "2026-11-04", OrganisationId{1}, SeatId{3}};
}
inline auto of(For<meeting::Removed>) { return meeting::Removed{MeetingId{1}}; }
inline auto of(For<meeting::Opened>) { return meeting::Opened{MeetingId{1}}; }
inline auto of(For<meeting::Closed>) { return meeting::Closed{MeetingId{1}, "Värdar bestäms i maj"}; }
inline auto of(For<meeting::Shown>) { return meeting::Shown{MeetingId{1}, meeting::Show::compare, 10}; }
inline auto of(For<meeting::Undone>) {
  return meeting::Undone{MeetingId{1}, Seq{40}, meeting::Phase::closed, meeting::Show::score, 3};
}
inline auto of(For<meeting::Rehearsed>) { return meeting::Rehearsed{MeetingId{1}}; }
inline auto of(For<agenda::Cleared>) { return agenda::Cleared{MeetingId{1}, "bm2-rum"}; }
inline auto of(For<agenda::Added>) {
  return agenda::Added{
      MeetingId{1}, AgendaItemId{4}, meeting::Show::ideas, 15, "Idéer", agenda::For::chef, 3};
}
inline auto of(For<agenda::Edited>) { return agenda::Edited{AgendaItemId{4}, "Idéer", 20, true, 2}; }
inline auto of(For<agenda::Removed>) { return agenda::Removed{AgendaItemId{4}}; }
inline auto of(For<agenda::Started>) {
  return agenda::Started{MeetingId{1}, AgendaItemId{4}, meeting::Show::ideas};
}
inline auto of(For<agenda::Extended>) { return agenda::Extended{MeetingId{1}, AgendaItemId{4}, -1}; }
inline auto of(For<agenda::Paused>) { return agenda::Paused{MeetingId{1}, true}; }
inline auto of(For<meeting::HandedOver>) { return meeting::HandedOver{MeetingId{1}, SeatId{3}}; }
inline auto of(For<meeting::TakenOver>) { return meeting::TakenOver{MeetingId{1}, SeatId{7}}; }
inline auto of(For<meeting::Arranged>) {
  return meeting::Arranged{MeetingId{1}, "2026-11-05", OrganisationId{2}, meeting::Mode::hybrid,
                           "https://video.invalid/bm2"};
}
inline auto of(For<meeting::Registered>) { return meeting::Registered{MeetingId{1}, "2026-11-06"}; }
inline auto of(For<meeting::GuestsSet>) { return meeting::GuestsSet{MeetingId{1}, "Dalhult", 2}; }
inline auto of(For<assessment::Opened>) {
  return assessment::Opened{AssessmentId{3},           OrganisationId{2},       "bm2",
                            assessment::Mode::confirm, assessment::Place::room, true};
}
inline auto of(For<assessment::BallotCast>) {
  return assessment::BallotCast{AssessmentId{3}, 2, 10, 3, "för att"};
}
inline auto of(For<assessment::BallotErased>) { return assessment::BallotErased{}; }
inline auto of(For<assessment::Revealed>) { return assessment::Revealed{AssessmentId{3}}; }
inline auto of(For<assessment::RoundStarted>) { return assessment::RoundStarted{AssessmentId{3}, 2}; }
inline auto of(For<assessment::Agreed>) {
  return assessment::Agreed{AssessmentId{3}, 10, 3, "kommentar", "nästa", assessment::Source::import, "sent"};
}
inline auto of(For<assessment::Contested>) {
  return assessment::Contested{AssessmentId{3}, 10, "kommentar", "nästa", "sent"};
}
inline auto of(For<assessment::Locked>) { return assessment::Locked{AssessmentId{3}}; }
inline auto of(For<commitment::Made>) {
  return commitment::Made{CommitmentId{4},
                          OrganisationId{2},
                          "Könsuppdela statistiken",
                          SeatId{7},
                          "bm1",
                          {{6, 8}, "2027-03-01", "Rapporten visar det", "socialnämnden", true},
                          true};
}
inline auto of(For<commitment::Detailed>) {
  return commitment::Detailed{CommitmentId{4}, {{8}, "2027-04-01", "Rapporten", "KF", true}};
}
inline auto of(For<commitment::Anchored>) { return commitment::Anchored{CommitmentId{4}}; }
inline auto of(For<commitment::Followed>) {
  return commitment::Followed{CommitmentId{4}, OrganisationId{3}, true};
}
inline auto of(For<commitment::Told>) {
  return commitment::Told{
      CommitmentId{4}, "bm2", commitment::Verdict::changed, "Nytt system", "I årsrapporten", "2027-12-01", 2};
}
inline auto of(For<commitment::Missed>) { return commitment::Missed{CommitmentId{4}, "bm2"}; }
inline auto of(For<commitment::Flagged>) { return commitment::Flagged{CommitmentId{4}, true}; }
inline auto of(For<survey::Opened>) {
  return survey::Opened{SurveyId{2}, MeetingId{1}, meeting::Show::pmi, "pmi-1", 12};
}
inline auto of(For<survey::Answered>) { return survey::Answered{SurveyId{2}}; }
inline auto of(For<survey::Closed>) { return survey::Closed{SurveyId{2}}; }
inline auto of(For<survey::Counted>) { return survey::Counted{SurveyId{2}}; }
inline auto of(For<assessment::Redacted>) {
  return assessment::Redacted{
      AssessmentId{3}, {{SeatId{1}, 10}, {SeatId{2}, 0}}, {{4, {0, 1, 2}}, {10, {1}}}};
}

inline auto of(For<purpose::WasSet>) {
  return purpose::WasSet{OrganisationId{2}, {"plan", "styrning"}, "Få en plan\n", "bm1"};
}
inline auto of(For<focus::Chosen>) { return focus::Chosen{MeetingId{1}, {9, 4}}; }
inline auto of(For<idea::Written>) {
  return idea::Written{IdeaId{3}, OrganisationId{2}, "Dela mallar", 4, "bm2"};
}
inline auto of(For<idea::Withdrawn>) { return idea::Withdrawn{IdeaId{3}, true}; }
inline auto of(For<idea::Saved>) {
  return idea::Saved{EntryId{2},
                     OrganisationId{1},
                     {IdeaId{3}, CommitmentId{4}, AssessmentId{3}, 4, idea::Part::next},
                     OrganisationId{2},
                     "Dela mallar",
                     4,
                     "bm2"};
}
inline auto of(For<idea::Kept>) { return idea::Kept{EntryId{2}, true}; }
inline auto of(For<idea::Drafted>) { return idea::Drafted{EntryId{2}, "Pröva på två enheter"}; }

inline auto of(For<notes::Written>) {
  return notes::Written{MeetingId{1}, 2, {{"Beslut", "Vi \"mäter\"\n- å"}, {"Tomt", ""}}};
}
inline auto of(For<notes::Approved>) { return notes::Approved{MeetingId{1}, OrganisationId{2}, 2}; }
inline auto of(For<notes::Settled>) { return notes::Settled{MeetingId{1}}; }
inline auto of(For<notes::Corrected>) {
  return notes::Corrected{MeetingId{1}, OrganisationId{2}, "Punkt 4\ngäller oss"};
}
inline auto of(For<anchoring::Presented>) {
  return anchoring::Presented{OrganisationId{2}, "2026-11-12", anchoring::Where::apt, "Förskolan"};
}

/// All of them, in the variant's order.
inline std::vector<Event> all() {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    return std::vector<Event>{Event{of(For<std::variant_alternative_t<I, Event::Kinds>>{})}...};
  }(std::make_index_sequence<std::variant_size_v<Event::Kinds>>{});
}

}  // namespace jamsides::samples
