// agenda.cpp - the rules of planning a meeting and of going through it. See agenda.hpp.
#include "base/bug.hpp"
#include "domain/agenda_rules.hpp"
#include "domain/one_event.hpp"

namespace jamsides::agenda {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

const meeting::Meeting* find(const Group& group, MeetingId id) {
  const auto it = group.meeting.meetings.find(id);
  return it == group.meeting.meetings.end() ? nullptr : &it->second;
}

/// The item and its meeting; nothing where there is no such item.
struct Found {
  const meeting::Meeting* meeting = nullptr;
  const Agenda* agenda = nullptr;
  const Item* item = nullptr;
};
Found find(const Group& group, AgendaItemId id) {
  for (const auto& [meeting, agenda] : group.agenda.agendas) {
    if (const Item* item = agenda.find(id)) return {find(group, meeting), &agenda, item};
  }
  return {};
}

bool can_be_planned(const meeting::Meeting& meeting) { return meeting.phase != meeting::Phase::closed; }

Agenda& existing(State& state, MeetingId id) {
  const auto it = state.agendas.find(id);
  ASSERT_BUG(it != state.agendas.end());
  return it->second;
}

Agenda& agenda_with(State& state, AgendaItemId item) { return existing(state, state.meeting_of(item)); }

Item& item_of(Agenda& agenda, AgendaItemId id) {
  const auto it = std::ranges::find(agenda.items, id, &Item::id);
  ASSERT_BUG(it != agenda.items.end());
  return *it;
}

/// 1.. as people count, at most one past the last.
int place_of(const Agenda& agenda, AgendaItemId id) {
  const auto it = std::ranges::find(agenda.items, id, &Item::id);
  return static_cast<int>(it - agenda.items.begin()) + 1;
}

void leave(Agenda& agenda, UtcMillis at) {
  if (!agenda.now) return;
  Item& item = item_of(agenda, agenda.now);
  item.standing = Standing::done;
  item.ended = at;
  agenda.now = {};
  agenda.ends = {};
  agenda.left.reset();
}

}  // namespace

Decided decide(const Group& group, const Use& command, const Context&) {
  const auto* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  const auto templates = group.checklist->agendas.find(command.from);
  if (templates == group.checklist->agendas.end()) return refuse(RefusalCode::not_found);
  if (!can_be_planned(*meeting)) return refuse(RefusalCode::meeting_not_open);
  const Agenda* agenda = group.agenda.of(command.meeting);
  if (agenda && agenda->begun()) return refuse(RefusalCode::agenda_begun);
  Decision decision = one(Cleared{command.meeting, command.from});
  auto id = group.agenda.last_item;
  for (int place = 1; const auto& item : templates->second) {
    decision.events.push_back(
        Added{command.meeting, AgendaItemId{++id}, item.phase, item.minutes, item.title, item.whom, place++});
  }
  return decision;
}

Decided decide(const Group& group, const Add& command, const Context&) {
  const auto* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (!can_be_planned(*meeting)) return refuse(RefusalCode::meeting_not_open);
  const Agenda* agenda = group.agenda.of(command.meeting);
  const Agenda none;
  if (!agenda) agenda = &none;
  if (agenda->items.size() >= kMostItems)
    return refuse(RefusalCode::too_many, {{"max", std::to_string(kMostItems)}});
  if (command.before && !agenda->find(command.before)) return refuse(RefusalCode::not_found);
  Decision decision;
  if (agenda == &none) decision.events.push_back(Cleared{command.meeting, ""});
  decision.events.push_back(Added{command.meeting, AgendaItemId{group.agenda.last_item + 1}, command.phase,
                                  command.minutes, command.title, command.whom,
                                  place_of(*agenda, command.before)});
  return decision;
}

Decided decide(const Group& group, const Edit& command, const Context&) {
  const auto [meeting, agenda, item] = find(group, command.item);
  if (!item) return refuse(RefusalCode::not_found);
  if (!can_be_planned(*meeting)) return refuse(RefusalCode::meeting_not_open);
  const bool runs = item->standing == Standing::running;
  // A running item's time is extended, which its timer follows; and what runs is not skipped but left.
  if (runs && (command.minutes || command.skipped.value_or(false))) return refuse(RefusalCode::item_runs);
  if (item->standing == Standing::done && command.skipped) return refuse(RefusalCode::item_done);
  const int last = static_cast<int>(agenda->items.size());
  return one(Edited{command.item, command.title.value_or(item->title),
                    command.minutes.value_or(item->minutes),
                    command.skipped.value_or(item->standing == Standing::skipped),
                    std::clamp(command.place.value_or(place_of(*agenda, command.item)), 1, last)});
}

Decided decide(const Group& group, const Remove& command, const Context&) {
  const auto [meeting, agenda, item] = find(group, command.item);
  if (!item) return refuse(RefusalCode::not_found);
  if (!can_be_planned(*meeting)) return refuse(RefusalCode::meeting_not_open);
  if (item->started.n != 0) return refuse(RefusalCode::item_done);
  return one(Removed{command.item});
}

Decided decide(const Group& group, const Start& command, const Context&) {
  const auto [meeting, agenda, item] = find(group, command.item);
  if (!item) return refuse(RefusalCode::not_found);
  if (meeting->phase != meeting::Phase::open) return refuse(RefusalCode::meeting_not_open);
  if (agenda->now == command.item) return refuse(RefusalCode::item_runs);
  return one(Started{meeting->id, command.item, item->phase});
}

Decided decide(const Group& group, const Extend& command, const Context&) {
  if (!find(group, command.meeting)) return refuse(RefusalCode::not_found);
  const Agenda* agenda = group.agenda.of(command.meeting);
  if (!agenda || !agenda->now) return refuse(RefusalCode::nothing_runs);
  const int minutes = agenda->find(agenda->now)->minutes + command.minutes;
  if (minutes < 1 || minutes > kMostMinutes) return refuse(RefusalCode::bad_minutes);
  return one(Extended{command.meeting, agenda->now, command.minutes});
}

Decided decide(const Group& group, const Pause& command, const Context&) {
  if (!find(group, command.meeting)) return refuse(RefusalCode::not_found);
  const Agenda* agenda = group.agenda.of(command.meeting);
  if (!agenda || !agenda->now) return refuse(RefusalCode::nothing_runs);
  return one(Paused{command.meeting, command.paused});
}

void apply(State& state, const Cleared& event) {
  state.agendas[event.meeting] = Agenda{.from = event.from, .items = {}, .left = {}};
}

void apply(State& state, const Added& event) {
  auto& items = existing(state, event.meeting).items;
  items.insert(items.begin() + (event.place - 1), Item{.id = event.item,
                                                       .phase = event.phase,
                                                       .title = event.title,
                                                       .whom = event.whom,
                                                       .planned = event.minutes,
                                                       .minutes = event.minutes});
  state.last_item = std::max(state.last_item, event.item.n);
}

void apply(State& state, const Edited& event) {
  Agenda& agenda = agenda_with(state, event.item);
  Item item = item_of(agenda, event.item);
  item.title = event.title;
  item.minutes = event.minutes;
  if (!agenda.begun())
    item.planned = event.minutes;  // until the meeting has begun it is the plan that changes
  if (event.skipped) {
    item.standing = Standing::skipped;
  } else if (item.standing == Standing::skipped) {
    item.standing = Standing::planned;
  }
  std::erase_if(agenda.items, [&](const Item& each) { return each.id == event.item; });
  agenda.items.insert(agenda.items.begin() + (event.place - 1), std::move(item));
}

void apply(State& state, const Removed& event) {
  std::erase_if(agenda_with(state, event.item).items,
                [&](const Item& each) { return each.id == event.item; });
}

void apply(State& state, const Started& event, UtcMillis at) {
  Agenda& agenda = existing(state, event.meeting);
  leave(agenda, at);
  Item& item = item_of(agenda, event.item);
  item.standing = Standing::running;
  item.started = at;
  item.ended = {};
  agenda.now = event.item;
  agenda.ends = at + minutes{item.minutes};
}

void apply(State& state, const Extended& event) {
  Agenda& agenda = existing(state, event.meeting);
  item_of(agenda, event.item).minutes += event.minutes;
  if (agenda.left) {
    *agenda.left += milliseconds{minutes{event.minutes}}.count();
  } else {
    agenda.ends = agenda.ends + minutes{event.minutes};
  }
}

void apply(State& state, const Paused& event, UtcMillis at) {
  Agenda& agenda = existing(state, event.meeting);
  if (event.paused == agenda.left.has_value()) return;
  if (event.paused) {
    agenda.left = (agenda.ends - at).count();
    agenda.ends = {};
  } else {
    agenda.ends = at + milliseconds{*agenda.left};
    agenda.left.reset();
  }
}

void begin_at_open(const Group& group, MeetingId meeting, Decision& decision) {
  const Agenda* agenda = group.agenda.of(meeting);
  if (!agenda) return;
  const auto first = std::ranges::find(agenda->items, Standing::planned, &Item::standing);
  if (first != agenda->items.end()) decision.events.push_back(Started{meeting, first->id, first->phase});
}

void end_at_close(State& state, MeetingId meeting, UtcMillis at) {
  const auto it = state.agendas.find(meeting);
  if (it != state.agendas.end()) leave(it->second, at);
}

void take_back(State& state, MeetingId meeting) {
  const auto it = state.agendas.find(meeting);
  if (it == state.agendas.end() || !it->second.now) return;
  const AgendaItemId ran = it->second.now;
  leave(it->second, {});
  Item& item = item_of(it->second, ran);
  item.standing = Standing::planned;
  item.started = {};
}

}  // namespace jamsides::agenda
