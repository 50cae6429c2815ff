// switch_tickets.cpp - see switch_tickets.hpp.
#include "net/switch_tickets.hpp"

#include <utility>

#include "net/tokens.hpp"

namespace jamsides::net {

std::string SwitchTickets::add(const std::string& credential_hash, const std::string& session_hash,
                               UtcMillis now) {
  if (tickets_.size() >= kMost) {
    std::erase_if(tickets_, [&](const auto& entry) { return now >= entry.second.until; });
    if (tickets_.size() >= kMost) tickets_.erase(tickets_.begin());
  }
  const auto ticket = fresh_token();
  tickets_[ticket.hash] = {credential_hash, session_hash, now + kLife};
  return ticket.plain;
}

std::optional<std::string> SwitchTickets::take(std::string_view ticket, const std::string& session_hash,
                                               UtcMillis now) {
  const auto it = tickets_.find(sha256_hex(ticket));
  if (it == tickets_.end() || it->second.session_hash != session_hash) return std::nullopt;
  const Ticket found = std::move(it->second);
  tickets_.erase(it);
  if (now >= found.until) return std::nullopt;
  return found.credential_hash;
}

}  // namespace jamsides::net
