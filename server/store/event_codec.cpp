// event_codec.cpp - the types of the Event variant by name, their versions, and the way from old to new.
#include "store/event_codec.hpp"

#include <array>
#include <map>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "base/bug.hpp"
#include "store/body_json.hpp"
#include "store/event_fields_talk.hpp"

namespace jamsides::store {
namespace {

using nlohmann::json;
using Decoded = std::expected<Event, BadBody>;
using Decode = Decoded (*)(const json&);

constexpr int kFirstVersion = 1;
constexpr std::array<std::pair<std::string_view, int>, 0> kNewerVersions{};
constexpr std::array<Upcasting, 0> kUpcastings{};

std::unexpected<BadBody> bad(std::string_view type, const std::string& why) {
  return std::unexpected(BadBody{std::string(type) + ": " + why});
}

template <class E>
Decoded decode_as(const json& body) {
  E event{};
  BodyReader reader(body);
  fields(reader, event);
  if (!reader.wrong().empty()) {
    return std::unexpected(BadBody{"field \"" + reader.wrong() + "\" is missing or of another shape"});
  }
  return Event{std::move(event)};
}

/// Every alternative by its stored name; a redacted form shares the name of the whole one before it.
const std::map<std::string_view, Decode>& decoders() {
  static const auto table = []<std::size_t... I>(std::index_sequence<I...>) {
    std::map<std::string_view, Decode> by_name;
    (by_name.emplace(name_of(Event{std::in_place_index<I>}),
                     &decode_as<std::variant_alternative_t<I, Event::Kinds>>),
     ...);
    return by_name;
  }(std::make_index_sequence<std::variant_size_v<Event::Kinds>>{});
  return table;
}

}  // namespace

EncodedEvent encode(const Event& event) {
  ASSERT_BUG(!std::holds_alternative<assessment::BallotErased>(event));
  BodyWriter writer;
  std::visit([&](const auto& e) { fields(writer, e); }, event);
  const std::string type = name_of(event);
  return {type, current_version(type), writer.take().dump(-1, ' ', false, json::error_handler_t::replace)};
}

const Versions& versions() {
  static constexpr Versions known{kNewerVersions, kUpcastings};
  return known;
}

std::expected<Event, BadBody> decode(std::string_view type, int version,
                                     const std::optional<std::string>& body, const Versions& known) {
  const auto decoder = decoders().find(type);
  if (decoder == decoders().end()) return bad(type, "unknown type");
  if (!body) {
    if (!is_redactable(type)) return bad(type, "no body, but the type is never redacted");
    return assessment::BallotErased{};
  }
  if (body->size() > kBodyLimitBytes) return bad(type, "body too long");
  json object = json::parse(*body, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return bad(type, "body is not an object");
  const int now = current_version(type, known);
  if (version < kFirstVersion || version > now || !upcast(known.steps, type, version, now, object)) {
    return bad(type, "version " + std::to_string(version) + " cannot be read");
  }
  Decoded event = decoder->second(object);
  if (!event) return bad(type, event.error().why);
  return event;
}

bool is_redactable(std::string_view type) { return type == "ballot.cast"; }

int current_version(std::string_view type, const Versions& known) {
  for (const auto& [newer, version] : known.newest) {
    if (newer == type) return version;
  }
  return kFirstVersion;
}

bool upcast(std::span<const Upcasting> steps, std::string_view type, int version, int to, json& body) {
  while (version < to) {
    const Upcasting* next = nullptr;
    for (const Upcasting& step : steps) {
      if (step.type == type && step.from == version) next = &step;
    }
    if (!next || !next->step(body) || !body.is_object()) return false;
    ++version;
  }
  return true;
}

}  // namespace jamsides::store
