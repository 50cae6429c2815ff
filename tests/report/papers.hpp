// papers.hpp - words for tests of documents: a live group's log folded, a document as text for one of its
// seats.
#pragma once

#include <string>

#include "domain/group_builder.hpp"
#include "report/anchoring.hpp"
#include "report/calendar.hpp"
#include "report/notes.hpp"

namespace jamsides::report {

inline const std::string kHead(64, 'a');

inline LogFacts facts_of(const test::LiveGroup& group) {
  LogFacts facts;
  for (const auto& logged : group.log) facts.take(logged.event, logged.stamp);
  return facts;
}

inline MethodWords words_of(const Group& group) {
  MethodWords words{group.checklist->items, group.checklist->labels, {}, {{"plan", "Få fram en plan"}}};
  for (const auto& occasion : group.checklist->occasions) words.occasions[occasion.id] = occasion.label;
  return words;
}

/// What is made of `group` by `make(sources)`.
template <class Make>
auto made(const test::LiveGroup& group, Make make, Language language = Language::sv) {
  const auto facts = facts_of(group);
  const auto words = words_of(group.now);
  return make(Sources{group.now, facts, kHead, words, language});
}

inline std::string notes_text(const test::LiveGroup& group, const Author& reader, const OccasionId& occasion,
                              Language language = Language::sv) {
  return made(
      group,
      [&](const Sources& from) {
        return document_text(notes(from, {reader.seat, Key::room}, group.meeting(occasion)));
      },
      language);
}

inline std::string anchoring_text(const test::LiveGroup& group, int organisation) {
  return made(group, [&](const Sources& from) {
    return document_text(anchoring(from, group.organisation(organisation)));
  });
}

inline std::string calendar_of(const test::LiveGroup& group, const Author& seat) {
  return made(group, [&](const Sources& from) { return calendar(from, seat.seat); });
}

inline void passes(test::LiveGroup& group, std::chrono::milliseconds time) {
  group.clock = group.clock + time;
}

}  // namespace jamsides::report
