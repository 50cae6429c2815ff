// notes.hpp - anteckningarna (a draft): what a meeting came to, as far as whoever reads them may know it.
//
// In: the group's state and its log as of the same event.  Out: a document whose foot names that event and
// its link in the log's chain, so that a reader can hold the notes against the log. Who may know what is
// asked of view/; a vote, an item of an organisation's own list and what was taken back are never in it.
// Pure; any thread.
#pragma once

#include <string>

#include "report/document.hpp"
#include "report/log_facts.hpp"
#include "report/method_words.hpp"
#include "view/audience.hpp"

namespace jamsides::report {

/// What a document is made from.
struct Sources {
  const Group& group;
  const LogFacts& facts;  // as of group.seq
  std::string head;       // the link of that event, 64 hex digits
  const MethodWords& words;
  Language language = Language::sv;
};

/// `meeting` must be in the group and have opened once.
Document notes(const Sources& from, const view::Audience& reader, MeetingId meeting);

}  // namespace jamsides::report
