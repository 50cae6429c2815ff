// own_addresses.cpp - see own_addresses.hpp.
#include "net/own_addresses.hpp"

#include <algorithm>
#include <charconv>

namespace jamsides::net {
namespace {

using boost::asio::ip::address;

constexpr std::uint16_t default_port(bool https) { return https ? 443 : 80; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return n;
}

struct HostAndPort {
  std::string host;
  std::optional<std::uint16_t> port;
};

/// "example.se:8080", "[::1]:8080"; letters, digits, dots, hyphens and, in brackets, colons only.
std::optional<HostAndPort> split(std::string_view text) {
  const auto bracket = text.starts_with('[') ? text.find(']') : 0;
  if (bracket == std::string_view::npos) return std::nullopt;
  const auto colon = text.find(':', bracket);
  HostAndPort out{lower(text.substr(0, colon)), std::nullopt};
  if (colon != std::string_view::npos) {
    out.port = number<std::uint16_t>(text.substr(colon + 1));
    if (!out.port) return std::nullopt;
  }
  const bool plain = std::ranges::all_of(out.host, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           (bracket != 0 && (c == ':' || c == '[' || c == ']'));
  });
  if (out.host.empty() || !plain) return std::nullopt;
  return out;
}

std::string in_url(const address& a) { return a.is_v6() ? '[' + a.to_string() + ']' : a.to_string(); }

address unmapped(const address& a) {
  using boost::asio::ip::make_address_v4;
  if (a.is_v6() && a.to_v6().is_v4_mapped()) return make_address_v4(boost::asio::ip::v4_mapped, a.to_v6());
  return a;
}

template <class Bytes>
bool same_bits(const Bytes& a, const Bytes& b, unsigned bits) {
  for (std::size_t i = 0; i < a.size() && bits > 0; ++i) {
    const unsigned here = std::min(bits, 8u);
    const auto mask = static_cast<unsigned char>(0xFFu << (8u - here));
    if ((a[i] & mask) != (b[i] & mask)) return false;
    bits -= here;
  }
  return true;
}

}  // namespace

std::string OwnAddresses::Name::url() const {
  std::string text = (https ? "https://" : "http://") + host;
  if (port != default_port(https)) text += ':' + std::to_string(port);
  return text;
}

std::optional<OwnAddresses::Name> OwnAddresses::parse(std::string_view url) {
  const bool https = url.starts_with("https://");
  if (!https && !url.starts_with("http://")) return std::nullopt;
  url.remove_prefix(https ? 8 : 7);
  if (url.ends_with('/')) url.remove_suffix(1);
  const auto parts = split(url);
  if (!parts) return std::nullopt;
  return Name{https, parts->host, parts->port.value_or(default_port(https))};
}

std::expected<OwnAddresses, std::string> OwnAddresses::make(const std::vector<std::string>& public_urls,
                                                            const std::vector<std::string>& trusted_proxies,
                                                            std::string bound_address) {
  OwnAddresses own;
  own.bound_ = lower(bound_address);
  for (const auto& url : public_urls) {
    const auto name = parse(url);
    if (!name) return std::unexpected("not a public URL (https://name, without a path): " + url);
    own.names_.push_back(*name);
  }
  for (const auto& proxy : trusted_proxies) {
    const auto slash = proxy.find('/');
    boost::system::error_code error;
    const auto parsed = boost::asio::ip::make_address(proxy.substr(0, slash), error);
    const unsigned all = parsed.is_v4() ? 32 : 128;
    const auto bits = slash == std::string::npos ? all : number<unsigned>(proxy.substr(slash + 1));
    if (error || !bits || *bits > all) {
      return std::unexpected("not a proxy's address or network: " + proxy);
    }
    own.proxies_.push_back({parsed, *bits});
  }
  return own;
}

std::optional<std::string> OwnAddresses::base_url(std::string_view host, const address& local,
                                                  std::uint16_t port, bool https) const {
  const auto asked = split(host);
  if (!asked) return std::nullopt;
  const Name* found = nullptr;
  for (const auto& name : names_) {
    if (name.host != asked->host || asked->port.value_or(default_port(name.https)) != name.port) continue;
    if (!found || name.https == https) found = &name;
  }
  if (found) return found->url();
  if (!names_.empty() || asked->port.value_or(default_port(false)) != port) return std::nullopt;
  const auto& name = asked->host;
  if (name == "localhost" || name == "127.0.0.1" || name == "[::1]" || name == bound_ ||
      name == in_url(unmapped(local))) {
    return Name{false, name, port}.url();
  }
  return std::nullopt;
}

bool OwnAddresses::is_own_origin(std::string_view origin, std::string_view base) const {
  const auto name = parse(origin);
  if (!name) return false;
  if (name->url() == base) return true;
  return std::ranges::any_of(names_, [&](const Name& own) { return own.url() == name->url(); });
}

bool OwnAddresses::trusts(const address& a) const {
  return std::ranges::any_of(proxies_, [&](const Network& network) {
    if (a.is_v4() != network.address.is_v4()) return false;
    return a.is_v4() ? same_bits(a.to_v4().to_bytes(), network.address.to_v4().to_bytes(), network.bits)
                     : same_bits(a.to_v6().to_bytes(), network.address.to_v6().to_bytes(), network.bits);
  });
}

Caller OwnAddresses::caller(address peer, std::string_view forwarded_for, std::string_view forwarded_proto,
                            bool proxied) const {
  peer = unmapped(peer);
  Caller out{peer.to_string(), peer.is_loopback() && !proxied && forwarded_for.empty(), false};
  if (!trusts(peer)) return out;
  out.https = lower(trimmed(forwarded_proto)) == "https";
  // Each proxy appends whom it heard: from the right, the first one that is no proxy of ours is the client.
  while (!forwarded_for.empty()) {
    const auto comma = forwarded_for.rfind(',');
    const auto last =
        trimmed(comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1));
    forwarded_for = comma == std::string_view::npos ? std::string_view() : forwarded_for.substr(0, comma);
    boost::system::error_code error;
    const auto heard = unmapped(boost::asio::ip::make_address(std::string(last), error));
    if (error) break;
    out.address = heard.to_string();
    if (!trusts(heard)) break;
  }
  return out;
}

}  // namespace jamsides::net
