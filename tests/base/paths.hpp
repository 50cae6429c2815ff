// paths.hpp - where tests find files of the tree and programs built beside them.
//
// Functions, so that no test is compiled with a path in it: what one clone has compiled another finds.
#pragma once

#include <filesystem>
#include <string_view>

namespace jamsides {

/// A file or folder of the project, named from its top: "protocol/refusals.json". Any thread.
std::filesystem::path in_tree(std::string_view path);

/// A program that is built into the folder of the one that runs. Any thread.
std::filesystem::path beside_this_program(std::string_view name);

}  // namespace jamsides
