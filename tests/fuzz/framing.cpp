// framing.cpp - the decoder says the same however the bytes are split, keeps no more than a message, and
// what the encoder writes is read back.
#include <cstdint>
#include <string>
#include <vector>

#include "base/overloaded.hpp"
#include "fuzz/targets.hpp"
#include "net/frame_codec.hpp"

namespace jamsides::fuzz {
namespace {

using namespace net;

/// A growing string may hold twice what is in it.
constexpr std::size_t kMostHeld = 2 * (max_message_bytes + max_control_bytes);

/// UTF-8 by its definition, character by character; not the server's own check.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<std::uint8_t>(text[i]);
    const std::size_t size = lead < 0x80       ? 1
                             : lead >> 5 == 6  ? 2
                             : lead >> 4 == 14 ? 3
                             : lead >> 3 == 30 ? 4
                                               : 0;
    if (size == 0 || i + size > text.size()) return false;
    std::uint32_t c = size == 1 ? lead : lead & (0x7Fu >> size);
    for (std::size_t n = 1; n < size; ++n) {
      const auto next = static_cast<std::uint8_t>(text[i + n]);
      if (next >> 6 != 2) return false;
      c = c << 6 | (next & 0x3Fu);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < least[size] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return false;
    i += size;
  }
  return true;
}

std::string line_of(const FrameEvent& event) {
  return std::visit(overloaded{
                        [](const TextMessage& m) {
                          must(m.text.size() <= max_message_bytes, "a message is within its limit");
                          must(is_utf8(m.text), "a message is UTF-8");
                          return "text " + std::string(m.text);
                        },
                        [](const Ping& p) {
                          must(p.payload.size() <= max_control_bytes, "a ping is within its limit");
                          return "ping " + std::string(p.payload);
                        },
                        [](const Pong&) { return std::string("pong"); },
                        [](const PeerClose& c) {
                          must(is_utf8(c.reason), "a close reason is UTF-8");
                          return "close " + std::to_string(c.code) + ' ' + std::string(c.reason);
                        },
                        [](const ProtocolFailure& f) {
                          must(f.code == 1002 || f.code == 1003 || f.code == 1007 || f.code == 1009,
                               "a failure has one of the framing's codes");
                          return "failure " + std::to_string(f.code) + ' ' + std::string(f.why);
                        },
                    },
                    event);
}

/// What the decoder says of `stream` given to it in parts of `part(i)` bytes, each in memory of its own size.
template <class Part>
std::vector<std::string> heard(std::string_view stream, Part part) {
  FrameDecoder decoder;
  std::vector<std::string> lines;
  bool over = false;
  for (std::size_t i = 0; !stream.empty(); ++i) {
    const auto size = std::min(stream.size(), std::max<std::size_t>(part(i), 1));
    std::vector<char> bytes(stream.begin(), stream.begin() + static_cast<std::ptrdiff_t>(size));
    stream.remove_prefix(size);
    std::span<char> left(bytes);
    while (const auto event = decoder.next(left)) {
      must(!over, "nothing is said after a close or a failure");
      lines.push_back(line_of(*event));
      over = std::holds_alternative<PeerClose>(*event) || std::holds_alternative<ProtocolFailure>(*event);
      must(decoder.held_bytes() <= kMostHeld, "no more than a message is kept");
    }
    must(left.empty(), "all bytes are taken");
    must(decoder.held_bytes() <= kMostHeld, "no more than a message is kept");
    must(!over || decoder.held_bytes() <= kMostHeld / max_message_bytes * max_control_bytes,
         "nothing is kept after the end");
  }
  return lines;
}

/// Every message as the server sends it, masked as a client's, is read back.
void read_back(const std::vector<std::string>& lines) {
  for (const auto& line : lines) {
    if (!line.starts_with("text ")) continue;
    std::string frame;
    append_text_frame(frame, std::string_view(line).substr(5));
    const std::size_t header = frame.size() - (line.size() - 5);
    frame[1] = static_cast<char>(frame[1] | '\x80');
    frame.insert(header, std::string(4, '\0'));
    const auto again = heard(frame, [](std::size_t) { return SIZE_MAX; });
    must(again.size() == 1 && again.front() == line, "what is written is read back");
  }
}

}  // namespace

void framing(std::string_view input) {
  if (input.empty()) return;
  const auto seed = static_cast<std::uint8_t>(input.front());
  input.remove_prefix(1);
  const auto whole = heard(input, [](std::size_t) { return SIZE_MAX; });
  must(whole == heard(input, [](std::size_t) { return std::size_t{1}; }), "byte by byte is the same");
  must(whole == heard(input, [&](std::size_t i) { return (seed * (i + 1) * 7919u >> 3) % 23u; }),
       "in parts is the same");
  read_back(whole);
}

}  // namespace jamsides::fuzz
