// workload_options.hpp - the command line of jamsides_load as a value.
#pragma once

#include <cstdint>
#include <string>

namespace jamsides::load {

/// The protocol the server speaks: ours; a baseline that answers {"seq":n,…,"id":…} without a done; or that
/// in socket.io's packets.
enum class Dialect { jamsides, baseline, socket_io };

/// See performance of tests/load/README.md.
enum class Work { burst, sparse, paced, hidden, presence, idle };

struct Options {
  Dialect dialect = Dialect::jamsides;
  Work work = Work::burst;
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;
  std::string links;  // links.json of the demonstration; dialect jamsides only
  int server = 0;     // process id
  int rooms = 40;
  int writers = 3;     // per room
  int in_flight = 4;   // commands per writer
  double rate = 1000;  // commands per second over all rooms (paced)
  double warm_up_s = 1;
  double seconds = 3;
  int core = -1;  // ours; -1 = wherever
  bool json = false;
};

inline constexpr int kClientsPerRoom = 13;

}  // namespace jamsides::load
