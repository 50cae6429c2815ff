// api_admin.cpp - the admin page's commands: groups made, changed, deleted; cards issued; scores from paper.
#include "net/admin_bodies.hpp"
#include "net/api.hpp"
#include "net/tokens.hpp"
#include "view/json_text.hpp"
#include "view/words.hpp"

namespace jamsides::net::api {
namespace {

using view::JsonText;

/// What `read` made of the body, or the call is refused.
template <class Read>
auto command_of(const CallPtr& call, Read read)
    -> std::optional<typename decltype(read(nlohmann::json()))::value_type> {
  const auto body = body_of(call);
  if (!body) return std::nullopt;
  auto command = read(*body);
  if (command) return std::move(*command);
  // What the group does not have is not there; anything else is a body that breaks its schema (HT1).
  call->refuse(command.error(), command.error().code == RefusalCode::not_found ? 404 : 400);
  return std::nullopt;
}

/// The room code of the meeting that is open, or else comes next.
std::string next_code(const Group& group) {
  if (const auto* open = group.meeting.open()) return open->code;
  std::string code, day;
  for (const auto& [id, meeting] : group.meeting.meetings) {
    if (meeting.phase != meeting::Phase::planned) continue;
    if (code.empty() || (!meeting.date.empty() && (day.empty() || meeting.date < day))) {
      code = meeting.code;
      day = meeting.date;
    }
  }
  return code;
}

std::string card_text(const Group& group, const Secret& secret, const std::string& base_url,
                      const std::string& code) {
  std::string text;
  JsonText row(text);
  row.field("seat", secret.seat.text());
  if (const auto* seat = group.seat(secret.seat)) {
    if (seat->organisation) row.field("organisation", seat->organisation.text());
    row.field("function", view::word(seat->function)).field("label", seat->label);
  }
  row.field("key", view::word(secret.key)).field("url", base_url + "/k/" + secret.token);
  if (secret.key == Key::room) row.maybe("code", code);
  return text;
}

/// Ends everyone's connection and forgets the group, once it is erased.
void erase(const CallPtr& call, const GroupId& group) {
  call->net.rooms.close(group, room::End::deleted);
  call->net.store.remove(group, [call, group](std::expected<bool, store::Fault> removed) {
    if (!removed) return call->refuse(RefusalCode::not_saved);
    auto& net = call->net;
    net.rooms.close(group, room::End::deleted);  // somebody may have come in between
    net.identity.remove_group(group);
    net.waiting.remove_group(group);
    net.group_methods.erase(group);
    net.logs.forget(group);
    net.log("admin: deleted group " + group);
    call->done();
  });
}

}  // namespace

void create_group(const CallPtr& call) {
  auto& net = call->net;
  auto create = command_of(call, [&](const nlohmann::json& body) {
    return read_new_group(body, net.services.checklists, net.max_organisations);
  });
  if (!create) return;
  create->keep_votes = net.keep_votes;
  const bool has_mentor = create->mentor.has_value();
  const auto method = create->checklist ? create->checklist->id : std::string();
  const auto room = net.rooms.create(fresh_group_id());
  ask(call, room, Author::admin(), *create, [call, id = room->id(), has_mentor, method](const room::Told&) {
    call->net.group_methods[id] = method;
    call->net.log("admin: made group " + id);
    std::string text;
    JsonText(text).field("group", id).raw("warnings", has_mentor ? "[]" : "[\"no_mentor\"]");
    call->json(std::move(text), 201);
  });
}

void change_group(const CallPtr& call) {
  with_group(call, call->parts[0], [call](const Group& group, const auto& room) {
    const auto edit = command_of(call, [&](const nlohmann::json& body) { return read_change(body, group); });
    if (!edit) return;
    ask(call, room, Author::admin(), *edit, [call](const room::Told&) { call->done(); });
  });
}

void delete_group(const CallPtr& call) {
  const auto body = body_of(call);
  if (!body) return;
  wire::Fields fields(*body);
  const auto confirm = fields.text("confirm", 120, wire::Fields::Need::must);
  if (!complete(call, fields)) return;
  with_group(call, call->parts[0], [call, confirm](const Group& group, const auto&) {
    if (group.name != confirm) return call->refuse(RefusalCode::confirm_name);
    erase(call, group.id);
  });
}

void issue_cards(const CallPtr& call) {
  const auto issue = command_of(call, read_issue);
  if (!issue) return;
  with_room(call, call->parts[0], [call, issue = *issue](const std::shared_ptr<room::Room>& room) {
    ask(call, room, Author::admin(), issue, [call, room](const room::Told& told) {
      const auto code = next_code(room->group());
      std::string cards;
      for (const auto& secret : told.secrets) {
        cards += (cards.empty() ? "" : ",") + card_text(room->group(), secret, call->request.base_url, code);
      }
      call->net.log("admin: issued " + std::to_string(told.secrets.size()) + " cards in group " + room->id());
      call->json('[' + cards + ']');
    });
  });
}

void enter_score(const CallPtr& call) {
  const auto enter = command_of(call, read_score);
  if (!enter) return;
  with_room(call, call->parts[0], [call, enter = *enter](const std::shared_ptr<room::Room>& room) {
    ask(call, room, Author::admin(), enter, [call](const room::Told&) { call->done(); });
  });
}

void admin_leave(const CallPtr& call) {
  call->net.identity.end_admin_session(call->request.cookies);
  call->clear_cookie(kAdminCookie);
  call->done();
}

}  // namespace jamsides::net::api
