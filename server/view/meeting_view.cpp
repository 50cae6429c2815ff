// meeting_view.cpp - meetings as rows; what can be undone is told to whoever leads.
#include "view/json_text.hpp"
#include "view/renderers.hpp"
#include "view/words.hpp"

namespace jamsides::view {
namespace {

void write_meeting(std::string& json, const meeting::Meeting& m, bool with_undo) {
  JsonText text(json);
  text.field("occasion", m.occasion).maybe("date", m.date);
  if (m.host) text.field("host", m.host.text());
  text.field("state", word(m.phase));
  if (m.facilitator) text.field("facilitator", m.facilitator.text());
  text.field("show", word(m.show));
  if (m.focus) text.field("focus", *m.focus);
  text.maybe("code", m.code);
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
    if (want == Want::json) write_meeting(json, it->second, with_undo);
    return json;
  };
  return {{{{Circle::Kind::facilitator}}, row(true)}, {{{Circle::Kind::everyone}}, row(false)}};
}

}  // namespace jamsides::view
