// api_me.cpp - who this device is, changing its seat, giving it back.
#include "net/api.hpp"
#include "net/room_hours.hpp"
#include "net/sit_down.hpp"
#include "view/json_text.hpp"
#include "view/words.hpp"

namespace jamsides::net::api {
namespace {

using view::JsonText;

struct Me {
  std::vector<Who> left;  // still to be looked up
  std::string seats;
  std::string storbild;
};

std::string held_text(const Group& group, const seating::Seat& seat, const Who& who, UtcMillis now) {
  std::string text, wait;
  JsonText row(text);
  row.field("group", group.id).field("groupName", group.name).field("seat", seat.id.text());
  if (const auto* organisation = group.organisation(seat.organisation)) {
    row.field("organisation", organisation->id.text()).field("organisationName", organisation->name);
  }
  row.field("function", view::word(seat.function))
      .field("facilitator", group.is_facilitator(seat.id))
      .field("key", view::word(who.key));
  if (!room_is_open_for(group, who, now)) {
    JsonText(wait).maybe("date", next_day(group, now));
    row.raw("wait", wait);
  }
  return text;
}

void answer(const CallPtr& call, const Me& me) {
  std::string text;
  {
    JsonText row(text);
    row.raw("seats", '[' + me.seats + ']');
    if (!me.storbild.empty()) row.raw("storbild", me.storbild);
    row.field("admin", call->net.identity.is_admin(call->request.cookies));
  }
  call->json(std::move(text));
}

/// Looks up what is left, one group after the other, then answers. A group or seat that is gone is left out.
void look_up(const CallPtr& call, Me me) {
  if (me.left.empty()) return answer(call, me);
  const Who who = std::move(me.left.front());
  me.left.erase(me.left.begin());
  call->net.rooms.open(who.group, [call, who, me = std::move(me)](auto opened) mutable {
    if (!opened && opened.error().kind == store::LoadError::Kind::not_found)
      return look_up(call, std::move(me));
    if (!opened) return call->refuse(refusal_of(opened.error()));
    (*opened)->read([call, who, me = std::move(me)](const Group& group) mutable {
      if (const auto* seat = group.seat(who.seat)) {
        auto& place = seat->function == seating::Function::storbild ? me.storbild : me.seats;
        place = held_text(group, *seat, who, call->net.services.now());
      }
      look_up(call, std::move(me));
    });
  });
}

}  // namespace

void me(const CallPtr& call) {
  look_up(call, {call->net.identity.by_cookies(call->request.cookies), {}, {}});
}

void switch_seat(const CallPtr& call) {
  const auto body = body_of(call);
  if (!body) return;
  wire::Fields fields(*body);
  const auto token = fields.text("token", 128, wire::Fields::Need::must);
  if (!complete(call, fields)) return;

  // The page that asks has a ticket for this device; whoever has the link itself may use that.
  auto credential = call->net.identity.credential(token);
  std::vector<std::string> sessions{""};  // a desk's ticket may be of a device that holds nothing
  for (const auto& held : call->net.identity.by_cookies(call->request.cookies)) sessions.push_back(held.hash);
  for (const auto& session : sessions) {
    if (credential) break;
    const auto hash = call->net.tickets.take(token, session, call->net.services.now());
    if (hash) credential = call->net.identity.credential_by_hash(*hash);
  }
  if (!credential) return call->refuse(RefusalCode::not_found);
  with_room(call, credential->group, [call, link = *credential](const std::shared_ptr<room::Room>& room) {
    sit_down(call, link, room, [call](bool seated) {
      if (!seated) return call->refuse(RefusalCode::not_found);
      call->done();
    });
  });
}

void leave(const CallPtr& call) {
  const auto& cookies = call->request.cookies;
  const auto seat = call->net.identity.by_session(cookie(cookies, kSeatCookie));
  const auto storbild = call->net.identity.by_session(cookie(cookies, kStorbildCookie));
  const auto& left = seat ? seat : storbild;  // a laptop that is both gives back its seat first
  call->clear_cookie(seat || !storbild ? kSeatCookie : kStorbildCookie);
  if (left) {
    call->net.identity.end_session(left->hash);
    call->net.end_sessions(left->hash, room::End::seat_left);
  }
  call->done();
}

}  // namespace jamsides::net::api
