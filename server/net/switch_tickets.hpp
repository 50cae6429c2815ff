// switch_tickets.hpp - a link opened on a device that already holds another seat waits here for a yes, and
// so does every desk link.
//
// The page that asks gets a ticket instead of the link's secret, which so stands in no redirect and no
// address (SE10); it is worth something only on the device that scanned. Memory only. Network thread only.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace jamsides::net {

class SwitchTickets {
 public:
  static constexpr std::chrono::minutes kLife{10};
  static constexpr std::size_t kMost = 10'000;

  /// A ticket for the credential of this hash, good on the device that holds this session (empty: on any).
  std::string add(const std::string& credential_hash, const std::string& session_hash, UtcMillis now);

  /// The credential's hash, once.
  std::optional<std::string> take(std::string_view ticket, const std::string& session_hash, UtcMillis now);

 private:
  struct Ticket {
    std::string credential_hash, session_hash;
    UtcMillis until{};
  };
  std::map<std::string, Ticket> tickets_;  // by the ticket's hash
};

}  // namespace jamsides::net
