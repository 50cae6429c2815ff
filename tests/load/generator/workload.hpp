// workload.hpp - what a run does: how many write, how much each has in flight, and the words of its commands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "workload_options.hpp"

namespace jamsides::load {

/// What a welcome tells a client of itself.
struct Place {
  bool may_write = false;
  std::uint32_t order = 0;  // among the writers of its room
  std::string assessment;   // where it votes (hidden)
};

/// Whether the client that got this welcome can write this workload's commands, and where.
Place place_in(const Options& options, std::string_view welcome);

/// The command `instance`-`counter`, about 90 to 120 bytes, or the nth presence report.
std::string command_text(const Options& options, const Place& place, const std::string& instance,
                         std::uint64_t counter);

}  // namespace jamsides::load
