// call.cpp - see call.hpp.
#include "net/call.hpp"

#include <algorithm>

#include "net/utf8_check.hpp"
#include "view/json_text.hpp"
#include "wire/refusal_words.hpp"
#include "wire/text.hpp"

namespace jamsides::net {
namespace {

/// Whether Accept-Language names English before Swedish. Its q-values are in practice in order.
bool prefers_english(std::string_view header) {
  const auto sv = header.find("sv");
  const auto en = header.find("en");
  return en != std::string_view::npos && (sv == std::string_view::npos || en < sv);
}

}  // namespace

Call::Call(NetContext& context, Request asked, Respond respond)
    : net(context), request(std::move(asked)), respond_(std::move(respond)) {}

Call::~Call() {
  if (respond_) refuse(RefusalCode::not_saved);
}

wire::Lang Call::lang() const {
  const auto asked = request.parameter("lang");
  if (asked == "en") return wire::Lang::en;
  if (asked == "sv") return wire::Lang::sv;
  return prefers_english(request.accept_language) ? wire::Lang::en : wire::Lang::sv;
}

void Call::answer(Answer answer) {
  if (!respond_) return;
  for (auto& line : cookies_) answer.headers.emplace_back("Set-Cookie", std::move(line));
  std::exchange(respond_, nullptr)(std::move(answer));
}

void Call::json(std::string text, int status) {
  answer({.status = status, .type = "application/json", .body = std::move(text)});
}

void Call::go_to(std::string place) { answer({.status = 303, .headers = {{"Location", std::move(place)}}}); }

void Call::refuse(const Refusal& refusal, int status) {
  std::string with, body, text;
  {
    view::JsonText fields(with);
    for (const auto& [name, value] : refusal.with) fields.field(name, value);
  }
  view::JsonText(body)
      .field("code", name_of(refusal.code))
      .raw("with", with)
      .field("text", wire::words(refusal, lang()));
  view::JsonText(text).raw("refused", body);
  json(std::move(text), status);
}

void Call::refuse(const Refusal& refusal) { refuse(refusal, status_of(refusal.code)); }

void Call::set_cookie(std::string_view name, std::string_view value, std::chrono::seconds life) {
  std::string line(request.secure() ? kHostPrefix : "");
  line += name;
  line += '=';
  line += value;
  line += "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(life.count());
  if (request.secure()) line += "; Secure";
  cookies_.push_back(std::move(line));
}

int status_of(RefusalCode code) {
  switch (code) {
    case RefusalCode::not_found: return 404;
    case RefusalCode::not_allowed: return 403;
    case RefusalCode::too_fast: return 429;
    case RefusalCode::going_down:
    case RefusalCode::not_saved:
    case RefusalCode::group_damaged:
    case RefusalCode::backup_no_space:
    case RefusalCode::backup_failed: return 503;
    case RefusalCode::malformed:
    case RefusalCode::unknown_field: return 400;
    default: return 409;
  }
}

Refusal refusal_of(const store::LoadError& error) {
  switch (error.kind) {
    case store::LoadError::Kind::not_found: return {RefusalCode::not_found};
    case store::LoadError::Kind::damaged:
    case store::LoadError::Kind::unknown_checklist: return {RefusalCode::group_damaged};
    case store::LoadError::Kind::fault: break;
  }
  return {RefusalCode::not_saved};
}

std::optional<nlohmann::json> body_of(const CallPtr& call) {
  const auto& body = call->request.body;
  Utf8Check utf8;
  if (utf8.feed(body) && utf8.complete() && !wire::nested_deeper_than(wire::kMaxNesting, body)) {
    auto json = nlohmann::json::parse(body, nullptr, false);
    if (json.is_object()) return json;
  }
  call->refuse(RefusalCode::malformed, 400);
  return std::nullopt;
}

bool complete(const CallPtr& call, wire::Fields& fields) {
  const auto refusal = fields.done();
  if (refusal) call->refuse(*refusal, 400);
  return !refusal;
}

void with_room(const CallPtr& call, const GroupId& group,
               std::function<void(const std::shared_ptr<room::Room>&)> then) {
  call->net.rooms.open(group, [call, then = std::move(then)](auto opened) {
    if (opened) return then(*opened);
    call->refuse(refusal_of(opened.error()));
  });
}

void with_group(const CallPtr& call, const GroupId& group,
                std::function<void(const Group&, const std::shared_ptr<room::Room>&)> then) {
  with_room(call, group, [then = std::move(then), call](const std::shared_ptr<room::Room>& room) {
    room->read([call, then, room](const Group& state) { then(state, room); });
  });
}

void ask(const CallPtr& call, const std::shared_ptr<room::Room>& room, const Author& author,
         const Command& command, std::function<void(const room::Told&)> then) {
  room->ask(author, command, [call, then = std::move(then)](std::expected<room::Told, Refusal> told) {
    if (!told) return call->refuse(told.error());
    then(*told);
  });
}

}  // namespace jamsides::net
