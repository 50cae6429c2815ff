// net_context.hpp - what pages and API share. Owned by the app; outlives the HTTP server.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "method/method.hpp"
#include "net/http_message.hpp"
#include "net/identity.hpp"
#include "net/join_guard.hpp"
#include "net/log_reader.hpp"
#include "net/static_assets.hpp"
#include "net/switch_tickets.hpp"
#include "net/waiting_list.hpp"
#include "room/directory.hpp"
#include "room/services.hpp"
#include "store/store.hpp"

namespace jamsides::net {

/// A backup that is in place.
struct BackUp {
  std::string file;
  std::uint64_t bytes = 0;
  UtcMillis begun{}, done{};
};
using BackUpDone = std::function<void(const std::expected<BackUp, Refusal>&)>;

/// Who runs this installation, as its pages for everybody say it; empty where the operator has not said.
struct Operator {
  std::string name;     // the authority, "Dalhults kommun"
  std::string contact;  // a mail address or a page, for people who find a barrier or ask about their data
};

struct NetContext {
  room::Directory& rooms;
  room::Services& services;
  Identity& identity;
  store::Store& store;
  const method::Library& methods;
  /// One line per event, without names, texts or tokens.
  std::function<void(std::string_view)> log = [](std::string_view) {};
  /// Ends the WebSockets that came in with this session or credential (Sessions::end).
  std::function<void(const std::string& hash, room::End why)> end_sessions = [](const auto&, auto) {};
  std::function<std::string()> metrics = [] { return std::string(); };      // Prometheus' text
  std::function<std::string()> debug_state = [] { return std::string(); };  // JSON
  /// Makes a backup; `done` hears once it is in place, or what stands in the way.
  std::function<void(BackUpDone done)> back_up = [](const auto& done) {
    done(refuse(RefusalCode::backup_not_set_up));
  };
  int max_organisations = 3;  // beside the mentor, 3..5
  bool keep_votes = false;    // of new groups
  bool ready = false;         // everything is loaded
  Operator run_by{};
  std::span<const Asset> assets = embedded_assets();

  std::map<GroupId, std::string> group_methods{};  // a group's checklist never changes
  JoinGuard guard{};
  JoinGuard room_guard{JoinGuard::kPerRoom};
  WaitingList waiting{};
  SwitchTickets tickets{};
  LogReader logs{store};
};

}  // namespace jamsides::net
