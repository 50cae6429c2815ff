// process.hpp - what a process has cost so far, as Linux counts it, and keeping ourselves to one core.
#pragma once

#include <sys/types.h>

namespace jamsides::load {

struct Cost {
  double cpu_s = 0;    // user and system, all threads, ended ones too; steps of 10 ms
  double user_s = 0;   // the user's part of it
  double rss_kib = 0;  // resident now
};

/// Of a process that is there; stops ours where it is not.
Cost cost_of(pid_t process);

/// The calling thread runs on this core only, from now on.
void pin_to(int core);

}  // namespace jamsides::load
