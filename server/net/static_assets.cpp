// static_assets.cpp - a binary search in the table that EmbedAssets.cmake wrote.
#include "net/static_assets.hpp"

#include <algorithm>

namespace jamsides::net {

const Asset* find_asset(std::string_view path, std::span<const Asset> assets) {
  const auto at = std::ranges::lower_bound(assets, path, {}, &Asset::path);
  return at != assets.end() && at->path == path ? &*at : nullptr;
}

}  // namespace jamsides::net
