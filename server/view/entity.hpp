// entity.hpp - the address of a row: its table and its id, as the contract names them.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "domain/group.hpp"

namespace jamsides::view {

/// In the order of the contract; every table here has a renderer with a declared visibility (render.cpp), or
/// it does not build.
enum class Table {
  you,
  group,
  organisation,
  seat,
  meeting,
  assessment,
  ballot,
  score,
  spread,
  figure,
  comparison,
  request,
  card,
  commitment,
  account,
  agenda,
  purpose,
  proposal,
  gap,
  idea,
  saved,
  inspired,
  survey,
  outcome,
  notes,
  presentation
};

inline constexpr Table kTables[] = {Table::you,     Table::group,       Table::organisation, Table::seat,
                                    Table::meeting, Table::assessment,  Table::ballot,       Table::score,
                                    Table::spread,  Table::figure,      Table::comparison,   Table::request,
                                    Table::card,    Table::commitment,  Table::account,      Table::agenda,
                                    Table::purpose, Table::proposal,    Table::gap,          Table::idea,
                                    Table::saved,   Table::inspired,    Table::survey,       Table::outcome,
                                    Table::notes,   Table::presentation};

const char* name_of(Table table);

/// `a`.. are what the table's id consists of: an id's number; for ballot assessment, round, seat, item; for
/// score, spread and gap assessment, item; for you the seat and the key (0 room, 1 desk); for comparison and
/// proposal the occasion's place in the year; for account the commitment and its place on the timeline, 1..;
/// for purpose and presentation the organisation and the place in its history, 1..; for notes the meeting.
struct EntityRef {
  Table table;
  std::uint32_t a = 0, b = 0, c = 0, d = 0;
  auto operator<=>(const EntityRef&) const = default;
};

/// The row's id as the contract writes it, e.g. "a3.1.s2.4".
std::string id_text(const Group& group, const EntityRef& ref);

inline EntityRef ref(SeatId id) { return {Table::seat, id.n}; }
inline EntityRef ref(OrganisationId id) { return {Table::organisation, id.n}; }
inline EntityRef ref(MeetingId id) { return {Table::meeting, id.n}; }
inline EntityRef ref(AssessmentId id) { return {Table::assessment, id.n}; }
inline EntityRef ref(RequestId id) { return {Table::request, id.n}; }
inline EntityRef ref(CardId id) { return {Table::card, id.n}; }
inline EntityRef ref(CommitmentId id) { return {Table::commitment, id.n}; }
inline EntityRef ref(AgendaItemId id) { return {Table::agenda, id.n}; }
inline EntityRef ref(IdeaId id) { return {Table::idea, id.n}; }
inline EntityRef saved_ref(EntryId id) { return {Table::saved, id.n}; }
inline EntityRef inspired_ref(EntryId id) { return {Table::inspired, id.n}; }
inline EntityRef purpose_ref(OrganisationId id, std::size_t place) {
  return {Table::purpose, id.n, static_cast<std::uint32_t>(place)};
}
inline EntityRef notes_ref(MeetingId id) { return {Table::notes, id.n}; }
inline EntityRef presentation_ref(OrganisationId id, std::size_t place) {
  return {Table::presentation, id.n, static_cast<std::uint32_t>(place)};
}
inline EntityRef gap_ref(AssessmentId id, int item) {
  return {Table::gap, id.n, static_cast<std::uint32_t>(item)};
}
inline EntityRef ref(SurveyId id) { return {Table::survey, id.n}; }
inline EntityRef account_ref(CommitmentId id, std::size_t place) {
  return {Table::account, id.n, static_cast<std::uint32_t>(place)};
}
inline EntityRef ballot_ref(AssessmentId id, const assessment::BallotKey& key) {
  return {Table::ballot, id.n, static_cast<std::uint32_t>(key.round), key.seat.n,
          static_cast<std::uint32_t>(key.item)};
}
inline EntityRef score_ref(AssessmentId id, int item) {
  return {Table::score, id.n, static_cast<std::uint32_t>(item)};
}
inline EntityRef spread_ref(AssessmentId id, int item) {
  return {Table::spread, id.n, static_cast<std::uint32_t>(item)};
}

}  // namespace jamsides::view
