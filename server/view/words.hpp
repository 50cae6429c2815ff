// words.hpp - the contract's words for the domain's enumerations, both ways.
#pragma once

#include <optional>
#include <string_view>

#include "domain/group.hpp"

namespace jamsides::view {

const char* word(seating::Kind);
const char* word(seating::Function);
const char* word(seating::Mark);
const char* word(meeting::Phase);
const char* word(meeting::Show);
const char* word(meeting::Mode);
const char* word(assessment::Mode);
const char* word(assessment::Place);
const char* word(assessment::Phase);
const char* word(assessment::Source);
const char* word(commitment::Verdict);
const char* word(commitment::Phase);
const char* word(agenda::For);
const char* word(agenda::Standing);
const char* word(anchoring::Where);
const char* word(Key);

/// The value `text` names, or nothing.
template <class Enum>
std::optional<Enum> from_word(std::string_view text);

}  // namespace jamsides::view
