// renderers.hpp - one renderer per table; the slices' view files implement them. Only render.cpp includes
// this.
#pragma once

#include <vector>

#include "view/render.hpp"

namespace jamsides::view {

std::vector<Form> render_you(const Group&, const EntityRef&, Want);
std::vector<Form> render_group(const Group&, Want);
std::vector<Form> render_organisation(const Group&, const EntityRef&, Want);
std::vector<Form> render_seat(const Group&, const EntityRef&, Want);
std::vector<Form> render_request(const Group&, const EntityRef&, Want);
std::vector<Form> render_card(const Group&, const EntityRef&, Want);
std::vector<Form> render_meeting(const Group&, const EntityRef&, Want);
std::vector<Form> render_assessment(const Group&, const EntityRef&, Want);
std::vector<Form> render_ballot(const Group&, const EntityRef&, Want);
std::vector<Form> render_score(const Group&, const EntityRef&, Want);
std::vector<Form> render_spread(const Group&, const EntityRef&, Want);
std::vector<Form> render_figure(const Group&, const EntityRef&, Want);
std::vector<Form> render_comparison(const Group&, const EntityRef&, Want);

}  // namespace jamsides::view
