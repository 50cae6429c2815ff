// embedded.hpp - the built-in packs and the schema as they stand in the program; no file is read at run time.
//
// The definitions are written by embed.cmake at build time.
#pragma once

#include <span>
#include <string_view>

namespace jamsides::method {

struct EmbeddedFile {
  std::string_view name;  // file name, e.g. "skl-2019-10.json"
  std::string_view text;
};

/// The files of packs/, by name.
std::span<const EmbeddedFile> embedded_packs();

/// protocol/method-pack.schema.json.
std::string_view embedded_schema();

}  // namespace jamsides::method
