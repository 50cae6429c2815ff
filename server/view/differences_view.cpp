// differences_view.cpp - what is proposed as focus, and where functions differ, as rows.
//
// A proposal is counted from agreed scores and from spreads that are shared, so it is told to those who see
// both: seats of organisations, never the storbild (VI6, FO3). Differences between functions: the own
// organisation alone (FO5).
#include "domain/differences.hpp"

#include "view/json_text.hpp"
#include "view/renderers.hpp"
#include "view/words.hpp"

namespace jamsides::view {
namespace {

using Kind = Circle::Kind;

std::string reasons(const std::vector<differences::Candidate>& candidates) {
  std::string json;
  {
    JsonText by_item(json);
    for (const auto& c : candidates) {
      std::string one;
      {
        JsonText text(one);
        text.field("low", c.low).field("high", c.high).field("ones", c.ones).field("scored", c.scored);
        if (c.spread) text.field("spread", *c.spread);
      }
      by_item.raw(std::to_string(c.item), one);
    }
  }
  return json;
}

std::string functions(const std::vector<seating::Function>& list) {
  return texts(list, [](seating::Function function) { return word(function); });
}

}  // namespace

Forms render_proposal(const Group& group, const EntityRef& ref, Want want) {
  if (!group.checklist || ref.a >= group.checklist->occasions.size()) return {};
  const auto proposal = differences::propose(group, group.checklist->occasions[ref.a].id);
  if (proposal.order.empty()) return {};
  std::string json;
  if (want == Want::json) {
    std::vector<int> order;
    for (const auto& candidate : proposal.order) order.push_back(candidate.item);
    JsonText(json)
        .raw("order", numbers(order))
        .raw("proposed", numbers(proposal.proposed))
        .raw("why", reasons(proposal.order));
  }
  return {{{{Kind::organisations}}, std::move(json)}};
}

Forms render_gap(const Group& group, const EntityRef& ref, Want want) {
  const auto* a = group.assessment.find({ref.a});
  if (!a) return {};
  const auto gap = differences::gap_of(group, *a, static_cast<int>(ref.b));
  if (!gap) return {};
  std::string json;
  if (want == Want::json) {
    JsonText(json)
        .field("assessment", a->id.text())
        .field("item", ref.b)
        .field("low", gap->low)
        .field("high", gap->high)
        .raw("lowest", functions(gap->lowest))
        .raw("highest", functions(gap->highest));
  }
  return {{{{Kind::organisation, a->organisation.n}}, std::move(json)}};
}

}  // namespace jamsides::view
