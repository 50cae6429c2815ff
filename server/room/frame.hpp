// frame.hpp - one encoded message, shared by everyone it is sent to.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace jamsides::room {

/// Wire bytes, ready to send: a server's WebSocket frames are unmasked, so one encoding serves everybody
/// (design 6).
using Frame = std::shared_ptr<const std::string>;

/// Turns the text of a message into wire bytes. Given by net/, so that rooms know nothing of sockets.
using Encode = std::function<std::string(std::string_view text)>;

}  // namespace jamsides::room
