// csv.cpp - see csv.hpp.
#include "report/csv.hpp"

#include <string_view>

namespace jamsides::report {
namespace {

/// "-0,08" is a figure, whatever it begins with.
bool is_number(std::string_view text) {
  return text.find_first_not_of("-0123456789,") == std::string_view::npos;
}

std::string quoted(const std::string& text) {
  if (text.empty() || is_number(text)) return text;
  const bool formula = std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  if (!formula && text.find_first_of(";\"\n\r") == std::string::npos) return text;
  std::string out = formula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace

void add_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ';';
    out += quoted(cells[i]);
  }
  out += "\r\n";
}

}  // namespace jamsides::report
