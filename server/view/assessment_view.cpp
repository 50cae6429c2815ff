// assessment_view.cpp - assessments, ballots, scores and spreads as rows.
//
// A ballot: its own seat until its round is revealed, then its own organisation; never anybody else (design
// 9). A score: everyone. A spread: other organisations' tablets, and only where the organisation allows it.
// How many have answered: everyone in the room; of what is answered at home its own organisation alone.
#include "domain/differences.hpp"
#include "domain/figures.hpp"
#include "view/json_text.hpp"
#include "view/renderers.hpp"
#include "view/words.hpp"

namespace jamsides::view {
namespace {

using Kind = Circle::Kind;

std::string assessment_json(const Group& group, const assessment::Assessment& a, bool with_answered) {
  std::string json;
  {
    JsonText text(json);
    text.field("organisation", a.organisation.text())
        .field("occasion", a.occasion)
        .field("method", group.checklist->id)
        .field("mode", word(a.mode))
        .field("place", word(a.place))
        .field("state", word(a.phase))
        .field("round", a.round);
    if (with_answered) {
      std::string answered;
      {
        JsonText counts(answered);
        for (const auto& [seat, count] : a.answered) counts.field(seat.text(), count);
      }
      text.raw("answered", answered);
    }
    if (a.mode == assessment::Mode::confirm) {
      std::string last;
      {
        JsonText items(last);
        for (int item = 1; item <= group.checklist->item_count(); ++item) {
          if (const auto from = figures::last_agreed(group, a.organisation, a.occasion, item)) {
            items.field(std::to_string(item), from->text() + "." + std::to_string(item));
          }
        }
      }
      text.raw("last", last);
    }
  }
  return json;
}

}  // namespace

Forms render_assessment(const Group& group, const EntityRef& ref, Want want) {
  const auto* a = group.assessment.find({ref.a});
  if (!a) return {};
  const Circle own{Kind::organisation, a->organisation.n}, everyone{Kind::everyone};
  const bool home = a->place == assessment::Place::home;
  if (want != Want::json) return home ? Forms{{{own}, {}}, {{everyone}, {}}} : Forms{{{everyone}, {}}};
  auto full = assessment_json(group, *a, true);
  if (!home) return {{{everyone}, std::move(full)}};
  return {{{own}, std::move(full)}, {{everyone}, assessment_json(group, *a, false)}};
}

Forms render_ballot(const Group& group, const EntityRef& ref, Want want) {
  const auto* a = group.assessment.find({ref.a});
  if (!a) return {};
  const assessment::BallotKey key{static_cast<int>(ref.b), SeatId{ref.c}, static_cast<int>(ref.d)};
  const auto it = a->ballots.find(key);
  if (it == a->ballots.end()) return {};
  const auto round = a->revealed_rounds.find(key.round);
  const bool revealed = round != a->revealed_rounds.end() && round->second;
  std::string json;
  if (want == Want::json) {
    JsonText text(json);
    text.field("assessment", a->id.text())
        .field("round", key.round)
        .field("seat", key.seat.text())
        .field("item", key.item);
    if (it->second.value == assessment::kPass) {
      text.field("value", "pass");
    } else {
      text.field("value", it->second.value);
    }
    text.maybe("reason", it->second.reason);
  }
  const Circle circle =
      revealed ? Circle{Kind::organisation, a->organisation.n} : Circle{Kind::seat, key.seat.n};
  return {{{circle}, std::move(json)}};
}

Forms render_score(const Group& group, const EntityRef& ref, Want want) {
  const auto* a = group.assessment.find({ref.a});
  if (!a) return {};
  const auto it = a->scores.find(static_cast<int>(ref.b));
  if (it == a->scores.end()) return {};
  const auto& score = it->second;
  std::string json;
  if (want == Want::json) {
    JsonText text(json);
    text.field("assessment", a->id.text()).field("item", ref.b);
    if (score.value) text.field("value", *score.value);
    text.field("state", score.value ? "agreed" : "contested")
        .maybe("comment", score.comment)
        .maybe("next", score.next)
        .field("source", word(score.source))
        .maybe("reason", score.reason);
  }
  return {{{{Kind::everyone}}, std::move(json)}};
}

Forms render_spread(const Group& group, const EntityRef& ref, Want want) {
  const auto* a = group.assessment.find({ref.a});
  if (!a) return {};
  const auto* o = group.organisation(a->organisation);
  if (!o || !o->share_spread) return {};
  const auto spread = differences::spread_of(*a, static_cast<int>(ref.b));
  if (!spread) return {};
  std::string json;
  if (want == Want::json) {
    JsonText(json)
        .field("assessment", a->id.text())
        .field("item", ref.b)
        .field("low", spread->first)
        .field("high", spread->second);
  }
  return {{{{Kind::other_organisations, a->organisation.n}}, std::move(json)}};
}

}  // namespace jamsides::view
