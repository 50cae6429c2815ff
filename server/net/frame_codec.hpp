// frame_codec.hpp - RFC 6455 framing as a server needs it: bytes from a client to messages, messages to
// bytes.
//
// In: a client's bytes, split anyhow.  Out: whole text messages, pings, pongs, a close, or a failure with the
// code to close with; and the other way, frames to append to a buffer (unmasked, so one encoding serves every
// client). Knows no socket and no JSON. Bounded: a message of max_message_bytes, fragments included, refused
// at the header that exceeds it; nothing is allocated for a frame that lies whole in the bytes given, and
// nothing is kept between messages. Values only; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "net/close_code.hpp"
#include "net/utf8_check.hpp"

namespace jamsides::net {

inline constexpr std::size_t max_message_bytes = 64u << 10;
inline constexpr std::size_t max_fragments = 4096;  // of one message: or empty ones could go on for ever
inline constexpr std::size_t max_control_bytes = 125;

// What a client sent. Views live until the decoder's next call, and as long as the bytes it was given.
struct TextMessage {
  std::string_view text;
};  // whole and valid UTF-8
struct Ping {
  std::string_view payload;
};  // at most max_control_bytes
struct Pong {};
struct PeerClose {
  std::uint16_t code;  // close_code::none where the frame had no code
  std::string_view reason;
};
struct ProtocolFailure {
  std::uint16_t code;    // to close with: 1002, 1003, 1007 or 1009
  std::string_view why;  // static text, in English, for the close frame and the log
};
using FrameEvent = std::variant<TextMessage, Ping, Pong, PeerClose, ProtocolFailure>;

class FrameDecoder {
 public:
  /// Takes from the front of `bytes` (which it unmasks in place) until something is whole, and returns it;
  /// nothing once `bytes` is used up, and what was unfinished is kept. Call until it returns nothing. After a
  /// close or a failure all further bytes are swallowed.
  std::optional<FrameEvent> next(std::span<char>& bytes);

  /// Bytes on the heap for a message that is not whole yet; 0 between messages.
  std::size_t held_bytes() const;

 private:
  bool gather_header(std::span<char>& bytes);
  std::optional<ProtocolFailure> check_start() const;
  std::optional<ProtocolFailure> open_frame();
  std::optional<FrameEvent> take_payload(std::span<char>& bytes);
  FrameEvent control_event(std::string_view payload);
  FrameEvent fail(ProtocolFailure failure);

  bool is_control() const { return (opcode() & 0x8) != 0; }
  unsigned opcode() const { return static_cast<std::uint8_t>(header_[0]) & 0xF; }
  bool is_final() const { return (header_[0] & 0x80) != 0; }

  std::array<char, 14> header_{};   // of the frame being read
  std::uint8_t header_size_ = 0;    // bytes of it that have come
  bool in_payload_ = false;         // the header is whole and checked
  bool in_message_ = false;         // a data frame that was not the last has come
  bool delivered_message_ = false;  // message_ was handed out: drop it at the next call
  bool delivered_control_ = false;
  bool finished_ = false;       // after a close or a failure
  Utf8Check utf8_;              // of the message being read
  std::array<char, 4> mask_{};  // turned so that its first byte is the next one's
  std::uint32_t payload_left_ = 0;
  std::uint32_t message_size_ = 0;  // announced so far, over fragments
  std::uint32_t fragments_ = 0;
  std::string message_;  // parts of a message that came in several reads or frames
  std::string control_;  // the same of a control frame, which may stand between a message's fragments
};

/// Appends one whole text frame. The payload must be UTF-8, of any length.
void append_text_frame(std::string& out, std::string_view payload);

/// Appends a close frame; without a payload where `code` is close_code::none. A reason longer than 123 bytes
/// is cut at a character.
void append_close(std::string& out, std::uint16_t code, std::string_view reason);

/// Append a ping or a pong; at most max_control_bytes of payload.
void append_ping(std::string& out, std::string_view payload);
void append_pong(std::string& out, std::string_view payload);

/// XORs `bytes` with `mask` from its first byte on, and turns `mask` so that the next call can go on where
/// this ended.
void unmask(std::span<char> bytes, std::array<char, 4>& mask);

}  // namespace jamsides::net
