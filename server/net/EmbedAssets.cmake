# EmbedAssets.cmake - links a folder of files into a target, as they lie on disk.
#
# As a module: embed_assets(TARGET DIRECTORY NAME function [AFTER target]).
# As a script (cmake -P, at build time, because a bundler chooses the files' names): looks the folder through and writes
# one C++ file with the bytes (.incbin, so a large folder costs nothing to compile) and the table `function` returns.
# It is rewritten only when something changed; the digests in it are what makes it change.

# embed_assets(<target> <directory> NAME <function> [AFTER <target>])
#   <function>  std::span<const Asset> jamsides::net::<function>() becomes part of <target>
#   AFTER       the target that fills the directory; where it does not exist when all is configured, the table is empty
#   DIRECTORY may be "": then the table is empty, too
function(embed_assets target directory)
  cmake_parse_arguments(PARSE_ARGV 2 ARG "" "NAME;AFTER" "")
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${ARG_NAME}.cpp)
  set(scan ${target}_${ARG_NAME}_scan)
  if(ARG_AFTER)
    set(directory $<$<TARGET_EXISTS:${ARG_AFTER}>:${directory}>)
    cmake_language(EVAL CODE "cmake_language(DEFER DIRECTORY \"${CMAKE_SOURCE_DIR}\" CALL embed_assets_after ${scan} ${ARG_AFTER})")
  endif()
  add_custom_target(${scan}
    COMMAND ${CMAKE_COMMAND} "-DDIRECTORY=${directory}" "-DOUTPUT=${generated}" "-DNAME=${ARG_NAME}"
            -P ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    BYPRODUCTS ${generated}
    COMMENT "Looking for files to embed (${ARG_NAME})"
    VERBATIM)
  # A library of its own: assembler at file scope does not survive link-time optimisation.
  add_library(${target}_${ARG_NAME} OBJECT ${generated})
  set_target_properties(${target}_${ARG_NAME} PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF)
  add_dependencies(${target}_${ARG_NAME} ${scan})
  target_link_libraries(${target}_${ARG_NAME} PRIVATE jamsides_base)
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_${ARG_NAME}>)
endfunction()

function(embed_assets_after scan filler)
  if(TARGET ${filler})
    add_dependencies(${scan} ${filler})
  endif()
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  return()
endif()

# --- the script ---

function(content_type file variable)
  string(REGEX MATCH "[^.]*$" ending "${file}")
  set(html "text/html; charset=utf-8")
  set(js "text/javascript; charset=utf-8")
  set(mjs "${js}")
  set(css "text/css; charset=utf-8")
  set(txt "text/plain; charset=utf-8")
  set(csv "text/csv; charset=utf-8")
  set(json application/json)
  set(map application/json)
  set(webmanifest application/manifest+json)
  set(svg image/svg+xml)
  set(png image/png)
  set(jpg image/jpeg)
  set(webp image/webp)
  set(ico image/x-icon)
  set(woff2 font/woff2)
  set(wasm application/wasm)
  set(pdf application/pdf)
  if(NOT ending MATCHES "^(html|m?js|css|txt|csv|json|map|webmanifest|svg|png|jpg|webp|ico|woff2|wasm|pdf)$")
    set(ending other)
    set(other application/octet-stream)
  endif()
  set(${variable} "${${ending}}" PARENT_SCOPE)
endfunction()

# Adds the bytes of one file to `blobs`; the C++ expression for them in `variable`, "{}" where there is no such file.
function(add_blob file variable)
  if(NOT EXISTS "${file}")
    set(${variable} "{}" PARENT_SCOPE)
    return()
  endif()
  file(SIZE "${file}" size)
  file(SHA256 "${file}" digest)
  math(EXPR blob_count "${blob_count} + 1")
  set(label "${NAME}_${blob_count}")
  string(APPEND blobs
    "// ${digest}\n"
    "asm(\".pushsection .rodata\\n.balign 16\\n${label}:\\n.incbin \\\"${file}\\\"\\n.byte 0\\n.popsection\");\n"
    "extern \"C\" [[gnu::visibility(\"hidden\")]] const char ${label}[];\n")
  set(blobs "${blobs}" PARENT_SCOPE)
  set(blob_count ${blob_count} PARENT_SCOPE)
  set(${variable} "{${label}, ${size}}" PARENT_SCOPE)
endfunction()

set(files "")
if(DIRECTORY)
  if(NOT EXISTS "${DIRECTORY}/index.html")
    message(FATAL_ERROR "nothing to embed: ${DIRECTORY}/index.html does not exist")
  endif()
  file(GLOB_RECURSE files RELATIVE "${DIRECTORY}" "${DIRECTORY}/*")
  list(FILTER files EXCLUDE REGEX "\\.(gz|br)$")
  list(SORT files)
endif()

set(blob_count 0)
set(blobs "")
set(rows "")
foreach(file IN LISTS files)
  if(file MATCHES "[\"\\\\;]")
    message(FATAL_ERROR "cannot embed a file of this name: ${file}")
  endif()
  file(SHA256 "${DIRECTORY}/${file}" digest)
  string(SUBSTRING ${digest} 0 32 tag)
  content_type("${file}" type)
  set(immutable false)
  if(file MATCHES "^assets/")
    set(immutable true)
  endif()
  add_blob("${DIRECTORY}/${file}" identity)
  add_blob("${DIRECTORY}/${file}.gz" gzip)
  add_blob("${DIRECTORY}/${file}.br" brotli)
  string(APPEND rows "    {\"/${file}\", \"${type}\", \"W/\\\"${tag}\\\"\",\n     ${identity}, ${gzip}, ${brotli}, ${immutable}},\n")
endforeach()

if(rows)
  set(table "constexpr Asset table[] = {\n${rows}};\n")
else()
  set(table "constexpr std::span<const Asset> table;\n")
endif()
file(CONFIGURE OUTPUT "${OUTPUT}" @ONLY CONTENT [[// Written by EmbedAssets.cmake: files and the table of them, sorted by path.
#include <span>

#include "net/static_assets.hpp"

@blobs@
namespace jamsides::net {

namespace {
@table@}  // namespace

std::span<const Asset> @NAME@();
std::span<const Asset> @NAME@() { return table; }

}  // namespace jamsides::net
]])
