// notes_view.cpp - how far a meeting's notes have come, without their words, which the documents tell; and
// where an organisation has shown its förankringspaket.
//
// Notes: everyone, for they are the group's. A presentation: its own organisation (AN2).
#include "domain/notes_rules.hpp"
#include "view/json_text.hpp"
#include "view/renderers.hpp"
#include "view/words.hpp"

namespace jamsides::view {

Forms render_notes(const Group& group, const EntityRef& ref, Want want) {
  const MeetingId meeting{ref.a};
  const auto* notes = group.notes.of(meeting);
  if (!notes) return {};
  std::string json;
  if (want == Want::json) {
    JsonText text(json);
    text.field("version", notes->version).field("seat", notes->by.text()).field("at", notes->at.n);
    std::string approved;
    {
      JsonText each(approved);
      for (const auto& [organisation, at] : notes->approved) each.field(organisation.text(), at.n);
    }
    text.raw("approved", approved).raw("awaited", texts(notes::awaited(group, meeting), [](auto id) {
                                         return id.text();
                                       }));
    if (notes->is_settled()) text.field("settled", notes->settled.n);
    text.field("corrections", notes->corrections.size());
  }
  return {{{{Circle::Kind::everyone}}, std::move(json)}};
}

Forms render_presentation(const Group& group, const EntityRef& ref, Want want) {
  const OrganisationId organisation{ref.a};
  const auto* told = group.anchoring.of(organisation);
  if (!told || ref.b < 1 || ref.b > told->size()) return {};
  std::string json;
  if (want == Want::json) {
    const anchoring::Presentation& each = (*told)[ref.b - 1];
    JsonText(json)
        .field("organisation", organisation.text())
        .field("place", ref.b)
        .field("date", each.date)
        .field("where", word(each.where))
        .maybe("words", each.words)
        .field("seat", each.by.text())
        .field("at", each.at.n);
  }
  return {{{{Circle::Kind::organisation, organisation.n}}, std::move(json)}};
}

}  // namespace jamsides::view
