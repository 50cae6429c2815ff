// pack_schema.hpp - whether a document keeps protocol/method-pack.schema.json. The only user of the schema
// library.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "method/strict_json.hpp"

namespace jamsides::method {

/// The innermost place where `document` breaks the schema, or nothing. Costs one validation; the schema is
/// compiled once.
std::optional<Problem> breaks_schema(const nlohmann::json& document);

}  // namespace jamsides::method
