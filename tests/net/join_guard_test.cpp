// join_guard_test.cpp - guessing room codes, by address, by room and by the minute.
#include "net/join_guard.hpp"

#include <gtest/gtest.h>

namespace jamsides::net {
namespace {

constexpr UtcMillis noon{1'000'000'000};

TEST(JoinGuard, LI9_TenWrongCodesAMinuteAndNoMore) {
  JoinGuard guard;
  for (std::size_t i = 0; i < JoinGuard::kPerAddress; ++i) {
    EXPECT_FALSE(guard.too_many("192.0.2.1", noon));
    guard.wrong("192.0.2.1", noon);
  }

  EXPECT_TRUE(guard.too_many("192.0.2.1", noon + std::chrono::seconds(59)));
  EXPECT_FALSE(guard.too_many("192.0.2.2", noon));
  EXPECT_FALSE(guard.too_many("192.0.2.1", noon + std::chrono::seconds(60)));
}

TEST(JoinGuard, LI9_ThirtyAMinuteForARoom) {
  JoinGuard guard(JoinGuard::kPerRoom);
  for (int i = 0; i < 30; ++i) {
    EXPECT_FALSE(guard.too_many("gk7q2mvw4xa", noon));
    guard.wrong("gk7q2mvw4xa", noon + std::chrono::seconds(i));
  }

  EXPECT_TRUE(guard.too_many("gk7q2mvw4xa", noon + std::chrono::seconds(59)));
  EXPECT_FALSE(guard.too_many("gk7q2mvw4xb", noon + std::chrono::seconds(59)));
  EXPECT_FALSE(guard.too_many("gk7q2mvw4xa", noon + std::chrono::seconds(60)));
}

TEST(JoinGuard, LI9_AnIPv6HostIsItsNetwork) {
  JoinGuard guard;
  for (int i = 0; i < 10; ++i) guard.wrong("2001:db8:1:2::" + std::to_string(i), noon);

  EXPECT_TRUE(guard.too_many("2001:db8:1:2:aaaa::1", noon));
  EXPECT_FALSE(guard.too_many("2001:db8:1:3::1", noon));
}

TEST(JoinGuard, RemembersABoundedNumberOfAddresses) {
  JoinGuard guard;
  for (std::size_t i = 0; i < JoinGuard::kAddresses + 1000; ++i)
    guard.wrong("host" + std::to_string(i), noon);
  EXPECT_LE(guard.size(), JoinGuard::kAddresses);

  for (int i = 0; i < 10; ++i) guard.wrong("192.0.2.1", noon);
  EXPECT_TRUE(guard.too_many("192.0.2.1", noon));
}

}  // namespace
}  // namespace jamsides::net
