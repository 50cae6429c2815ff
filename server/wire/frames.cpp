// frames.cpp - see frames.hpp.
#include "wire/frames.hpp"

#include "view/json_text.hpp"
#include "wire/refusal_words.hpp"

namespace jamsides::wire {

using view::JsonText;

namespace {

void write_change(std::string& frame, const Stamp& stamp, const Event& event,
                  const view::Difference& difference) {
  JsonText text(frame);
  text.field("seq", stamp.seq);
  if (difference.put.empty() && difference.drop.empty()) return;
  text.field("at", stamp.at.n);
  const bool tells_who = !std::holds_alternative<survey::Answered>(event);  // how many, never who (SU5)
  if (stamp.by.kind == Author::Kind::seat && tells_who) text.field("by", stamp.by.seat.text());
  text.raw("did", std::string("[\"") + name_of(event) + "\"]");
  if (!difference.put.empty()) text.raw("put", difference.put);
  if (!difference.drop.empty()) text.raw("drop", difference.drop);
}

std::string wrap(const char* name, const std::string& body) {
  std::string text;
  JsonText(text).raw(name, body);
  return text;
}

}  // namespace

std::string welcome(Seq seq, const std::string& epoch, UtcMillis now, const std::string& state) {
  std::string body;
  body.reserve(state.size() + 96);
  {
    JsonText text(body);
    text.field("seq", seq).field("epoch", epoch).field("now", now.n);
    if (!state.empty()) text.raw("state", state);
  }
  return wrap("welcome", body);
}

std::string change(const Stamp& stamp, const Event& event, const view::Difference& difference) {
  std::string frame;
  write_change(frame, stamp, event, difference);
  return frame;
}

std::string done(const CommandId& id, Seq seq) {
  std::string body;
  JsonText(body).field("id", id.text()).field("seq", seq);
  return wrap("done", body);
}

std::string refused(const CommandId& id, const Refusal& refusal, Lang lang) {
  std::string with, body;
  {
    JsonText fields(with);
    for (const auto& [name, value] : refusal.with) fields.field(name, value);
  }
  JsonText(body)
      .field("id", id.text())
      .field("code", name_of(refusal.code))
      .raw("with", with)
      .field("text", words(refusal, lang))
      .field("retry", may_retry(refusal.code));
  return wrap("refused", body);
}

std::string pong(std::int64_t ping, UtcMillis now) {
  std::string text;
  JsonText(text).field("pong", ping).field("now", now.n);
  return text;
}

std::string presence(SeatId seat, const Presence& presence) {
  std::string row;
  {
    JsonText text(row);
    text.field("here", presence.here).field("at", presence.at.n);
    const auto& device = presence.device;
    if (device.rtt_ms) text.field("rtt", *device.rtt_ms);
    if (device.offset_ms) text.field("offset", *device.offset_ms);
    if (device.secure) text.field("secure", *device.secure);
    if (device.width_px) text.field("width", *device.width_px);
    if (device.height_px) text.field("height", *device.height_px);
  }
  return wrap("presence", wrap(seat.text().c_str(), row));
}

}  // namespace jamsides::wire
