// vectors_test.cpp - what the real @codemirror/state makes of the changes in vectors.json (make_vectors.mjs),
// the engine makes of them, too.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/paths.hpp"
#include "text/change_set_json.hpp"
#include "text/combine.hpp"
#include "text/utf16.hpp"

namespace jamsides::text {
namespace {

using nlohmann::json;

const json& vectors() {
  static const json all = json::parse(std::ifstream(in_tree("tests/text/vectors.json")));
  return all;
}

std::u16string text(const json& from) {
  if (from.is_string()) return from_utf8(from.get_ref<const std::string&>()).value();
  std::u16string all;
  if (from.is_array()) {
    for (const auto& part : from) all += text(part);
  } else {
    for (int n = from["times"]; n > 0; --n) all += text(from["of"]);
  }
  return all;
}

ChangeSet change_set(const json& from) { return read_change_set(from).value(); }

json written(const ChangeSet& set) {
  std::string out;
  append_json(out, set);
  return json::parse(out);
}

struct Vectors : ::testing::TestWithParam<std::size_t> {
  const json& vector = vectors()["changes"][GetParam()];
  std::u16string document = text(vector["document"]);
  ChangeSet a = change_set(vector["a"]), b = change_set(vector["b"]), c = change_set(vector["c"]);
};

TEST_P(Vectors, TX4_AreAppliedAlike) {
  auto after = document;
  ASSERT_FALSE(splits_character(a, document));
  a.apply_to(after);
  EXPECT_EQ(after, text(vector["applied"]));
  EXPECT_EQ(a.new_length(), static_cast<Units>(after.size()));
}

TEST_P(Vectors, TX1_AreWrittenAlike) {
  EXPECT_EQ(written(a), vector["a"]);
  EXPECT_EQ(written(b), vector["b"]);
}

TEST_P(Vectors, TX4_AreComposedAlike) { EXPECT_EQ(written(compose(a, c)), vector["composed"]); }

TEST_P(Vectors, TX4_AreMappedAlikeBothWays) {
  EXPECT_EQ(written(map(a, b)), vector["mapped"]);
  EXPECT_EQ(written(map(a, b, true)), vector["mappedBefore"]);
  EXPECT_EQ(written(map(b, a)), vector["other"]);
  EXPECT_EQ(written(map(b, a, true)), vector["otherBefore"]);
}

TEST_P(Vectors, TX4_AreInvertedAlike) { EXPECT_EQ(written(invert(a, document)), vector["inverted"]); }

TEST_P(Vectors, TX4_MovePositionsAlike) {
  for (const auto& at : vector["positions"]) {
    const auto mapped = map_position(a, at[0], at[1], static_cast<MapMode>(at[2].get<int>()));
    EXPECT_EQ(mapped ? json(*mapped) : json(nullptr), at[3]) << at;
  }
}

INSTANTIATE_TEST_SUITE_P(, Vectors, ::testing::Range<std::size_t>(0, vectors()["changes"].size()),
                         [](const auto& at) {
                           return vectors()["changes"][at.param]["name"].template get<std::string>();
                         });

TEST(PastedText, TX3_HasTheLineBreaksTheLibraryGivesIt) {
  for (const auto& pasted : vectors()["pasted"]) {
    const auto set = ChangeSet::replace(pasted["length"], pasted["from"], pasted["to"],
                                        with_line_feeds(text(pasted["insert"])));
    EXPECT_EQ(written(set), pasted["set"]) << pasted;
  }
  EXPECT_GE(vectors()["pasted"].size(), 6u);
}

}  // namespace
}  // namespace jamsides::text
