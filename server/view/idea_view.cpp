// idea_view.cpp - ideas, the lines of each organisation's own list, and what it tells whoever is quoted.
//
// An idea: everyone; once withdrawn its own organisation, so that it can be told again. A line of a list: its
// own organisation. That somebody was inspired, by what and when: the organisation it comes from (ID4).
#include "view/json_text.hpp"
#include "view/renderers.hpp"

namespace jamsides::view {
namespace {

using Kind = Circle::Kind;

}  // namespace

Forms render_idea(const Group& group, const EntityRef& ref, Want want) {
  const auto* idea = group.idea.find(IdeaId{ref.a});
  if (!idea) return {};
  std::string json;
  if (want == Want::json) {
    JsonText text(json);
    text.field("organisation", idea->organisation.text())
        .field("seat", idea->by.text())
        .field("text", idea->text)
        .maybe("occasion", idea->occasion)
        .field("at", idea->at.n);
    if (idea->item != 0) text.field("item", idea->item);
    if (idea->withdrawn) text.field("withdrawn", true);
  }
  const Circle circle =
      idea->withdrawn ? Circle{Kind::organisation, idea->organisation.n} : Circle{Kind::everyone};
  return {{{circle}, std::move(json)}};
}

Forms render_saved(const Group& group, const EntityRef& ref, Want want) {
  const auto* entry = group.idea.find(EntryId{ref.a});
  if (!entry) return {};
  std::string json;
  if (want == Want::json) {
    JsonText text(json);
    text.field("from", entry->from.text())
        .field("source", entry->source.text())
        .field("text", entry->text)
        .field("seat", entry->by.text())
        .maybe("occasion", entry->occasion)
        .field("at", entry->at.n)
        .maybe("draft", entry->draft);
    if (entry->item != 0) text.field("item", entry->item);
    if (!entry->kept) text.field("dropped", true);
  }
  return {{{{Kind::organisation, entry->organisation.n}}, std::move(json)}};
}

Forms render_inspired(const Group& group, const EntityRef& ref, Want want) {
  const auto* entry = group.idea.find(EntryId{ref.a});
  if (!entry || !entry->kept) return {};
  std::string json;
  if (want == Want::json) {
    JsonText(json)
        .field("from", entry->from.text())
        .field("organisation", entry->organisation.text())
        .field("text", entry->text)
        .field("at", entry->at.n);
  }
  return {{{{Kind::organisation, entry->source.n}}, std::move(json)}};
}

}  // namespace jamsides::view
