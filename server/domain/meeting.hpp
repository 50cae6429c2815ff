// meeting.hpp - the occasions of a year: planned, open, closed; what the room looks at; what can be undone.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "domain/checklist.hpp"
#include "domain/show.hpp"

namespace jamsides::meeting {

enum class Phase { planned, open, closed };
/// Where people take part: in one room, by video, or both at once.
enum class Mode { room, video, hybrid };

/// What meeting.undo would take back: the last open, close or show, with what was before it.
struct Undoable {
  Seq seq = 0;
  std::string did;  // "meeting.open" | "meeting.close" | "meeting.show" | "meeting.register"
  Phase phase = Phase::planned;
  Show show = Show::lobby;
  std::optional<int> focus;
  bool operator==(const Undoable&) const = default;
};

/// Guests of a meeting: where they come from and how many they are; who they are is nobody's to keep.
struct Guests {
  std::string from;  // 1..120, once in a meeting
  int count = 0;     // 1..kMostGuests
  bool operator==(const Guests&) const = default;
};
inline constexpr int kMostGuests = 99;               // from one place
inline constexpr std::size_t kMostGuestPlaces = 20;  // of a meeting

struct Meeting {
  MeetingId id{};
  OccasionId occasion;
  std::string date;       // YYYY-MM-DD or empty
  OrganisationId host{};  // or none
  SeatId facilitator{};   // or none
  std::string code;       // room code, "HTKN 47"
  Phase phase = Phase::planned;
  Show show = Show::lobby;
  std::optional<int> focus;  // an item's number
  std::optional<Undoable> undo;
  SeatId stands_in_for{};  // from whom the lead was taken while they had no contact; or none
  Mode mode = Mode::room;
  std::string link{};            // https, where those at a distance take part; or empty
  std::string reason{};          // why it was closed with dates or hosts still to be agreed; or empty
  bool afterwards = false;       // was held without Jämsides on its date and registered later
  std::vector<Guests> guests{};  // in the order they were told
  bool operator==(const Meeting&) const = default;
};

struct State {
  std::map<MeetingId, Meeting> meetings;
  std::uint32_t last_meeting = 0;

  /// The meeting now open, or null; at most one is.
  const Meeting* open() const {
    for (const auto& [id, m] : meetings) {
      if (m.phase == Phase::open) return &m;
    }
    return nullptr;
  }
  /// The meeting of an occasion, or null; at most one.
  const Meeting* at(const OccasionId& occasion) const {
    for (const auto& [id, m] : meetings) {
      if (m.occasion == occasion) return &m;
    }
    return nullptr;
  }
  bool operator==(const State&) const = default;
};

// Commands
struct Open {
  MeetingId meeting;
};
struct Close {
  MeetingId meeting;
  std::string reason{};  // asked for where dates or hosts are still to be agreed (unsettled)
};
struct ShowScreen {
  MeetingId meeting;
  Show show;
  std::optional<int> focus;
};
struct Undo {
  MeetingId meeting;
  Seq seq;
};
struct Rehearse {
  MeetingId meeting;
};
struct HandOver {
  MeetingId meeting;
  SeatId to;
};
struct TakeOver {
  MeetingId meeting;
};
/// Absent = as it is; until the meeting has closed.
struct Plan {
  MeetingId meeting;
  std::optional<std::string> date{};  // YYYY-MM-DD; empty = none yet
  OrganisationId host{};
  std::optional<Mode> mode{};
  std::optional<std::string> link{};  // empty = none
};
/// The meeting was held on that day, on paper: no phase of it runs here.
struct Register {
  MeetingId meeting;
  std::string date;
};
/// How many guests come from somewhere; 0 = none any more.
struct SetGuests {
  MeetingId meeting;
  std::string from;
  int count;
};
/// How long whoever leads must have been without contact before somebody else may take the lead.
inline constexpr std::chrono::seconds kLostBeforeTakeOver{30};

// Events
struct Planned {
  MeetingId meeting;
  OccasionId occasion;
  std::string date;
  OrganisationId host;
  SeatId facilitator;
  std::string code;
};
struct Edited {
  MeetingId meeting;
  std::string date;
  OrganisationId host;
  SeatId facilitator;
};
struct Removed {
  MeetingId meeting;
};
struct Opened {
  MeetingId meeting;
};
struct Closed {
  MeetingId meeting;
  std::string reason{};
};
struct Shown {
  MeetingId meeting;
  Show show;
  std::optional<int> focus;
};
struct Undone {
  MeetingId meeting;
  Seq undid;
  Phase phase;
  Show show;
  std::optional<int> focus;
};
struct Rehearsed {
  MeetingId meeting;
};
struct HandedOver {
  MeetingId meeting;
  SeatId to;
};
struct TakenOver {
  MeetingId meeting;
  SeatId by;
};
struct Arranged {
  MeetingId meeting;
  std::string date;
  OrganisationId host;
  Mode mode;
  std::string link;
};
struct Registered {
  MeetingId meeting;
  std::string date;
};
struct GuestsSet {
  MeetingId meeting;
  std::string from;
  int count;
};

}  // namespace jamsides::meeting
