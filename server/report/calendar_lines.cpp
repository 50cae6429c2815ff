// calendar_lines.cpp - see calendar_lines.hpp.
#include "report/calendar_lines.hpp"

namespace jamsides::report {
namespace {

constexpr std::size_t kMostOctets = 75;  // of a line, its CRLF not counted

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}  // inside a UTF-8 character

}  // namespace

void add_line(std::string& out, std::string_view name, std::string_view value) {
  const std::string line = std::string(name) + ':' + std::string(value);
  std::string_view rest = line;
  std::size_t room = kMostOctets;
  while (rest.size() > room) {
    std::size_t end = room;
    while (end > 0 && continues(rest[end])) --end;
    out.append(rest.substr(0, end)).append("\r\n ");
    rest.remove_prefix(end);
    room = kMostOctets - 1;  // the space counts
  }
  out.append(rest).append("\r\n");
}

void add_text(std::string& out, std::string_view name, std::string_view text) {
  std::string value;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') {
      value += '\\';
      value += c;
    } else if (c == '\n') {
      value += "\\n";
    } else if (c == '\t') {
      value += ' ';
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      value += c;
    }
  }
  add_line(out, name, value);
}

}  // namespace jamsides::report
