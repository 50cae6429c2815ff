# embed.cmake - writes OUT, a C++ file holding the packs in PACKS/*.json and the schema SCHEMA as string literals.
# Run at build time: cmake -D OUT=... -D PACKS=... -D SCHEMA=... -P embed.cmake
set(open "R\"__json__(")
set(close ")__json__\"")

file(GLOB files ${PACKS}/*.json)
list(SORT files)
set(packs "")
foreach(file ${files})
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  string(APPEND packs "      {\"${name}\", ${open}${text}${close}},\n")
endforeach()
file(READ ${SCHEMA} schema)

file(WRITE ${OUT} "// Written by embed.cmake from the method packs and their schema; change those instead.
#include \"method/embedded.hpp\"

namespace jamsides::method {

std::span<const EmbeddedFile> embedded_packs() {
  static constexpr EmbeddedFile files[] = {
${packs}  };
  return files;
}

std::string_view embedded_schema() { return ${open}${schema}${close}; }

}  // namespace jamsides::method
")
