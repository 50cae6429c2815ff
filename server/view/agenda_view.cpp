// agenda_view.cpp - the items of agendas as rows, told to the whole group; where the meeting is stands in its
// own row.
#include "view/json_text.hpp"
#include "view/renderers.hpp"
#include "view/words.hpp"

namespace jamsides::view {

Forms render_agenda(const Group& group, const EntityRef& ref, Want want) {
  const AgendaItemId id{ref.a};
  const MeetingId meeting = group.agenda.meeting_of(id);
  if (!meeting) return {};
  std::string json;
  if (want == Want::json) {
    const agenda::Agenda& agenda = *group.agenda.of(meeting);
    const agenda::Item& item = *agenda.find(id);
    JsonText text(json);
    text.field("meeting", meeting.text())
        .field("place", static_cast<int>(&item - agenda.items.data()) + 1)
        .field("phase", word(item.phase))
        .maybe("title", item.title)
        .field("for", word(item.whom))
        .field("planned", item.planned)
        .field("minutes", item.minutes)
        .field("state", word(item.standing));
    if (item.started.n != 0) text.field("started", item.started.n);
    if (item.ended.n != 0) text.field("ended", item.ended.n);
  }
  return {{{{Circle::Kind::everyone}}, std::move(json)}};
}

}  // namespace jamsides::view
