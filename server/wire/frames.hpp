// frames.hpp - what the server says, as the text of one frame each. Any thread.
#pragma once

#include <optional>
#include <string>

#include "view/change.hpp"
#include "wire/decode.hpp"

namespace jamsides::wire {

/// `state` is the object from view::state_text, or empty where the client already has it.
std::string welcome(Seq seq, const std::string& epoch, UtcMillis now, const std::string& state);

/// `{"seq":n}` where the audience sees nothing of the event. `by` is left out for the system and the admin
/// page.
std::string change(const Stamp& stamp, const Event& event, const view::Difference& difference);

std::string done(const CommandId& id, Seq seq);
std::string refused(const CommandId& id, const Refusal& refusal, Lang lang);
std::string pong(std::int64_t ping, UtcMillis now);

/// What is known of a seat's devices. `here` 0 = none since `at`.
struct Presence {
  int here = 0;
  UtcMillis at{};
  DeviceReport device;  // of the device that spoke last
};
std::string presence(SeatId seat, const Presence& presence);

}  // namespace jamsides::wire
