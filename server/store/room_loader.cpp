// room_loader.cpp - see room_loader.hpp.
#include "store/room_loader.hpp"

#include <algorithm>
#include <utility>

#include "store/chain.hpp"
#include "store/group_snapshot.hpp"

namespace jamsides::store {

RoomLoader::RoomLoader(GroupId group, Checklists checklists, Options options)
    : group_(std::move(group)), checklists_(std::move(checklists)), options_(options) {}
RoomLoader::RoomLoader(GroupId group, Checklists checklists)
    : RoomLoader(std::move(group), std::move(checklists), Options{}) {}

bool RoomLoader::fail(LoadError::Kind kind, std::string what) {
  result_ = std::unexpected(LoadError{kind, std::move(what)});
  return false;
}

bool RoomLoader::step(Log& log) {
  try {
    return std::exchange(begun_, true) ? advance(log) : begin(log);
  } catch (const StoreFault& fault) {
    const bool damaged = fault.kind() == StoreFault::Kind::damage;
    return damaged ? fail(LoadError::Kind::damaged, "group " + group_ + ": " + fault.what())
                   : fail(LoadError::Kind::fault, fault.what());
  }
}

bool RoomLoader::begin(Log& log) {
  const auto info = log.group(group_);
  if (!info) return fail(LoadError::Kind::not_found, "no group " + group_);
  room_.epoch = info->epoch;
  room_.group.id = group_;
  if (!options_.from_snapshot) return true;
  const auto snapshot = snapshot_in(log);
  if (!snapshot || snapshot->schema != kSnapshotSchema) return true;
  if (options_.until && snapshot->at.seq > *options_.until) return true;
  auto group = group_of(snapshot->state, checklists_);
  if (!group || group->id != group_ || group->seq != snapshot->at.seq) return true;
  room_.group = std::move(*group);
  at_ = snapshot->at;
  return true;
}

/// The snapshot, or nothing where it cannot be read: the events tell the same.
std::optional<Snapshot> RoomLoader::snapshot_in(Log& log) const {
  try {
    return log.snapshot(group_);
  } catch (const StoreFault& fault) {
    if (fault.kind() != StoreFault::Kind::damage) throw;
    return std::nullopt;
  }
}

bool RoomLoader::advance(Log& log) {
  const std::size_t left = options_.until ? *options_.until - at_.seq : options_.events_at_once;
  const std::size_t most = std::min(options_.events_at_once, left);
  auto piece = log.read(group_, at_, most);
  if (!piece) return fail(piece.error().kind, std::move(piece.error().what));
  for (const LogEntry& entry : piece->entries) {
    if (const auto* created = std::get_if<setup::Created>(&entry.event)) {
      if (!checklists_.contains(created->checklist)) {
        return fail(LoadError::Kind::unknown_checklist,
                    "group " + group_ + " uses the checklist " + created->checklist);
      }
    }
    apply(room_.group, entry.event, entry.stamp, checklists_);
  }
  folded_ += piece->entries.size();
  at_ = piece->end;
  const bool more = piece->entries.size() == most && at_.seq != options_.until;
  return more || end(log);
}

bool RoomLoader::end(Log& log) {
  const auto recorded = log.head(group_);
  if (!recorded) return fail(LoadError::Kind::not_found, "no group " + group_);
  const bool short_of = options_.until ? at_.seq != *options_.until : at_ != *recorded;
  if (short_of) {
    return fail(LoadError::Kind::damaged, "group " + group_ + " at seq " +
                                              std::to_string(where_ends_differ(at_, *recorded)) +
                                              ": the log does not end where the group says");
  }
  for (PersonInfo& person : log.people(group_))
    room_.group.seating.names[person.person] = std::move(person.name);
  for (const auto& [id, survey] : room_.group.survey.surveys) {
    if (survey.counted) room_.group.survey.results[id] = survey::results_of(log.answers(group_, id));
  }
  result_ = std::move(room_);
  return false;
}

}  // namespace jamsides::store
