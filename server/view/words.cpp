// words.cpp - one table per enumeration; the order is the enumeration's.
#include "view/words.hpp"

#include <array>

namespace jamsides::view {
namespace {

constexpr std::array kKind{"kommun", "region", "stadsdel", "forvaltning", "bolag", "kommunalforbund"};
constexpr std::array kFunction{"politiker", "chef", "nyckelperson", "extra", "observator", "storbild"};
constexpr std::array kMark{"a", "b", "c", "d", "e", "m"};
constexpr std::array kMeetingPhase{"planned", "open", "closed"};
constexpr std::array kMeetingMode{"room", "video", "hybrid"};
constexpr std::array kStanding{"planned", "running", "done", "skipped"};
constexpr std::array kMode{"confirm", "ballot"};
constexpr std::array kPlace{"home", "room"};
constexpr std::array kPhase{"open", "revealed", "agreed", "locked"};
constexpr std::array kSource{"ballot", "confirmed", "direct", "paper", "import"};
constexpr std::array kVerdict{"done", "on_way", "stuck", "changed", "dropped"};
constexpr std::array kPromise{"open", "done", "dropped"};
constexpr std::array kKey{"room", "desk"};

template <class Table, class Enum>
const char* at(const Table& table, Enum value) {
  return table.at(static_cast<std::size_t>(value));
}

template <class Enum, class Table>
std::optional<Enum> find(const Table& table, std::string_view text) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (text == table[i]) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

#define JAMSIDES_WORDS(Enum, table)                            \
  const char* word(Enum value) { return at(table, value); }    \
  template <>                                                  \
  std::optional<Enum> from_word<Enum>(std::string_view text) { \
    return find<Enum>(table, text);                            \
  }

JAMSIDES_WORDS(seating::Kind, kKind)
JAMSIDES_WORDS(seating::Function, kFunction)
JAMSIDES_WORDS(seating::Mark, kMark)
JAMSIDES_WORDS(meeting::Phase, kMeetingPhase)
JAMSIDES_WORDS(meeting::Show, meeting::kShowWords)
JAMSIDES_WORDS(meeting::Mode, kMeetingMode)
JAMSIDES_WORDS(agenda::For, agenda::kForWords)
JAMSIDES_WORDS(agenda::Standing, kStanding)
JAMSIDES_WORDS(assessment::Mode, kMode)
JAMSIDES_WORDS(assessment::Place, kPlace)
JAMSIDES_WORDS(assessment::Phase, kPhase)
JAMSIDES_WORDS(assessment::Source, kSource)
JAMSIDES_WORDS(commitment::Verdict, kVerdict)
JAMSIDES_WORDS(commitment::Phase, kPromise)
JAMSIDES_WORDS(anchoring::Where, anchoring::kWhereWords)
JAMSIDES_WORDS(Key, kKey)
#undef JAMSIDES_WORDS

}  // namespace jamsides::view
