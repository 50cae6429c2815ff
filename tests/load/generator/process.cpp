// process.cpp - /proc/PID/stat and /proc/PID/statm.
#include "process.hpp"

#include <sched.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace jamsides::load {

Cost cost_of(pid_t process) {
  const std::string folder = "/proc/" + std::to_string(process);
  std::ifstream stat(folder + "/stat");
  std::string line;
  if (!std::getline(stat, line)) {
    std::fprintf(stderr, "no process %d\n", process);
    std::exit(2);
  }
  std::istringstream fields(line.substr(line.rfind(')') + 2));  // after the name, which may hold spaces
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  double user = 0, system = 0;
  fields >> user >> system;
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  std::ifstream statm(folder + "/statm");
  double size = 0, resident = 0;
  statm >> size >> resident;
  return {(user + system) / ticks, user / ticks,
          resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024};
}

void pin_to(int core) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(static_cast<unsigned>(core), &cores);
  if (sched_setaffinity(0, sizeof cores, &cores) != 0) std::perror("sched_setaffinity");
}

}  // namespace jamsides::load
