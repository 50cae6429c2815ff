// purpose.cpp - the rules of saying what one is here for. See purpose.hpp.
#include <algorithm>

#include "base/bug.hpp"
#include "domain/one_event.hpp"
#include "domain/purpose_rules.hpp"

namespace jamsides::purpose {

Decided decide(const Group& group, const Set& command, const Context& context) {
  const auto* seat = group.seat(context.author.seat);
  ASSERT_BUG(seat);
  for (const std::string& kind : command.kinds) {
    const auto& known = group.checklist->purposes;
    if (std::ranges::find(known, kind) == known.end()) return refuse(RefusalCode::unknown_purpose);
  }
  if (command.kinds.empty() && command.words.empty()) {
    return refuse(RefusalCode::text_needed, {{"field", "words"}});
  }
  if (const auto* aims = group.purpose.of(seat->organisation); aims && aims->size() >= kMostAims) {
    return refuse(RefusalCode::too_many, {{"max", std::to_string(kMostAims)}});
  }
  const auto* open = group.meeting.open();
  return one(WasSet{seat->organisation, command.kinds, command.words, open ? open->occasion : OccasionId{}});
}

void apply(State& state, const WasSet& event, const Stamp& stamp) {
  auto& aims = state.aims[event.organisation];
  const bool same = !aims.empty() && aims.back().kinds == event.kinds && aims.back().words == event.words;
  if (same) return;  // said once more: no change, so no line
  aims.push_back({event.kinds, event.words, event.occasion, stamp.by.seat, stamp.at});
}

void forget(State& state, OrganisationId organisation) { state.aims.erase(organisation); }

}  // namespace jamsides::purpose
