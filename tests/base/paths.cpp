// paths.cpp - the one file compiled with the tree's place in it; see paths.hpp.
#include "base/paths.hpp"

namespace jamsides {

std::filesystem::path in_tree(std::string_view path) {
  return std::filesystem::path(JAMSIDES_SOURCE_DIR) / path;
}

std::filesystem::path beside_this_program(std::string_view name) {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

}  // namespace jamsides
