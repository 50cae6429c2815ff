// touched.cpp - one arm per event; a new event does not build until it says what it changes.
#include "view/touched.hpp"

#include <algorithm>

#include "base/overloaded.hpp"

namespace jamsides::view {
namespace {

class Collector {
 public:
  Collector(const Group& group, const Stamp& stamp) : group_(group), stamp_(stamp) {}

  std::vector<EntityRef> take() {
    std::ranges::sort(rows_);
    const auto rest = std::ranges::unique(rows_);
    rows_.erase(rest.begin(), rest.end());
    return std::move(rows_);
  }

  void operator()(const setup::Created&) { add({Table::group}); }
  void operator()(const setup::Renamed&) { add({Table::group}); }
  void operator()(const seating::OrganisationAdded& e) {
    add(ref(e.organisation.id));
    for (const auto& [meeting, notes] : group_.notes.meetings) add(notes_ref(meeting));  // who is awaited
  }
  void operator()(const seating::OrganisationEdited& e) { add(ref(e.organisation)); }
  void operator()(const seating::OrganisationRemoved& e) {
    add(ref(e.organisation));
    for (const auto& [id, seat] : group_.seating.seats) {
      if (seat.organisation == e.organisation) seat_and_you(id);
    }
    for (const auto& [id, a] : group_.assessment.assessments) {
      if (a.organisation == e.organisation) whole(a);
    }
    for (const auto& [id, r] : group_.seating.requests) add(ref(id));
    for (const auto& [id, c] : group_.seating.cards) add(ref(id));
    for (const auto& [id, m] : group_.meeting.meetings) add(ref(id));
    promises();
    for (const auto& [id, promise] : group_.commitment.commitments) {
      if (promise.organisation == e.organisation) whole(promise);
    }
    if (const auto* aims = group_.purpose.of(e.organisation)) {
      for (std::size_t n = 1; n <= aims->size(); ++n) add(purpose_ref(e.organisation, n));
    }
    for (const auto& [id, idea] : group_.idea.ideas) add(ref(id));
    for (const auto& [id, entry] : group_.idea.entries) listed(id);
    for (const auto& [meeting, notes] : group_.notes.meetings) add(notes_ref(meeting));  // who is awaited
    const auto* told = group_.anchoring.of(e.organisation);
    for (std::size_t n = 1; told && n <= told->size(); ++n) add(presentation_ref(e.organisation, n));
  }
  void operator()(const seating::SeatAdded& e) { seat_and_you(e.seat); }
  void operator()(const seating::SeatTaken& e) { add(ref(e.seat)); }
  void operator()(const seating::JoinRequested& e) { add(ref(e.request)); }
  void operator()(const seating::JoinAdmitted& e) { add(ref(e.request)); }
  void operator()(const seating::JoinTurnedAway& e) { add(ref(e.request)); }
  void operator()(const seating::CardShown& e) {
    add(ref(e.card));
    cards_of(e.seat);
  }
  void operator()(const seating::CardUsed& e) { add(ref(e.card)); }
  void operator()(const seating::CardsRevoked& e) { cards_of(e.seat); }
  void operator()(const seating::CardsIssued&) {}
  void operator()(const seating::SpreadShared& e) {
    add(ref(e.organisation));
    for (const auto& [id, a] : group_.assessment.assessments) {
      if (a.organisation == e.organisation && (!a.ballots.empty() || !a.tallies.empty())) spreads(id);
    }
  }
  void operator()(const meeting::Planned& e) { leading(e.meeting); }
  void operator()(const meeting::Edited& e) { leading(e.meeting); }
  void operator()(const meeting::Removed& e) {
    leading(e.meeting);
    whole_agenda(e.meeting);
    add(notes_ref(e.meeting));
  }
  void operator()(const meeting::Opened& e) {
    leading(e.meeting);
    promises();
  }
  void operator()(const meeting::Closed& e) {
    leading(e.meeting);
    running(e.meeting);
    promises();
  }
  void operator()(const meeting::Shown& e) { add(ref(e.meeting)); }
  void operator()(const meeting::Undone& e) {
    leading(e.meeting);
    running(e.meeting);
    promises();
    add(notes_ref(e.meeting));
  }
  void operator()(const meeting::Rehearsed&) {}
  void operator()(const agenda::Cleared& e) { whole_agenda(e.meeting); }
  void operator()(const agenda::Added& e) {
    whole_agenda(e.meeting);
    add(ref(e.item));
  }
  void operator()(const agenda::Edited& e) { whole_agenda(group_.agenda.meeting_of(e.item)); }
  void operator()(const agenda::Removed& e) { whole_agenda(group_.agenda.meeting_of(e.item)); }
  void operator()(const agenda::Started& e) {
    running(e.meeting);
    add(ref(e.item));
  }
  void operator()(const agenda::Extended& e) { running(e.meeting); }
  void operator()(const agenda::Paused& e) { add(ref(e.meeting)); }
  void operator()(const meeting::HandedOver& e) { leading(e.meeting); }
  void operator()(const meeting::TakenOver& e) { leading(e.meeting); }
  void operator()(const meeting::Arranged&) {  // what Uppstart has left to agree on stands in its row
    for (const auto& [id, m] : group_.meeting.meetings) add(ref(id));
  }
  void operator()(const meeting::Registered& e) {
    leading(e.meeting);
    promises();
  }
  void operator()(const meeting::GuestsSet& e) { add(ref(e.meeting)); }
  void operator()(const assessment::Opened& e) { add(ref(e.assessment)); }
  void operator()(const assessment::BallotCast& e) {
    add(ref(e.assessment));
    add(ballot_ref(e.assessment, {e.round, stamp_.by.seat, e.item}));
  }
  void operator()(const assessment::BallotErased&) {}
  void operator()(const assessment::Revealed& e) {
    add(ref(e.assessment));
    spreads(e.assessment);
    const auto* a = group_.assessment.find(e.assessment);
    if (!a) return;
    for (const auto& [key, ballot] : a->of_round(a->round)) add(ballot_ref(a->id, key));
  }
  void operator()(const assessment::RoundStarted& e) {
    add(ref(e.assessment));
    spreads(e.assessment);
  }
  void operator()(const assessment::Agreed& e) { scored(e.assessment, e.item); }
  void operator()(const assessment::Contested& e) { scored(e.assessment, e.item); }
  void operator()(const assessment::Locked& e) { add(ref(e.assessment)); }
  void operator()(const assessment::Redacted& e) { ballots(e.assessment); }
  void operator()(const commitment::Made& e) { add(ref(e.commitment)); }
  void operator()(const commitment::Detailed& e) { add(ref(e.commitment)); }
  void operator()(const commitment::Anchored& e) { add(ref(e.commitment)); }
  void operator()(const commitment::Followed& e) { add(ref(e.commitment)); }
  void operator()(const commitment::Told& e) {  // which may take the place of a missed one
    accounted(e.commitment);
    if (const auto* promise = group_.commitment.find(e.commitment)) {
      add(account_ref(e.commitment, promise->accounts.size()));
    }
  }
  void operator()(const commitment::Missed& e) { accounted(e.commitment); }
  void operator()(const commitment::Flagged& e) { add(ref(e.commitment)); }
  void operator()(const purpose::WasSet& e) {
    const auto* aims = group_.purpose.of(e.organisation);
    add(purpose_ref(e.organisation, (aims ? aims->size() : 0) + 1));
  }
  void operator()(const focus::Chosen& e) { add(ref(e.meeting)); }
  void operator()(const idea::Written& e) { add(ref(e.idea)); }
  void operator()(const idea::Withdrawn& e) { add(ref(e.idea)); }
  void operator()(const idea::Saved& e) { listed(e.entry); }
  void operator()(const idea::Kept& e) { listed(e.entry); }
  void operator()(const idea::Drafted& e) { add(saved_ref(e.entry)); }
  void operator()(const survey::Opened& e) { add(ref(e.survey)); }
  void operator()(const survey::Answered& e) {
    add(ref(e.survey));
    add({Table::you, stamp_.by.seat.n, 0});
    add({Table::you, stamp_.by.seat.n, 1});
  }
  void operator()(const survey::Closed& e) { add(ref(e.survey)); }
  void operator()(const survey::Counted& e) {  // a later one may be compared with it
    for (const auto& [id, survey] : group_.survey.surveys) add({Table::outcome, id.n});
    add(ref(e.survey));
  }
  void operator()(const notes::Written& e) { add(notes_ref(e.meeting)); }
  void operator()(const notes::Approved& e) { add(notes_ref(e.meeting)); }
  void operator()(const notes::Settled& e) {
    add(notes_ref(e.meeting));
    add(ref(e.meeting));  // its close stays
  }
  void operator()(const notes::Corrected& e) { add(notes_ref(e.meeting)); }
  void operator()(const anchoring::Presented& e) {
    const auto* told = group_.anchoring.of(e.organisation);
    add(presentation_ref(e.organisation, (told ? told->size() : 0) + 1));
  }

 private:
  void add(EntityRef row) { rows_.push_back(row); }
  void seat_and_you(SeatId id) {
    add(ref(id));
    add({Table::you, id.n, 0});
    add({Table::you, id.n, 1});
  }
  /// A meeting, and everything that depends on who leads: you, names on seats, requests.
  void leading(MeetingId id) {
    add(ref(id));
    for (const auto& [other, m] : group_.meeting.meetings) add(ref(other));
    for (const auto& [seat, s] : group_.seating.seats) seat_and_you(seat);
    for (const auto& [request, r] : group_.seating.requests) add(ref(request));
  }
  /// Every item's place may have changed. Those that are not there yet, or no longer, are nobody's.
  void whole_agenda(MeetingId id) {
    add(ref(id));
    const auto* agenda = group_.agenda.of(id);
    if (!agenda) return;
    for (const auto& item : agenda->items) add(ref(item.id));
  }
  void running(MeetingId id) {
    add(ref(id));
    const auto* agenda = group_.agenda.of(id);
    if (agenda && agenda->now) add(ref(agenda->now));
  }
  void cards_of(SeatId seat) {
    for (const auto& [id, card] : group_.seating.cards) {
      if (card.seat == seat) add(ref(id));
    }
  }
  /// What is counted from ballots.
  void spreads(AssessmentId id) {
    for (int item = 1; item <= group_.checklist->item_count(); ++item) {
      add(spread_ref(id, item));
      add(gap_ref(id, item));
    }
    if (const auto* a = group_.assessment.find(id)) add_at(Table::proposal, a->occasion);
  }
  /// A line of an organisation's own list, and what whoever is quoted is told of it.
  void listed(EntryId id) {
    add(saved_ref(id));
    add(inspired_ref(id));
  }
  void ballots(AssessmentId id) {
    add(ref(id));
    spreads(id);
    if (const auto* a = group_.assessment.find(id)) {
      for (const auto& [key, ballot] : a->ballots) add(ballot_ref(id, key));
    }
  }
  void whole(const assessment::Assessment& a) {
    ballots(a.id);
    add({Table::figure, a.id.n});
    for (const auto& [item, score] : a.scores) add(score_ref(a.id, item));
    comparison(a.occasion);
  }
  /// Every commitment and the newest line of its timeline: a meeting opens, closes or opens again.
  void promises() {
    for (const auto& [id, promise] : group_.commitment.commitments) {
      add(ref(id));
      add(account_ref(id, promise.accounts.size()));
    }
  }
  void whole(const commitment::Commitment& promise) {
    add(ref(promise.id));
    for (std::size_t n = 1; n <= promise.accounts.size(); ++n) add(account_ref(promise.id, n));
  }
  /// One more line on a commitment's timeline.
  void accounted(CommitmentId id) {
    add(ref(id));
    if (const auto* promise = group_.commitment.find(id)) add(account_ref(id, promise->accounts.size() + 1));
  }
  void add_at(Table table, const OccasionId& occasion) {
    const int order = group_.checklist->order_of(occasion);
    if (order >= 0) add({table, static_cast<std::uint32_t>(order)});
  }
  /// What is counted from the agreed scores of an occasion.
  void comparison(const OccasionId& occasion) {
    add_at(Table::comparison, occasion);
    add_at(Table::proposal, occasion);
  }
  /// A score, and what is counted from it: figures and last scores of every occasion of the organisation.
  void scored(AssessmentId id, int item) {
    add(ref(id));
    add(score_ref(id, item));
    add({Table::figure, id.n});
    const auto* a = group_.assessment.find(id);
    if (!a) return;
    comparison(a->occasion);
    const int order = group_.checklist->order_of(a->occasion);
    for (const auto& [other, b] : group_.assessment.assessments) {
      if (b.organisation != a->organisation || group_.checklist->order_of(b.occasion) <= order) continue;
      add(ref(other));
      add({Table::figure, other.n});
    }
  }

  const Group& group_;
  const Stamp& stamp_;
  std::vector<EntityRef> rows_;
};

}  // namespace

std::vector<EntityRef> touched(const Group& group, const Event& event, const Stamp& stamp) {
  Collector collector(group, stamp);
  std::visit(collector, event);
  return collector.take();
}

}  // namespace jamsides::view
