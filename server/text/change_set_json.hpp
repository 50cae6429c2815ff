// change_set_json.hpp - a change set as the library's toJSON writes it, `[4,[2,"so"],[0,"","next line"],7]`.
//
// A number keeps as many units; an array replaces as many as its first number says by its lines. Values only;
// any thread.
#pragma once

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "text/change_set.hpp"
#include "text/limits.hpp"

namespace jamsides::text {

/// Reads what toJSON would write and nothing else, or is `malformed`: whole numbers of 0..kDocumentUnits, as
/// sum too; no section of nothing, no two sections that the library would join; lines without a line break, a
/// control character but tab, or half of a surrogate pair. How much it may insert is push's to say.
std::expected<ChangeSet, Problem> read_change_set(const nlohmann::json& json);

/// Appends `set` as JSON.
void append_json(std::string& out, const ChangeSet& set);

}  // namespace jamsides::text
