// log.cpp - what every log does alike.
#include "store/log.hpp"

#include <algorithm>

#include "store/chain.hpp"

namespace jamsides::store {

void Log::begin_copy(const std::filesystem::path&) { throw StoreFault("this log is in no file"); }
bool Log::step_copy(int) { throw StoreFault("no copy is being made"); }

bool Log::remove(const GroupId& group) {
  if (!begin_removal(group)) return false;
  while (!step_removal()) {
  }
  return true;
}

bool drops_something(const Append& append) {
  const auto removes = [](const LogEntry& entry) {
    return std::holds_alternative<seating::OrganisationRemoved>(entry.event);
  };
  const auto erases = [](const SideRow& row) {
    const auto* person = std::get_if<PersonRow>(&row);
    return person && person->name.empty();
  };
  return !append.redact.empty() || std::ranges::any_of(append.entries, removes) ||
         std::ranges::any_of(append.rows, erases);
}

bool leaves_traces(const Append& append) {
  return drops_something(append) || std::ranges::any_of(append.entries, [](const LogEntry& entry) {
           return std::holds_alternative<survey::Closed>(entry.event);
         });
}

std::expected<LoadedGroup, LoadError> Log::load(const GroupId& id) {
  constexpr std::size_t kPiece = 1024;
  const auto info = group(id);
  if (!info) return std::unexpected(LoadError{LoadError::Kind::not_found, "no group " + id});
  LoadedGroup loaded;
  loaded.epoch = info->epoch;
  Head head;
  while (true) {
    auto piece = read(id, head, kPiece);
    if (!piece) return std::unexpected(std::move(piece.error()));
    if (piece->entries.empty()) break;
    head = piece->end;
    std::ranges::move(piece->entries, std::back_inserter(loaded.entries));
  }
  if (head != info->head) {
    return std::unexpected(
        LoadError{LoadError::Kind::damaged, "group " + id + " at seq " +
                                                std::to_string(where_ends_differ(head, info->head)) +
                                                ": the log does not end where the group says"});
  }
  for (PersonInfo& person : people(id)) loaded.names[person.person] = std::move(person.name);
  return loaded;
}

}  // namespace jamsides::store
