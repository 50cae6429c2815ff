// meeting_view.cpp - meetings as rows; what can be undone is told to whoever leads.
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

void write_meeting(std::string& json, const Group& group, const meeting::Meeting& m, bool with_undo) {
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
  write_place(text, group.agenda.of(m.id));
  if (!with_undo || !m.undo) return;
  std::string undo;
  JsonText(undo).field("seq", m.undo->seq).field("did", m.undo->did);
  text.raw("undo", undo);
}

}  // namespace

Forms render_meeting(const Group& group, const EntityRef& ref, Want want) {
  const auto it = group.meeting.meetings.find({ref.a});
  if (it == group.meeting.meetings.end()) return {};
  const auto row = [&](bool with_undo) {
    std::string json;
    if (want == Want::json) write_meeting(json, group, it->second, with_undo);
    return json;
  };
  return {{{{Circle::Kind::facilitator}}, row(true)}, {{{Circle::Kind::everyone}}, row(false)}};
}

}  // namespace jamsides::view
