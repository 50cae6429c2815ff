// language.hpp - the two languages documents are written in, and their words side by side.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jamsides::report {

enum class Language : std::uint8_t {
  sv,
  en
};  // of the words around it; a checklist's own may be Swedish alone

/// One text in both.
struct Said {
  const char *sv, *en;
  const char* in(Language language) const { return language == Language::sv ? sv : en; }
};

/// "a", "a och b", "a, b och c"; "and" in English.
std::string listed(const std::vector<std::string>& parts, Language language);

/// Fills each {} of `pattern`, in order.
std::string filled(const Said& pattern, Language language, const std::vector<std::string>& with);

}  // namespace jamsides::report
