// api_join.cpp - in with the room code: the seats there are, asking for one, and waiting for the tap (SE3,
// LI9).
#include "net/api.hpp"
#include "net/room_hours.hpp"
#include "net/sit_down.hpp"
#include "net/tokens.hpp"
#include "view/json_text.hpp"
#include "view/words.hpp"

namespace jamsides::net::api {
namespace {

using view::JsonText;
using wire::Fields;

/// The meeting that `typed` opens now, or the call is refused and the guess counted.
void with_meeting(
    const CallPtr& call, const std::string& typed,
    std::function<void(const Group&, const meeting::Meeting&, const std::shared_ptr<room::Room>&)> then) {
  auto& net = call->net;
  const auto& address = call->request.address;
  if (net.guard.too_many(address, net.services.now())) {
    net.log("join: too many wrong codes from one address");
    return call->refuse(RefusalCode::too_fast);
  }
  const auto code = normal_code(typed);
  // Who knows a code's letters needs 64 tries; many addresses together must not have them (LI9).
  const auto aimed = code ? net.identity.aimed_at(*code) : std::vector<GroupId>();
  for (const auto& group : aimed) {
    if (!net.room_guard.too_many(group, net.services.now())) continue;
    net.log("join: too many wrong codes for one room");
    return call->refuse(RefusalCode::too_fast);
  }
  const auto wrong = [call, aimed] {
    auto& guarding = call->net;
    const auto now = guarding.services.now();
    guarding.guard.wrong(call->request.address, now);
    for (const auto& group : aimed) guarding.room_guard.wrong(group, now);
    call->refuse(RefusalCode::not_found);
  };
  const auto known = code ? net.identity.room_code(*code) : std::nullopt;
  if (!known) return wrong();
  with_group(
      call, known->group,
      [call, wrong, known = *known, then](const Group& group, const std::shared_ptr<room::Room>& room) {
        const auto it = group.meeting.meetings.find(known.meeting);
        if (it == group.meeting.meetings.end() || it->second.code != known.code ||
            !code_is_good(it->second, call->net.services.now())) {
          return wrong();
        }
        then(group, it->second, room);
      });
}

/// A storbild comes in by its own link.
bool may_be_asked_for(const seating::Seat& seat) { return seat.function != seating::Function::storbild; }

std::string seat_text(const Group& group, const seating::Seat& seat) {
  std::string text;
  JsonText row(text);
  row.field("seat", seat.id.text());
  if (const auto* organisation = group.organisation(seat.organisation)) {
    row.field("organisation", organisation->id.text())
        .field("organisationName", organisation->name)
        .field("mark", view::word(organisation->mark));
  }
  row.field("function", view::word(seat.function)).field("label", seat.label).field("taken", seat.taken);
  return text;
}

const char* word(WaitingList::State state) {
  switch (state) {
    case WaitingList::State::waiting: return "waiting";
    case WaitingList::State::admitted: return "admitted";
    case WaitingList::State::turned_away: return "turned_away";
  }
  return "waiting";
}

void answer_state(const CallPtr& call, WaitingList::State state) {
  std::string text;
  JsonText(text).field("state", word(state));
  call->json(std::move(text));
}

}  // namespace

void join(const CallPtr& call) {
  const auto body = body_of(call);
  if (!body) return;
  Fields fields(*body);
  const auto code = fields.text("code", 20, Fields::Need::must);
  if (!complete(call, fields)) return;
  with_meeting(call, code, [call](const Group& group, const meeting::Meeting& meeting, const auto&) {
    std::string seats, text;
    for (const auto& [id, seat] : group.seating.seats) {
      if (!may_be_asked_for(seat)) continue;
      seats += (seats.empty() ? "" : ",") + seat_text(group, seat);
    }
    JsonText(text)
        .field("group", group.id)
        .field("groupName", group.name)
        .field("occasion", meeting.occasion)
        .raw("seats", '[' + seats + ']');
    call->json(std::move(text));
  });
}

void join_request(const CallPtr& call) {
  const auto body = body_of(call);
  if (!body) return;
  Fields fields(*body);
  const auto code = fields.text("code", 20, Fields::Need::must);
  const auto seat = fields.id<SeatId>("seat");
  const auto who = fields.text("who", 80, Fields::Need::must);
  if (!complete(call, fields)) return;
  with_meeting(call, code, [call, seat, who](const Group& group, const auto&, const auto& room) {
    const auto* asked = group.seat(seat);
    if (!asked || !may_be_asked_for(*asked)) return call->refuse(RefusalCode::not_found);
    // ask() decides at once, so the request gets the next number.
    const RequestId request{group.seating.last_request + 1};
    ask(call, room, Author::system(), seating::AskToJoin{seat, who},
        [call, id = group.id, request, seat](const room::Told&) {
          std::string text;
          JsonText(text)
              .field("request", request.text())
              .field("secret", call->net.waiting.add(id, request, seat, call->net.services.now()));
          call->json(std::move(text));
        });
  });
}

void join_state(const CallPtr& call) {
  const auto group_id = call->request.parameter("group");
  const auto request = RequestId::from(call->request.parameter("request"));
  const auto secret = call->request.parameter("secret");
  auto* waiting = request ? call->net.waiting.find(group_id, *request, secret) : nullptr;
  if (!waiting) return call->refuse(RefusalCode::not_found);
  if (waiting->state != WaitingList::State::admitted) return answer_state(call, waiting->state);

  with_group(call, group_id, [call, request = *request, secret](const Group& group, const auto&) {
    const auto* admitted = call->net.waiting.find(group.id, request, secret);
    const auto* seat = admitted ? group.seat(admitted->seat) : nullptr;
    if (!seat) return call->refuse(RefusalCode::not_found);
    // Asked twice, because the first answer was lost: the second session replaces the first.
    if (!admitted->session_hash.empty()) call->net.identity.end_session(admitted->session_hash);
    give_session(call, group.id, *seat, Key::room,
                 [call, id = group.id, request, secret](const std::string& hash) {
                   if (auto* still = call->net.waiting.find(id, request, secret)) still->session_hash = hash;
                   answer_state(call, WaitingList::State::admitted);
                 });
  });
}

}  // namespace jamsides::net::api
