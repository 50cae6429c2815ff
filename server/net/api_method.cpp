// api_method.cpp - the method as the web client reads it, and the group's documents (HT7).
#include <algorithm>

#include "net/api.hpp"
#include "net/room_hours.hpp"
#include "net/tokens.hpp"
#include "report/checklist.hpp"

namespace jamsides::net::api {
namespace {

using Made = std::function<Answer(const Group&, OrganisationId, report::Form, report::Language)>;

/// A document for a seat of the group, about the organisation that was asked for or else its own.
void document(const CallPtr& call, Made make) {
  const auto held = call->net.identity.by_cookies(call->request.cookies);
  const auto who = std::ranges::find(held, call->parts[0], &Who::group);
  if (who == held.end()) return call->refuse(RefusalCode::not_allowed, 401);
  with_group(call, who->group, [call, who = *who, make](const Group& group, const auto&) {
    const auto* seat = group.seat(who.seat);
    if (!seat || !room_is_open_for(group, who, call->net.services.now())) {
      return call->refuse(RefusalCode::not_allowed);
    }
    const auto asked = call->request.parameter("organisation");
    const auto organisation =
        asked.empty() ? seat->organisation : OrganisationId::from(asked).value_or(OrganisationId{});
    if (!group.organisation(organisation)) return call->refuse(RefusalCode::not_found);
    const bool blank = call->request.parameter("blank") == "1";
    call->answer(make(group, organisation, blank ? report::Form::blank : report::Form::filled,
                      call->lang() == wire::Lang::sv ? report::Language::sv : report::Language::en));
  });
}

/// A file name for people, in the form RFC 6266 has for letters beyond ASCII.
std::string attachment(const std::string& name) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out = "attachment; filename=\"checklista.csv\"; filename*=UTF-8''";
  for (const char c : name) {
    const auto u = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.') {
      out += c;
    } else {
      out += '%';
      out += hex[u >> 4];
      out += hex[u & 15];
    }
  }
  return out;
}

}  // namespace

void method(const CallPtr& call) {
  const auto& documents = call->net.methods.documents;
  const auto it = documents.find(call->parts[0]);
  if (it == documents.end()) return call->refuse(RefusalCode::not_found);
  const auto tag = "W/\"" + sha256_hex(it->second).substr(0, 32) + '"';
  Answer answer{.type = "application/json",
                .fixed = it->second,
                .headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}}};
  if (call->request.if_none_match.find(tag) != std::string::npos) {
    answer.status = 304;
    answer.type.clear();
    answer.fixed = {};
  }
  call->answer(std::move(answer));
}

void checklist_csv(const CallPtr& call) {
  document(call, [](const Group& group, OrganisationId organisation, auto form, auto language) {
    const auto name = form == report::Form::blank
                          ? std::string("checklista.csv")
                          : "checklista-" + group.organisation(organisation)->name + ".csv";
    return Answer{.type = "text/csv; charset=utf-8",
                  .body = report::checklist_csv(group, organisation, form, language),
                  .headers = {{"Content-Disposition", attachment(name)}}};
  });
}

void checklist_html(const CallPtr& call) {
  document(call, [](const Group& group, OrganisationId organisation, auto form, auto language) {
    return Answer{.type = "text/html; charset=utf-8",
                  .body = report::checklist_html(group, organisation, form, language, "/print.css")};
  });
}

}  // namespace jamsides::net::api
