// meeting_view.cpp - meetings as rows; what can be undone is told to whoever leads, the link to whoever has a
// seat.
#include "domain/meeting_rules.hpp"
#include "view/json_text.hpp"
#include "view/renderers.hpp"
#include "view/words.hpp"

namespace jamsides::view {
namespace {

/// Where the meeting is in its agenda: the item that runs, and when its time is up or how much is left while
/// paused.
void write_place(JsonText& text, const agenda::Agenda* agenda) {
  if (!agenda) return;
  text.maybe("agenda", agenda->from);
  if (!agenda->now) return;
  text.field("item", agenda->now.text());
  if (agenda->left) {
    text.field("left", *agenda->left);
  } else {
    text.field("ends", agenda->ends.n);
  }
}

/// A close that is settled with its notes is not taken back any more.
bool can_undo(const Group& group, const meeting::Meeting& m) { return m.undo && !group.notes.settled(m.id); }

/// How the meeting is held and by whom it is visited, and what Uppstart has left to agree.
void write_plan(JsonText& text, const Group& group, const meeting::Meeting& m) {
  if (m.mode != meeting::Mode::room) text.field("mode", word(m.mode));
  text.maybe("reason", m.reason);
  if (m.afterwards) text.field("afterwards", true);
  if (!m.guests.empty()) {
    std::string guests;
    for (const auto& each : m.guests) {
      guests += guests.empty() ? '[' : ',';
      JsonText(guests).field("from", each.from).field("count", each.count);
    }
    text.raw("guests", guests + "]");
  }
  if (m.phase == meeting::Phase::closed) return;
  std::vector<std::string> left;
  for (const auto& each : meeting::unsettled(group, m)) left.push_back(each.occasion);
  if (!left.empty()) text.raw("unsettled", texts(left));
}

struct With {
  bool undo, link;
};

void write_meeting(std::string& json, const Group& group, const meeting::Meeting& m, With with) {
  JsonText text(json);
  text.field("occasion", m.occasion).maybe("date", m.date);
  if (m.host) text.field("host", m.host.text());
  text.field("state", word(m.phase));
  if (m.facilitator) text.field("facilitator", m.facilitator.text());
  if (m.stands_in_for) text.field("standsInFor", m.stands_in_for.text());
  text.field("show", word(m.show));
  if (m.focus) text.field("focus", *m.focus);
  text.maybe("code", m.code);
  if (const auto* items = group.focus.of(m.id)) text.raw("focusItems", numbers(*items));
  write_plan(text, group, m);
  if (with.link) text.maybe("link", m.link);
  write_place(text, group.agenda.of(m.id));
  if (!with.undo || !can_undo(group, m)) return;
  std::string undo;
  JsonText(undo).field("seq", m.undo->seq).field("did", m.undo->did);
  text.raw("undo", undo);
}

}  // namespace

Forms render_meeting(const Group& group, const EntityRef& ref, Want want) {
  const auto it = group.meeting.meetings.find({ref.a});
  if (it == group.meeting.meetings.end()) return {};
  const auto row = [&](With with) {
    std::string json;
    if (want == Want::json) write_meeting(json, group, it->second, with);
    return json;
  };
  Form lead{{{Circle::Kind::facilitator}}, row({.undo = true, .link = true})};
  Form others{{{Circle::Kind::everyone}}, row({.undo = false, .link = true})};
  if (it->second.link.empty()) return {std::move(lead), std::move(others)};
  Form screen{{{Circle::Kind::storbild}}, row({.undo = false, .link = false})};
  return {std::move(lead), std::move(screen), std::move(others)};
}

}  // namespace jamsides::view
