// decoded.hpp - a stream of bytes as the decoder tells it, one line per event, so that tests compare lists of
// words.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/overloaded.hpp"
#include "net/frame_codec.hpp"

namespace jamsides::net::testing {

inline std::string in_words(const FrameEvent& event) {
  return std::visit(
      overloaded{
          [](const TextMessage& m) { return "text " + std::string{m.text}; },
          [](const Ping& p) { return "ping " + std::string{p.payload}; },
          [](const Pong&) { return std::string{"pong"}; },
          [](const PeerClose& c) { return "close " + std::to_string(c.code) + " " + std::string{c.reason}; },
          [](const ProtocolFailure& f) { return "fail " + std::to_string(f.code); },
      },
      event);
}

/// Feeds `bytes` to `decoder`; every piece lies in memory of its own size, so that ASan sees a step too far.
inline void feed(FrameDecoder& decoder, std::string_view bytes, std::vector<std::string>& events) {
  std::vector<char> copy(bytes.begin(), bytes.end());
  std::span<char> rest{copy};
  while (const auto event = decoder.next(rest)) events.push_back(in_words(*event));
}

/// What comes of `stream`, given `piece` bytes at a time.
inline std::vector<std::string> decoded(std::string_view stream, std::size_t piece = std::string_view::npos) {
  FrameDecoder decoder;
  std::vector<std::string> events;
  for (std::size_t at = 0; at < stream.size(); at += std::min(piece, stream.size() - at))
    feed(decoder, stream.substr(at, piece), events);
  return events;
}

}  // namespace jamsides::net::testing
