// identity_calendar.cpp - the secret of a seat's calendar, which stands nowhere: it follows from a desk link.
#include <algorithm>

#include "net/identity.hpp"
#include "net/tokens.hpp"

namespace jamsides::net {
namespace {

std::string secret_of(const store::CredentialInfo& link) { return derived_token(link.hash, "calendar"); }

}  // namespace

std::vector<store::CredentialInfo> Identity::desk_links(const GroupId& group, SeatId seat) const {
  on_network_thread_.check();
  std::vector<store::CredentialInfo> links;
  for (const auto* all : {&credentials_, &spent_}) {
    for (const auto& [hash, link] : *all) {
      if (link.group == group && link.seat == seat && link.key == Key::desk) links.push_back(link);
    }
  }
  std::ranges::sort(links, {}, [](const auto& link) { return std::pair(link.created, link.hash); });
  return links;
}

std::optional<std::string> Identity::calendar_secret(const GroupId& group, SeatId seat) const {
  const auto links = desk_links(group, seat);
  return links.empty() ? std::nullopt : std::optional(secret_of(links.front()));
}

bool Identity::is_calendar_secret(const GroupId& group, SeatId seat, std::string_view token) const {
  if (!is_token(token)) return false;
  return std::ranges::any_of(desk_links(group, seat), [&](const auto& link) {
    return sha256_hex(secret_of(link)) == sha256_hex(token);  // how long it takes tells nothing
  });
}

}  // namespace jamsides::net
