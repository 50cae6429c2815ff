// own_addresses.hpp - under which names we answer (Host, Origin), and whom to believe about who is calling.
//
// A page that finds us under another name (DNS rebinding) gets nothing, and no foreign page can post.
// Constant after construction; any thread. Knows no HTTP but the header fields it is given.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jamsides::net {

/// Who sent a request, and how it came.
struct Caller {
  std::string address;    // the client's own, as far as the proxies in between are trusted
  bool loopback = false;  // from this machine, through no proxy
  bool https = false;     // a trusted proxy says so
};

class OwnAddresses {
 public:
  /// `public_urls` "https://example.se[:port]", `trusted_proxies` "127.0.0.1" or "10.0.0.0/8"; else the
  /// reason.
  static std::expected<OwnAddresses, std::string> make(const std::vector<std::string>& public_urls,
                                                       const std::vector<std::string>& trusted_proxies,
                                                       std::string bound_address);

  /// Our base URL ("https://example.se") where `host` is one of our names; nothing where it is not.
  /// `local` is the socket's own address, which is a name of ours where no public URL is given.
  std::optional<std::string> base_url(std::string_view host, const boost::asio::ip::address& local,
                                      std::uint16_t port, bool https) const;

  /// Whether a page of `origin` is ours, given what base_url() said of the same request.
  bool is_own_origin(std::string_view origin, std::string_view base) const;

  /// `forwarded_for` and `forwarded_proto` as in the X- headers, empty where there are none; `proxied` where
  /// any sign of a proxy was seen.
  Caller caller(boost::asio::ip::address peer, std::string_view forwarded_for,
                std::string_view forwarded_proto, bool proxied) const;

 private:
  struct Name {
    bool https = false;
    std::string host;  // lower case, without a port
    std::uint16_t port = 0;
    std::string url() const;
  };
  struct Network {
    boost::asio::ip::address address;
    unsigned bits = 0;
  };

  static std::optional<Name> parse(std::string_view url);
  bool trusts(const boost::asio::ip::address& address) const;

  std::vector<Name> names_;
  std::vector<Network> proxies_;
  std::string bound_;
};

}  // namespace jamsides::net
