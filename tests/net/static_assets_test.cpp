// static_assets_test.cpp - what embed_assets makes of a folder (assets_fixture/).
#include "net/static_assets.hpp"
#include "base/paths.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

namespace jamsides::net {

std::span<const Asset> fixture_assets();

namespace {

std::string file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream{in_tree("tests/net/assets_fixture") / path, std::ios::binary}.rdbuf();
  return text.str();
}

TEST(StaticAssets, HoldEveryFileByteForByteWithItsCompressedForms) {
  const Asset* script = find_asset("/assets/app-0a1b2c3d.js", fixture_assets());

  ASSERT_NE(script, nullptr);
  EXPECT_EQ(script->identity, file("assets/app-0a1b2c3d.js"));
  EXPECT_EQ(script->gzip, file("assets/app-0a1b2c3d.js.gz"));
  EXPECT_EQ(script->brotli, file("assets/app-0a1b2c3d.js.br"));
  EXPECT_EQ(script->content_type, "text/javascript; charset=utf-8");
  EXPECT_TRUE(script->immutable);
}

TEST(StaticAssets, APageMayChangeUnderItsName) {
  const Asset* page = find_asset("/index.html", fixture_assets());

  ASSERT_NE(page, nullptr);
  EXPECT_FALSE(page->immutable);
  EXPECT_EQ(page->content_type, "text/html; charset=utf-8");
  EXPECT_EQ(page->gzip, file("index.html.gz"));
  EXPECT_EQ(page->brotli, "");
}

TEST(StaticAssets, ETagsAreTheContentsDigest) {
  const Asset* empty = find_asset("/empty.css", fixture_assets());

  ASSERT_NE(empty, nullptr);
  EXPECT_EQ(empty->identity, "");
  EXPECT_EQ(empty->etag, "W/\"e3b0c44298fc1c149afbf4c8996fb924\"");  // SHA-256 of nothing
}

TEST(StaticAssets, AreFoundByTheirExactPathOnly) {
  EXPECT_EQ(fixture_assets().size(), 3u);
  EXPECT_TRUE(std::ranges::is_sorted(fixture_assets(), {}, &Asset::path));
  for (const char* path :
       {"", "/", "index.html", "/index.html.gz", "/assets/", "/assets/app-0a1b2c3d.js/", "/zzz"})
    EXPECT_EQ(find_asset(path, fixture_assets()), nullptr) << path;
}

TEST(StaticAssets, AProgramWithoutAWebClientHasNone) {
  for (const Asset& asset : embedded_assets()) EXPECT_EQ(find_asset(asset.path), &asset);
  EXPECT_EQ(find_asset("/nothing"), nullptr);
}

}  // namespace
}  // namespace jamsides::net
