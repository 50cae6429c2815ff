// pages_test.cpp - the web client's files over HTTP: one page for every screen, encodings, what a browser may
// keep.
#include <gmock/gmock.h>

#include "net/http_harness.hpp"

namespace jamsides::net {

std::span<const Asset> fixture_assets();

namespace {

using testing::HasSubstr;

class Pages : public testing::Test {
 protected:
  Pages() { harness_.net.assets = fixture_assets(); }

  HttpHarness harness_;
  Browser browser_{harness_};
  const std::string script_ = "/assets/app-0a1b2c3d.js";
};

TEST_F(Pages, EveryScreenIsTheOnePage) {
  const auto page = browser_.get("/").body;
  EXPECT_THAT(page, HasSubstr("html"));

  for (const auto* path : {"/led", "/storbild", "/hemma", "/anslut", "/anslut?fel=kort", "/admin", "/byt?k=x",
                           "/utskrift", "/utskrift/kort/g1"}) {
    const auto heard = browser_.get(path);
    EXPECT_EQ(heard.status, 200) << path;
    EXPECT_EQ(heard.body, page) << path;
    EXPECT_EQ(heard.header("content-type"), "text/html; charset=utf-8") << path;
    EXPECT_EQ(heard.header("cache-control"), "no-cache") << path;
  }
}

TEST_F(Pages, AnAddressNobodyKnowsIsNotFoundInWordsForAPerson) {
  const auto heard = browser_.get("/ledare");
  EXPECT_EQ(heard.status, 404);
  EXPECT_EQ(heard.body, browser_.get("/").body);
  EXPECT_EQ(heard.header("cache-control"), "no-store");

  for (const auto* path : {"/api/led", "/assets/gone-0a1b2c3d.js"}) {
    EXPECT_EQ(browser_.get(path).status, 404) << path;
    EXPECT_EQ(browser_.get(path).header("content-type"), "application/json") << path;
  }
}

TEST_F(Pages, AFileWithItsHashInItsNameIsKeptForEver) {
  const auto heard = browser_.get(script_);

  EXPECT_EQ(heard.header("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(heard.header("vary"), "Accept-Encoding");
  EXPECT_EQ(heard.header("content-encoding"), "");
  EXPECT_EQ(heard.body, find_asset(script_, fixture_assets())->identity);
}

TEST_F(Pages, TheSmallestEncodingTheBrowserTakesIsSent) {
  const auto* asset = find_asset(script_, fixture_assets());
  const auto encoding = [&](const std::string& accepted) {
    return browser_.get(script_, {{"Accept-Encoding", accepted}}).header("content-encoding");
  };

  EXPECT_EQ(encoding("gzip, deflate, br"), "br");
  EXPECT_EQ(encoding("gzip, br;q=0"), "gzip");
  EXPECT_EQ(encoding("gzip;q=0.5"), "gzip");
  EXPECT_EQ(encoding("brotli, xgzip"), "");
  EXPECT_EQ(browser_.get(script_, {{"Accept-Encoding", "br"}}).body, asset->brotli);
  EXPECT_EQ(browser_.get("/", {{"Accept-Encoding", "br"}}).header("content-encoding"), "");  // none was made
}

TEST_F(Pages, WhatTheBrowserHasIsNotSentAgain) {
  const auto tag = browser_.get("/").header("etag");

  const auto heard = browser_.get("/led", {{"If-None-Match", "W/\"other\", " + tag}});

  EXPECT_EQ(heard.status, 304);
  EXPECT_EQ(heard.body, "");
  EXPECT_EQ(heard.header("etag"), tag);
  EXPECT_EQ(browser_.get("/", {{"If-None-Match", "W/\"other\""}}).status, 200);
}

TEST_F(Pages, HeadTellsTheSizeAndSendsNothing) {
  const auto heard = browser_.send("HEAD", "/");

  EXPECT_EQ(heard.body, "");
  EXPECT_EQ(heard.header("content-length"), std::to_string(browser_.get("/").body.size()));
}

}  // namespace
}  // namespace jamsides::net
