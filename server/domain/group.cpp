// group.cpp - the slices put together: permission then the slice's decide; the slice's apply then the window.
#include <algorithm>

#include "base/bug.hpp"
#include "base/overloaded.hpp"
#include "domain/agenda_rules.hpp"
#include "domain/anchoring_rules.hpp"
#include "domain/assessment_rules.hpp"
#include "domain/commitment_rules.hpp"
#include "domain/focus_rules.hpp"
#include "domain/idea_rules.hpp"
#include "domain/meeting_rules.hpp"
#include "domain/notes_rules.hpp"
#include "domain/permission.hpp"
#include "domain/purpose_rules.hpp"
#include "domain/seating_rules.hpp"
#include "domain/setup_rules.hpp"
#include "domain/survey_rules.hpp"

namespace jamsides {

namespace {

/// Notes where a client's command ended in the log, and forgets what is too old to be asked for. Looks at the
/// windows of its own seat only, of which there are few however old the group is.
void record(Group& group, const Stamp& stamp) {
  if (stamp.by.kind != Author::Kind::seat || !stamp.id) return;
  auto& windows = group.windows;
  const std::pair key{stamp.by.seat, stamp.id.instance};
  std::size_t others = 0;
  auto longest_unused = windows.end();
  for (auto it = windows.lower_bound({key.first, {}}); it != windows.end() && it->first.first == key.first;) {
    if (stamp.at - it->second.last_used > kInstanceLife) {
      it = windows.erase(it);
      continue;
    }
    if (it->first != key) {
      ++others;
      const bool first = longest_unused == windows.end();
      if (first || it->second.last_used < longest_unused->second.last_used) longest_unused = it;
    }
    ++it;
  }
  if (others >= kInstancesPerSeat) windows.erase(longest_unused);

  Window& window = windows[key];
  window.highest = std::max(window.highest, stamp.id.counter);
  window.seqs[stamp.id.counter] = stamp.seq;
  window.last_used = stamp.at;
  while (window.seqs.begin()->first + kWindow <= window.highest) window.seqs.erase(window.seqs.begin());
}

void apply_created(Group& group, const setup::Created& event, const Checklists& checklists) {
  const auto it = checklists.find(event.checklist);
  ASSERT_BUG(it != checklists.end());
  group.name = event.name;
  group.checklist = it->second;
  group.max_organisations = event.max_organisations;
  group.keep_votes = event.keep_votes;
}

}  // namespace

const seating::Seat* Group::seat(SeatId wanted) const {
  const auto it = seating.seats.find(wanted);
  return it == seating.seats.end() ? nullptr : &it->second;
}

const seating::Organisation* Group::organisation(OrganisationId wanted) const {
  const auto it = seating.organisations.find(wanted);
  return it == seating.organisations.end() ? nullptr : &it->second;
}

bool Group::is_facilitator(SeatId seat_id) const {
  if (!seat_id) return false;
  if (const meeting::Meeting* open = meeting.open()) return open->facilitator == seat_id;
  return std::ranges::any_of(meeting.meetings, [&](const auto& entry) {
    const meeting::Meeting& m = entry.second;
    return m.facilitator == seat_id && (m.phase != meeting::Phase::closed || m.undo);
  });
}

Decided decide(const Group& group, const Command& command, const Context& context) {
  if (auto refusal = permission::check(group, command, context.author)) return std::unexpected(*refusal);
  const auto& g = group;
  const auto& x = context;
  return std::visit(overloaded{
                        [&](const setup::Create& c) { return setup::decide(g, c, x); },
                        [&](const setup::Edit& c) { return setup::decide(g, c, x); },
                        [&](const seating::Sit& c) { return seating::decide(g, c, x); },
                        [&](const seating::AskToJoin& c) { return seating::decide(g, c, x); },
                        [&](const seating::Admit& c) { return seating::decide(g, c, x); },
                        [&](const seating::TurnAway& c) { return seating::decide(g, c, x); },
                        [&](const seating::ShowCard& c) { return seating::decide(g, c, x); },
                        [&](const seating::UseCard& c) { return seating::decide(g, c, x); },
                        [&](const seating::RevokeCards& c) { return seating::decide(g, c, x); },
                        [&](const seating::IssueCards& c) { return seating::decide(g, c, x); },
                        [&](const seating::ShareSpread& c) { return seating::decide(g, c, x); },
                        [&](const meeting::Open& c) { return meeting::decide(g, c, x); },
                        [&](const meeting::Close& c) { return meeting::decide(g, c, x); },
                        [&](const meeting::ShowScreen& c) { return meeting::decide(g, c, x); },
                        [&](const meeting::Undo& c) { return meeting::decide(g, c, x); },
                        [&](const meeting::Rehearse& c) { return meeting::decide(g, c, x); },
                        [&](const meeting::HandOver& c) { return meeting::decide(g, c, x); },
                        [&](const meeting::TakeOver& c) { return meeting::decide(g, c, x); },
                        [&](const meeting::Plan& c) { return meeting::decide(g, c, x); },
                        [&](const meeting::Register& c) { return meeting::decide(g, c, x); },
                        [&](const meeting::SetGuests& c) { return meeting::decide(g, c, x); },
                        [&](const assessment::Cast& c) { return assessment::decide(g, c, x); },
                        [&](const assessment::Reveal& c) { return assessment::decide(g, c, x); },
                        [&](const assessment::Open& c) { return assessment::decide(g, c, x); },
                        [&](const assessment::Again& c) { return assessment::decide(g, c, x); },
                        [&](const assessment::Agree& c) { return assessment::decide(g, c, x); },
                        [&](const assessment::Contest& c) { return assessment::decide(g, c, x); },
                        [&](const assessment::Enter& c) { return assessment::decide(g, c, x); },
                        [&](const commitment::Make& c) { return commitment::decide(g, c, x); },
                        [&](const commitment::Detail& c) { return commitment::decide(g, c, x); },
                        [&](const commitment::Anchor& c) { return commitment::decide(g, c, x); },
                        [&](const commitment::Follow& c) { return commitment::decide(g, c, x); },
                        [&](const commitment::Tell& c) { return commitment::decide(g, c, x); },
                        [&](const commitment::Flag& c) { return commitment::decide(g, c, x); },
                        [&](const agenda::Use& c) { return agenda::decide(g, c, x); },
                        [&](const agenda::Add& c) { return agenda::decide(g, c, x); },
                        [&](const agenda::Edit& c) { return agenda::decide(g, c, x); },
                        [&](const agenda::Remove& c) { return agenda::decide(g, c, x); },
                        [&](const agenda::Start& c) { return agenda::decide(g, c, x); },
                        [&](const agenda::Extend& c) { return agenda::decide(g, c, x); },
                        [&](const agenda::Pause& c) { return agenda::decide(g, c, x); },
                        [&](const purpose::Set& c) { return purpose::decide(g, c, x); },
                        [&](const focus::Choose& c) { return focus::decide(g, c, x); },
                        [&](const idea::Write& c) { return idea::decide(g, c, x); },
                        [&](const idea::Withdraw& c) { return idea::decide(g, c, x); },
                        [&](const idea::Save& c) { return idea::decide(g, c, x); },
                        [&](const idea::Keep& c) { return idea::decide(g, c, x); },
                        [&](const idea::Draft& c) { return idea::decide(g, c, x); },
                        [&](const survey::Open& c) { return survey::decide(g, c, x); },
                        [&](const survey::Answer& c) { return survey::decide(g, c, x); },
                        [&](const survey::Close& c) { return survey::decide(g, c, x); },
                        [&](const survey::Count& c) { return survey::decide(g, c, x); },
                        [&](const notes::Write& c) { return notes::decide(g, c, x); },
                        [&](const notes::Approve& c) { return notes::decide(g, c, x); },
                        [&](const notes::Correct& c) { return notes::decide(g, c, x); },
                        [&](const anchoring::Present& c) { return anchoring::decide(g, c, x); },
                    },
                    command);
}

void apply(Group& group, const Event& event, const Stamp& stamp, const Checklists& checklists) {
  ASSERT_BUG(stamp.seq > group.seq);
  seating::State& seats = group.seating;
  meeting::State& meetings = group.meeting;
  assessment::State& lists = group.assessment;
  commitment::State& promises = group.commitment;
  const int items = group.checklist ? group.checklist->item_count() : 0;
  std::visit(
      overloaded{
          [&](const setup::Created& e) { apply_created(group, e, checklists); },
          [&](const setup::Renamed& e) { group.name = e.name; },
          [&](const seating::OrganisationAdded& e) { seating::apply(seats, e); },
          [&](const seating::OrganisationEdited& e) { seating::apply(seats, e); },
          [&](const seating::OrganisationRemoved& e) {
            seating::apply(seats, e);
            assessment::forget(lists, e.organisation);
            commitment::forget(promises, e.organisation);
            purpose::forget(group.purpose, e.organisation);
            idea::forget(group.idea, e.organisation);
            anchoring::forget(group.anchoring, e.organisation);
          },
          [&](const seating::SeatAdded& e) { seating::apply(seats, e); },
          [&](const seating::SeatTaken& e) { seating::apply(seats, e); },
          [&](const seating::JoinRequested& e) { seating::apply(seats, e, stamp.at); },
          [&](const seating::JoinAdmitted& e) { seating::apply(seats, e); },
          [&](const seating::JoinTurnedAway& e) { seating::apply(seats, e); },
          [&](const seating::CardShown& e) { seating::apply(seats, e, stamp.by.seat); },
          [&](const seating::CardUsed& e) { seating::apply(seats, e); },
          [&](const seating::CardsRevoked& e) { seating::apply(seats, e); },
          [&](const seating::CardsIssued& e) { seating::apply(seats, e); },
          [&](const seating::SpreadShared& e) { seating::apply(seats, e); },
          [&](const meeting::Planned& e) { meeting::apply(meetings, e); },
          [&](const meeting::Edited& e) { meeting::apply(meetings, e); },
          [&](const meeting::Removed& e) {
            meeting::apply(meetings, e);
            group.agenda.agendas.erase(e.meeting);
            group.focus.chosen.erase(e.meeting);
            group.notes.meetings.erase(e.meeting);
          },
          [&](const meeting::Opened& e) { meeting::apply(meetings, e, stamp.seq); },
          [&](const meeting::Closed& e) {
            meeting::apply(meetings, e, stamp.seq);
            agenda::end_at_close(group.agenda, e.meeting, stamp.at);
          },
          [&](const meeting::Shown& e) { meeting::apply(meetings, e, stamp.seq); },
          [&](const meeting::Undone& e) {
            const auto& undone = meetings.meetings.at(e.meeting);
            const bool was_closed = undone.phase == meeting::Phase::closed;
            meeting::apply(meetings, e);
            if (was_closed) {
              commitment::reopen(promises, undone.occasion);
              notes::reopen(group.notes, e.meeting);
            }
            if (undone.phase == meeting::Phase::planned) agenda::take_back(group.agenda, e.meeting);
          },
          [&](const meeting::Rehearsed& e) { meeting::apply(meetings, e); },
          [&](const meeting::HandedOver& e) { meeting::apply(meetings, e); },
          [&](const meeting::TakenOver& e) { meeting::apply(meetings, e); },
          [&](const meeting::Arranged& e) { meeting::apply(meetings, e); },
          [&](const meeting::Registered& e) { meeting::apply(meetings, e, stamp.seq); },
          [&](const meeting::GuestsSet& e) { meeting::apply(meetings, e); },
          [&](const assessment::Opened& e) { assessment::apply(lists, e); },
          [&](const assessment::BallotCast& e) { assessment::apply(lists, e, stamp.by.seat, stamp.seq); },
          [](const assessment::BallotErased&) {},  // what it counted for stands in Redacted
          [&](const assessment::Revealed& e) { assessment::apply(lists, e, stamp.seq); },
          [&](const assessment::RoundStarted& e) { assessment::apply(lists, e); },
          [&](const assessment::Agreed& e) { assessment::apply(lists, e, items); },
          [&](const assessment::Contested& e) { assessment::apply(lists, e, items); },
          [&](const assessment::Locked& e) { assessment::apply(lists, e); },
          [&](const assessment::Redacted& e) { assessment::apply(lists, e); },
          [&](const commitment::Made& e) { commitment::apply(promises, e, stamp); },
          [&](const commitment::Detailed& e) { commitment::apply(promises, e); },
          [&](const commitment::Anchored& e) { commitment::apply(promises, e, stamp.at); },
          [&](const commitment::Followed& e) { commitment::apply(promises, e); },
          [&](const commitment::Told& e) { commitment::apply(promises, e, stamp); },
          [&](const commitment::Missed& e) { commitment::apply(promises, e, stamp.at); },
          [&](const commitment::Flagged& e) { commitment::apply(promises, e); },
          [&](const agenda::Cleared& e) { agenda::apply(group.agenda, e); },
          [&](const agenda::Added& e) { agenda::apply(group.agenda, e); },
          [&](const agenda::Edited& e) { agenda::apply(group.agenda, e); },
          [&](const agenda::Removed& e) { agenda::apply(group.agenda, e); },
          [&](const agenda::Started& e) {
            agenda::apply(group.agenda, e, stamp.at);
            meeting::show(meetings, e.meeting, e.show, stamp.seq);
          },
          [&](const agenda::Extended& e) { agenda::apply(group.agenda, e); },
          [&](const agenda::Paused& e) { agenda::apply(group.agenda, e, stamp.at); },
          [&](const purpose::WasSet& e) { purpose::apply(group.purpose, e, stamp); },
          [&](const focus::Chosen& e) { focus::apply(group.focus, e); },
          [&](const idea::Written& e) { idea::apply(group.idea, e, stamp); },
          [&](const idea::Withdrawn& e) { idea::apply(group.idea, e); },
          [&](const idea::Saved& e) { idea::apply(group.idea, e, stamp); },
          [&](const idea::Kept& e) { idea::apply(group.idea, e); },
          [&](const idea::Drafted& e) { idea::apply(group.idea, e); },
          [&](const survey::Opened& e) { survey::apply(group.survey, e, stamp.at); },
          [&](const survey::Answered& e) { survey::apply(group.survey, e, stamp.by.seat); },
          [&](const survey::Closed& e) { survey::apply(group.survey, e); },
          [&](const survey::Counted& e) { survey::apply(group.survey, e); },
          [&](const notes::Written& e) { notes::apply(group.notes, e, stamp); },
          [&](const notes::Approved& e) { notes::apply(group.notes, e, stamp.at); },
          [&](const notes::Settled& e) { notes::apply(group.notes, e, stamp.at); },
          [&](const notes::Corrected& e) { notes::apply(group.notes, e, stamp); },
          [&](const anchoring::Presented& e) { anchoring::apply(group.anchoring, e, stamp); },
      },
      event);
  group.seq = stamp.seq;
  record(group, stamp);
}

void apply(Group& group, const SideRow& row) {
  std::visit(overloaded{
                 [&](const PersonRow& r) { group.seating.names[r.person] = r.name; },
                 [](const CredentialRow&) {},
                 [](const RevokeRow&) {},
                 [](const RoomCodeRow&) {},  // the event carries the code
                 [](const AnswerRow&) {},    // nothing here knows it
                 [&](const ResultsRow& r) { group.survey.results[r.survey] = r.results; },
             },
             row);
}

void apply(Group& group, const Secret& secret) {
  if (secret.card) group.seating.card_tokens[secret.card] = secret.token;
}

std::variant<Unknown, Done, TooOld> recall(const Group& group, SeatId seat, const CommandId& id) {
  const auto found = group.windows.find({seat, id.instance});
  if (found == group.windows.end()) return Unknown{};
  const Window& window = found->second;
  if (id.counter + kWindow <= window.highest) return TooOld{};
  const auto it = window.seqs.find(id.counter);
  if (it == window.seqs.end()) return Unknown{};
  return Done{it->second};
}

}  // namespace jamsides
