// meeting_plan.cpp - the rules of when, where and with whom a meeting is held, and of one that was held on
// paper. See meeting.hpp.
#include <algorithm>
#include <array>

#include "base/bug.hpp"
#include "domain/assessment_rules.hpp"
#include "domain/commitment_rules.hpp"
#include "domain/lengths.hpp"
#include "domain/meeting_rules.hpp"
#include "domain/one_event.hpp"

namespace jamsides::meeting {

namespace {

constexpr const char* kStart = "uppstart";
constexpr std::array kAgreedAtStart{"bm1", "bm2", "bm3"};

const Meeting* find(const Group& group, MeetingId id) {
  const auto it = group.meeting.meetings.find(id);
  return it == group.meeting.meetings.end() ? nullptr : &it->second;
}

Meeting& existing(State& state, MeetingId id) {
  const auto it = state.meetings.find(id);
  ASSERT_BUG(it != state.meetings.end());
  return it->second;
}

/// https, a host and nothing before it, and no character that would end the link where it is written.
bool is_link(std::string_view text) {
  constexpr std::string_view kScheme = "https://";
  if (!text.starts_with(kScheme)) return false;
  const auto host = text.substr(kScheme.size(), text.find_first_of("/?#", kScheme.size()) - kScheme.size());
  const auto in_host = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == ':';
  };
  const auto ends_it = [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 ||
           std::string_view("\"'<>\\`").find(c) != std::string_view::npos;
  };
  return !host.empty() && host.front() != '.' && host.front() != ':' && std::ranges::all_of(host, in_host) &&
         std::ranges::none_of(text, ends_it);
}

}  // namespace

Decided decide(const Group& group, const Plan& command, const Context&) {
  const Meeting* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (meeting->phase == Phase::closed) return refuse(RefusalCode::meeting_not_open);
  if (command.host && !group.organisation(command.host)) return refuse(RefusalCode::not_found);
  if (command.date && !command.date->empty() && !is_day(*command.date)) return refuse(RefusalCode::bad_date);
  if (command.link) {
    if (auto refusal = too_long("link", *command.link, kLinkMax)) return std::unexpected(*refusal);
    if (!command.link->empty() && !is_link(*command.link)) return refuse(RefusalCode::bad_link);
  }
  return one(Arranged{command.meeting, command.date.value_or(meeting->date),
                      command.host ? command.host : meeting->host, command.mode.value_or(meeting->mode),
                      command.link.value_or(meeting->link)});
}

Decided decide(const Group& group, const Register& command, const Context& context) {
  const Meeting* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (meeting->phase != Phase::planned) return refuse(RefusalCode::meeting_not_planned);
  if (!is_day(command.date)) return refuse(RefusalCode::bad_date);
  if (command.date > stockholm_day(context.now)) return refuse(RefusalCode::day_ahead);
  Decision decision = one(Registered{command.meeting, command.date});
  assessment::finish_at_close(group, meeting->occasion, decision);
  commitment::finish_at_register(group, meeting->occasion, command.date, decision);
  return decision;
}

Decided decide(const Group& group, const SetGuests& command, const Context&) {
  const Meeting* meeting = find(group, command.meeting);
  if (!meeting) return refuse(RefusalCode::not_found);
  if (!takes_entries(*meeting)) return refuse(RefusalCode::meeting_not_open);
  if (auto refusal = too_long("from", command.from, kNameMax)) return std::unexpected(*refusal);
  if (is_blank(command.from)) return refuse(RefusalCode::text_needed, {{"field", "from"}});
  const bool known = std::ranges::find(meeting->guests, command.from, &Guests::from) != meeting->guests.end();
  if (!known && meeting->guests.size() >= kMostGuestPlaces) {
    return refuse(RefusalCode::too_many, {{"max", std::to_string(kMostGuestPlaces)}});
  }
  return one(GuestsSet{command.meeting, command.from, command.count});
}

void apply(State& state, const Arranged& event) {
  Meeting& meeting = existing(state, event.meeting);
  meeting.date = event.date;
  meeting.host = event.host;
  meeting.mode = event.mode;
  meeting.link = event.link;
}

void apply(State& state, const GuestsSet& event) {
  auto& guests = existing(state, event.meeting).guests;
  const auto it = std::ranges::find(guests, event.from, &Guests::from);
  if (event.count == 0) {
    if (it != guests.end()) guests.erase(it);
  } else if (it != guests.end()) {
    it->count = event.count;
  } else {
    guests.push_back({event.from, event.count});
  }
}

std::vector<Unsettled> unsettled(const Group& group, const Meeting& meeting) {
  std::vector<Unsettled> left;
  if (meeting.occasion != kStart) return left;
  for (const char* occasion : kAgreedAtStart) {
    const Meeting* later = group.meeting.at(occasion);
    if (!later || later->phase != Phase::planned || (!later->date.empty() && later->host)) continue;
    left.push_back({occasion, !later->date.empty(), bool(later->host)});
  }
  return left;
}

std::expected<OccasionId, Refusal> occasion_of(const Group& group, const OccasionId& named) {
  const Meeting* open = group.meeting.open();
  if (named.empty()) return open ? open->occasion : OccasionId{};
  if (group.checklist->order_of(named) < 0)
    return refuse(RefusalCode::unknown_occasion, {{"occasion", named}});
  const Meeting* meeting = group.meeting.at(named);
  if (meeting && (meeting == open || meeting->afterwards)) return named;
  return refuse(RefusalCode::meeting_not_open);
}

std::string day_of(const Group& group, const OccasionId& occasion, UtcMillis told) {
  const Meeting* meeting = occasion.empty() ? nullptr : group.meeting.at(occasion);
  return meeting && meeting->afterwards ? meeting->date : stockholm_day(told);
}

}  // namespace jamsides::meeting
