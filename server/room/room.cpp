// room.cpp - commands in, order, store, gate; see room.hpp. Who comes and goes is in room_members.cpp.
#include "room/room.hpp"

#include <algorithm>
#include <utility>

#include "view/change.hpp"

namespace jamsides::room {

Room::Room(Group group, std::string epoch, Services& services, std::function<void(Room&)> on_stopped)
    : services_(services),
      epoch_(std::move(epoch)),
      on_stopped_(std::move(on_stopped)),
      group_(std::move(group)),
      gate_(group_.seq),
      backlog_(group_.seq, services.limits.backlog_bytes),
      empty_since_(services.now()),
      loaded_(empty_since_),
      snapshot_(group_.seq) {}

Frame Room::frame(const std::string& text) {
  ++services_.counts.frames;
  services_.counts.frame_bytes += text.size();
  return std::make_shared<const std::string>(services_.encode(text));
}

Context Room::context(const Author& author) const {
  return {author, services_.now(), services_.fresh_token, services_.fresh_code,
          [this](SeatId seat) { return away_since(seat); }};
}

bool Room::too_fast(SeatId seat) {
  const auto now = services_.now();
  auto [it, is_new] = buckets_.try_emplace(seat, Bucket{services_.limits.burst, now});
  auto& bucket = it->second;
  const double seconds =
      static_cast<double>(std::max<std::int64_t>((now - bucket.filled).count(), 0)) / 1000.0;
  bucket.tokens =
      std::min(services_.limits.burst, bucket.tokens + seconds * services_.limits.commands_per_second);
  bucket.filled = now;
  if (bucket.tokens < 1) return true;
  bucket.tokens -= 1;
  return false;
}

void Room::reply(const std::shared_ptr<Member>& member, Seq needs, std::string text) {
  gate_.hold(needs, [this, member, needs, text = std::move(text)] {
    if (member->leaving) return;
    if (member->replies.size() >= kMaxReplies) {
      member->leaving = true;
      member->port.end(End::come_back);
      return;
    }
    member->replies.push_back({needs, frame(text)});
    member->port.wake();
  });
}

void Room::deny(const std::shared_ptr<Member>& member, const CommandId& id, const Refusal& refusal) {
  ++services_.counts.refused;
  reply(member, group_.seq, wire::refused(id, refusal, member->lang));
}

void Room::refuse(const std::shared_ptr<Member>& member, const CommandId& id, const Refusal& refusal) {
  on_network_thread_.check();
  if (stopped_ || member->leaving) return;
  ++services_.counts.commands;
  // What cannot be read counts against the rate like what can (LI4).
  deny(member, id, too_fast(member->audience.seat) ? Refusal{RefusalCode::too_fast} : refusal);
}

void Room::submit(const std::shared_ptr<Member>& member, const CommandId& id, const Command& command) {
  on_network_thread_.check();
  if (stopped_ || member->leaving) return;
  ++services_.counts.commands;
  const auto seat = member->audience.seat;
  if (services_.going_down) return deny(member, id, {RefusalCode::going_down});
  if (too_fast(seat)) return deny(member, id, {RefusalCode::too_fast});
  const auto known = recall(group_, seat, id);
  if (const auto* done = std::get_if<Done>(&known)) {
    ++services_.counts.repeated;
    return reply(member, done->seq, wire::done(id, done->seq));
  }
  if (std::holds_alternative<TooOld>(known)) return deny(member, id, {RefusalCode::too_old});

  const auto author = Author::of(seat);
  auto decision = decide(group_, command, context(author));
  if (!decision) return deny(member, id, decision.error());
  const Seq seq = perform(author, id, std::move(*decision));
  reply(member, seq, wire::done(id, seq));
}

void Room::ask(const Author& author, const Command& command, Then then) {
  on_network_thread_.check();
  if (stopped_) return then(jamsides::refuse(RefusalCode::not_saved));
  if (services_.going_down) return then(jamsides::refuse(RefusalCode::going_down));
  auto decision = decide(group_, command, context(author));
  if (!decision) {
    gate_.hold(group_.seq, [then = std::move(then), refusal = std::move(decision.error())] {
      then(std::unexpected(refusal));
    });
    return;
  }
  Told told{0, decision->secrets};
  told.seq = perform(author, {}, std::move(*decision));
  gate_.hold(told.seq, [then = std::move(then), told] { then(told); });
}

void Room::read(std::function<void(const Group&)> read) {
  on_network_thread_.check();
  // What is safe by then may be less than what is applied: wait until both are the same for a moment of our
  // own.
  const Seq needs = group_.seq;
  gate_.hold(needs, [self = shared_from_this(), read = std::move(read)] {
    if (self->stopped_) return;
    if (self->gate_.last_committed() >= self->group_.seq) {
      read(self->group_);
    } else {
      self->read(read);
    }
  });
}

Seq Room::perform(const Author& author, const CommandId& id, Decision decision) {
  ASSERT_BUG(!decision.events.empty());  // every accepted command logs at least one event (design 2)
  for (const auto& row : decision.rows) apply(group_, row);
  for (const auto& secret : decision.secrets) apply(group_, secret);

  store::Append append{group_.id, {}, decision.rows, decision.redact};
  const auto now = services_.now();
  for (auto& event : decision.events) {
    const Stamp stamp{group_.seq + 1, now, author, id};
    Said said = say(event, stamp);
    append.entries.push_back({event, stamp});
    gate_.hold(stamp.seq, [this, said = std::move(said), event = std::move(event), stamp]() mutable {
      backlog_.add(std::move(said));
      wake_all();
      after_release(event, stamp);
    });
  }
  services_.counts.events += append.entries.size();
  const Seq last = group_.seq;
  if (store::drops_something(append)) snapshot_ = 0;
  services_.store.append(std::move(append), [self = shared_from_this(), last,
                                             rows = std::move(decision.rows)](store::AppendOutcome outcome) {
    if (self->stopped_) return;
    if (outcome != store::AppendOutcome::committed) {
      self->stop();
      if (outcome == store::AppendOutcome::all_failed && self->services_.all_failed)
        self->services_.all_failed();
      return;
    }
    if (!rows.empty()) self->services_.rows_committed(self->group_.id, rows);
    self->gate_.committed(last);
  });
  if (last - snapshot_ >= store::kSnapshotEvery) {
    snapshot_ = last;
    services_.store.snapshot(group_);
  }
  return last;
}

Said Room::say(const Event& event, const Stamp& stamp) {
  const view::ChangeView before(group_, event, stamp);
  apply(group_, event, stamp, services_.checklists);
  const auto change = before.finish(group_);
  Said said{stamp.seq, frame(wire::change(stamp, event, change.common)), {}};
  const view::Difference* last = nullptr;  // audiences that see the same stand next to each other
  Frame last_frame;
  for (const auto& [audience, difference] : change.overrides) {
    if (!last || *last != difference) {
      last_frame = frame(wire::change(stamp, event, difference));
      last = &difference;
    }
    said.overrides.emplace(audience, last_frame);
  }
  return said;
}

void Room::after_release(const Event& event, const Stamp& stamp) {
  if (services_.event_released) services_.event_released(group_.id, event);
  if (std::holds_alternative<meeting::Rehearsed>(event)) {
    for (const auto& member : members_) {
      if (!stamp.by.is(member->audience.seat)) member->port.end(End::come_back);
    }
  } else if (const auto* revoked = std::get_if<seating::CardsRevoked>(&event)) {
    end_seat(revoked->seat, End::revoked);
  } else if (std::holds_alternative<seating::OrganisationRemoved>(event)) {
    for (const auto& member : members_) {
      if (!group_.seat(member->audience.seat)) member->port.end(End::revoked);
    }
  } else if (std::holds_alternative<survey::Closed>(event)) {
    count_surveys();
  }
}

void Room::count_surveys() {
  std::vector<SurveyId> closed;
  for (const auto& [id, survey] : group_.survey.surveys) {
    if (survey.closed && !survey.counted) closed.push_back(id);
  }
  for (const SurveyId id : closed) {
    services_.store.run(
        [group = group_.id, id](store::Log& log) { return survey::results_of(log.answers(group, id)); },
        [self = shared_from_this(), id](std::expected<survey::Results, store::Fault> results) {
          // Where the log failed, the room stops, and the next one asks again.
          if (results)
            self->ask(Author::system(), survey::Count{id, std::move(*results)}, [](const auto&) {});
        });
  }
}

void Room::stop() {
  if (stopped_) return;
  stopped_ = true;
  gate_.drop();
  end_all(End::stopped);
  on_stopped_(*this);
}

}  // namespace jamsides::room
