// refusal_test.cpp - every refusal's name is its own, and is spelt as the contract spells names.
#include "base/refusal.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace jamsides {
namespace {

TEST(Refusal, EveryCodeHasANameOfItsOwn) {
  std::set<std::string> names;
  int count = 0;
#define JAMSIDES_TRY(name)                         \
  EXPECT_STREQ(name_of(RefusalCode::name), #name); \
  names.insert(name_of(RefusalCode::name));        \
  ++count;
  JAMSIDES_REFUSALS(JAMSIDES_TRY)
#undef JAMSIDES_TRY
  EXPECT_EQ(names.size(), static_cast<std::size_t>(count));
  for (const auto& name : names)
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), name.npos) << name;
}

TEST(Refusal, IsReturnedWhereSomethingIsExpected) {
  const std::expected<int, Refusal> answer = refuse(RefusalCode::too_long, {{"max", "80"}});

  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error(), (Refusal{RefusalCode::too_long, {{"max", "80"}}}));
  EXPECT_NE(answer.error(), Refusal{RefusalCode::too_long});
}

}  // namespace
}  // namespace jamsides
