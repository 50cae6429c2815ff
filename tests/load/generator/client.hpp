// client.hpp - one connection of the generator: says hello, hears every frame, and, where it writes, answers
// each done with the next command. One thread; all clients share the buffer they read into.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "frames.hpp"
#include "room_record.hpp"
#include "workload.hpp"

namespace jamsides::load {

struct Room {
  explicit Room(Faults& faults) : record(faults) {}
  std::string group;
  RoomRecord record;
  int writers = 0;  // chosen so far
};

/// What all clients count together.
struct Counts {
  std::uint64_t deliveries = 0;  // changes, or presence frames
  std::uint64_t answered = 0;    // commands acknowledged (presence: come back to their sender)
  std::uint64_t reads = 0;
  std::uint64_t change_bytes = 0, command_bytes = 0, commands = 0;
};

class Client {
 public:
  Client(const Options& options, Room& room, std::string token, int number, Faults& faults, Counts& counts);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  /// Connects (blocking) and sends the upgrade request; hello follows on its answer.
  void connect();
  int socket() const { return socket_; }

  /// Reads what is there and acts on it; what that leads to is sent in one call. False once the connection is
  /// gone.
  bool readable();

  bool welcomed() const { return welcomed_; }
  const Place& place() const { return place_; }
  Room* room() const { return &room_; }

  /// From now on it writes; a closed loop keeps `in_flight` commands under way until stop().
  void start(int in_flight);
  void stop() { keep_ = 0; }
  /// One command that was due at `due` (open loop).
  void command(std::int64_t due);
  void ping();
  void flush();

  std::size_t under_way() const { return sent_.size(); }
  std::uint64_t cursor() const { return cursor_; }
  /// Leaves a client that is behind `last` as gaps in the faults.
  void expect(std::uint64_t last);

 private:
  void hear(std::string_view payload);
  void welcome(std::string_view payload);
  void change(std::string_view payload);
  void presence(std::string_view payload);
  void done(std::uint64_t counter, std::uint64_t seq);
  void say(std::string_view text);
  void more();
  bool upgrade_answered();

  const Options& options_;
  Room& room_;
  Faults& faults_;
  Counts& counts_;
  std::string token_;
  std::string instance_;
  std::string own_id_;        // `"id":"instance-`, as a baseline's changes carry it
  std::string own_presence_;  // `"s2":`
  int socket_ = -1;
  bool upgraded_ = false, welcomed_ = false;
  Place place_;
  std::string rest_;  // of a frame that is not all there
  std::string out_;
  std::uint64_t cursor_ = 0;
  std::uint64_t counter_ = 0;
  int keep_ = 0;
  struct Sent {
    std::uint64_t counter;
    std::int64_t due;
  };
  std::deque<Sent> sent_;
  std::uint64_t last_report_ = 0;  // newest presence number of the writer's that was heard
  std::int64_t heard_at_ = 0;      // of this turn; 0 where latency is not asked for
};

/// Monotonic, in nanoseconds.
std::int64_t now_ns();

}  // namespace jamsides::load
