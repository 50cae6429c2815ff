// render.cpp - which renderer a table has; the renderers stand in one file per slice.
#include "view/render.hpp"

#include <algorithm>

#include "view/json_text.hpp"
#include "view/renderers.hpp"

namespace jamsides::view {

const char* name_of(Table table) {
  switch (table) {
    case Table::you: return "you";
    case Table::group: return "group";
    case Table::organisation: return "organisation";
    case Table::seat: return "seat";
    case Table::meeting: return "meeting";
    case Table::assessment: return "assessment";
    case Table::ballot: return "ballot";
    case Table::score: return "score";
    case Table::spread: return "spread";
    case Table::figure: return "figure";
    case Table::comparison: return "comparison";
    case Table::request: return "request";
    case Table::card: return "card";
    case Table::commitment: return "commitment";
    case Table::account: return "account";
    case Table::agenda: return "agenda";
    case Table::purpose: return "purpose";
    case Table::proposal: return "proposal";
    case Table::gap: return "gap";
    case Table::idea: return "idea";
    case Table::saved: return "saved";
    case Table::inspired: return "inspired";
    case Table::survey: return "survey";
    case Table::outcome: return "outcome";
    case Table::notes: return "notes";
    case Table::presentation: return "presentation";
  }
  return "";
}

std::string id_text(const Group& group, const EntityRef& ref) {
  const auto number = [](std::uint32_t n) { return std::to_string(n); };
  switch (ref.table) {
    case Table::you: return "me";
    case Table::group: return group.id;
    case Table::organisation: return "o" + number(ref.a);
    case Table::seat: return "s" + number(ref.a);
    case Table::notes:
    case Table::meeting: return "m" + number(ref.a);
    case Table::assessment:
    case Table::figure: return "a" + number(ref.a);
    case Table::ballot:
      return "a" + number(ref.a) + "." + number(ref.b) + ".s" + number(ref.c) + "." + number(ref.d);
    case Table::score:
    case Table::spread:
    case Table::gap: return "a" + number(ref.a) + "." + number(ref.b);
    case Table::proposal:
    case Table::comparison: return group.checklist->occasions.at(ref.a).id;
    case Table::request: return "r" + number(ref.a);
    case Table::card: return "k" + number(ref.a);
    case Table::commitment: return "c" + number(ref.a);
    case Table::account: return "c" + number(ref.a) + "." + number(ref.b);
    case Table::agenda: return "i" + number(ref.a);
    case Table::presentation:
    case Table::purpose: return "o" + number(ref.a) + "." + number(ref.b);
    case Table::idea: return "d" + number(ref.a);
    case Table::saved:
    case Table::inspired: return "l" + number(ref.a);
    case Table::survey:
    case Table::outcome: return "v" + number(ref.a);
  }
  return "";
}

Forms render(const Group& group, const EntityRef& ref, Want want) {
  switch (ref.table) {
    case Table::you: return render_you(group, ref, want);
    case Table::group: return render_group(group, want);
    case Table::organisation: return render_organisation(group, ref, want);
    case Table::seat: return render_seat(group, ref, want);
    case Table::meeting: return render_meeting(group, ref, want);
    case Table::assessment: return render_assessment(group, ref, want);
    case Table::ballot: return render_ballot(group, ref, want);
    case Table::score: return render_score(group, ref, want);
    case Table::spread: return render_spread(group, ref, want);
    case Table::figure: return render_figure(group, ref, want);
    case Table::comparison: return render_comparison(group, ref, want);
    case Table::request: return render_request(group, ref, want);
    case Table::card: return render_card(group, ref, want);
    case Table::commitment: return render_commitment(group, ref, want);
    case Table::account: return render_account(group, ref, want);
    case Table::agenda: return render_agenda(group, ref, want);
    case Table::purpose: return render_purpose(group, ref, want);
    case Table::proposal: return render_proposal(group, ref, want);
    case Table::gap: return render_gap(group, ref, want);
    case Table::idea: return render_idea(group, ref, want);
    case Table::saved: return render_saved(group, ref, want);
    case Table::inspired: return render_inspired(group, ref, want);
    case Table::survey: return render_survey(group, ref, want);
    case Table::outcome: return render_outcome(group, ref, want);
    case Table::notes: return render_notes(group, ref, want);
    case Table::presentation: return render_presentation(group, ref, want);
  }
  return {};
}

std::vector<EntityRef> all_rows(const Group& group) {
  std::vector<EntityRef> rows;
  if (!group.checklist) return rows;
  for (const auto& [id, seat] : group.seating.seats) {
    rows.push_back({Table::you, id.n, 0});
    rows.push_back({Table::you, id.n, 1});
  }
  rows.push_back({Table::group});
  for (const auto& [id, o] : group.seating.organisations) rows.push_back(ref(id));
  for (const auto& [id, s] : group.seating.seats) rows.push_back(ref(id));
  for (const auto& [id, m] : group.meeting.meetings) rows.push_back(ref(id));
  for (const auto& [id, a] : group.assessment.assessments) {
    rows.push_back(ref(id));
    for (const auto& [key, ballot] : a.ballots) rows.push_back(ballot_ref(id, key));
    for (int item = 1; item <= group.checklist->item_count(); ++item) {
      rows.push_back(score_ref(id, item));
      rows.push_back(spread_ref(id, item));
      rows.push_back(gap_ref(id, item));
    }
    rows.push_back({Table::figure, id.n});
  }
  for (std::uint32_t n = 0; n < group.checklist->occasions.size(); ++n) {
    rows.push_back({Table::comparison, n});
    rows.push_back({Table::proposal, n});
  }
  for (const auto& [id, r] : group.seating.requests) rows.push_back(ref(id));
  for (const auto& [id, c] : group.seating.cards) rows.push_back(ref(id));
  for (const auto& [id, promise] : group.commitment.commitments) {
    rows.push_back(ref(id));
    for (std::size_t n = 1; n <= promise.accounts.size(); ++n) rows.push_back(account_ref(id, n));
  }
  for (const auto& [meeting, agenda] : group.agenda.agendas) {
    for (const auto& item : agenda.items) rows.push_back(ref(item.id));
  }
  for (const auto& [id, aims] : group.purpose.aims) {
    for (std::size_t n = 1; n <= aims.size(); ++n) rows.push_back(purpose_ref(id, n));
  }
  for (const auto& [id, idea] : group.idea.ideas) rows.push_back(ref(id));
  for (const auto& [id, entry] : group.idea.entries) {
    rows.push_back(saved_ref(id));
    rows.push_back(inspired_ref(id));
  }
  for (const auto& [id, survey] : group.survey.surveys) {
    rows.push_back(ref(id));
    rows.push_back({Table::outcome, id.n});
  }
  for (const auto& [meeting, notes] : group.notes.meetings) rows.push_back(notes_ref(meeting));
  for (const auto& [id, told] : group.anchoring.presentations) {
    for (std::size_t n = 1; n <= told.size(); ++n) rows.push_back(presentation_ref(id, n));
  }
  std::ranges::sort(rows);  // by table: a table that came up twice in one object would hide its first rows
  return rows;
}

int form_for(const Forms& forms, const Viewer& viewer) {
  for (std::size_t i = 0; i < forms.size(); ++i) {
    for (const auto& circle : forms[i].circles) {
      if (circle.holds(viewer)) return static_cast<int>(i);
    }
  }
  return -1;
}

}  // namespace jamsides::view
