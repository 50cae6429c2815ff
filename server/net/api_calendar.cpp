// api_calendar.cpp - a seat's calendar: its secret link, told at the desk, and what the link answers (HT13).
//
// A calendar program asks with the link alone, so the link is the key; it is in no log line, and nothing else
// is opened by it.
#include "net/api.hpp"
#include "net/sources.hpp"
#include "net/tagged.hpp"
#include "report/calendar.hpp"
#include "view/json_text.hpp"

namespace jamsides::net::api {

void calendar_link(const CallPtr& call) {
  const auto who = call->net.identity.by_session(cookie(call->request.cookies, kSeatCookie));
  if (!who || who->group != call->parts[0]) return call->refuse(RefusalCode::not_allowed, 401);
  if (who->key != Key::desk) return call->refuse(RefusalCode::not_allowed);
  const auto secret = call->net.identity.calendar_secret(who->group, who->seat);
  if (!secret) return call->refuse(RefusalCode::not_found);
  std::string text;
  view::JsonText(text).field("url", call->request.base_url + "/kalender/" + who->group + '/' +
                                        who->seat.text() + '/' + *secret + ".ics");
  call->json(std::move(text));
}

void calendar(const CallPtr& call) {
  static constexpr std::string_view kEnding = ".ics";
  const auto seat = SeatId::from(call->parts[1]);
  std::string_view token = call->parts[2];
  const bool file = token.ends_with(kEnding);
  if (file) token.remove_suffix(kEnding.size());
  if (!seat || !file || !call->net.identity.is_calendar_secret(call->parts[0], *seat, token)) {
    return call->refuse(RefusalCode::not_found);
  }
  with_group(call, call->parts[0], [call, seat = *seat](const Group& group, const auto&) {
    if (!group.seat(seat)) return call->refuse(RefusalCode::not_found);
    with_sources(call, group, [call, seat](const report::Sources& from) {
      answer_tagged(call, {.type = "text/calendar; charset=utf-8",
                           .body = report::calendar(from, seat),
                           .headers = {{"Cache-Control", "private, no-cache"},
                                       {"Content-Disposition", "inline; filename=\"jamsides.ics\""}}});
    });
  });
}

}  // namespace jamsides::net::api
