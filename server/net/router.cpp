// router.cpp - the table of routes; see router.hpp.
#include "net/router.hpp"

#include <algorithm>
#include <optional>

#include "net/api.hpp"
#include "net/pages.hpp"

namespace jamsides::net {
namespace {

struct Route {
  Verb verb;
  std::string_view path;  // {} stands for one part
  void (*call)(const CallPtr&);
};

// Everything under /api/admin/ needs the admin's cookie; route() sees to it before it looks here.
constexpr Route kRoutes[] = {
    {Verb::get, "/k/{}", pages::open_link},
    {Verb::get, "/admin/{}", pages::open_admin_link},
    {Verb::get, "/healthz", pages::healthz},
    {Verb::get, "/readyz", pages::readyz},
    {Verb::get, "/metrics", pages::metrics},
    {Verb::get, "/debug/state", pages::debug_state},
    {Verb::get, "/print.css", pages::print_css},
    {Verb::get, "/api/me", api::me},
    {Verb::post, "/api/switch", api::switch_seat},
    {Verb::post, "/api/leave", api::leave},
    {Verb::post, "/api/join", api::join},
    {Verb::post, "/api/join/request", api::join_request},
    {Verb::get, "/api/join/request", api::join_state},
    {Verb::get, "/api/method/{}", api::method},
    {Verb::get, "/api/about", api::about},
    {Verb::get, "/api/group/{}/checklist.csv", api::checklist_csv},
    {Verb::get, "/api/group/{}/checklist.html", api::checklist_html},
    {Verb::get, "/api/group/{}/notes.html", api::notes_html},
    {Verb::get, "/api/group/{}/notes.txt", api::notes_text},
    {Verb::get, "/api/group/{}/notes.json", api::notes_json},
    {Verb::get, "/api/group/{}/anchoring.html", api::anchoring_html},
    {Verb::get, "/api/group/{}/calendar", api::calendar_link},
    {Verb::get, "/kalender/{}/{}/{}", api::calendar},
    {Verb::get, "/api/admin/groups", api::groups},
    {Verb::post, "/api/admin/groups", api::create_group},
    {Verb::get, "/api/admin/groups/{}", api::group},
    {Verb::patch, "/api/admin/groups/{}", api::change_group},
    {Verb::del, "/api/admin/groups/{}", api::delete_group},
    {Verb::post, "/api/admin/groups/{}/cards", api::issue_cards},
    {Verb::post, "/api/admin/groups/{}/scores", api::enter_score},
    {Verb::get, "/api/admin/methods", api::methods},
    {Verb::post, "/api/admin/leave", api::admin_leave},
    {Verb::post, "/api/admin/backup", api::back_up},
};

std::string_view next_part(std::string_view& path) {
  path.remove_prefix(1);  // the slash
  const auto part = path.substr(0, path.find('/'));
  path.remove_prefix(part.size());
  return part;
}

/// What stands for each {} of `pattern`, where `path` is of its shape.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
  std::vector<std::string> parts;
  while (!pattern.empty() && !path.empty()) {
    const auto wanted = next_part(pattern);
    const auto here = next_part(path);
    if (wanted == "{}" && !here.empty()) {
      parts.emplace_back(here);
    } else if (wanted != here) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return parts;
}

const char* word(Verb verb) {
  switch (verb) {
    case Verb::get: return "GET, HEAD";
    case Verb::post: return "POST";
    case Verb::patch: return "PATCH";
    case Verb::del: return "DELETE";
    case Verb::head:
    case Verb::other: break;
  }
  return "";
}

}  // namespace

void route(NetContext& net, Request request, Respond respond) {
  const auto call = std::make_shared<Call>(net, std::move(request), std::move(respond));
  const Verb verb = call->request.verb == Verb::head ? Verb::get : call->request.verb;
  const auto& path = call->request.path;
  if (path.starts_with("/api/admin/") && !net.identity.is_admin(call->request.cookies)) {
    return call->refuse(RefusalCode::not_allowed, 401);
  }
  std::string allowed;
  for (const auto& candidate : kRoutes) {
    auto parts = match(candidate.path, path);
    if (!parts) continue;
    if (candidate.verb == verb) {
      call->parts = std::move(*parts);
      return candidate.call(call);
    }
    allowed += (allowed.empty() ? "" : ", ") + std::string(word(candidate.verb));
  }
  if (allowed.empty() && verb == Verb::get && !path.starts_with("/api/") &&
      (pages::serve_file(call) || pages::serve_missing(call))) {
    return;
  }
  if (allowed.empty()) return call->refuse(RefusalCode::not_found, 404);
  call->answer({.status = 405, .headers = {{"Allow", allowed}}});
}

}  // namespace jamsides::net
