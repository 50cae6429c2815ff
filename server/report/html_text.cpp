// html_text.cpp - see html_text.hpp.
#include "report/html_text.hpp"

namespace jamsides::report {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "<br>"; break;
      default: out += c;
    }
  }
  return out;
}

std::string page_begin(Language language, std::string_view title, std::string_view css_path,
                       std::string_view main_class) {
  std::string out = language == Language::sv ? "<!doctype html>\n<html lang=\"sv\">\n"
                                             : "<!doctype html>\n<html lang=\"en\">\n";
  out +=
      "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n";
  out += "<meta name=\"robots\" content=\"noindex\">\n<title>" + escaped(title);
  out += "</title>\n<link rel=\"stylesheet\" href=\"" + escaped(css_path) + "\">\n</head>\n<body>\n<main";
  if (!main_class.empty()) out += " class=\"" + std::string(main_class) + '"';
  return out + ">\n";
}

std::string_view page_end() { return "</main>\n</body>\n</html>\n"; }

}  // namespace jamsides::report
