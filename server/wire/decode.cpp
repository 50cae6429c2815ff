// decode.cpp - the envelope of a client's frame; commands are read in commands.cpp.
#include "wire/decode.hpp"

#include <algorithm>

#include "wire/commands.hpp"
#include "wire/fields.hpp"

namespace jamsides::wire {
namespace {

using nlohmann::json;
using Need = Fields::Need;

ClientMessage malformed(std::string why) { return Malformed{std::move(why)}; }

/// "g" and ten of the base32 alphabet, as fresh_group_id makes them.
bool is_group_id(const std::string& text) {
  return text.size() == 11 && text[0] == 'g' && std::all_of(text.begin() + 1, text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
         });
}

ClientMessage read_hello(const json& body) {
  Fields fields(body);
  const auto given = [&](const char* name) {  // absent or not empty
    auto text = fields.text(name, 80);
    if (text.empty() && body.contains(name)) fields.fail(RefusalCode::malformed, name);
    return text;
  };
  Hello hello;
  hello.group = fields.text("group", 11, Need::must);
  hello.since =
      static_cast<Seq>(fields.integer("since", 0, (1ll << 53) - 1, RefusalCode::malformed).value_or(0));
  hello.epoch = given("epoch");
  hello.token = given("token");
  if (const auto seat = fields.id<SeatId>("seat", Need::may)) hello.seat = seat;
  const auto lang = given("lang");
  hello.lang = lang == "en" ? Lang::en : Lang::sv;
  if (const auto wrong = fields.done()) return malformed("hello: " + wrong->with.front().second);
  if (!lang.empty() && lang != "sv" && lang != "en") return malformed("hello: lang is sv or en");
  if (!is_group_id(hello.group)) return malformed("hello: group");
  return hello;
}

ClientMessage read_envelope(const json& frame) {
  const auto id_at = frame.find("id");
  const auto name_at = frame.find("do");
  if (frame.size() > 3 || id_at == frame.end() || !id_at->is_string())
    return malformed("a command has id, do and with");
  const auto id = CommandId::from(id_at->get_ref<const std::string&>());
  if (!id) return malformed("id is instance-counter");
  if (name_at == frame.end() || !name_at->is_string()) return malformed("a command has a do");
  static const json nothing = json::object();
  const auto with_at = frame.find("with");
  if (frame.size() == 3 && with_at == frame.end()) return malformed("a command has id, do and with");
  auto command =
      wire::read_command(name_at->get_ref<const std::string&>(), with_at == frame.end() ? nothing : *with_at);
  if (!command) return BadCommand{*id, std::move(command.error())};
  return CommandMessage{*id, std::move(*command)};
}

ClientMessage read_report(const json& body) {
  Fields fields(body);
  DeviceReport report;
  const auto number = [&](const char* name, std::int64_t least, std::int64_t most) -> std::optional<int> {
    const auto n = fields.integer(name, least, most, RefusalCode::malformed, Need::may);
    return n ? std::optional(static_cast<int>(*n)) : std::nullopt;
  };
  report.rtt_ms = number("rtt", 0, 600'000);
  report.offset_ms = number("offset", -2'000'000'000, 2'000'000'000);
  report.width_px = number("width", 0, 100'000);
  report.height_px = number("height", 0, 100'000);
  report.secure = fields.boolean("secure", Need::may);
  if (const auto wrong = fields.done()) return malformed("presence: " + wrong->with.front().second);
  return report;
}

}  // namespace

ClientMessage decode(std::string_view text) {
  if (text.size() > kMaxFrameBytes) return malformed("frame too large");
  if (nested_deeper_than(kMaxNesting, text)) return malformed("nested too deeply");
  const json frame = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!frame.is_object()) return malformed("not an object");
  if (frame.contains("do") || frame.contains("id")) return read_envelope(frame);
  if (frame.size() != 1) return malformed("one of hello, a command, presence, ping");
  const auto& name = frame.begin().key();
  const auto& body = frame.begin().value();
  if (name == "hello") return body.is_object() ? read_hello(body) : malformed("hello is an object");
  if (name == "presence") return body.is_object() ? read_report(body) : malformed("presence is an object");
  if (name == "ping") {
    if (!body.is_number_integer() || body < 0 || body >= (1ll << 53)) return malformed("ping is a number");
    return Ping{body.get<std::int64_t>()};
  }
  return malformed("one of hello, a command, presence, ping");
}

}  // namespace jamsides::wire
