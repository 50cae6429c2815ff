// stored_words.hpp - the words that stand for enumerators in stored bodies and rows.
//
// They are never changed or taken away once written, whatever the contract with clients comes to call them.
// The order is the enumeration's; a test holds the two together.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "domain/group.hpp"

namespace jamsides::store {

template <class E>
inline constexpr std::array<std::string_view, 0> stored_words{};
template <>
inline constexpr std::array<std::string_view, 6> stored_words<seating::Kind>{
    "kommun", "region", "stadsdel", "forvaltning", "bolag", "kommunalforbund"};
template <>
inline constexpr std::array<std::string_view, 6> stored_words<seating::Function>{
    "politiker", "chef", "nyckelperson", "extra", "observator", "storbild"};
template <>
inline constexpr std::array<std::string_view, 6> stored_words<seating::Mark>{"a", "b", "c", "d", "e", "m"};
template <>
inline constexpr std::array<std::string_view, 3> stored_words<meeting::Phase>{"planned", "open", "closed"};
template <>
inline constexpr std::array<std::string_view, 16> stored_words<meeting::Show>{
    "lobby", "score", "compare", "commit",  "follow", "purpose", "check_in", "presentation",
    "roles", "ideas", "figures", "improve", "survey", "pmi",     "closing",  "pause"};
template <>
inline constexpr std::array<std::string_view, 3> stored_words<meeting::Mode>{"room", "video", "hybrid"};
template <>
inline constexpr std::array<std::string_view, 4> stored_words<agenda::For>{"all", "politiker", "chef",
                                                                           "nyckelperson"};
template <>
inline constexpr std::array<std::string_view, 4> stored_words<agenda::Standing>{"planned", "running", "done",
                                                                                "skipped"};
template <>
inline constexpr std::array<std::string_view, 2> stored_words<assessment::Mode>{"confirm", "ballot"};
template <>
inline constexpr std::array<std::string_view, 2> stored_words<assessment::Place>{"home", "room"};
template <>
inline constexpr std::array<std::string_view, 4> stored_words<assessment::Phase>{"open", "revealed", "agreed",
                                                                                 "locked"};
template <>
inline constexpr std::array<std::string_view, 5> stored_words<assessment::Source>{
    "ballot", "confirmed", "direct", "paper", "import"};
template <>
inline constexpr std::array<std::string_view, 5> stored_words<commitment::Verdict>{"done", "on_way", "stuck",
                                                                                   "changed", "dropped"};
template <>
inline constexpr std::array<std::string_view, 3> stored_words<commitment::Phase>{"open", "done", "dropped"};
template <>
inline constexpr std::array<std::string_view, 3> stored_words<idea::Part>{"none", "comment", "next"};
template <>
inline constexpr std::array<std::string_view, 4> stored_words<anchoring::Where>{"namnd", "ledningsgrupp",
                                                                                "apt", "annat"};
template <>
inline constexpr std::array<std::string_view, 2> stored_words<Key>{"room", "desk"};

template <class E>
constexpr std::string_view stored_word(E value) {
  static_assert(!stored_words<E>.empty(), "an enumeration needs its words to be stored");
  return stored_words<E>[static_cast<std::size_t>(value)];
}

/// The enumerator a stored word stands for, or nothing.
template <class E>
constexpr std::optional<E> from_stored_word(std::string_view word) {
  static_assert(!stored_words<E>.empty(), "an enumeration needs its words to be stored");
  for (std::size_t i = 0; i < stored_words<E>.size(); ++i) {
    if (stored_words<E>[i] == word) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace jamsides::store
