// replay.cpp - see replay.hpp.
#include "app/replay.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "method/method.hpp"
#include "store/chain.hpp"
#include "store/group_snapshot.hpp"
#include "store/room_loader.hpp"
#include "store/sqlite_log.hpp"

namespace jamsides::app {
namespace {

std::string no_group(store::Log& log, const std::string& wanted) {
  std::string why = "no group " + wanted + " here; there ";
  const auto groups = log.groups();
  if (groups.empty()) return why + "is none";
  why += groups.size() == 1 ? "is" : "are";
  for (const auto& group : groups) why += " " + group.id;
  return why;
}

std::expected<std::string, std::string> replayed_from(store::Log& log, const ReplayOptions& options,
                                                      const Checklists& checklists) {
  const auto info = log.group(options.group);
  if (!info) return std::unexpected(no_group(log, options.group));
  const Seq until = options.until.value_or(info->head.seq);
  if (until < 1 || until > info->head.seq) {
    return std::unexpected("group " + options.group + " has the events 1 to " +
                           std::to_string(info->head.seq) + ", not " + std::to_string(until));
  }
  store::RoomLoader loader(options.group, checklists, {.from_snapshot = false, .until = until});
  while (loader.step(log)) {
  }
  const auto room = loader.take();
  if (!room) return std::unexpected(room.error().what);
  auto state = nlohmann::json::parse(store::snapshot_of(room->group));
  state["link"] = store::hex(loader.at().link);
  return state.dump(2);
}

}  // namespace

std::expected<std::string, std::string> replayed(const ReplayOptions& options) {
  const auto methods = method::load(options.method);
  if (!methods) return std::unexpected(methods.error().line());
  try {
    store::SqliteLog log(options.data, {.migrates = false});
    return replayed_from(log, options, methods->checklists);
  } catch (const store::StoreFault& fault) {
    return std::unexpected(fault.what());
  }
}

int replay(const ReplayOptions& options) {
  const auto text = replayed(options);
  if (!text) {
    std::fprintf(stderr, "jamsides: %s\n", text.error().c_str());
    return 1;
  }
  std::printf("%s\n", text->c_str());
  return 0;
}

}  // namespace jamsides::app
