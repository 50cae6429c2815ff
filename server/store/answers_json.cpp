// answers_json.cpp - see answers_json.hpp.
#include "store/answers_json.hpp"

#include <nlohmann/json.hpp>

namespace jamsides::store {

using nlohmann::json;

std::string text_of(const survey::Answers& answers) {
  const json object{{"marks", answers.marks}, {"texts", answers.texts}};
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<survey::Answers> answers_of(std::string_view text) {
  const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object() || !object.contains("marks") || !object.contains("texts")) return std::nullopt;
  const json &marks = object["marks"], &texts = object["texts"];
  if (!marks.is_array() || !texts.is_array()) return std::nullopt;
  survey::Answers answers;
  for (const json& mark : marks) {
    if (!mark.is_number_unsigned() || mark.get<std::uint64_t>() > 9) return std::nullopt;
    answers.marks.push_back(mark.get<int>());
  }
  for (const json& each : texts) {
    if (!each.is_string()) return std::nullopt;
    answers.texts.push_back(each.get<std::string>());
  }
  return answers;
}

}  // namespace jamsides::store
