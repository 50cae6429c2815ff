// lengths.hpp - how long a text may be, in Unicode code points, the same numbers as in protocol/schemas.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/refusal.hpp"

namespace jamsides {

inline constexpr std::size_t kNameMax = 120;         // of a group, an organisation
inline constexpr std::size_t kWhoMax = 80;           // of a person
inline constexpr std::size_t kReasonMax = 500;       // for a proposed or late change
inline constexpr std::size_t kCloseReasonMax = 300;  // for closing Uppstart with dates still to be agreed
inline constexpr std::size_t kLinkMax = 500;         // to where a meeting by video is held
inline constexpr std::size_t kPromiseMax = 500;      // of a commitment, and how one sees that it is done
inline constexpr std::size_t kAnchorMax = 120;       // where it is to be anchored
inline constexpr std::size_t kAimMax = 500;          // what an organisation is here for
inline constexpr std::size_t kIdeaMax = 500;         // an idea told to all
inline constexpr std::size_t kDraftMax = 2000;       // what is made of it at home
inline constexpr std::size_t kCommentMax = 2000;     // beside a score, and its next step
inline constexpr std::size_t kThoughtMax = 1000;     // of a survey's answer in words
inline constexpr std::size_t kNotesMax = 8000;       // of a section of a meeting's notes
inline constexpr std::size_t kCorrectionMax = 2000;  // of notes that are settled
inline constexpr std::size_t kPresentedMax = 300;    // about where the page for the own nämnd was shown

/// Code points in UTF-8 text: every byte but the continuations.
inline std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

/// Nothing but spaces and new lines.
inline bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n") == text.npos; }

/// too_long where `text` has more than `max` code points.
inline std::optional<Refusal> too_long(const char* field, std::string_view text, std::size_t max) {
  if (code_points(text) <= max) return std::nullopt;
  return Refusal{RefusalCode::too_long, {{"field", field}, {"max", std::to_string(max)}}};
}

}  // namespace jamsides
