// http_message.cpp - targets and cookies; see http_message.hpp.
#include "net/http_message.hpp"

namespace jamsides::net {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (c == '\0') return std::nullopt;
    out += c;
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Takes "name=value" from the front of a Cookie header.
std::string_view next_cookie(std::string_view& header) {
  const auto end = std::min(header.find(';'), header.size());
  const auto pair = trimmed(header.substr(0, end));
  header.remove_prefix(std::min(end + 1, header.size()));
  return pair;
}

}  // namespace

std::optional<std::string> decoded_path(std::string_view target) {
  auto path = decoded(target.substr(0, target.find('?')), false);
  if (!path || path->empty() || path->front() != '/') return std::nullopt;
  return path;
}

std::map<std::string, std::string> decoded_query(std::string_view target) {
  std::map<std::string, std::string> query;
  const auto mark = target.find('?');
  if (mark == std::string_view::npos) return query;
  std::string_view rest = target.substr(mark + 1);
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const auto equals = pair.find('=');
    auto name = decoded(pair.substr(0, equals), true);
    auto value =
        decoded(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1), true);
    if (name && value) query.emplace(std::move(*name), std::move(*value));
  }
  return query;
}

std::string own_cookies(std::string_view header, bool https) {
  if (!https) return std::string(header);
  std::string own;
  while (!header.empty()) {
    const auto pair = next_cookie(header);
    if (!pair.starts_with(kHostPrefix)) continue;
    if (!own.empty()) own += "; ";
    own += pair.substr(kHostPrefix.size());
  }
  return own;
}

std::string_view cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const auto pair = next_cookie(header);
    if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
  }
  return {};
}

}  // namespace jamsides::net
