// event_codec.hpp - events as the log stores them: a type, a version and a JSON body.
//
// A stored type is never renamed and a stored body never rewritten: when a body's shape changes, its version
// grows and an Upcasting leads from the old shape to the new. Pure; any thread. Decoding never throws.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json_fwd.hpp>

#include "domain/group.hpp"

namespace jamsides::store {

/// The longest body that is stored or read.
inline constexpr std::size_t kBodyLimitBytes = 64u << 10;

struct EncodedEvent {
  std::string type;
  int version = 1;
  std::string body;
};

/// Why a body could not be read, for the operator; holds nothing of the body itself.
struct BadBody {
  std::string why;
};

/// The event as stored now. An erased ballot has no body and must not be asked for.
EncodedEvent encode(const Event& event);

/// One step from version `from` to `from + 1` of a type's body; false where the body is not of that version.
struct Upcasting {
  std::string_view type;
  int from;
  bool (*step)(nlohmann::json& body);
};

/// Types whose bodies have changed shape since version 1: what they are written as now, and the steps there.
struct Versions {
  std::span<const std::pair<std::string_view, int>> newest;
  std::span<const Upcasting> steps;
};
const Versions& versions();

/// The event in a stored body; no `body` = it was redacted. `known` is another than this program's in tests.
std::expected<Event, BadBody> decode(std::string_view type, int version,
                                     const std::optional<std::string>& body,
                                     const Versions& known = versions());

/// Whether events of this type have a form without a body.
bool is_redactable(std::string_view type);

/// The version that bodies of a type are written in.
int current_version(std::string_view type, const Versions& known = versions());

/// Takes `body` from `version` to `to` by the steps that apply; false where one is missing or refuses.
bool upcast(std::span<const Upcasting> steps, std::string_view type, int version, int to,
            nlohmann::json& body);

}  // namespace jamsides::store
