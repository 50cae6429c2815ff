// room.hpp - one live group: gives each accepted command its place in the order, has it stored, then tells
// everyone.
//
// In: commands from sessions and from HTTP.  Out: frames in the backlog, in seq order, each seq once; replies
// behind the change they speak of. Nothing leaves before its commit (gate.hpp). Keeps rules SQ, EX, VI and LI
// of protocol/SPEC.md. Network thread only (checked); never blocks. Knows nothing of sockets, JSON or SQL.
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/bug.hpp"
#include "domain/group.hpp"
#include "room/backlog.hpp"
#include "room/gate.hpp"
#include "room/member.hpp"
#include "room/services.hpp"
#include "wire/frames.hpp"

namespace jamsides::room {

/// What an accepted ask() led to.
struct Told {
  Seq seq = 0;
  std::vector<Secret> secrets;
};

class Room : public std::enable_shared_from_this<Room> {
 public:
  /// `group` as loaded (or, for a new one, with only its id); `epoch` of its log.
  Room(Group group, std::string epoch, Services& services, std::function<void(Room&)> on_stopped);
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

  /// A device comes in. It is welcomed with the whole state or, where `epoch` is this one's and `since` still
  /// in the backlog, with what it missed. Null where the room or the seat has too many connections.
  std::shared_ptr<Member> join(SessionPort& port, const view::Audience& audience, wire::Lang lang, Seq since,
                               const std::string& epoch);
  void leave(const std::shared_ptr<Member>& member);

  /// Answers with done or refused, in order, behind the change itself. A repeated id gets the same done (EX
  /// rules).
  void submit(const std::shared_ptr<Member>& member, const CommandId& id, const Command& command);
  /// The command could not even be read.
  void refuse(const std::shared_ptr<Member>& member, const CommandId& id, const Refusal& refusal);
  void pong(const std::shared_ptr<Member>& member, std::int64_t ping);
  void report(const std::shared_ptr<Member>& member, const wire::DeviceReport& device);

  /// Fills `out` with at most `limit` frames `member` is owed, in order. They count as given.
  void take(Member& member, std::vector<Frame>& out, std::size_t limit);

  /// A command from outside the room's sessions (admin page, joining). `then` hears once it is safe, or the
  /// refusal; where the room fails first it is dropped unheard, so what must answer does so when destroyed.
  using Then = std::function<void(std::expected<Told, Refusal>)>;
  void ask(const Author& author, const Command& command, Then then);

  /// Runs `read` on the state once everything in it is safe: documents and pages wait at the gate, too.
  void read(std::function<void(const Group&)> read);

  /// Has the store count what was answered to surveys that are closed and not counted yet: after a close, and
  /// where a server ended in between. Once it is known, everybody is told.
  void count_surveys();

  /// Ends the sessions of a seat (revoked, left), or every one.
  void end_seat(SeatId seat, End why);
  void end_all(End why);
  /// The log could not take what was said: nothing more is said here, everyone is told to come back.
  void stop();

  const GroupId& id() const { return group_.id; }
  const std::string& epoch() const { return epoch_; }
  bool stopped() const { return stopped_; }
  std::size_t member_count() const { return members_.size(); }
  std::size_t backlog_bytes() const { return backlog_.bytes(); }
  /// How many changes each device still has before it.
  std::vector<Seq> lags() const;
  /// Nobody is here and nothing waits, since when; 0 while busy.
  UtcMillis idle_since() const;
  /// The state as it is, uncommitted changes included. For tests and for what the room itself does.
  const Group& group() const { return group_; }

 private:
  struct Bucket {
    double tokens = 0;
    UtcMillis filled{};
  };

  bool too_fast(SeatId seat);
  void reply(const std::shared_ptr<Member>& member, Seq needs, std::string text);
  void deny(const std::shared_ptr<Member>& member, const CommandId& id, const Refusal& refusal);
  Seq perform(const Author& author, const CommandId& id, Decision decision);
  Said say(const Event& event, const Stamp& stamp);
  void after_release(const Event& event, const Stamp& stamp);
  void presence_changed(SeatId seat);
  void wake_all();
  Frame frame(const std::string& text);
  std::string epoch_for(const view::Audience& audience) const;
  Context context(const Author& author) const;
  std::optional<UtcMillis> away_since(SeatId seat) const;

  // Constant after construction.
  Services& services_;
  const std::string epoch_;
  const std::function<void(Room&)> on_stopped_;

  // Network thread only.
  OnThread on_network_thread_;
  Group group_;
  Gate gate_;
  Backlog backlog_;
  std::vector<std::shared_ptr<Member>> members_;
  std::map<SeatId, wire::Presence> presence_;
  std::map<SeatId, Frame> presence_frames_;
  std::map<SeatId, Bucket> buckets_;
  UtcMillis empty_since_{};
  const UtcMillis loaded_;  // a seat that has not been here is away since then
  Seq snapshot_;            // the last one asked for; 0 once something has been dropped from the log
  bool stopped_ = false;
};

}  // namespace jamsides::room
