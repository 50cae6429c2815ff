// metrics.hpp - numbers for operators: Prometheus' text, and what /debug/state tells. Counts only, nothing
// anyone said.
#pragma once

#include <string>

#include "app/backups.hpp"
#include "net/connections.hpp"
#include "net/http_server.hpp"
#include "room/directory.hpp"
#include "store/store_thread.hpp"

namespace jamsides::app {

/// Prometheus text format 0.0.4; seconds and bytes as units.
std::string metrics_text(const store::StoreCounters& store, const room::RoomCounts& rooms,
                         const room::Directory& live, const net::ConnectionCounts& sockets,
                         std::size_t open_sockets, const net::HttpCounts& http,
                         const BackupCounters& backups);

/// JSON: per live room its seq, members, backlog bytes and how far each device is behind; what waits in the
/// store. Names no group (HT9).
std::string debug_text(const room::Directory& live, const store::StoreCounters& store,
                       std::size_t open_sockets);

}  // namespace jamsides::app
