// answers_json.hpp - what somebody answered to a survey, as it stands in its row, and back. Pure; never
// throws.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/survey.hpp"

namespace jamsides::store {

/// {"marks":[…],"texts":[…]}
std::string text_of(const survey::Answers& answers);
/// Nothing where the text is no answers.
std::optional<survey::Answers> answers_of(std::string_view text);

}  // namespace jamsides::store
