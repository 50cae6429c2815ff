// refusal.hpp - a user's mistake as a value: which rule refused, and what the words need to say so.
//
// The words themselves, Swedish and English, stand in protocol/refusals.json under the same code.
#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace jamsides {

/// Every rule that can refuse; written in the contract by its own name. New ones also go into
/// protocol/refusals.json (a test compares the two).
// clang-format off
#define JAMSIDES_REFUSALS(X)                                                                          \
  X(malformed) X(unknown_command) X(unknown_field) X(too_long) X(not_allowed) X(not_found)            \
  X(not_open) X(already_open) X(already_revealed) X(not_revealed) X(locked_needs_reason)              \
  X(value_out_of_scale) X(unknown_item) X(unknown_occasion) X(no_last_score) X(meeting_not_open)      \
  X(meeting_not_planned) X(another_meeting_open) X(nothing_to_undo) X(reveal_stays) X(request_gone)   \
  X(not_scored) X(group_size) X(name_needed) X(name_taken) X(checklist_unknown) X(bad_date)           \
  X(bad_code) X(setup_over) X(too_old) X(too_fast) X(going_down) X(confirm_name) X(score_needs_change) \
  X(not_saved) X(group_damaged) X(backup_not_set_up) X(backup_running) X(backup_no_space)              \
  X(backup_failed) X(cannot_lead) X(facilitator_here) X(text_needed) X(not_own_seat) X(change_needed) X(no_anchor) X(too_many)        \
  X(agenda_begun) X(item_runs) X(item_done) X(nothing_runs) X(bad_minutes)                       \
  X(unknown_purpose) X(already_saved) X(own_text) \
  X(survey_closed) X(already_answered) X(nothing_answered) \
  X(notes_changed) X(notes_settled) X(notes_not_settled) X(meeting_not_closed) X(day_to_come) \
  X(dates_missing) X(bad_link) X(day_ahead)
// clang-format on

enum class RefusalCode {
#define JAMSIDES_CODE(name) name,
  JAMSIDES_REFUSALS(JAMSIDES_CODE)
#undef JAMSIDES_CODE
};

/// The code as the contract writes it.
inline const char* name_of(RefusalCode code) {
  switch (code) {
#define JAMSIDES_NAME(name) \
  case RefusalCode::name: return #name;
    JAMSIDES_REFUSALS(JAMSIDES_NAME)
#undef JAMSIDES_NAME
  }
  return "malformed";
}

/// What was refused. `with` fills the {placeholders} of the code's words; never holds names or free text of
/// others.
struct Refusal {
  RefusalCode code;
  std::vector<std::pair<std::string, std::string>> with = {};
  bool operator==(const Refusal&) const = default;
};

/// Shorthand for returning a refusal where a std::expected is due.
inline std::unexpected<Refusal> refuse(RefusalCode code,
                                       std::vector<std::pair<std::string, std::string>> with = {}) {
  return std::unexpected(Refusal{code, std::move(with)});
}

}  // namespace jamsides
