// join_guard.cpp - see join_guard.hpp.
#include "net/join_guard.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

namespace jamsides::net {
namespace {

constexpr std::chrono::minutes kWindow{1};

/// The address, or of an IPv6 one its first 64 bits: whoever has one has all of them.
std::string network_of(const std::string& address) {
  boost::system::error_code error;
  const auto parsed = boost::asio::ip::make_address(address, error);
  if (error || !parsed.is_v6() || parsed.to_v6().is_v4_mapped()) return address;
  auto bytes = parsed.to_v6().to_bytes();
  for (std::size_t i = 8; i < bytes.size(); ++i) bytes[i] = 0;
  return boost::asio::ip::address_v6(bytes).to_string();
}

}  // namespace

bool JoinGuard::too_many(const std::string& who, UtcMillis now) const {
  const auto it = wrong_.find(network_of(who));
  if (it == wrong_.end()) return false;
  return static_cast<std::size_t>(
             std::ranges::count_if(it->second, [&](UtcMillis at) { return now - at < kWindow; })) >= most_;
}

void JoinGuard::wrong(const std::string& who, UtcMillis now) {
  const auto network = network_of(who);
  if (wrong_.size() >= kAddresses && !wrong_.contains(network)) forget_old(now);
  auto& times = wrong_[network];
  while (!times.empty() && now - times.front() >= kWindow) times.pop_front();
  times.push_back(now);
}

void JoinGuard::forget_old(UtcMillis now) {
  if (now - swept_ >= std::chrono::seconds(1)) {
    swept_ = now;
    std::erase_if(wrong_, [&](const auto& entry) { return now - entry.second.back() >= kWindow; });
  }
  if (wrong_.size() >= kAddresses) wrong_.erase(wrong_.begin());
}

}  // namespace jamsides::net
