// static_assets.hpp - the web client's files, linked into the program (EmbedAssets.cmake).
//
// Constant; any thread. Knows nothing of HTTP: which encoding to send and which headers is its caller's
// affair.
#pragma once

#include <span>
#include <string_view>

namespace jamsides::net {

/// One file. All views last as long as the program.
struct Asset {
  std::string_view path;          // "/index.html", "/assets/app-3fa9c1.js"
  std::string_view content_type;  // as the header wants it, charset included
  std::string_view etag;          // as the header wants it: weak, so one for all encodings
  std::string_view identity;      // the bytes
  std::string_view gzip;          // the same, compressed; empty where the build made none
  std::string_view brotli;
  bool immutable;  // its name carries its content's hash: to be kept for ever; else ask again each time
};

/// The web client's files, sorted by path; none where it was not built in.
std::span<const Asset> embedded_assets();

/// The file of exactly this path, or nullptr. Logarithmic.
const Asset* find_asset(std::string_view path, std::span<const Asset> assets = embedded_assets());

}  // namespace jamsides::net
