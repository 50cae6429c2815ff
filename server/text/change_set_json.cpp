// change_set_json.cpp - see change_set_json.hpp.
#include "text/change_set_json.hpp"

#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "text/utf16.hpp"

namespace jamsides::text {
namespace {

using nlohmann::json;

std::optional<Units> units(const json& number) {
  if (!number.is_number_integer() || number < 0 || number > kDocumentUnits) return std::nullopt;
  return number.get<Units>();
}

/// The lines behind the first element, with line breaks between them.
std::optional<std::u16string> text_of(const json& part) {
  std::u16string text;
  for (std::size_t n = 1; n < part.size(); ++n) {
    const auto* const line = part[n].get_ptr<const json::string_t*>();
    if (!line || line->find('\n') != std::string::npos) return std::nullopt;
    const auto read = from_utf8(*line);
    if (!read || !is_storable(*read)) return std::nullopt;
    if (n > 1) text += u'\n';
    text += *read;
  }
  return text;
}

bool add(ChangeSet& set, const json& part) {
  if (!part.is_array()) {
    const auto kept = units(part);
    if (!kept) return false;
    set.add(*kept, kKept);
    return true;
  }
  if (part.empty()) return false;
  const auto deleted = units(part[0]);
  const auto text = text_of(part);
  // A lone empty line inserts nothing: the library writes it as a deletion.
  if (!deleted || !text || (part.size() > 1 && text->empty())) return false;
  set.add(*deleted, static_cast<Units>(text->size()), *text);
  return true;
}

void append_number(std::string& out, Units n) {
  char digits[12];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, n).ptr);
}

void append_lines(std::string& out, std::u16string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += ",\"";
  std::size_t plain = 0;  // where the part that needs no escape begins
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char16_t unit = text[at];
    if (unit >= 0x20 && unit != u'"' && unit != u'\\') continue;
    append_utf8(out, text.substr(plain, at - plain));
    plain = at + 1;
    if (unit == u'\n') {
      out += "\",\"";
    } else if (unit >= 0x20) {
      out += '\\';
      out += static_cast<char>(unit);
    } else {
      out += "\\u00";
      out += hex[unit >> 4];
      out += hex[unit & 15];
    }
  }
  append_utf8(out, text.substr(plain));
  out += '"';
}

}  // namespace

std::expected<ChangeSet, Problem> read_change_set(const json& json) {
  constexpr auto malformed = std::unexpected(Problem::malformed);
  if (!json.is_array()) return malformed;
  ChangeSet set;
  set.reserve(json.size());
  for (const auto& part : json) {
    if (!add(set, part) || set.length() > static_cast<Units>(kDocumentUnits)) return malformed;
  }
  if (set.sections().size() != json.size()) return malformed;  // some were joined, or nothing
  return set;
}

void append_json(std::string& out, const ChangeSet& set) {
  out += '[';
  std::size_t taken = 0;
  bool first = true;
  for (const auto [length, inserted] : set.sections()) {
    if (!std::exchange(first, false)) out += ',';
    if (inserted >= 0) out += '[';
    append_number(out, length);
    if (inserted < 0) continue;
    if (inserted > 0) append_lines(out, set.inserted().substr(taken, static_cast<std::size_t>(inserted)));
    taken += static_cast<std::size_t>(inserted);
    out += ']';
  }
  out += ']';
}

}  // namespace jamsides::text
