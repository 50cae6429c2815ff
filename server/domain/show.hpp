// show.hpp - what a room's screens can show: the phases of a meeting, with the words of the contract and of
// method packs, in the order of the enumerations. (What is stored has words of its own, which never change.)
#pragma once

#include <array>

namespace jamsides::meeting {

enum class Show {
  lobby,         // anslut
  score,         // självskattning
  compare,       // jämför; with a focus item: fokus
  commit,        // åtaganden
  follow,        // uppföljning
  purpose,       // syfte
  check_in,      // incheckning
  presentation,  // presentation
  roles,         // rollgrupp
  ideas,         // idéer
  figures,       // nyckeltal
  improve,       // förbättringsarbete
  survey,        // enkät
  pmi,           // plus, minus, intressant
  closing,       // avslut
  pause          // paus
};
inline constexpr std::array<const char*, 16> kShowWords{
    "lobby", "score", "compare", "commit",  "follow", "purpose", "check_in", "presentation",
    "roles", "ideas", "figures", "improve", "survey", "pmi",     "closing",  "pause"};

}  // namespace jamsides::meeting

namespace jamsides::agenda {

/// For whom a part of a meeting is (F14): politicians answer for what, not how.
enum class For { all, politiker, chef, nyckelperson };
inline constexpr std::array<const char*, 4> kForWords{"all", "politiker", "chef", "nyckelperson"};

}  // namespace jamsides::agenda
