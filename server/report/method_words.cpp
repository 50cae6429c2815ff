// method_words.cpp - reads a pack's words; what has no English is said in Swedish.
#include "report/method_words.hpp"

#include <nlohmann/json.hpp>

namespace jamsides::report {
namespace {

using nlohmann::json;

std::string said(const json& words, Language language) {
  const auto* key = language == Language::en && words.contains("en") ? "en" : "sv";
  return words.at(key).get<std::string>();
}

}  // namespace

MethodWords method_words(const std::string& text, Language language) {
  const auto pack = json::parse(text);
  MethodWords words;
  for (const auto& item : pack.at("items")) words.items.push_back(said(item.at("text"), language));
  for (const auto& step : pack.at("scale")) words.labels.push_back(said(step.at("label"), language));
  for (const auto& occasion : pack.at("occasions"))
    words.occasions[occasion.at("id").get<std::string>()] = said(occasion.at("label"), language);
  for (const auto& purpose : pack.value("purposes", json::array()))
    words.purposes[purpose.at("id").get<std::string>()] = said(purpose.at("name"), language);
  return words;
}

}  // namespace jamsides::report
