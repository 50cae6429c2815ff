// anchoring.hpp - förankringspaketet: one page for the own nämnd, ledningsgrupp or APT, in plain words.
//
// Holds the organisation's own data alone: what another organisation said is not in it, also not where it
// stands on the own list, until the own organisation has put it in its own words. No vote, no name. Pure; any
// thread.
#pragma once

#include "report/notes.hpp"

namespace jamsides::report {

/// `organisation` must be in the group and be scored (no mentor). Tells of the latest meeting that has
/// opened.
Document anchoring(const Sources& from, OrganisationId organisation);

}  // namespace jamsides::report
