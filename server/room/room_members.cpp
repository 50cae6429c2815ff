// room_members.cpp - who is in the room: joining, leaving, what each is owed, and presence (never logged).
#include <algorithm>

#include "room/room.hpp"
#include "view/change.hpp"
#include "view/render.hpp"
#include "view/words.hpp"

namespace jamsides::room {

std::string Room::epoch_for(const view::Audience& audience) const {
  return epoch_ + '.' + std::to_string(view::kViewVersion) + '.' + audience.seat.text() + '.' +
         view::word(audience.key);
}

std::shared_ptr<Member> Room::join(SessionPort& port, const view::Audience& audience, wire::Lang lang,
                                   Seq since, const std::string& epoch) {
  on_network_thread_.check();
  const auto of_seat =
      std::ranges::count(members_, audience.seat, [](const auto& m) { return m->audience.seat; });
  if (members_.size() >= services_.limits.members ||
      of_seat >= static_cast<std::ptrdiff_t>(services_.limits.members_per_seat)) {
    return nullptr;
  }
  auto member = std::make_shared<Member>(port, audience, lang);
  members_.push_back(member);
  const auto ours = epoch_for(audience);
  const auto now = services_.now();
  if (epoch == ours && since > 0 && backlog_.reaches_back_to(since)) {
    ++services_.counts.resumes;
    member->cursor = since;
    member->welcomed = true;
    member->replies.push_back({0, frame(wire::welcome(backlog_.last(), ours, now, ""))});
    port.wake();
  } else {
    ++services_.counts.welcomes;
    const Seq seq = group_.seq;
    gate_.hold(seq,
               [this, member, seq, text = wire::welcome(seq, ours, now, view::state_text(group_, audience))] {
                 if (member->leaving) return;
                 member->cursor = seq;
                 member->welcomed = true;
                 member->replies.push_front({0, frame(text)});
                 member->port.wake();
               });
  }
  for (const auto& [seat, known] : presence_) member->presence_owed.insert(seat);
  auto& here = presence_[audience.seat];
  ++here.here;
  here.at = now;
  presence_changed(audience.seat);
  return member;
}

void Room::leave(const std::shared_ptr<Member>& member) {
  on_network_thread_.check();
  if (std::erase(members_, member) == 0) return;
  member->leaving = true;
  auto& here = presence_[member->audience.seat];
  --here.here;
  here.at = services_.now();
  presence_changed(member->audience.seat);
  if (members_.empty()) empty_since_ = services_.now();
}

void Room::report(const std::shared_ptr<Member>& member, const wire::DeviceReport& device) {
  on_network_thread_.check();
  if (too_fast(member->audience.seat)) return;  // each wakes everybody; the next one is as good (SQ10)
  presence_[member->audience.seat].device = device;
  presence_changed(member->audience.seat);
}

std::optional<UtcMillis> Room::away_since(SeatId seat) const {
  const auto known = presence_.find(seat);
  if (known == presence_.end()) return loaded_;
  if (known->second.here > 0) return std::nullopt;
  return known->second.at;
}

void Room::presence_changed(SeatId seat) {
  presence_frames_[seat] = frame(wire::presence(seat, presence_[seat]));
  for (const auto& member : members_) {
    member->presence_owed.insert(seat);
    member->port.wake();
  }
}

void Room::pong(const std::shared_ptr<Member>& member, std::int64_t ping) {
  on_network_thread_.check();
  if (member->leaving || member->replies.size() >= kMaxReplies) return;
  const Seq after = backlog_.last();  // it overtakes no change (FR7)
  member->replies.push_back({after, frame(wire::pong(ping, services_.now()))});
  member->port.wake();
}

void Room::take(Member& member, std::vector<Frame>& out, std::size_t limit) {
  on_network_thread_.check();
  if (!member.welcomed || member.leaving) return;
  while (out.size() < limit) {
    if (!member.replies.empty() && member.replies.front().after <= member.cursor) {
      out.push_back(std::move(member.replies.front().frame));
      member.replies.pop_front();
    } else if (member.cursor < backlog_.last()) {
      const auto* said = backlog_.at(member.cursor + 1);
      if (!said) {  // it was too slow: what it needs is gone
        member.leaving = true;
        member.port.end(End::come_back);
        return;
      }
      out.push_back(said->for_audience(member.audience));
      ++member.cursor;
    } else if (!member.presence_owed.empty()) {
      out.push_back(presence_frames_[*member.presence_owed.begin()]);
      member.presence_owed.erase(member.presence_owed.begin());
    } else {
      return;
    }
  }
}

std::vector<Seq> Room::lags() const {
  std::vector<Seq> lags;
  for (const auto& member : members_)
    lags.push_back(backlog_.last() - std::min(member->cursor, backlog_.last()));
  return lags;
}

void Room::wake_all() {
  for (const auto& member : members_) member->port.wake();
}

void Room::end_seat(SeatId seat, End why) {
  for (const auto& member : members_) {
    if (member->audience.seat == seat) member->port.end(why);
  }
}

void Room::end_all(End why) {
  for (const auto& member : members_) member->port.end(why);
}

UtcMillis Room::idle_since() const { return members_.empty() && gate_.empty() ? empty_since_ : UtcMillis{}; }

}  // namespace jamsides::room
