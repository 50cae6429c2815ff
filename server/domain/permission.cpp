// permission.cpp - the table of domain E13 as data, and the few words its columns stand for.
#include <algorithm>
#include <array>
#include <string_view>

#include "base/bug.hpp"
#include "base/overloaded.hpp"
#include "domain/permission.hpp"

namespace jamsides::permission {

namespace {

// The columns. "own" is the organisation that the command is about, the author's where it is about none; a
// mentor's seats own nothing here.
enum Who : unsigned {
  facilitator = 1u << 0,       // leads the meeting
  facilitator_room = 1u << 1,  // leads the meeting, and the scoring is done in the room
  own_nyckelperson = 1u << 2,
  own_voter = 1u << 3,     // politiker, chef, nyckelperson, extra
  other_member = 1u << 4,  // politiker, chef, nyckelperson, extra of another organisation, the mentor's too
  deputy = 1u << 5,        // may be given a meeting to lead: every nyckelperson, and the mentor's
  anyone = 1u << 6,        // every seat but the storbild, about itself
  admin = 1u << 7,
  system = 1u << 8,
  member = 1u << 9,   // politiker, chef, nyckelperson, extra of any organisation, the mentor's too
  led_it = 1u << 10,  // leads the meeting it is about, or led it when it closed
};

struct Row {
  std::string_view command;
  unsigned who;
};

constexpr std::array kTable{
    Row{"ballot.cast", own_voter},
    Row{"ballot.reveal", facilitator_room | own_nyckelperson},
    Row{"assessment.open", facilitator_room | own_nyckelperson},
    Row{"assessment.again", facilitator_room | own_nyckelperson},
    Row{"score.agree", own_nyckelperson},
    Row{"score.contest", own_nyckelperson},
    Row{"score.enter", own_nyckelperson | admin},
    Row{"organisation.share", own_nyckelperson},
    Row{"commitment.make", own_voter},
    Row{"commitment.detail", own_voter},
    Row{"commitment.anchor", own_voter},
    Row{"commitment.tell", own_voter},
    Row{"commitment.flag", own_voter},
    Row{"commitment.follow", other_member},
    Row{"meeting.open", facilitator},
    Row{"meeting.close", facilitator},
    Row{"meeting.show", facilitator},
    Row{"meeting.undo", facilitator},
    Row{"meeting.rehearse", facilitator},
    Row{"meeting.plan", facilitator | own_nyckelperson},
    Row{"meeting.register", facilitator},
    Row{"meeting.guests", facilitator},
    Row{"agenda.use", facilitator},
    Row{"agenda.add", facilitator},
    Row{"agenda.edit", facilitator},
    Row{"agenda.remove", facilitator},
    Row{"agenda.start", facilitator},
    Row{"agenda.extend", facilitator},
    Row{"agenda.pause", facilitator},
    Row{"purpose.set", own_nyckelperson},
    Row{"focus.choose", facilitator},
    Row{"idea.write", other_member},
    Row{"idea.withdraw", other_member},
    Row{"idea.save", own_voter},
    Row{"idea.keep", own_voter},
    Row{"idea.draft", own_voter},
    Row{"meeting.hand_over", facilitator},
    Row{"meeting.take_over", deputy},
    Row{"seat.admit", facilitator | own_nyckelperson},
    Row{"seat.turn_away", facilitator | own_nyckelperson},
    Row{"card.show", facilitator | own_nyckelperson},
    Row{"card.revoke", own_nyckelperson | admin},
    Row{"seat.sit", anyone},
    Row{"group.create", admin},
    Row{"group.edit", admin},
    Row{"card.issue", admin},
    Row{"seat.ask", system},
    Row{"card.use", system},
    Row{"survey.open", facilitator},
    Row{"survey.answer", member},
    Row{"survey.close", facilitator},
    Row{"survey.count", system},
    Row{"notes.write", led_it},
    Row{"notes.approve", own_nyckelperson},
    Row{"notes.correct", led_it | own_nyckelperson},
    Row{"anchoring.present", own_voter},
};

const Row& row_of(std::string_view command) {
  const auto it = std::ranges::find(kTable, command, &Row::command);
  ASSERT_BUG(it != kTable.end());
  return *it;
}

/// What a command is about. No organisation = nothing of that id exists, which its own rule will say.
struct Target {
  std::optional<OrganisationId> organisation;
  bool in_room = true;
  std::optional<MeetingId> meeting{};  // set where only its own facilitator counts as such
};

Target target_of(const Group& group, const Command& command) {
  const auto assessment = [&](AssessmentId id) -> Target {
    const auto* found = group.assessment.find(id);
    return found ? Target{found->organisation, found->place == assessment::Place::room} : Target{};
  };
  const auto seat = [&](SeatId id) -> Target {
    const auto* found = group.seat(id);
    return found ? Target{found->organisation} : Target{};
  };
  const auto request = [&](RequestId id) -> Target {
    const auto it = group.seating.requests.find(id);
    return it == group.seating.requests.end() ? Target{} : seat(it->second.seat);
  };
  const auto commitment = [&](CommitmentId id) -> Target {
    const auto* found = group.commitment.find(id);
    return found ? Target{found->organisation} : Target{};
  };
  const auto entry = [&](EntryId id) -> Target {
    const auto* found = group.idea.find(id);
    return found ? Target{found->organisation} : Target{};
  };
  const auto meeting = [](MeetingId id) { return Target{.organisation = std::nullopt, .meeting = id}; };
  return std::visit(overloaded{
                        [&](const assessment::Cast& c) { return assessment(c.assessment); },
                        [&](const assessment::Reveal& c) { return assessment(c.assessment); },
                        [&](const assessment::Again& c) { return assessment(c.assessment); },
                        [&](const assessment::Agree& c) { return assessment(c.assessment); },
                        [&](const assessment::Contest& c) { return assessment(c.assessment); },
                        [](const assessment::Open& c) {
                          return Target{c.organisation, c.place == assessment::Place::room};
                        },
                        [](const assessment::Enter& c) { return Target{c.organisation}; },
                        [](const commitment::Make& c) { return Target{c.organisation}; },
                        [&](const commitment::Detail& c) { return commitment(c.commitment); },
                        [&](const commitment::Anchor& c) { return commitment(c.commitment); },
                        [&](const commitment::Follow& c) { return commitment(c.commitment); },
                        [&](const commitment::Tell& c) { return commitment(c.commitment); },
                        [&](const commitment::Flag& c) { return commitment(c.commitment); },
                        [&](const seating::Admit& c) { return request(c.request); },
                        [&](const seating::TurnAway& c) { return request(c.request); },
                        [&](const seating::ShowCard& c) { return seat(c.seat); },
                        [&](const seating::RevokeCards& c) { return seat(c.seat); },
                        [](const seating::Sit&) { return Target{}; },
                        [](const seating::AskToJoin&) { return Target{}; },
                        [](const seating::UseCard&) { return Target{}; },
                        [](const seating::IssueCards&) { return Target{}; },
                        [](const seating::ShareSpread&) { return Target{}; },
                        [](const meeting::Open&) { return Target{}; },
                        [](const meeting::Close&) { return Target{}; },
                        [](const meeting::ShowScreen&) { return Target{}; },
                        [](const meeting::Undo&) { return Target{}; },
                        [](const meeting::Rehearse&) { return Target{}; },
                        [](const meeting::HandOver&) { return Target{}; },
                        [](const meeting::TakeOver&) { return Target{}; },
                        [](const meeting::Plan&) { return Target{}; },
                        [](const meeting::Register&) { return Target{}; },
                        [](const meeting::SetGuests&) { return Target{}; },
                        [](const agenda::Use&) { return Target{}; },
                        [](const agenda::Add&) { return Target{}; },
                        [](const agenda::Edit&) { return Target{}; },
                        [](const agenda::Remove&) { return Target{}; },
                        [](const agenda::Start&) { return Target{}; },
                        [](const agenda::Extend&) { return Target{}; },
                        [](const agenda::Pause&) { return Target{}; },
                        [](const purpose::Set&) { return Target{}; },
                        [](const focus::Choose&) { return Target{}; },
                        [](const idea::Write&) { return Target{}; },
                        [](const idea::Withdraw&) { return Target{}; },
                        [](const idea::Save&) { return Target{}; },
                        [&](const idea::Keep& c) { return entry(c.entry); },
                        [&](const idea::Draft& c) { return entry(c.entry); },
                        [](const survey::Open&) { return Target{}; },
                        [](const survey::Answer&) { return Target{}; },
                        [](const survey::Close&) { return Target{}; },
                        [](const survey::Count&) { return Target{}; },
                        [&](const notes::Write& c) { return meeting(c.meeting); },
                        [](const notes::Approve&) { return Target{}; },
                        [&](const notes::Correct& c) { return meeting(c.meeting); },
                        [](const anchoring::Present&) { return Target{}; },
                        [](const setup::Create&) { return Target{}; },
                        [](const setup::Edit&) { return Target{}; },
                    },
                    command);
}

bool leads(const Group& group, SeatId seat, std::optional<MeetingId> meeting) {
  return std::ranges::any_of(group.meeting.meetings, [&](const auto& entry) {
    return entry.second.facilitator == seat && (!meeting || entry.first == *meeting);
  });
}

/// Every column that a seat stands in for a command about its own organisation, in the room.
unsigned columns_of(const Group& group, const seating::Seat& seat) {
  unsigned columns = 0;
  const auto* organisation = group.organisation(seat.organisation);
  if (group.is_facilitator(seat.id)) columns |= facilitator | facilitator_room;
  if (leads(group, seat.id, std::nullopt)) columns |= led_it;
  if (seating::may_lead(group.seating, seat)) columns |= deputy;
  if (seat.function != seating::Function::storbild) columns |= anyone;
  if (organisation && seating::votes(seat.function)) columns |= other_member | member;
  if (organisation && !organisation->mentor) {
    if (seat.function == seating::Function::nyckelperson) columns |= own_nyckelperson;
    if (seating::votes(seat.function)) columns |= own_voter;
  }
  return columns;
}

unsigned columns_of(const Group& group, const Author& author, const Target& target) {
  switch (author.kind) {
    case Author::Kind::admin: return admin;
    case Author::Kind::system: return system;
    case Author::Kind::seat: break;
  }
  const auto* seat = group.seat(author.seat);
  if (!seat) return 0;
  unsigned columns = columns_of(group, *seat);
  if (target.organisation) {
    const bool own = *target.organisation == seat->organisation;
    columns &= ~static_cast<unsigned>(own ? other_member : own_nyckelperson | own_voter);
  }
  if (!target.in_room) columns &= ~static_cast<unsigned>(facilitator_room);
  const bool there = target.meeting && group.meeting.meetings.contains(*target.meeting);
  if (there && !leads(group, seat->id, target.meeting)) columns &= ~static_cast<unsigned>(led_it);
  return columns;
}

/// The row's columns as codes, for the words of the refusal.
std::string who_may(unsigned who) {
  std::string text;
  const auto add = [&](unsigned column, const char* word) {
    if ((who & column) != 0) text += (text.empty() ? "" : ", ") + std::string(word);
  };
  add(facilitator | facilitator_room | led_it, "facilitator");
  add(own_voter | other_member | member, "politiker, chef");
  add(own_voter | own_nyckelperson | other_member | deputy | member, "nyckelperson");
  add(anyone, "politiker, chef, nyckelperson, extra, observator");
  add(admin, "admin");
  add(system, "system");
  return text;
}

}  // namespace

std::optional<Refusal> check(const Group& group, const Command& command, const Author& author) {
  const Row& row = row_of(name_of(command));
  if ((row.who & columns_of(group, author, target_of(group, command))) != 0) return std::nullopt;
  return Refusal{RefusalCode::not_allowed, {{"who", who_may(row.who)}}};
}

std::vector<std::string> allowed(const Group& group, SeatId id) {
  std::vector<std::string> commands;
  const auto* seat = group.seat(id);
  if (!seat) return commands;
  const unsigned columns = columns_of(group, *seat);
  for (const Row& row : kTable) {
    if ((row.who & columns) != 0) commands.emplace_back(row.command);
  }
  std::ranges::sort(commands);
  return commands;
}

}  // namespace jamsides::permission
