// admin_bodies.hpp - what the admin page sends, read into commands; bounds as in
// protocol/schemas/http.schema.json.
//
// The first thing wrong is the refusal. Pure; any thread.
#pragma once

#include <expected>
#include <nlohmann/json_fwd.hpp>

#include "domain/group.hpp"

namespace jamsides::net {

/// `newGroup`. A version that is not among `checklists` gives a command that the domain refuses.
std::expected<setup::Create, Refusal> read_new_group(const nlohmann::json& body, const Checklists& checklists,
                                                     int max_organisations);

/// `changedGroup`: what is left out stays as it is in `group`.
std::expected<setup::Edit, Refusal> read_change(const nlohmann::json& body, const Group& group);

/// `issueCards`
std::expected<seating::IssueCards, Refusal> read_issue(const nlohmann::json& body);

/// `enterScore`
std::expected<assessment::Enter, Refusal> read_score(const nlohmann::json& body);

}  // namespace jamsides::net
