// corpus_test.cpp - every input that is kept (seeds, what fuzzing found worth keeping, what once crashed) as
// an ordinary test. A broken promise stops the program and names itself.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/paths.hpp"
#include "fuzz/targets.hpp"

namespace jamsides::fuzz {
namespace {

class Corpus : public ::testing::TestWithParam<std::size_t> {};

TEST_P(Corpus, EveryKeptInputKeepsItsPromises) {
  const auto& target = kTargets[GetParam()];
  int seeds = 0;
  for (const char* kind : {"corpus", "crashes"}) {
    const auto folder = in_tree("tests/fuzz") / kind / target.name;
    if (!std::filesystem::exists(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      SCOPED_TRACE(entry.path().filename());
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string input{std::istreambuf_iterator<char>(file), {}};
      target.run(input);
      ++seeds;
    }
  }
  EXPECT_GE(seeds, 5) << "the inputs of " << target.name << " are gone";
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Corpus, ::testing::Range<std::size_t>(0, std::size(kTargets)),
                         [](const auto& target) { return kTargets[target.param].name; });

}  // namespace
}  // namespace jamsides::fuzz
