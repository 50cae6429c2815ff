// room_harness.hpp - a room without sockets or disk: a store that commits when told to, a clock that stands
// still, devices that keep every frame they were given. The vocabulary of the room's tests.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "room/room.hpp"
#include "store/memory_log.hpp"

namespace jamsides::testing {

/// Commits at once, or only when told to; keeps everything in a real (memory) log.
class ManualStore : public store::Store {
 public:
  bool holding = false;
  std::optional<store::AppendOutcome> fail_next;

  void append(store::Append append, AppendDone done) override;
  void load(GroupId group, Checklists checklists, LoadDone done) override;
  /// Commits the oldest `n` held appends, or all.
  void commit(std::size_t n = SIZE_MAX);
  std::size_t held() const { return held_.size(); }
  store::MemoryLog& log() { return log_; }

 protected:
  void run_job(std::function<void(store::Log&)> work, std::function<void()> done) override;

 private:
  struct Held {
    store::Append append;
    AppendDone done;
  };
  void commit_one(Held held);
  store::MemoryLog log_;
  std::deque<Held> held_;
};

/// One device in the room; its frames are the texts themselves.
class Device : public room::SessionPort {
 public:
  Device(room::Room& room, view::Audience audience, Seq since = 0, const std::string& epoch = "",
         wire::Lang lang = wire::Lang::sv);
  ~Device() override;

  void wake() override {}
  void end(room::End why) override { ended = why; }

  /// Everything owed now, and remembers it.
  std::vector<std::string> hear(std::size_t limit = 1000);
  /// Sends a command under a fresh id of this device's outbox; its number.
  std::uint64_t send(const Command& command);
  void resend(std::uint64_t number, const Command& command);

  std::string instance = "t1";
  std::optional<room::End> ended;
  std::vector<std::string> heard;  // every frame so far
  bool in() const { return member_ != nullptr; }
  room::Member& member() { return *member_; }
  const std::shared_ptr<room::Member>& shared() const { return member_; }

 private:
  room::Room& room_;
  std::shared_ptr<room::Member> member_;
  std::uint64_t counter_ = 0;
};

/// The demo's shape: organisations o1..o3 and a mentor, BM2 open; o1 confirms, o2 votes, both in the room.
class RoomTest {
 public:
  RoomTest();

  SeatId seat(std::uint32_t organisation, seating::Function function) const;
  SeatId leader() const;
  SeatId storbild() const;
  AssessmentId assessment(std::uint32_t organisation) const;
  MeetingId bm2() const;
  /// As `author`; must be accepted.
  void play(const Author& author, const Command& command);
  std::unique_ptr<Device> device(SeatId seat, Key key = Key::room) {
    return std::make_unique<Device>(*room, view::Audience{seat, key});
  }

  UtcMillis now{1'795'305'600'000};
  ManualStore store;
  room::Services services;
  bool stopped = false;
  std::vector<SideRow> rows_committed;
  std::shared_ptr<room::Room> room;

 private:
  int tokens_ = 0;
};

/// The first frame of `frames` that holds `part`, or -1.
int index_of(const std::vector<std::string>& frames, const std::string& part);

}  // namespace jamsides::testing
