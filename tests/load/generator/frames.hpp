// frames.hpp - WebSocket framing as a client needs it, and just enough reading of a message to count it: no
// tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jamsides::load {

/// Appends a masked text frame (at most 65535 bytes of text).
void append_masked(std::string& out, std::string_view text);

struct ServerFrame {
  unsigned opcode = 0;
  std::string_view payload;
};

/// Takes one whole frame from the front of `bytes`, or nothing where it is not all there.
std::optional<ServerFrame> next_frame(std::string_view& bytes);

/// The number behind `key` (e.g. `"seq":`), looked for from the front.
std::optional<std::uint64_t> number_after(std::string_view text, std::string_view key);

/// The string behind `key` (e.g. `"id":"`), up to its closing quote; empty where there is none.
std::string_view text_after(std::string_view text, std::string_view key);

/// Tells texts apart; nothing more is asked of it.
std::uint64_t fingerprint(std::string_view text);

}  // namespace jamsides::load
