// purpose_view.cpp - what each organisation is here for, every line of its history; told to the whole group.
#include "view/json_text.hpp"
#include "view/renderers.hpp"

namespace jamsides::view {

Forms render_purpose(const Group& group, const EntityRef& ref, Want want) {
  const auto* aims = group.purpose.of({ref.a});
  if (!aims || ref.b < 1 || ref.b > aims->size()) return {};
  const purpose::Aim& aim = (*aims)[ref.b - 1];
  std::string json;
  if (want == Want::json) {
    JsonText(json)
        .field("organisation", OrganisationId{ref.a}.text())
        .field("place", ref.b)
        .raw("kinds", texts(aim.kinds))
        .maybe("words", aim.words)
        .maybe("occasion", aim.occasion)
        .field("seat", aim.by.text())
        .field("at", aim.at.n);
  }
  return {{{{Circle::Kind::everyone}}, std::move(json)}};
}

}  // namespace jamsides::view
