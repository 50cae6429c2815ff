// notes_parts.hpp - the parts the notes are put together from, one file each. Private to report/.
#pragma once

#include <vector>

#include "report/names.hpp"
#include "report/notes.hpp"
#include "report/sight.hpp"

namespace jamsides::report {

struct Notes {
  const Sources& from;
  const Sight& sight;
  const meeting::Meeting& meeting;

  const Group& group() const { return from.group; }
  const MeetingFacts& facts() const { return from.facts.of(meeting.id); }
  const char* say(const Said& said) const { return said.in(from.language); }
  std::string say(const Said& said, const std::vector<std::string>& with) const {
    return filled(said, from.language, with);
  }
};

/// The organisations that take part in the scoring or lead, in order; the mentor last.
std::vector<const seating::Organisation*> in_order(const Group& group);

/// A document with the meeting's title, time, host and leader.
Document begun(const Notes& n);

void add_present(Document& to, const Notes& n);      // notes_people.cpp
void add_purposes(Document& to, const Notes& n);     // notes_people.cpp
void add_follow_up(Document& to, const Notes& n);    // notes_commitments.cpp
void add_commitments(Document& to, const Notes& n);  // notes_commitments.cpp
void add_scores(Document& to, const Notes& n);       // notes_scores.cpp
void add_ideas(Document& to, const Notes& n);        // notes.cpp
void add_decisions(Document& to, const Notes& n);    // notes_scores.cpp
void add_times(Document& to, const Notes& n);        // notes_times.cpp
/// The log's head, seq and link.
void add_foot(Document& to, const Notes& n);  // notes.cpp

}  // namespace jamsides::report
