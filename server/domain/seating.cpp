// seating.cpp - the rules of sitting down, being let in, and cards. See seating.hpp.
#include <algorithm>

#include "base/bug.hpp"
#include "domain/lengths.hpp"
#include "domain/one_event.hpp"
#include "domain/seating_rules.hpp"

namespace jamsides::seating {

namespace {

constexpr std::chrono::seconds kCardLife{120};
constexpr std::size_t kMaxPending = 64;  // join requests waiting at once

template <class Map, class Key>
auto& existing(Map& map, Key key) {
  const auto it = map.find(key);
  ASSERT_BUG(it != map.end());
  return it->second;
}

/// Leads a meeting now or later, so a card of its seat opens the console.
bool leads(const Group& group, SeatId seat) {
  return std::ranges::any_of(group.meeting.meetings,
                             [&](const auto& entry) { return entry.second.facilitator == seat; });
}

/// Drops the seat's replacement cards and their links.
void forget_cards(State& state, SeatId seat) {
  for (const auto& [id, card] : state.cards) {
    if (card.seat == seat) state.card_tokens.erase(id);
  }
  std::erase_if(state.cards, [&](const auto& entry) { return entry.second.seat == seat; });
}

/// The next person's id, with the row that holds the name; none where no name is given.
PersonId introduce(const Group& group, Decision& decision, SeatId seat, const std::string& name,
                   bool stand_in, UtcMillis now) {
  if (name.empty()) return {};
  const PersonId person{group.seating.last_person + 1};
  decision.rows.emplace_back(PersonRow{person, seat, name, stand_in, now});
  return person;
}

}  // namespace

bool may_lead(const State& state, const Seat& seat) {
  const auto it = state.organisations.find(seat.organisation);
  return it != state.organisations.end() && votes(seat.function) &&
         (seat.function == Function::nyckelperson || it->second.mentor);
}

Decided decide(const Group& group, const Sit& command, const Context& context) {
  if (auto refusal = too_long("who", command.who, kWhoMax)) return std::unexpected(*refusal);
  Decision decision;
  const SeatId seat = context.author.seat;
  const PersonId person = introduce(group, decision, seat, command.who, command.stand_in, context.now);
  decision.events.push_back(SeatTaken{seat, person, command.stand_in, command.remote});
  return decision;
}

Decided decide(const Group& group, const AskToJoin& command, const Context& context) {
  if (!group.seat(command.seat)) return refuse(RefusalCode::not_found);
  if (auto refusal = too_long("who", command.who, kWhoMax)) return std::unexpected(*refusal);
  if (group.seating.requests.size() >= kMaxPending) return refuse(RefusalCode::too_fast);
  Decision decision;
  const PersonId person = introduce(group, decision, command.seat, command.who, false, context.now);
  const RequestId request{group.seating.last_request + 1};
  decision.events.push_back(JoinRequested{request, command.seat, person});
  return decision;
}

Decided decide(const Group& group, const Admit& command, const Context&) {
  const auto it = group.seating.requests.find(command.request);
  if (it == group.seating.requests.end()) return refuse(RefusalCode::request_gone);
  Decision decision;
  decision.events.push_back(JoinAdmitted{command.request});
  decision.events.push_back(SeatTaken{it->second.seat, it->second.who, false});
  return decision;
}

Decided decide(const Group& group, const TurnAway& command, const Context&) {
  if (!group.seating.requests.contains(command.request)) return refuse(RefusalCode::request_gone);
  return one(JoinTurnedAway{command.request});
}

Decided decide(const Group& group, const ShowCard& command, const Context& context) {
  if (!group.seat(command.seat)) return refuse(RefusalCode::not_found);
  const CardId card{group.seating.last_card + 1};
  const UtcMillis until = context.now + kCardLife;
  const Token token = context.fresh_token();
  Decision decision;
  decision.events.push_back(CardShown{card, command.seat, until});
  decision.rows.emplace_back(
      CredentialRow{token.hash, command.seat, Key::room, leads(group, command.seat), until, card});
  decision.secrets.push_back(Secret{command.seat, Key::room, card, token.plain});
  return decision;
}

Decided decide(const Group& group, const UseCard& command, const Context& context) {
  const auto it = group.seating.cards.find(command.card);
  if (it == group.seating.cards.end() || it->second.used || context.now >= it->second.until) {
    return refuse(RefusalCode::request_gone);
  }
  return one(CardUsed{command.card});
}

Decided decide(const Group& group, const RevokeCards& command, const Context&) {
  if (!group.seat(command.seat)) return refuse(RefusalCode::not_found);
  Decision decision;
  decision.events.push_back(CardsRevoked{command.seat});
  decision.rows.emplace_back(RevokeRow{command.seat});
  return decision;
}

Decided decide(const Group& group, const IssueCards& command, const Context& context) {
  std::vector<SeatId> seats = command.seats;
  if (seats.empty()) {
    for (const auto& [id, seat] : group.seating.seats) {
      if (!command.desk || seat.function == Function::nyckelperson) seats.push_back(id);
    }
  }
  Decision decision;
  for (const SeatId id : seats) {
    const Seat* seat = group.seat(id);
    if (!seat) return refuse(RefusalCode::not_found);
    if (command.desk && seat->function == Function::storbild) return refuse(RefusalCode::not_allowed);
    const Key key = command.desk ? Key::desk : Key::room;
    const Token token = context.fresh_token();
    decision.rows.emplace_back(
        CredentialRow{token.hash, id, key, !command.desk && leads(group, id), UtcMillis{}, CardId{}});
    decision.secrets.push_back(Secret{id, key, CardId{}, token.plain});
  }
  decision.events.push_back(CardsIssued{std::move(seats), command.desk});
  return decision;
}

Decided decide(const Group& group, const ShareSpread& command, const Context& context) {
  const Seat* seat = group.seat(context.author.seat);
  if (!seat || !group.organisation(seat->organisation)) return refuse(RefusalCode::not_found);
  return one(SpreadShared{seat->organisation, command.spread});
}

void apply(State& state, const OrganisationAdded& event) {
  const auto id = event.organisation.id;
  state.organisations[id] = event.organisation;
  state.organisations[id].share_spread = false;
  state.last_organisation = std::max(state.last_organisation, id.n);
}

void apply(State& state, const OrganisationEdited& event) {
  Organisation& organisation = existing(state.organisations, event.organisation);
  organisation.name = event.name;
  organisation.kind = event.kind;
  organisation.code = event.code;
  organisation.parent = event.parent;
}

void apply(State& state, const OrganisationRemoved& event) {
  std::vector<SeatId> seats;
  for (const auto& [id, seat] : state.seats) {
    if (seat.organisation == event.organisation) seats.push_back(id);
  }
  for (const SeatId seat : seats) {
    forget_cards(state, seat);
    std::erase_if(state.requests, [&](const auto& entry) { return entry.second.seat == seat; });
    state.seats.erase(seat);
  }
  state.organisations.erase(event.organisation);
}

void apply(State& state, const SeatAdded& event) {
  state.seats[event.seat] = Seat{event.seat, event.organisation, event.function, event.label};
  state.last_seat = std::max(state.last_seat, event.seat.n);
}

void apply(State& state, const SeatTaken& event) {
  Seat& seat = existing(state.seats, event.seat);
  seat.taken = true;
  seat.who = event.person;
  seat.stand_in = event.stand_in;
  seat.remote = event.remote;
  state.last_person = std::max(state.last_person, event.person.n);
}

void apply(State& state, const JoinRequested& event, UtcMillis at) {
  state.requests[event.request] = JoinRequest{event.request, event.seat, event.person, at};
  state.last_request = std::max(state.last_request, event.request.n);
  state.last_person = std::max(state.last_person, event.person.n);
}

void apply(State& state, const JoinAdmitted& event) { state.requests.erase(event.request); }

void apply(State& state, const JoinTurnedAway& event) { state.requests.erase(event.request); }

void apply(State& state, const CardShown& event, SeatId by) {
  forget_cards(state, event.seat);
  state.cards[event.card] = Card{event.card, event.seat, by, event.until};
  state.last_card = std::max(state.last_card, event.card.n);
}

void apply(State& state, const CardUsed& event) {
  existing(state.cards, event.card).used = true;
  state.card_tokens.erase(event.card);
}

void apply(State& state, const CardsRevoked& event) { forget_cards(state, event.seat); }

void apply(State&, const CardsIssued&) {}  // credentials stand beside the log

void apply(State& state, const SpreadShared& event) {
  existing(state.organisations, event.organisation).share_spread = event.spread;
}

}  // namespace jamsides::seating
