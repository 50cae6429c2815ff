// figures_view.cpp - what is counted from agreed scores, as rows for everyone.
#include <fmt/format.h>

#include "domain/figures.hpp"
#include "view/json_text.hpp"
#include "view/renderers.hpp"

namespace jamsides::view {
namespace {

const char* word(figures::Met met) {
  switch (met) {
    case figures::Met::yes: return "yes";
    case figures::Met::no: return "no";
    case figures::Met::undecided: return "undecided";
  }
  return "undecided";
}

}  // namespace

Forms render_figure(const Group& group, const EntityRef& ref, Want want) {
  const auto* a = group.assessment.find({ref.a});
  if (!a || a->scores.empty()) return {};
  std::string json;
  if (want == Want::json) {
    const auto figure = figures::of(group, *a);
    std::string rule;
    JsonText(rule)
        .field("name", group.checklist->rule.name)
        .field("met", word(figure.rule.met))
        .raw("belowItems", numbers(figure.rule.below))
        .field("full", figure.rule.full)
        .field("need", figure.rule.need)
        .raw("contested", numbers(figure.contested))
        .raw("unscored", numbers(figure.rule.unscored));
    std::string moves;
    {
      JsonText by_item(moves);
      for (const auto& [item, move] : figure.moves) {
        std::string one;
        JsonText(one).field("from", move.from).field("by", move.by);
        by_item.raw(std::to_string(item), one);
      }
    }
    JsonText text(json);
    text.field("organisation", a->organisation.text())
        .field("occasion", a->occasion)
        .field("method", group.checklist->id)
        .field("sum", figure.sum)
        .field("scored", figure.scored)
        .field("of", figure.of)
        .field("max", figure.max);
    if (figure.share_percent) text.raw("share", fmt::format("{:.1f}", *figure.share_percent));
    text.field("complete", figure.scored == figure.of).raw("rule", rule).raw("moves", moves);
  }
  return {{{{Circle::Kind::everyone}}, std::move(json)}};
}

Forms render_comparison(const Group& group, const EntityRef& ref, Want want) {
  if (!group.checklist || ref.a >= group.checklist->occasions.size()) return {};
  const auto& occasion = group.checklist->occasions[ref.a].id;
  bool any = false;
  for (const auto& [id, a] : group.assessment.assessments)
    any = any || (a.occasion == occasion && !a.scores.empty());
  if (!any) return {};
  std::string json;
  if (want == Want::json) {
    const auto comparison = figures::compare(group, occasion);
    std::string items;
    {
      JsonText by_item(items);
      for (const auto& [item, d] : comparison.items) {
        std::string one;
        JsonText(one).field("low", d.low).field("high", d.high).field("by", d.by).field("scored", d.scored);
        by_item.raw(std::to_string(item), one);
      }
    }
    JsonText(json)
        .raw("items", items)
        .raw("order", numbers(comparison.order))
        .raw("differs", numbers(comparison.differs));
  }
  return {{{{Circle::Kind::everyone}}, std::move(json)}};
}

}  // namespace jamsides::view
