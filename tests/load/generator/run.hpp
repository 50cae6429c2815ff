// run.hpp - one run of a workload against a server that is there: connect, warm up, measure, drain, check.
#pragma once

#include <string>

#include "histogram.hpp"
#include "process.hpp"
#include "room_record.hpp"
#include "workload_options.hpp"

namespace jamsides::load {

struct Figures {
  double seconds = 0;
  double commands_per_s = 0, deliveries_per_s = 0, deliveries_per_cpu_s = 0;
  double cpu_s = 0, cpu_percent = 0, user_percent = 0;  // of the server; user's part of its time
  double rss_kib = 0, rss_kib_per_connection = 0;
  double command_bytes = 0, change_bytes = 0;  // mean length of the texts
  double deliveries_per_read = 0;              // how much came in one read: coalescing
  double own_core_percent = 0;                 // how busy the generator was; near 100 it measures itself
  int connections = 0;
  Histogram latency;  // paced only
  Faults faults;
};

/// Ends the process with words where it cannot even connect.
Figures run(const Options& options);

/// As lines for people, or as one line of JSON.
std::string text_of(const Options& options, const Figures& figures);

}  // namespace jamsides::load
