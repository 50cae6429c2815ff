// http.cpp - what stands in a request's head: target, cookies, and under which name and through whom it came.
#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <map>
#include <string>

#include "fuzz/targets.hpp"
#include "net/http_message.hpp"
#include "net/own_addresses.hpp"

namespace jamsides::fuzz {
namespace {

using namespace net;
using boost::asio::ip::make_address;

std::string_view next_line(std::string_view& text) {
  const auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

std::string encoded(std::string_view text) {
  std::string out;
  constexpr char digits[] = "0123456789abcDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

bool has_zero(std::string_view text) { return text.find('\0') != std::string_view::npos; }

void target(std::string_view text) {
  if (const auto path = decoded_path(text)) {
    must(path->starts_with('/') && !has_zero(*path), "a path starts with a slash and holds no zero");
    must(path->size() <= text.size(), "decoding makes nothing longer");
    must(decoded_path(encoded(*path) + "?x") == *path, "an encoded path is read back");
  }
  const auto query = decoded_query(text);
  std::string again = "/?";
  for (const auto& [name, value] : query) {
    must(!has_zero(name) && !has_zero(value), "a parameter holds no zero");
    again += encoded(name) + '=' + encoded(value) + '&';
  }
  must(decoded_query(again) == query, "an encoded query is read back");
}

void cookies(std::string_view header) {
  for (const std::string_view name : {"js_seat", "js_storbild", "js_admin"}) {
    const auto value = cookie(header, name);
    if (value.empty()) continue;
    must(value.data() >= header.data() && value.data() + value.size() <= header.data() + header.size(),
         "a cookie's value lies in its header");
    must(value.find(';') == std::string_view::npos, "a cookie ends at its semicolon");
    must(std::string_view(value.data() - name.size() - 1, name.size()) == name, "it is the cookie asked for");
  }
}

/// Over https only what a browser kept for this very host is read.
void host_cookies(std::string_view header) {
  const auto own = own_cookies(header, true);
  must(own_cookies(header, false) == header, "over http cookies have their plain names");
  must(own.size() <= header.size(), "taking a prefix off makes nothing longer");
  must(own.empty() || header.find(kHostPrefix) != std::string_view::npos,
       "no cookie of another host is read");
  const auto value = cookie(header, "__Host-js_seat");
  must(value.empty() || own.find(value) != std::string::npos, "a cookie of ours is read");
  cookies(own);
}

/// What may stand in a header or a page's policy without being escaped.
void must_be_plain(std::string_view url) {
  const bool https = url.starts_with("https://");
  must(https || url.starts_with("http://"), "a base address has a scheme");
  must(std::ranges::all_of(url.substr(https ? 8 : 7),
                           [](char c) {
                             return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
                                    c == '-' || c == ':' || c == '[' || c == ']';
                           }),
       "a base address is a plain name and port");
}

void addresses(const OwnAddresses& own, std::string_view host, std::string_view origin, std::string_view for_,
               std::string_view proto, bool trusts_somebody) {
  for (const bool https : {false, true}) {
    const auto base = own.base_url(host, make_address("::ffff:10.1.2.3"), 8080, https);
    if (base) {
      must_be_plain(*base);
      must(own.is_own_origin(*base, *base), "our own address is our own origin");
    } else {
      must(!own.is_own_origin("https://evil.example", "http://localhost:8080"),
           "a stranger's page is not ours");
    }
    (void)own.is_own_origin(origin, base.value_or(""));
  }
  for (const auto* peer : {"10.1.2.3", "127.0.0.1", "::1", "fe80::1"}) {
    const auto caller = own.caller(make_address(peer), for_, proto, false);
    boost::system::error_code error;
    (void)make_address(caller.address, error);
    must(!error, "a caller's address is an address");
    must(!caller.loopback || (for_.empty() && make_address(peer).is_loopback()),
         "nobody behind a proxy is on this machine");
    must(trusts_somebody || (caller.address == peer && !caller.https), "only a trusted proxy is believed");
  }
}

}  // namespace

void http(std::string_view input) {
  target(next_line(input));
  const auto header = next_line(input);
  cookies(header);
  host_cookies(header);
  const auto host = next_line(input), origin = next_line(input), for_ = next_line(input),
             proto = next_line(input);
  const std::string url(next_line(input)), proxy(next_line(input));

  const auto alone = OwnAddresses::make({}, {}, "10.1.2.3");
  must(alone.has_value(), "no settings are good settings");
  addresses(*alone, host, origin, for_, proto, false);
  if (const auto proxied = OwnAddresses::make({}, {proxy}, "localhost")) {
    addresses(*proxied, host, origin, for_, proto, true);
  }
  if (const auto named = OwnAddresses::make({url}, {}, "")) {
    addresses(*named, host, origin, for_, proto, false);
    const bool https = url.starts_with("https:");
    std::string_view name = std::string_view(url).substr(https ? 8 : 7);
    if (name.ends_with('/')) name.remove_suffix(1);
    must(named->base_url(name, make_address("10.1.2.3"), 8080, https).has_value(),
         "we answer under our name");
  }
}

}  // namespace jamsides::fuzz
