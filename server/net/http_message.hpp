// http_message.hpp - a request and its answer as the pages and the API see them: values, without Beast.
//
// The header fields that anybody here looks at are members; the rest of a request is dropped.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jamsides::net {

enum class Verb { get, head, post, patch, del, other };

struct Request {
  Verb verb = Verb::get;
  std::string path;                          // percent-decoded, without the query
  std::map<std::string, std::string> query;  // decoded; of a repeated name the first
  std::string body;

  std::string cookies, accept_language, accept_encoding, if_none_match;
  bool prefetch = false;  // a browser looking ahead: nothing may happen

  std::string base_url;   // how the client reached us, "https://example.se", for links and cookies
  std::string address;    // the client's, as far as the proxies in between are trusted
  bool loopback = false;  // from this machine itself, through no proxy

  bool secure() const { return base_url.starts_with("https:"); }
  std::string parameter(const std::string& name) const {
    const auto it = query.find(name);
    return it == query.end() ? std::string() : it->second;
  }
};

struct Answer {
  int status = 200;
  std::string type{};  // Content-Type; empty = no body
  std::string body{};
  std::string_view fixed{};  // instead of `body`: bytes that last as long as the program
  std::vector<std::pair<std::string, std::string>> headers{};  // without Cache-Control it is not stored
};

/// Called once per request, from any place on the network thread.
using Respond = std::function<void(Answer)>;
using RespondTo = std::function<void(Request, Respond)>;

/// The part of a request's target before "?", percent-decoded; nothing where it is malformed or holds a zero.
std::optional<std::string> decoded_path(std::string_view target);
std::map<std::string, std::string> decoded_query(std::string_view target);

/// What our cookies' names begin with where the address is https: a browser takes such a cookie from this
/// very host only, so no other host of the domain can give somebody a session of its choice.
inline constexpr std::string_view kHostPrefix = "__Host-";

/// A Cookie header with the names that the rest of the server knows: over https only those with the prefix,
/// without it.
std::string own_cookies(std::string_view header, bool https);

/// The value of a cookie in a Cookie header, empty where none.
std::string_view cookie(std::string_view header, std::string_view name);

}  // namespace jamsides::net
