// idea.hpp - idéer att ta vidare: what participants have said to all, and each organisation's own list of
// what it wants to take home from the others.
//
// A list belongs to its organisation and nobody else sees it; whoever is quoted is told that it inspired.
// Nothing is removed: withdrawn and dropped are states that can be taken back. Pure values.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "domain/checklist.hpp"

namespace jamsides::idea {

inline constexpr std::size_t kMostIdeas = 300;    // of an organisation
inline constexpr std::size_t kMostEntries = 300;  // of an organisation's list

struct Idea {
  IdeaId id{};
  OrganisationId organisation{};
  SeatId by{};
  std::string text;     // 1..500 code points
  int item = 0;         // of the checklist, or 0
  OccasionId occasion;  // of the meeting open then
  UtcMillis at{};
  bool withdrawn = false;  // seen by its own organisation only
  bool operator==(const Idea&) const = default;
};

enum class Part { none, comment, next };

/// A text that was told to all: an idea, a commitment, or a score's comment or next step. Exactly one is set.
struct Source {
  IdeaId idea{};
  CommitmentId commitment{};
  AssessmentId assessment{};
  int item = 0;            // with an assessment
  Part part = Part::none;  // with an assessment

  /// As the contract writes it: the row's id, "d3", "c5", or with the part of a score, "a3.4.next".
  std::string text() const;
  /// The source that `text` writes; one of nothing where it writes none.
  static Source from(std::string_view text);
  bool operator==(const Source&) const = default;
};

/// A line of an organisation's own list.
struct Entry {
  EntryId id{};
  OrganisationId organisation{};
  Source from;
  OrganisationId source{};  // whose text it is
  std::string text;         // as it was told when it was saved
  int item = 0;             // of the checklist, or 0
  SeatId by{};
  UtcMillis at{};
  OccasionId occasion;  // of the meeting open then, or empty
  bool kept = true;     // else taken off the list
  std::string draft;    // what the own organisation makes of it, 0..2000
  bool operator==(const Entry&) const = default;
};

struct State {
  std::map<IdeaId, Idea> ideas;
  std::map<EntryId, Entry> entries;
  std::uint32_t last_idea = 0, last_entry = 0;

  const Idea* find(IdeaId id) const {
    const auto it = ideas.find(id);
    return it == ideas.end() ? nullptr : &it->second;
  }
  const Entry* find(EntryId id) const {
    const auto it = entries.find(id);
    return it == entries.end() ? nullptr : &it->second;
  }
  bool operator==(const State&) const = default;
};

// Commands
struct Write {
  std::string text;
  int item;               // 0 = none
  OccasionId occasion{};  // of a meeting registered afterwards; none = now
};
struct Withdraw {
  IdeaId idea;
  bool withdrawn;
};
struct Save {
  std::string from;  // the source, as Source::text writes it
};
struct Keep {
  EntryId entry;
  bool kept;
};
struct Draft {
  EntryId entry;
  std::string text;
};

// Events
struct Written {
  IdeaId idea;
  OrganisationId organisation;
  std::string text;
  int item;
  OccasionId occasion;
};
struct Withdrawn {
  IdeaId idea;
  bool withdrawn;
};
struct Saved {
  EntryId entry;
  OrganisationId organisation;
  Source from;
  OrganisationId source;
  std::string text;
  int item;
  OccasionId occasion;
};
struct Kept {
  EntryId entry;
  bool kept;
};
struct Drafted {
  EntryId entry;
  std::string text;
};

}  // namespace jamsides::idea
