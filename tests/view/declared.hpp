// declared.hpp - who may know each field of each row, written down a second time and by hand: the rules VI in
// the words of SPEC.md, not of the renderers.
//
// A table without an entry does not compile. A field that is rendered without standing here, that reaches
// somebody it is not for, or that rows.schema.json knows differently, fails Declared (declared_test.cpp).
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "view/render.hpp"

namespace jamsides::view {

/// Whether `viewer` may know a field of the row at `ref`, which exists.
using MayKnow = bool (*)(const Group& group, const EntityRef& ref, const Viewer& viewer);

struct DeclaredField {
  std::string_view name;
  MayKnow who;
};

namespace declared {

using seating::Function;

inline bool everyone(const Group&, const EntityRef&, const Viewer&) { return true; }

inline bool everyone_but_the_storbild(const Group&, const EntityRef&, const Viewer& v) {  // ME11
  return v.function != Function::storbild;
}

inline bool this_audience(const Group&, const EntityRef& ref, const Viewer& v) {  // HS12
  return v.audience.seat.n == ref.a && v.audience.key == (ref.b == 0 ? Key::room : Key::desk);
}

inline bool facilitator(const Group& group, const EntityRef&, const Viewer& v) {  // VI10
  return group.is_facilitator(v.audience.seat);
}

inline bool own_and_facilitator(const Group& group, const EntityRef& ref, const Viewer& v) {  // VI7
  const auto* seat = group.seat({ref.a});
  return v.audience.seat == seat->id || group.is_facilitator(v.audience.seat) ||
         (seat->organisation && seat->organisation == v.organisation);
}

inline bool voter_then_own(const Group& group, const EntityRef& ref, const Viewer& v) {  // VI1, VI2
  const auto* a = group.assessment.find({ref.a});
  const auto revealed = a->revealed_rounds.find(static_cast<int>(ref.b));
  return v.audience.seat.n == ref.c ||
         (revealed != a->revealed_rounds.end() && revealed->second && v.organisation == a->organisation);
}

inline bool own_where_at_home(const Group& group, const EntityRef& ref, const Viewer& v) {  // VI4
  const auto* a = group.assessment.find({ref.a});
  return a->place == assessment::Place::room || v.organisation == a->organisation;
}

inline bool promising_organisation(const Group& group, const EntityRef& ref, const Viewer& v) {  // CO7
  return v.organisation == group.commitment.find({ref.a})->organisation;
}

inline bool others_while_shared(const Group& group, const EntityRef& ref, const Viewer& v) {  // VI6, VI11
  const auto owner = group.assessment.find({ref.a})->organisation;
  return group.organisation(owner)->share_spread && v.organisation && v.organisation != owner &&
         v.function != Function::storbild;
}

inline bool organisations_and_storbild(const Group&, const EntityRef&, const Viewer& v) {  // SU8
  return v.function == Function::storbild || (v.organisation && v.function != Function::observator);
}

inline bool nyckelperson_of(const Group& group, SeatId seat, const Viewer& v) {
  const auto organisation = group.seat(seat)->organisation;
  return organisation && v.organisation == organisation && v.function == Function::nyckelperson;
}

inline bool who_can_admit(const Group& group, const EntityRef& ref, const Viewer& v) {  // VI8
  return group.is_facilitator(v.audience.seat) ||
         nyckelperson_of(group, group.seating.requests.at({ref.a}).seat, v);
}

inline bool who_asked(const Group& group, const EntityRef& ref, const Viewer& v) {  // VI9
  return group.seating.cards.at({ref.a}).by == v.audience.seat;
}

inline bool asked_or_concerned(const Group& group, const EntityRef& ref, const Viewer& v) {  // VI9
  const auto& card = group.seating.cards.at({ref.a});
  return card.by == v.audience.seat || card.seat == v.audience.seat || nyckelperson_of(group, card.seat, v);
}

inline bool of_an_organisation(const Group&, const EntityRef&, const Viewer& v) {  // FO3
  return bool(v.organisation) && v.function != Function::storbild;
}

inline bool voting_organisation(const Group& group, const EntityRef& ref, const Viewer& v) {  // FO5
  return v.organisation == group.assessment.find({ref.a})->organisation;
}

inline bool everyone_until_withdrawn(const Group& group, const EntityRef& ref, const Viewer& v) {  // ID2
  const auto* idea = group.idea.find(IdeaId{ref.a});
  return !idea->withdrawn || v.organisation == idea->organisation;
}

inline bool own_list(const Group& group, const EntityRef& ref, const Viewer& v) {  // ID4
  return v.organisation == group.idea.find(EntryId{ref.a})->organisation;
}

inline bool quoted_organisation(const Group& group, const EntityRef& ref, const Viewer& v) {  // ID4
  const auto* entry = group.idea.find(EntryId{ref.a});
  return entry->kept && v.organisation == entry->source;
}

inline bool presenting_organisation(const Group&, const EntityRef& ref, const Viewer& v) {  // AN2
  return v.organisation.n == ref.a;
}

}  // namespace declared

/// Every field the contract gives rows of this table.
inline std::vector<DeclaredField> fields_of(Table table) {
  const auto all = [](MayKnow who, std::initializer_list<std::string_view> names) {
    std::vector<DeclaredField> fields;
    for (const auto name : names) fields.push_back({name, who});
    return fields;
  };
  const auto also = [](std::vector<DeclaredField> fields, std::vector<DeclaredField> more) {
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
  };
  using namespace declared;
  switch (table) {
    case Table::you:
      return all(this_audience,
                 {"seat", "organisation", "function", "facilitator", "key", "may", "answered"});
    case Table::group: return all(everyone, {"name", "method", "round"});
    case Table::organisation:
      return all(everyone, {"name", "kind", "code", "parent", "mark", "mentor", "share"});
    case Table::seat:
      return also(all(everyone, {"organisation", "function", "label", "taken", "remote"}),
                  all(own_and_facilitator, {"who", "standIn"}));
    case Table::meeting:
      return also(all(everyone, {"occasion", "date", "host", "state", "facilitator", "standsInFor", "show",
                                 "focus", "code", "agenda", "item", "ends", "left", "focusItems", "mode",
                                 "reason", "afterwards", "guests", "unsettled"}),
                  also(all(facilitator, {"undo"}), all(everyone_but_the_storbild, {"link"})));
    case Table::assessment:
      return also(
          all(everyone, {"organisation", "occasion", "method", "mode", "place", "state", "round", "last"}),
          all(own_where_at_home, {"answered"}));
    case Table::agenda:
      return all(everyone, {"meeting", "place", "phase", "title", "for", "planned", "minutes", "state",
                            "started", "ended"});
    case Table::ballot:
      return all(voter_then_own, {"assessment", "round", "seat", "item", "value", "reason"});
    case Table::score:
      return all(everyone, {"assessment", "item", "value", "state", "comment", "next", "source", "reason"});
    case Table::spread: return all(others_while_shared, {"assessment", "item", "low", "high"});
    case Table::figure:
      return all(everyone, {"organisation", "occasion", "method", "sum", "scored", "of", "max", "share",
                            "complete", "rule", "moves"});
    case Table::comparison: return all(everyone, {"items", "order", "differs"});
    case Table::request: return all(who_can_admit, {"seat", "who", "at"});
    case Table::commitment:
      return also(
          all(everyone, {"organisation", "what",  "words",    "who",     "made",   "occasion", "state",
                         "items",        "due",   "evidence", "ongoing", "anchor", "anchored", "followedBy",
                         "missing",      "paper", "verdict",  "reason",  "link",   "followUp"}),
          all(promising_organisation, {"ignored"}));
    case Table::account:
      return all(everyone,
                 {"commitment", "at", "seat", "occasion", "verdict", "reason", "what", "due", "link"});
    case Table::purpose:
      return all(everyone, {"organisation", "place", "kinds", "words", "occasion", "seat", "at"});
    case Table::proposal: return all(of_an_organisation, {"order", "proposed", "why"});
    case Table::gap:
      return all(voting_organisation, {"assessment", "item", "low", "high", "lowest", "highest"});
    case Table::idea:
      return all(everyone_until_withdrawn,
                 {"organisation", "seat", "text", "item", "occasion", "at", "withdrawn"});
    case Table::saved:
      return all(own_list, {"from", "source", "text", "item", "seat", "occasion", "at", "draft", "dropped"});
    case Table::inspired: return all(quoted_organisation, {"from", "organisation", "text", "at"});
    case Table::survey:
      return all(everyone,
                 {"meeting", "phase", "form", "state", "opened", "until", "invited", "answered", "percent"});
    case Table::outcome:
      return all(organisations_and_storbild,
                 {"survey", "n", "percent", "enough", "marks", "since", "largest", "caveat", "texts"});
    case Table::notes:  // NO6
      return all(everyone, {"version", "seat", "at", "approved", "awaited", "settled", "corrections"});
    case Table::presentation:
      return all(presenting_organisation, {"organisation", "place", "date", "where", "words", "seat", "at"});
    case Table::card:
      return also(all(asked_or_concerned, {"seat", "until", "by", "used"}), all(who_asked, {"url"}));
  }
  return {};
}

}  // namespace jamsides::view
