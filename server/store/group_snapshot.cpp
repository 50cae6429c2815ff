// group_snapshot.cpp - the slices put together; their fields are in group_fields.hpp.
#include "store/group_snapshot.hpp"

#include "store/group_fields.hpp"
#include "store/state_json.hpp"

namespace jamsides::store {
namespace state {

/// The group but for its checklist, which is told by its id.
template <class A>
void fields(A& a, S<A, Group>& group) {
  auto& [id, name, checklist, max_organisations, keep_votes, seats, meetings, lists, promises, agendas,
         purposes, focus, ideas, surveys, notes, presentations, windows, seq] = group;
  a("group", id), a("name", name), a("maxOrganisations", max_organisations), a("keepVotes", keep_votes);
  a("seating", seats), a("meeting", meetings), a("assessment", lists), a("commitment", promises),
      a("agenda", agendas);
  a("purpose", purposes), a("focus", focus), a("idea", ideas), a("survey", surveys), a("notes", notes),
      a("anchoring", presentations);
  a("windows", windows), a("seq", seq);
}

}  // namespace state

std::string snapshot_of(const Group& group) {
  auto json = state::Writer::object_of(group);
  json["checklist"] = group.checklist ? group.checklist->id : std::string();
  return json.dump(-1, ' ', false, state::Json::error_handler_t::replace);
}

std::optional<Group> group_of(std::string_view snapshot, const Checklists& checklists) {
  const auto json = state::Json::parse(snapshot, nullptr, /*allow_exceptions=*/false);
  Group group;
  if (!state::Reader::read_object(json, group)) return std::nullopt;
  const auto named = json.find("checklist");
  if (named == json.end() || !named->is_string()) return std::nullopt;
  const auto known = checklists.find(named->get_ref<const std::string&>());
  if (known == checklists.end()) return std::nullopt;
  group.checklist = known->second;
  return group;
}

}  // namespace jamsides::store
