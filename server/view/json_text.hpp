// json_text.hpp - writes JSON objects straight into a string: rows are rendered for every change, so no tree
// is built.
//
// Strings must be valid UTF-8 (wire/ has checked them); control characters, quotes and backslashes are
// escaped. An absent value is simply not written: absent means absent, never null or 0.
#pragma once

#include <charconv>
#include <concepts>
#include <functional>
#include <string>
#include <string_view>

namespace jamsides::view {

/// Appends `text` as a JSON string, quotes included.
inline void append_quoted(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;  // where the part that needs no escape begins
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const auto u = static_cast<unsigned char>(c);
    if (u >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, plain, at - plain);
    plain = at + 1;
    if (c == '\n') {
      out += "\\n";
    } else if (u >= 0x20) {
      out += '\\';
      out += c;
    } else {
      out += "\\u00";
      out += hex[u >> 4];
      out += hex[u & 15];
    }
  }
  out.append(text, plain);
  out += '"';
}

template <std::integral N>
  requires(!std::same_as<N, bool>)
void append_number(std::string& out, N n) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, n).ptr;
  out.append(digits, end);
}

/// One object being written; closes itself. `JsonText(out).field("seq", 4).field("name", "x")`.
class JsonText {
 public:
  explicit JsonText(std::string& out) : out_(out) { out_ += '{'; }
  ~JsonText() { out_ += '}'; }
  JsonText(const JsonText&) = delete;
  JsonText& operator=(const JsonText&) = delete;

  JsonText& field(std::string_view name, std::string_view value) {
    key(name);
    append_quoted(out_, value);
    return *this;
  }
  JsonText& field(std::string_view name, const char* value) { return field(name, std::string_view(value)); }
  JsonText& field(std::string_view name, const std::string& value) {
    return field(name, std::string_view(value));
  }
  JsonText& field(std::string_view name, std::same_as<bool> auto value) {
    key(name);
    out_ += value ? "true" : "false";
    return *this;
  }
  template <std::integral N>
    requires(!std::same_as<N, bool>)
  JsonText& field(std::string_view name, N value) {
    key(name);
    append_number(out_, value);
    return *this;
  }
  /// `text` is JSON already.
  JsonText& raw(std::string_view name, std::string_view text) {
    key(name);
    out_ += text;
    return *this;
  }
  /// Writes the field only where the text is not empty.
  JsonText& maybe(std::string_view name, const std::string& value) {
    return value.empty() ? *this : field(name, value);
  }

 private:
  void key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    append_quoted(out_, name);
    out_ += ':';
  }
  std::string& out_;
  bool first_ = true;
};

/// A JSON array; `append` writes one element.
template <class Range, class Append>
std::string array(const Range& range, Append append) {
  std::string text = "[";
  for (const auto& each : range) {
    if (text.size() > 1) text += ',';
    append(text, each);
  }
  return text += ']';
}

/// `[1,2,3]`
template <class Range>
std::string numbers(const Range& range) {
  return array(range, [](std::string& out, auto n) { append_number(out, n); });
}

/// `["a","b"]`, of texts or of what `text_of` makes of each.
template <class Range, class TextOf = std::identity>
std::string texts(const Range& range, TextOf text_of = {}) {
  return array(range, [&](std::string& out, const auto& each) { append_quoted(out, text_of(each)); });
}

}  // namespace jamsides::view
