// names.hpp - what documents call seats, phases, verdicts, items and days, in either language. Private to
// report/.
#pragma once

#include <set>
#include <string>

#include "domain/group.hpp"
#include "report/method_words.hpp"

namespace jamsides::report {

const char* name_of(seating::Function function, Language language);
const char* name_of(meeting::Show phase, Language language);
/// What was said about a commitment; none = inte uppföljt på träffen.
const char* name_of(std::optional<commitment::Verdict> verdict, Language language);

/// "chef", or a label of its own ("Extra 1").
std::string seat_name(const Group& group, SeatId seat, Language language);
std::string organisation_name(const Group& group, OrganisationId organisation);
/// "chef, Almnäs"; the seat alone where it belongs to none.
std::string seat_of(const Group& group, SeatId seat, Language language);
/// The occasion's label in the year, "BM2".
std::string occasion_name(const Group& group, const MethodWords& words, const OccasionId& occasion);
/// "4. Ledningen …"
std::string item_text(const MethodWords& words, int item);
/// "moment 4 och 7"; empty where there are none.
std::string items_named(const std::set<int>& items, Language language);

}  // namespace jamsides::report
