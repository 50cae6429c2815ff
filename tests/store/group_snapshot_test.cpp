// group_snapshot_test.cpp - a state is the same after it has been a text; nothing is left out, nothing is let
// in.
#include "store/group_snapshot.hpp"
#include "base/paths.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "store/group_samples.hpp"

namespace jamsides::store {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

std::optional<Group> read(const json& text) { return group_of(text.dump(), samples::checklists()); }

/// Every place in `all` that holds no further ones.
std::vector<json::json_pointer> leaves(const json& all) {
  std::vector<json::json_pointer> found;
  const json flat = all.flatten();
  for (const auto& [place, value] : flat.items()) found.emplace_back(place);
  return found;
}

TEST(GroupSnapshot, AStateComesBackAsItWas) {
  const Group group = samples::group();
  const auto again = group_of(snapshot_of(group), samples::checklists());

  ASSERT_TRUE(again);
  EXPECT_TRUE(again->seating == samples::without_what_is_beside(group).seating);
  EXPECT_TRUE(again->meeting == group.meeting);
  EXPECT_TRUE(again->assessment == group.assessment);
  EXPECT_TRUE(again->commitment == group.commitment);
  EXPECT_TRUE(again->survey.surveys == group.survey.surveys);
  EXPECT_TRUE(again->windows == group.windows);
  EXPECT_TRUE(*again == samples::without_what_is_beside(group));
  EXPECT_EQ(snapshot_of(*again), snapshot_of(group));
}

TEST(GroupSnapshot, AnEmptyGroupsToo) {
  Group group;
  group.id = "gaaaaaaaaaa";
  group.checklist = samples::checklists().at("skl-2019-10");

  EXPECT_TRUE(group_of(snapshot_of(group), samples::checklists()) == group);
}

TEST(GroupSnapshot, TheSampleSaysSomethingInEveryField) {
  const auto text = json::parse(snapshot_of(samples::group()));
  for (const auto& place : leaves(text)) {
    const json& value = text.at(place);
    EXPECT_FALSE(value.is_null() || value == "" || value == 0 || value == false || value.empty())
        << place.to_string();
  }
}

TEST(GroupSnapshot, EveryFieldIsAskedForAndRead) {
  const auto text = json::parse(snapshot_of(samples::group()));
  const Group whole = *read(text);
  for (const auto& place : leaves(text)) {
    json changed = text;
    json& value = changed.at(place);
    if (value.is_boolean()) {
      value = !value.get<bool>();
    } else if (value.is_number()) {
      value = value.get<std::int64_t>() + 1;
    } else {
      value = value.get<std::string>() + "1";  // another text or number, or a word that stands for nothing
    }
    const auto other = read(changed);
    EXPECT_FALSE(other && *other == whole) << place.to_string();

    for (auto up = place; !up.empty(); up.pop_back()) {
      json missing = text;
      json& around = missing.at(up.parent_pointer());
      if (around.is_object()) around.erase(up.back());
      const auto without = around.is_object() ? read(missing) : std::nullopt;
      EXPECT_FALSE(without && *without == whole) << "without " << up.to_string();
    }
  }
}

/// The sample's shape in a schema, as tests/store keeps it.
std::string kept(int schema) {
  const auto path = in_tree("tests/store") / ("snapshot_schema_" + std::to_string(schema) + ".json");
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(GroupSnapshot, TheShapeOfASchemaNeverChanges) {
  EXPECT_EQ(json::parse(snapshot_of(samples::group())).dump(1) + "\n", kept(kSnapshotSchema))
      << "the shape has changed: raise kSnapshotSchema and keep the new one beside the others";
}

TEST(GroupSnapshot, TheShapeOfAnEarlierSchemaIsNone) {
  for (int schema = 1; schema < kSnapshotSchema; ++schema) {
    ASSERT_TRUE(json::accept(kept(schema))) << schema;
    EXPECT_FALSE(group_of(kept(schema), samples::checklists())) << schema;
  }
}

TEST(GroupSnapshot, HoldsNoNameOfAPersonAndNoLink) {
  const auto text = snapshot_of(samples::group());

  EXPECT_THAT(text, Not(HasSubstr("ADA-ÅSTRÖM")));
  EXPECT_THAT(text, Not(HasSubstr("HEMLIG-LÄNK")));
}

TEST(GroupSnapshot, ATextCutOffAnywhereIsNone) {
  const auto text = snapshot_of(samples::group());
  for (std::size_t length = 0; length < text.size(); ++length) {
    ASSERT_FALSE(group_of(text.substr(0, length), samples::checklists())) << length;
  }
}

TEST(GroupSnapshot, AChecklistThatIsNotKnownIsNone) {
  EXPECT_FALSE(group_of(snapshot_of(samples::group()), {}));
}

TEST(GroupSnapshot, KeysOfAnotherShapeAreNone) {
  const auto text = json::parse(snapshot_of(samples::group()));
  const auto with_key = [&](const char* place, const char* key) {
    json changed = text;
    json& map = changed.at(json::json_pointer(place));
    map[key] = map.begin().value();
    return read(changed).has_value();
  };
  EXPECT_TRUE(with_key("/windows", "s8 abc"));
  for (const char* key : {"", "s8", "s8 ", "x8 abc", "s8 ABC", " s8 abc"}) {
    EXPECT_FALSE(with_key("/windows", key)) << key;
  }
  EXPECT_TRUE(with_key("/assessment/assessments/a6/ballots", "1 s8 4"));
  for (const char* key : {"1", "1 s8", "1 s8 4 ", "1 s8 x", "1  4", "1 a8 4"}) {
    EXPECT_FALSE(with_key("/assessment/assessments/a6/ballots", key)) << key;
  }
}

TEST(GroupSnapshot, ListsOfSeqsOfAnotherShapeAreNone) {
  auto text = json::parse(snapshot_of(samples::group()));
  json& seqs = text.at("/assessment/assessments/a6/ballotSeqs"_json_pointer);
  EXPECT_EQ(seqs, "12 1 387");
  for (const char* bad : {" ", "x", "12 ", "12  1", "-1", "12,1", "99999999999999999999"}) {
    seqs = bad;
    EXPECT_FALSE(read(text)) << bad;
  }
  seqs = "";
  EXPECT_TRUE(read(text));
}

}  // namespace
}  // namespace jamsides::store
