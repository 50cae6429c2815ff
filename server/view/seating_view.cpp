// seating_view.cpp - you, the group, organisations, seats, requests and cards as rows.
//
// Names of people go to their own organisation and to whoever leads; a card's link only to who asked for it.
#include "domain/permission.hpp"
#include "view/json_text.hpp"
#include "view/renderers.hpp"
#include "view/words.hpp"

namespace jamsides::view {

using Kind = Circle::Kind;

namespace {

void write_seat(std::string& json, const Group& group, const seating::Seat& seat, bool with_name) {
  JsonText text(json);
  if (seat.organisation) text.field("organisation", seat.organisation.text());
  text.field("function", word(seat.function)).field("label", seat.label).field("taken", seat.taken);
  if (seat.remote) text.field("remote", true);
  if (!with_name || !seat.taken) return;
  const auto name = group.seating.names.find(seat.who);
  if (name != group.seating.names.end()) text.maybe("who", name->second);
  text.field("standIn", seat.stand_in);
}

void write_card(std::string& json, const Group& group, const seating::Card& card, bool with_link) {
  JsonText text(json);
  text.field("seat", card.seat.text())
      .field("by", card.by.text())
      .field("until", card.until.n)
      .field("used", card.used);
  if (!with_link || card.used) return;
  const auto token = group.seating.card_tokens.find(card.id);
  if (token != group.seating.card_tokens.end()) text.field("url", "/k/" + token->second);
}

}  // namespace

Forms render_you(const Group& group, const EntityRef& ref, Want want) {
  const auto* seat = group.seat({ref.a});
  if (!seat) return {};
  const Key key = ref.b == 0 ? Key::room : Key::desk;
  std::string json;
  if (want == Want::json) {
    JsonText row(json);
    row.field("seat", seat->id.text());
    if (seat->organisation) row.field("organisation", seat->organisation.text());
    row.field("function", word(seat->function))
        .field("facilitator", group.is_facilitator(seat->id))
        .field("key", word(key))
        .raw("may", texts(permission::allowed(group, seat->id)));
    std::string answered;
    for (const auto& [id, survey] : group.survey.surveys) {
      if (!survey.answered.contains(seat->id)) continue;
      answered += answered.empty() ? '[' : ',';
      append_quoted(answered, id.text());
    }
    if (!answered.empty()) row.raw("answered", answered + "]");
  }
  return {{{{Kind::audience, ref.a, key}}, std::move(json)}};
}

Forms render_group(const Group& group, Want want) {
  if (!group.checklist) return {};
  std::string json;
  if (want == Want::json) JsonText(json).field("name", group.name).field("method", group.checklist->id);
  return {{{{Kind::everyone}}, std::move(json)}};
}

Forms render_organisation(const Group& group, const EntityRef& ref, Want want) {
  const auto* o = group.organisation({ref.a});
  if (!o) return {};
  std::string json;
  if (want == Want::json) {
    JsonText(json)
        .field("name", o->name)
        .field("kind", word(o->kind))
        .maybe("code", o->code)
        .maybe("parent", o->parent)
        .field("mark", word(o->mark))
        .field("mentor", o->mentor)
        .raw("share", o->share_spread ? R"({"spread":true})" : R"({"spread":false})");
  }
  return {{{{Kind::everyone}}, std::move(json)}};
}

Forms render_seat(const Group& group, const EntityRef& ref, Want want) {
  const auto* seat = group.seat({ref.a});
  if (!seat) return {};
  const auto row = [&](bool with_name) {
    std::string json;
    if (want == Want::json) write_seat(json, group, *seat, with_name);
    return json;
  };
  Circles named{{Kind::facilitator}, {Kind::seat, ref.a}};
  if (seat->organisation) named.push_back({Kind::organisation, seat->organisation.n});
  return {{std::move(named), row(true)}, {{{Kind::everyone}}, row(false)}};
}

Forms render_request(const Group& group, const EntityRef& ref, Want want) {
  const auto it = group.seating.requests.find({ref.a});
  if (it == group.seating.requests.end()) return {};
  const auto& request = it->second;
  std::string json;
  if (want == Want::json) {
    const auto name = group.seating.names.find(request.who);
    JsonText(json)
        .field("seat", request.seat.text())
        .maybe("who", name == group.seating.names.end() ? std::string() : name->second)
        .field("at", request.at.n);
  }
  Circles circles{{Kind::facilitator}};
  if (const auto* seat = group.seat(request.seat); seat && seat->organisation) {
    circles.push_back({Kind::nyckelperson_of, seat->organisation.n});
  }
  return {{std::move(circles), std::move(json)}};
}

Forms render_card(const Group& group, const EntityRef& ref, Want want) {
  const auto it = group.seating.cards.find({ref.a});
  if (it == group.seating.cards.end()) return {};
  const auto& card = it->second;
  const auto row = [&](bool with_link) {
    std::string json;
    if (want == Want::json) write_card(json, group, card, with_link);
    return json;
  };
  Circles told{{Kind::seat, card.seat.n}};
  if (const auto* seat = group.seat(card.seat); seat && seat->organisation) {
    told.push_back({Kind::nyckelperson_of, seat->organisation.n});
  }
  return {{{{Kind::seat, card.by.n}}, row(true)}, {std::move(told), row(false)}};
}

}  // namespace jamsides::view
