// refusal_words.cpp - see refusal_words.hpp.
#include "wire/refusal_words.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "base/bug.hpp"

namespace jamsides::wire {
namespace {

struct Words {
  std::string sv, en;
  bool retry = false;
};

const std::map<std::string, Words, std::less<>>& table() {
  static const auto words = [] {
    static constexpr const char* text =
#include "refusals_json.inc"
        ;
    std::map<std::string, Words, std::less<>> all;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    ASSERT_BUG(json.is_object());
    for (const auto& [code, entry] : json.items()) {
      if (!entry.is_object()) continue;
      all[code] = {entry.value("sv", ""), entry.value("en", ""), entry.value("retry", false)};
    }
    return all;
  }();
  return words;
}

const Words& of(RefusalCode code) {
  const auto it = table().find(name_of(code));
  ASSERT_BUG(it != table().end());  // tests/wire/refusal_words_test.cpp asks for all
  return it->second;
}

}  // namespace

std::string words(const Refusal& refusal, Lang lang) {
  const auto& both = of(refusal.code);
  std::string text = lang == Lang::sv ? both.sv : both.en;
  for (const auto& [name, value] : refusal.with) {
    const auto placeholder = '{' + name + '}';
    for (auto at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + value.size())) {
      text.replace(at, placeholder.size(), value);
    }
  }
  return text;
}

bool may_retry(RefusalCode code) { return of(code).retry; }

}  // namespace jamsides::wire
