// show.hpp - what a room's screens can show: the phases of a meeting. The order is that of the words in view/
// and store/.
#pragma once

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

}  // namespace jamsides::meeting

namespace jamsides::agenda {

/// For whom a part of a meeting is (F14): politicians answer for what, not how.
enum class For { all, politiker, chef, nyckelperson };

}  // namespace jamsides::agenda
