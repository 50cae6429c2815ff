// renderers.hpp - one renderer per table; the slices' view files implement them. Only render.cpp includes
// this.
#pragma once

#include <vector>

#include "view/render.hpp"

namespace jamsides::view {

Forms render_you(const Group&, const EntityRef&, Want);
Forms render_group(const Group&, Want);
Forms render_organisation(const Group&, const EntityRef&, Want);
Forms render_seat(const Group&, const EntityRef&, Want);
Forms render_request(const Group&, const EntityRef&, Want);
Forms render_card(const Group&, const EntityRef&, Want);
Forms render_meeting(const Group&, const EntityRef&, Want);
Forms render_assessment(const Group&, const EntityRef&, Want);
Forms render_ballot(const Group&, const EntityRef&, Want);
Forms render_score(const Group&, const EntityRef&, Want);
Forms render_spread(const Group&, const EntityRef&, Want);
Forms render_figure(const Group&, const EntityRef&, Want);
Forms render_comparison(const Group&, const EntityRef&, Want);
Forms render_commitment(const Group&, const EntityRef&, Want);
Forms render_account(const Group&, const EntityRef&, Want);
Forms render_agenda(const Group&, const EntityRef&, Want);
Forms render_purpose(const Group&, const EntityRef&, Want);
Forms render_proposal(const Group&, const EntityRef&, Want);
Forms render_gap(const Group&, const EntityRef&, Want);
Forms render_idea(const Group&, const EntityRef&, Want);
Forms render_saved(const Group&, const EntityRef&, Want);
Forms render_inspired(const Group&, const EntityRef&, Want);
Forms render_survey(const Group&, const EntityRef&, Want);
Forms render_outcome(const Group&, const EntityRef&, Want);
Forms render_notes(const Group&, const EntityRef&, Want);
Forms render_presentation(const Group&, const EntityRef&, Want);

}  // namespace jamsides::view
