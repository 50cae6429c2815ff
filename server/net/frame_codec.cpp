// frame_codec.cpp - the decoder's two steps (a frame's header, its payload) and the encoder.
//
//   frame   = fin:1 rsv:3 opcode:4  masked:1 length:7 [length:16|64]  mask:32  payload      (big endian)
//   message = text frame, continuation*, the last with fin; control frames (fin, <= 125 bytes) may stand
//   between
#include "net/frame_codec.hpp"

#include <algorithm>
#include <cstring>

#include "base/bug.hpp"

namespace jamsides::net {

namespace {

enum Opcode : unsigned { continuation = 0x0, text = 0x1, binary = 0x2, close = 0x8, ping = 0x9, pong = 0xA };

constexpr char fin = static_cast<char>(0x80);

/// Bytes of a masked frame's header, by its second byte.
std::size_t header_length(char second) {
  const unsigned length = static_cast<std::uint8_t>(second) & 0x7F;
  return length == 127 ? 14 : length == 126 ? 8 : 6;
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t n = 0;
  for (const char c : bytes) n = n << 8 | static_cast<std::uint8_t>(c);
  return n;
}

bool may_be_sent(std::uint16_t code) {  // RFC 6455, 7.4
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1011) || (code >= 3000 && code <= 4999);
}

void release(std::string& text) { std::string{}.swap(text); }

constexpr ProtocolFailure broken(std::string_view why) { return {close_code::protocol_error, why}; }

}  // namespace

void unmask(std::span<char> bytes, std::array<char, 4>& mask) {
  std::uint64_t key;
  std::memcpy(&key, mask.data(), 4);
  std::memcpy(reinterpret_cast<char*>(&key) + 4, mask.data(), 4);
  char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    word ^= key;
    std::memcpy(at, &word, 8);
  }
  for (std::size_t i = 0; i < left; ++i) at[i] = static_cast<char>(at[i] ^ mask[i & 3]);
  const std::array<char, 4> before = mask;
  for (std::size_t i = 0; i < 4; ++i) mask[i] = before[(i + left) & 3];
}

FrameEvent FrameDecoder::fail(ProtocolFailure failure) {
  finished_ = true;
  release(message_);
  release(control_);
  return failure;
}

std::size_t FrameDecoder::held_bytes() const {
  const auto heap = [](const std::string& s) {
    return s.capacity() > std::string{}.capacity() ? s.capacity() : 0;
  };
  return heap(message_) + heap(control_);
}

std::optional<FrameEvent> FrameDecoder::next(std::span<char>& bytes) {
  if (delivered_message_) release(message_);
  if (delivered_control_) release(control_);
  delivered_message_ = delivered_control_ = false;
  while (!finished_) {
    if (!in_payload_) {
      const bool whole = gather_header(bytes);
      if (header_size_ >= 2) {
        if (const auto failure = check_start()) return fail(*failure);
      }
      if (!whole) return std::nullopt;
      if (const auto failure = open_frame()) return fail(*failure);
    }
    if (bytes.empty() && payload_left_ > 0) return std::nullopt;
    if (auto event = take_payload(bytes)) return event;
  }
  bytes = {};
  return std::nullopt;
}

bool FrameDecoder::gather_header(std::span<char>& bytes) {
  for (;;) {
    const std::size_t want = header_size_ < 2 ? 2 : header_length(header_[1]);
    const std::size_t take = std::min(want - header_size_, bytes.size());
    if (take > 0) std::memcpy(header_.data() + header_size_, bytes.data(), take);
    header_size_ = static_cast<std::uint8_t>(header_size_ + take);
    bytes = bytes.subspan(take);
    if (header_size_ < want) return false;
    if (want > 2) return true;
  }
}

// What the first two bytes tell; a wrong one need not wait for the rest of its frame.
std::optional<ProtocolFailure> FrameDecoder::check_start() const {
  const bool masked = (header_[1] & 0x80) != 0;
  const unsigned length = static_cast<std::uint8_t>(header_[1]) & 0x7F;
  if ((header_[0] & 0x70) != 0) return broken("reserved bits set");
  switch (opcode()) {
    case continuation:
      if (!in_message_) return broken("continuation of nothing");
      break;
    case text:
      if (in_message_) return broken("message inside a message");
      break;
    case binary:
      if (in_message_) return broken("message inside a message");
      return ProtocolFailure{close_code::not_text, "text only"};
    case close:
    case ping:
    case pong:
      if (!is_final()) return broken("fragmented control frame");
      if (length > max_control_bytes) return broken("control frame too long");
      break;
    default: return broken("unknown opcode");
  }
  if (!masked) return broken("frame not masked");
  return std::nullopt;
}

std::optional<ProtocolFailure> FrameDecoder::open_frame() {
  const std::string_view header{header_.data(), header_size_};
  const std::string_view extended = header.substr(2, header.size() - 6);
  std::uint64_t length = static_cast<std::uint8_t>(header_[1]) & 0x7F;
  if (!extended.empty()) {
    length = big_endian(extended);
    if ((length >> 63) != 0) return broken("length out of range");
    if (length < (extended.size() == 2 ? 126u : 65536u)) return broken("length not in its shortest form");
  }
  if (!is_control()) {
    if (length > max_message_bytes - message_size_)
      return ProtocolFailure{close_code::too_big, "message too long"};
    if (++fragments_ > max_fragments) return ProtocolFailure{close_code::too_big, "too many fragments"};
    message_size_ += static_cast<std::uint32_t>(length);
  }
  std::memcpy(mask_.data(), header.data() + header.size() - 4, 4);
  payload_left_ = static_cast<std::uint32_t>(length);
  in_payload_ = true;
  return std::nullopt;
}

std::optional<FrameEvent> FrameDecoder::take_payload(std::span<char>& bytes) {
  const std::span<char> part = bytes.first(std::min<std::size_t>(payload_left_, bytes.size()));
  bytes = bytes.subspan(part.size());
  payload_left_ -= static_cast<std::uint32_t>(part.size());
  unmask(part, mask_);
  std::string_view whole{part.data(), part.size()};

  const bool control = is_control();
  if (!control && !utf8_.feed(whole)) return fail({close_code::bad_utf8, "not UTF-8"});
  const bool frame_ends = payload_left_ == 0;
  const bool unit_ends = frame_ends && is_final();  // the message, or the control frame, is whole
  std::string& kept = control ? control_ : message_;
  if (!unit_ends || !kept.empty()) {
    kept.append(whole);
    whole = kept;
  }
  if (!frame_ends) return std::nullopt;

  header_size_ = 0;
  in_payload_ = false;
  if (control) {
    delivered_control_ = true;
    return control_event(whole);
  }
  in_message_ = !unit_ends;
  if (!unit_ends) return std::nullopt;
  if (!utf8_.complete()) return fail({close_code::bad_utf8, "not UTF-8"});
  message_size_ = fragments_ = 0;
  delivered_message_ = true;
  return TextMessage{whole};
}

FrameEvent FrameDecoder::control_event(std::string_view payload) {
  if (opcode() == ping) return Ping{payload};
  if (opcode() == pong) return Pong{};
  if (payload.size() == 1) return fail(broken("close code cut short"));
  std::uint16_t code = close_code::none;
  if (!payload.empty()) {
    code = static_cast<std::uint16_t>(big_endian(payload.substr(0, 2)));
    payload.remove_prefix(2);
    if (!may_be_sent(code)) return fail(broken("close code not allowed"));
    Utf8Check reason;
    if (!reason.feed(payload) || !reason.complete())
      return fail({close_code::bad_utf8, "close reason not UTF-8"});
  }
  finished_ = true;
  release(message_);  // of a message the close cut short
  return PeerClose{code, payload};
}

namespace {

void append_control(std::string& out, Opcode opcode, std::string_view payload) {
  ASSERT_BUG(payload.size() <= max_control_bytes);
  out += static_cast<char>(fin | static_cast<char>(opcode));
  out += static_cast<char>(payload.size());
  out += payload;
}

}  // namespace

void append_text_frame(std::string& out, std::string_view payload) {
  const std::uint64_t length = payload.size();
  const unsigned extended = length < 126 ? 0 : length < 65536 ? 2 : 8;
  out += static_cast<char>(fin | static_cast<char>(text));
  out += static_cast<char>(extended == 0 ? length : extended == 2 ? 126 : 127);
  for (unsigned shift = extended * 8; shift > 0; shift -= 8) out += static_cast<char>(length >> (shift - 8));
  out += payload;
}

void append_close(std::string& out, std::uint16_t code, std::string_view reason) {
  if (code == close_code::none) return append_control(out, close, {});
  std::size_t size = std::min<std::size_t>(reason.size(), max_control_bytes - 2);
  if (size < reason.size()) {
    while (size > 0 && (reason[size] & 0xC0) == 0x80) --size;
  }
  std::string payload{static_cast<char>(code >> 8), static_cast<char>(code)};
  payload += reason.substr(0, size);
  append_control(out, close, payload);
}

void append_ping(std::string& out, std::string_view payload) { append_control(out, ping, payload); }
void append_pong(std::string& out, std::string_view payload) { append_control(out, pong, payload); }

}  // namespace jamsides::net
