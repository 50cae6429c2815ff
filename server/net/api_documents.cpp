// api_documents.cpp - the group's documents, each for the seat that asks (HT7, HT12, HT14).
#include <algorithm>

#include "net/api.hpp"
#include "net/room_hours.hpp"
#include "net/sources.hpp"
#include "report/anchoring.hpp"
#include "report/checklist.hpp"
#include "report/notes_written.hpp"
#include "view/json_text.hpp"

namespace jamsides::net::api {
namespace {

constexpr std::string_view kStyle = "/print.css";
constexpr const char* kHtml = "text/html; charset=utf-8";

/// The group and the seat that asks, where its room is open for it.
using Asked = std::function<void(const Group&, const seating::Seat&, const Who&)>;

void with_seat(const CallPtr& call, Asked then) {
  const auto held = call->net.identity.by_cookies(call->request.cookies);
  const auto who = std::ranges::find(held, call->parts[0], &Who::group);
  if (who == held.end()) return call->refuse(RefusalCode::not_allowed, 401);
  with_group(call, who->group, [call, who = *who, then](const Group& group, const auto&) {
    const auto* seat = group.seat(who.seat);
    if (!seat || !room_is_open_for(group, who, call->net.services.now())) {
      return call->refuse(RefusalCode::not_allowed);
    }
    then(group, *seat, who);
  });
}

/// The organisation that was asked for, else the seat's own.
OrganisationId asked_organisation(const Call& call, const seating::Seat& seat) {
  const auto asked = call.request.parameter("organisation");
  return asked.empty() ? seat.organisation : OrganisationId::from(asked).value_or(OrganisationId{});
}

using Made = std::function<Answer(const Group&, OrganisationId, report::Form, report::Language)>;

void checklist(const CallPtr& call, Made make) {
  with_seat(call, [call, make](const Group& group, const seating::Seat& seat, const Who&) {
    const auto organisation = asked_organisation(*call, seat);
    if (!group.organisation(organisation)) return call->refuse(RefusalCode::not_found);
    const bool blank = call->request.parameter("blank") == "1";
    call->answer(
        make(group, organisation, blank ? report::Form::blank : report::Form::filled, language_of(*call)));
  });
}

/// A file name for people, in the form RFC 6266 has for letters beyond ASCII.
std::string attachment(const std::string& plain, const std::string& name) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out = "attachment; filename=\"" + plain + "\"; filename*=UTF-8''";
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

bool draft_is_asked(const Call& call) { return call.request.parameter("draft") == "1"; }

/// What the notes are made from, of the meeting that was asked for, once it has opened.
using AskedNotes = std::function<void(const report::Sources&, MeetingId, const Who&)>;

void with_notes_of(const CallPtr& call, AskedNotes then) {
  with_seat(call, [call, then](const Group& group, const seating::Seat&, const Who& who) {
    const auto asked = MeetingId::from(call->request.parameter("meeting"));
    const auto it = asked ? group.meeting.meetings.find(*asked) : group.meeting.meetings.end();
    if (it == group.meeting.meetings.end() || it->second.phase == meeting::Phase::planned) {
      return call->refuse(RefusalCode::not_found);
    }
    with_sources(call, group,
                 [then, who, meeting = it->first](const report::Sources& from) { then(from, meeting, who); });
  });
}

/// The wording there is, else the draft for whoever asks; the draft, too, where it is asked for and nothing
/// is settled.
void with_notes(const CallPtr& call, std::function<Answer(const report::Document&)> write) {
  with_notes_of(call, [call, write](const report::Sources& from, MeetingId meeting, const Who& who) {
    const auto* written = from.group.notes.of(meeting);
    const bool draft = !written || (draft_is_asked(*call) && !written->is_settled());
    call->answer(write(draft ? report::notes(from, {who.seat, who.key}, meeting)
                             : report::written_notes(from, meeting)));
  });
}

}  // namespace

void checklist_csv(const CallPtr& call) {
  checklist(call, [](const Group& group, OrganisationId organisation, auto form, auto language) {
    const auto name = form == report::Form::blank
                          ? std::string("checklista.csv")
                          : "checklista-" + group.organisation(organisation)->name + ".csv";
    return Answer{.type = "text/csv; charset=utf-8",
                  .body = report::checklist_csv(group, organisation, form, language),
                  .headers = {{"Content-Disposition", attachment("checklista.csv", name)}}};
  });
}

void checklist_html(const CallPtr& call) {
  checklist(call, [](const Group& group, OrganisationId organisation, auto form, auto language) {
    return Answer{.type = kHtml, .body = report::checklist_html(group, organisation, form, language, kStyle)};
  });
}

void notes_html(const CallPtr& call) {
  with_notes(call, [](const report::Document& notes) {
    return Answer{.type = kHtml, .body = report::document_html(notes, kStyle)};
  });
}

void notes_text(const CallPtr& call) {
  with_notes(call, [](const report::Document& notes) {
    return Answer{.type = "text/plain; charset=utf-8",
                  .body = report::document_text(notes),
                  .headers = {{"Content-Disposition", attachment("anteckningar.txt", notes.title + ".txt")}}};
  });
}

void notes_json(const CallPtr& call) {
  with_notes_of(call, [call](const report::Sources& from, MeetingId meeting, const Who&) {
    const auto* written = from.group.notes.of(meeting);
    const bool draft = !written || draft_is_asked(*call);
    const auto sections = draft ? report::shared_draft(from, meeting) : written->sections;
    std::string text;
    view::JsonText(text)
        .field("meeting", meeting.text())
        .field("version", written ? written->version : 0)
        .field("draft", draft)
        .raw("sections", view::array(sections, [](std::string& out, const notes::Section& each) {
               view::JsonText(out).field("title", each.title).field("text", each.text);
             }));
    call->json(std::move(text));
  });
}

void anchoring_html(const CallPtr& call) {
  with_seat(call, [call](const Group& group, const seating::Seat& seat, const Who&) {
    const auto organisation = asked_organisation(*call, seat);
    const auto* found = group.organisation(organisation);
    if (!found || found->mentor) return call->refuse(RefusalCode::not_found);
    if (organisation != seat.organisation) return call->refuse(RefusalCode::not_allowed);
    with_sources(call, group, [call, organisation](const report::Sources& from) {
      call->answer(
          {.type = kHtml, .body = report::document_html(report::anchoring(from, organisation), kStyle)});
    });
  });
}

}  // namespace jamsides::net::api
