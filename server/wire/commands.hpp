// commands.hpp - a command's name and arguments -> the domain's Command. One line per argument, bounds as in
// the schema.
#pragma once

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "domain/group.hpp"

namespace jamsides::wire {

/// The command that `name` and `with` say, or what is wrong with them. Only what a seat may send; set-up goes
/// over HTTP.
std::expected<Command, Refusal> read_command(const std::string& name, const nlohmann::json& with);

}  // namespace jamsides::wire
