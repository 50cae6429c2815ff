// language.cpp - see language.hpp.
#include "report/language.hpp"

#include <string_view>

namespace jamsides::report {

std::string listed(const std::vector<std::string>& parts, Language language) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 < parts.size() ? ", " : language == Language::sv ? " och " : " and ";
    text += parts[i];
  }
  return text;
}

std::string filled(const Said& pattern, Language language, const std::vector<std::string>& with) {
  std::string text;
  std::string_view rest = pattern.in(language);
  for (const auto& value : with) {
    const auto at = rest.find("{}");
    if (at == std::string_view::npos) break;
    text += rest.substr(0, at);
    text += value;
    rest.remove_prefix(at + 2);
  }
  return text.append(rest);
}

}  // namespace jamsides::report
