// notes_written.hpp - a meeting's notes in the wording of whoever led it: what the editor begins from, and
// the document once something has been written.
//
// Both are the same for every reader. What the editor begins from is the draft as anybody in the group may
// know it: not as whoever writes may, or what is their own organisation's would come into a text for all.
// Pure; any thread.
#pragma once

#include <vector>

#include "report/notes.hpp"

namespace jamsides::report {

/// The draft's sections as plain text; nothing is cut off, so a section may be longer than a wording may be.
std::vector<notes::Section> shared_draft(const Sources& from, MeetingId meeting);

/// `meeting` must have a wording (version 1..).
Document written_notes(const Sources& from, MeetingId meeting);

}  // namespace jamsides::report
