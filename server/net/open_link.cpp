// open_link.cpp - a card is scanned, a link is opened; see pages.hpp.
//
// A secret is in the address only until the answer: the redirect, the cookie and the log hold none (SE10).
#include "net/pages.hpp"
#include "net/sit_down.hpp"

namespace jamsides::net::pages {
namespace {

/// 404, with a page that leads on to where it is said in words.
void not_good(const CallPtr& call, const std::string& text, const std::string& place) {
  call->answer(
      {.status = 404,
       .type = "text/html; charset=utf-8",
       .body = "<!doctype html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Jämsides</title>"
               "</head><body><p>" +
               text + "</p></body></html>\n",
       .headers = {{"Refresh", "0; url=" + place}}});
}

void gone(const CallPtr& call) {
  call->net.log("link: unknown, used or revoked");
  not_good(call, "Länken gäller inte längre. <a href=\"/anslut?fel=kort\">Anslut med mötets kod</a>",
           "/anslut?fel=kort");
}

/// A desk link that has been opened: the device that did goes on to its desk, any other is told (SE11).
void opened_before(const CallPtr& call, const store::CredentialInfo& link) {
  const auto held = call->net.identity.by_session(cookie(call->request.cookies, kSeatCookie));
  if (held && held->group == link.group && held->seat == link.seat && held->key == Key::desk)
    return call->go_to("/hemma");
  call->net.log("link: a desk's, opened before");
  not_good(call, "Länken har redan öppnats. <a href=\"/oppna?fel=oppnad\">Så får du en ny</a>",
           "/oppna?fel=oppnad");
}

/// A browser that looks ahead, or a program that asks whether the link is there, must not use it up.
bool only_looks(const CallPtr& call) {
  if (call->request.verb != Verb::head && !call->request.prefetch) return false;
  call->answer({.status = 204});
  return true;
}

}  // namespace

void open_link(const CallPtr& call) {
  if (only_looks(call)) return;
  const auto credential = call->net.identity.credential(call->parts[0]);
  if (!credential) {
    const auto spent = call->net.identity.spent(call->parts[0]);
    return spent ? opened_before(call, *spent) : gone(call);
  }
  with_group(call, credential->group,
             [call, link = *credential](const Group& group, const std::shared_ptr<room::Room>& room) {
               const auto* seat = group.seat(link.seat);
               if (!seat) return gone(call);
               const auto page = page_of(group, link);
               const auto held = held_by(*call, *seat);
               const bool same = held && held->group == link.group && held->seat == link.seat;
               if (same && (held->key == link.key || held->key == Key::desk)) return call->go_to(page);
               // A desk link opens once, so it waits for a press: mail filters follow links, but press
               // nothing.
               if (link.key == Key::desk || (held && !same)) {
                 const auto ticket =
                     call->net.tickets.add(link.hash, held ? held->hash : "", call->net.services.now());
                 return call->go_to((link.key == Key::desk ? "/oppna?k=" : "/byt?k=") + ticket);
               }
               sit_down(call, link, room, [call, page](bool seated) {
                 if (!seated) return gone(call);
                 call->go_to(page);
               });
             });
}

void open_admin_link(const CallPtr& call) {
  if (only_looks(call)) return;
  if (!call->net.identity.is_admin_link(call->parts[0])) return gone(call);
  call->net.identity.start_admin_session([call](std::expected<std::string, store::Fault> value) {
    if (!value) return call->refuse(RefusalCode::not_saved);
    call->set_cookie(kAdminCookie, *value, kAdminSessionLife);
    call->net.log("admin: signed in by link");
    call->go_to("/admin");
  });
}

}  // namespace jamsides::net::pages
