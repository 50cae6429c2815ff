// own_addresses_test.cpp - names we answer under, and whom a proxy speaks for.
#include "net/own_addresses.hpp"

#include <gtest/gtest.h>

namespace jamsides::net {
namespace {

using boost::asio::ip::make_address;

OwnAddresses own(const std::vector<std::string>& urls, const std::vector<std::string>& proxies = {},
                 const std::string& bound = "0.0.0.0") {
  return *OwnAddresses::make(urls, proxies, bound);
}

TEST(OwnAddresses, TheSocketsOwnAddressIsANameOnlyWithoutPublicUrls) {
  const auto lan = make_address("192.168.1.5");

  EXPECT_EQ(own({}).base_url("192.168.1.5:8080", lan, 8080, false), "http://192.168.1.5:8080");
  EXPECT_EQ(own({}).base_url("192.168.1.6:8080", lan, 8080, false), std::nullopt);
  EXPECT_EQ(own({"https://a.example"}).base_url("192.168.1.5:8080", lan, 8080, false), std::nullopt);
  EXPECT_EQ(own({}).base_url("[::1]:8080", make_address("::1"), 8080, false), "http://[::1]:8080");
  EXPECT_EQ(own({}).base_url("192.168.1.5", make_address("::ffff:192.168.1.5"), 80, false),
            "http://192.168.1.5");
}

TEST(OwnAddresses, ANameWithBothSchemesFollowsTheProxy) {
  const auto both = own({"http://a.example:80", "https://a.example/"});
  const auto any = make_address("10.0.0.1");

  EXPECT_EQ(both.base_url("a.example", any, 8080, true), "https://a.example");
  EXPECT_EQ(both.base_url("a.example", any, 8080, false), "http://a.example");
  EXPECT_TRUE(both.is_own_origin("https://a.example", "http://a.example"));
  EXPECT_FALSE(both.is_own_origin("https://a.example.evil", "http://a.example"));
  EXPECT_FALSE(both.is_own_origin("", "http://a.example"));
}

TEST(OwnAddresses, OnlyATrustedProxyIsBelieved) {
  const auto proxy = make_address("10.1.2.3");

  EXPECT_EQ(own({}).caller(proxy, "192.0.2.9", "https", true).address, "10.1.2.3");
  EXPECT_FALSE(own({}).caller(proxy, "192.0.2.9", "https", true).https);
  const auto believed = own({}, {"10.0.0.0/8"}).caller(proxy, "192.0.2.9", "https", true);
  EXPECT_EQ(believed.address, "192.0.2.9");
  EXPECT_TRUE(believed.https);
}

TEST(OwnAddresses, WhatAClientAddsToTheListIsNotBelieved) {
  const auto some = own({}, {"10.0.0.0/8", "::1"});

  EXPECT_EQ(some.caller(make_address("10.1.2.3"), "1.1.1.1, 192.0.2.9, 10.7.7.7", "", true).address,
            "192.0.2.9");
  EXPECT_EQ(some.caller(make_address("::1"), "1.1.1.1,nonsense", "", true).address, "::1");
  EXPECT_EQ(some.caller(make_address("::1"), "2001:db8::7", "", true).address, "2001:db8::7");
}

TEST(OwnAddresses, LoopbackIsWhoeverCameThroughNoProxy) {
  const auto any = own({}, {"127.0.0.1"});

  EXPECT_TRUE(any.caller(make_address("127.0.0.1"), "", "", false).loopback);
  EXPECT_TRUE(any.caller(make_address("::ffff:127.0.0.1"), "", "", false).loopback);
  EXPECT_FALSE(any.caller(make_address("127.0.0.1"), "192.0.2.1", "", false).loopback);
  EXPECT_FALSE(any.caller(make_address("127.0.0.1"), "", "", true).loopback);
  EXPECT_FALSE(any.caller(make_address("192.0.2.1"), "", "", false).loopback);
}

TEST(OwnAddresses, WrongNetworksAreSaid) {
  for (const auto* wrong : {"proxy", "10.0.0.0/33", "10.0.0.0/x", "::/129", ""}) {
    EXPECT_FALSE(OwnAddresses::make({}, {wrong}, "127.0.0.1")) << wrong;
  }
}

}  // namespace
}  // namespace jamsides::net
