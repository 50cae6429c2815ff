// notes.hpp - anteckningarna as they are written: the wording of a meeting's facilitator, who has approved
// it, and what is said about it once nobody can change it (domain F47).
//
// Version 0 is no wording: the draft that report/ makes of state and log stands. A wording is told to the
// whole group; only its own words are here, and only the latest ones. Pure values.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"

namespace jamsides::notes {

inline constexpr std::size_t kMostSections = 20;
inline constexpr std::size_t kMostText = 40'000;     // of all sections, titles too, in code points
inline constexpr int kMostVersions = 200;            // of a meeting's notes
inline constexpr std::size_t kMostCorrections = 50;  // of a meeting's notes

struct Section {
  std::string title;  // 1..kNameMax code points
  std::string text;   // 0..kNotesMax code points, may have lines
  bool operator==(const Section&) const = default;
};

struct Correction {
  OrganisationId organisation;
  SeatId by{};
  UtcMillis at{};
  std::string text;
  bool operator==(const Correction&) const = default;
};

/// Of one meeting.
struct Notes {
  int version = 0;
  std::vector<Section> sections;
  SeatId by{};                                   // who wrote this version
  UtcMillis at{};                                // when
  std::map<OrganisationId, UtcMillis> approved;  // this version, when
  UtcMillis settled{};                           // 0 = not; from then on nothing here but corrections changes
  std::vector<Correction> corrections;           // oldest first

  bool is_settled() const { return settled.n != 0; }
  bool operator==(const Notes&) const = default;
};

struct State {
  std::map<MeetingId, Notes> meetings;

  /// What has been written of the meeting; null where nothing has.
  const Notes* of(MeetingId meeting) const {
    const auto it = meetings.find(meeting);
    return it == meetings.end() ? nullptr : &it->second;
  }
  bool settled(MeetingId meeting) const {
    const auto* notes = of(meeting);
    return notes && notes->is_settled();
  }
  bool operator==(const State&) const = default;
};

// Commands
/// A wording written from `version`, 0 = the draft.
struct Write {
  MeetingId meeting;
  int version;
  std::vector<Section> sections;
};
/// The author's organisation approves `version`.
struct Approve {
  MeetingId meeting;
  int version;
};
struct Correct {
  MeetingId meeting;
  std::string text;
};

// Events
struct Written {
  MeetingId meeting;
  int version;
  std::vector<Section> sections;
};
struct Approved {
  MeetingId meeting;
  OrganisationId organisation;
  int version;
};
/// Everybody whose approval it needs has given it.
struct Settled {
  MeetingId meeting;
};
struct Corrected {
  MeetingId meeting;
  OrganisationId organisation;  // none where who leads is of none
  std::string text;
};

}  // namespace jamsides::notes
