// log_facts.cpp - see log_facts.hpp.
#include "report/log_facts.hpp"

#include <algorithm>
#include <type_traits>

#include "base/overloaded.hpp"

namespace jamsides::report {
namespace {

/// What a seat does before everybody's eyes. A new event is none of these until somebody has thought of it.
template <class E>
constexpr bool kDoneForAllToSee =
    std::is_same_v<E, assessment::Agreed> || std::is_same_v<E, assessment::Contested> ||
    std::is_same_v<E, commitment::Made> || std::is_same_v<E, commitment::Told> ||
    std::is_same_v<E, commitment::Followed> || std::is_same_v<E, idea::Written> ||
    std::is_same_v<E, focus::Chosen> || std::is_same_v<E, agenda::Started> ||
    std::is_same_v<E, meeting::Opened> || std::is_same_v<E, meeting::Closed> ||
    std::is_same_v<E, meeting::Shown> || std::is_same_v<E, meeting::TakenOver>;

}  // namespace

void LogFacts::take(const Event& event, const Stamp& stamp) {
  seq_ = stamp.seq;
  const auto at = stamp.at;
  std::visit(
      overloaded{
          [&](const seating::SeatTaken& e) { sits({e.seat, e.person, e.stand_in, e.remote}, at); },
          [&](const meeting::Planned& e) { meetings_[e.meeting].edited = at; },
          [&](const meeting::Edited& e) { meetings_[e.meeting].edited = at; },
          [&](const meeting::Arranged& e) { meetings_[e.meeting].edited = at; },
          [&](const meeting::Registered& e) { meetings_[e.meeting].edited = at; },
          [&](const meeting::Removed& e) { meetings_.erase(e.meeting); },
          [&](const meeting::Opened& e) { opens(e.meeting, at); },
          [&](const meeting::Undone& e) { undoes(e); },
          [&](const assessment::Agreed& e) { scores(e.assessment, e.item, e.value, e.reason); },
          [&](const assessment::Contested& e) { scores(e.assessment, e.item, std::nullopt, e.reason); },
          [&](const commitment::Made& e) { commitments_[e.commitment] = at; },
          [&](const commitment::Detailed& e) { commitments_[e.commitment] = at; },
          [&](const commitment::Told& e) { commitments_[e.commitment] = at; },
          [](const auto&) {},
      },
      event);
  const bool seen =
      std::visit([](const auto& e) { return kDoneForAllToSee<std::decay_t<decltype(e)>>; }, event);
  if (seen && stamp.by.kind == Author::Kind::seat) does(stamp.by.seat, at);
  if (const auto* closed = std::get_if<meeting::Closed>(&event)) {
    meetings_[closed->meeting].closed = at;
    open_ = {};
  }
}

void LogFacts::opens(MeetingId meeting, UtcMillis at) {
  auto& facts = meetings_[meeting];
  facts.opened = at;
  facts.closed = {};
  facts.present.clear();
  open_ = meeting;
  for (const auto& [seat, seated] : seated_) {
    if (stockholm_day(seated.at) == stockholm_day(at)) facts.present.push_back(seated.who);
  }
}

void LogFacts::undoes(const meeting::Undone& event) {
  auto& facts = meetings_[event.meeting];
  if (event.phase == meeting::Phase::open) {
    facts.closed = {};
    open_ = event.meeting;
  } else if (event.phase == meeting::Phase::planned) {
    facts.opened = {};
    facts.present.clear();
    if (open_ == event.meeting) open_ = {};
  }
}

void LogFacts::sits(const Present& who, UtcMillis at) {
  seated_[who.seat] = {who, at};
  if (!open_) return;
  auto& present = meetings_[open_].present;
  const auto last = std::find_if(present.rbegin(), present.rend(),
                                 [&](const Present& each) { return each.seat == who.seat; });
  if (last == present.rend() || (last->who && who.who)) {
    present.push_back(who);
  } else if (who.who) {
    *last = who;  // now we know their name
  } else {
    last->remote = who.remote;
  }
}

void LogFacts::does(SeatId seat, UtcMillis at) {
  if (!open_) return;
  auto& present = meetings_[open_].present;
  if (std::ranges::find(present, seat, &Present::seat) != present.end()) return;
  const auto it = seated_.find(seat);
  const bool today = it != seated_.end() && stockholm_day(it->second.at) == stockholm_day(at);
  present.push_back(today ? it->second.who : Present{seat});
}

void LogFacts::scores(AssessmentId assessment, int item, std::optional<int> value,
                      const std::string& reason) {
  const auto [it, first] = scores_.try_emplace({assessment, item}, value);
  if (!first && (it->second != value || !reason.empty()))
    changes_.push_back({assessment, item, it->second, value, reason, open_});
  it->second = value;
}

const MeetingFacts& LogFacts::of(MeetingId meeting) const {
  static const MeetingFacts none;
  const auto it = meetings_.find(meeting);
  return it == meetings_.end() ? none : it->second;
}

UtcMillis LogFacts::changed(CommitmentId commitment) const {
  const auto it = commitments_.find(commitment);
  return it == commitments_.end() ? UtcMillis{} : it->second;
}

}  // namespace jamsides::report
