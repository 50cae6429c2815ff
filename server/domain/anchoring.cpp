// anchoring.cpp - the rules of telling where it was shown. See anchoring.hpp.
#include "base/bug.hpp"
#include "domain/anchoring_rules.hpp"
#include "domain/one_event.hpp"

namespace jamsides::anchoring {

Decided decide(const Group& group, const Present& command, const Context& context) {
  const auto* seat = group.seat(context.author.seat);
  ASSERT_BUG(seat);
  if (!is_day(command.date)) return refuse(RefusalCode::bad_date);
  if (command.date > stockholm_day(context.now)) return refuse(RefusalCode::day_to_come);
  const auto* told = group.anchoring.of(seat->organisation);
  if (told && told->size() >= kMostPresentations) {
    return refuse(RefusalCode::too_many, {{"max", std::to_string(kMostPresentations)}});
  }
  return one(Presented{seat->organisation, command.date, command.where, command.words});
}

void apply(State& state, const Presented& event, const Stamp& stamp) {
  state.presentations[event.organisation].push_back(
      {event.date, event.where, event.words, stamp.by.seat, stamp.at});
}

void forget(State& state, OrganisationId organisation) { state.presentations.erase(organisation); }

}  // namespace jamsides::anchoring
