// limits.hpp - how much of everything in texts edited together (protocol/SPEC.md, TX), and what can be wrong
// with what a client pushes.
//
// A unit is one UTF-16 code unit; a line break counts as one.
#pragma once

#include <cstddef>
#include <cstdint>

namespace jamsides::text {

inline constexpr std::size_t kDocumentUnits = 200'000;

// One push. Its sections times those of the history bound what a rebase may cost.
inline constexpr std::size_t kPushUpdates = 32;
inline constexpr std::size_t kPushUnits = 16'000;  // inserted by all its updates; fills a frame of 64 KiB
inline constexpr std::size_t kPushSections = 1'000;

inline constexpr std::size_t kClientLetters = 24;

/// What an authority remembers: the newest updates as long as all three hold.
struct Window {
  std::size_t updates = 1'000;
  std::size_t sections = 8'000;
  std::size_t units = kDocumentUnits;  // inserted
};

/// Why a push was not taken. Nothing of it was.
enum class Problem {
  malformed,       // no change set as toJSON of the library writes one, or a text that no document may hold
  push_too_large,  // kPushUpdates, kPushUnits or kPushSections
  document_too_long,  // it would be longer than kDocumentUnits and longer than before
  wrong_length,       // not made for the document at its version
  splits_character,   // begins or ends between the two halves of a surrogate pair
  too_old,            // its version is older than what is remembered: take the document anew
  unknown_version,    // its version is yet to come (after a restore): take the document anew
  not_as_accepted,    // sent again, but not what was accepted: take the document anew
};

/// The problem's name, e.g. "too_old".
const char* name_of(Problem problem);

}  // namespace jamsides::text
