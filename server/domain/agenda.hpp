// agenda.hpp - dagordningen: what a meeting does, in which order, for how long, and where it is in it now.
//
// Copied from the method's template and then the meeting's own. Nothing that has been done is ever removed;
// going back starts an item anew. Times are the server's; a timer that has run out changes nothing by itself.
// Pure values.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "domain/meeting.hpp"

namespace jamsides::agenda {

enum class Standing { planned, running, done, skipped };

inline constexpr std::size_t kMostItems = 40;  // of a meeting
inline constexpr int kMostMinutes = 240;       // of an item

struct Item {
  AgendaItemId id{};
  meeting::Show phase = meeting::Show::lobby;  // what the screens show while it runs
  std::string title;                           // 0..120; empty = the phase's own name
  For whom = For::all;
  int planned = 0;  // minutes as the plan had it, 1..kMostMinutes
  int minutes = 0;  // minutes it has now, 1..kMostMinutes
  Standing standing = Standing::planned;
  UtcMillis started{};  // last time; 0 = never
  UtcMillis ended{};    // 0 = never, or it runs
  bool operator==(const Item&) const = default;
};

/// Of one meeting.
struct Agenda {
  std::string from;                  // id of the template, or empty
  std::vector<Item> items;           // in order
  AgendaItemId now{};                // the one that runs, or none
  UtcMillis ends{};                  // when its time is up, unless paused
  std::optional<std::int64_t> left;  // set = paused, with so many milliseconds left (below 0: over)

  const Item* find(AgendaItemId id) const {
    const auto it = std::ranges::find(items, id, &Item::id);
    return it == items.end() ? nullptr : &*it;
  }
  bool begun() const {
    return std::ranges::any_of(items, [](const Item& item) { return item.started.n != 0; });
  }
  bool operator==(const Agenda&) const = default;
};

struct State {
  std::map<MeetingId, Agenda> agendas;
  std::uint32_t last_item = 0;

  const Agenda* of(MeetingId meeting) const {
    const auto it = agendas.find(meeting);
    return it == agendas.end() ? nullptr : &it->second;
  }
  /// The meeting that has the item on its agenda, or none.
  MeetingId meeting_of(AgendaItemId item) const {
    for (const auto& [id, agenda] : agendas) {
      if (agenda.find(item)) return id;
    }
    return {};
  }
  bool operator==(const State&) const = default;
};

// Commands, of whoever leads
/// Copies a template of the method; while nothing of the agenda has begun.
struct Use {
  MeetingId meeting;
  std::string from;
};
struct Add {
  MeetingId meeting;
  meeting::Show phase;
  int minutes;
  std::string title;
  For whom;
  AgendaItemId before;  // none = last
};
/// Absent = as it is.
struct Edit {
  AgendaItemId item;
  std::optional<std::string> title;
  std::optional<int> minutes;
  std::optional<bool> skipped;
  std::optional<int> place;  // 1.. in the order
};
struct Remove {
  AgendaItemId item;
};
/// Makes it the one that runs, be it the next, an earlier or any other; the screens follow.
struct Start {
  AgendaItemId item;
};
/// The running item's time, in minutes more or less.
struct Extend {
  MeetingId meeting;
  int minutes;
};
struct Pause {
  MeetingId meeting;
  bool paused;
};

// Events
struct Cleared {
  MeetingId meeting;
  std::string from;
};
struct Added {
  MeetingId meeting;
  AgendaItemId item;
  meeting::Show phase;
  int minutes;
  std::string title;
  For whom;
  int place;
};
struct Edited {
  AgendaItemId item;
  std::string title;
  int minutes;
  bool skipped;
  int place;
};
struct Removed {
  AgendaItemId item;
};
struct Started {
  MeetingId meeting;
  AgendaItemId item;
  meeting::Show show;
};
struct Extended {
  MeetingId meeting;
  AgendaItemId item;
  int minutes;
};
struct Paused {
  MeetingId meeting;
  bool paused;
};

}  // namespace jamsides::agenda
