// pack_refusals_test.cpp - packs that break the schema or make no sense are refused, each with its place and
// reason.
#include <gmock/gmock.h>

#include <functional>
#include <ostream>

#include "a_pack.hpp"
#include "method/pack_reader.hpp"

namespace jamsides::method {
namespace {

using nlohmann::json;
using testing::HasSubstr;

struct Broken {
  std::string name;
  std::function<void(json&)> breaks;
  std::string path;
  std::string reason;
};

std::ostream& operator<<(std::ostream& out, const Broken& broken) { return out << broken.name; }

class BrokenPack : public testing::TestWithParam<Broken> {};

TEST_P(BrokenPack, IsRefusedWithItsPlaceAndReason) {
  json pack = a_pack();
  GetParam().breaks(pack);

  const auto read = read_pack(pack.dump());

  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().path, GetParam().path);
  EXPECT_THAT(read.error().reason, HasSubstr(GetParam().reason));
}

const Broken broken_packs[] = {
    {"NoId", [](json& p) { p.erase("id"); }, "", "'id'"},
    {"NoItems", [](json& p) { p["items"] = json::array(); }, "/items", "no fewer than 1"},
    {"NoHelp", [](json& p) { p["items"][1].erase("help"); }, "/items/1", "'help'"},
    {"NoEnglishText", [](json& p) { p["items"][2]["text"].erase("en"); }, "/items/2/text", "'en'"},
    {"NoEnglishHelp", [](json& p) { p["items"][0]["help"]["means"].erase("en"); }, "/items/0/help/means",
     "'en'"},
    {"NoHelpForAFunction", [](json& p) { p["items"][0]["help"]["roles"].erase("chef"); },
     "/items/0/help/roles", "'chef'"},
    {"UnknownFunction", [](json& p) { p["items"][0]["help"]["roles"]["mentor"] = words("Du", "You"); },
     "/items/0/help/roles", "'mentor'"},
    {"UnknownField", [](json& p) { p["colour"] = "red"; }, "", "'colour'"},
    {"UnknownFieldInAnItem", [](json& p) { p["items"][0]["weight"] = 2; }, "/items/0", "'weight'"},
    {"IdWithCapitals", [](json& p) { p["id"] = "Egen Lista"; }, "/id", "pattern"},
    {"IdTooLong", [](json& p) { p["id"] = std::string(41, 'a'); }, "/id", ""},
    {"TextIsANumber", [](json& p) { p["items"][0]["text"]["sv"] = 7; }, "/items/0/text/sv", "type"},
    {"TextIsBlank", [](json& p) { p["items"][0]["text"]["sv"] = "            "; }, "/items/0/text/sv",
     "pattern"},
    {"TextTooLong", [](json& p) { p["items"][0]["text"]["sv"] = std::string(241, 'x'); }, "/items/0/text/sv",
     "240"},
    {"TextIsNull", [](json& p) { p["items"][0]["text"]["sv"] = nullptr; }, "/items/0/text/sv", "type"},
    {"LineBreakInAText", [](json& p) { p["items"][0]["text"]["sv"] = "Ett moment\nmed radbyte"; },
     "/items/0/text/sv", "control character"},
    {"LineBreakInAName", [](json& p) { p["a\nb"] = 1; }, "", "control character"},
    {"ShortWordTooLong", [](json& p) { p["scale"][0]["short"]["sv"] = std::string(25, 'x'); },
     "/scale/0/short/sv", "24"},
    {"APhaseAsksTwice",
     [](json& p) { p["questionnaires"] = json::array({a_questionnaire("pmi"), a_questionnaire("pmi")}); },
     "/questionnaires/1/phase", "asks something already"},
    {"AQuestionWithoutItsScale",
     [](json& p) {
       p["questionnaires"] = json::array({a_questionnaire("survey")});
       p["questionnaires"][0]["questions"][0].erase("words");
     },
     "/questionnaires/0/scale", "is missing"},
    {"AScaleThatNothingIsAnsweredOn",
     [](json& p) {
       p["questionnaires"] = json::array({a_questionnaire("pmi")});
       p["questionnaires"][0]["scale"] = p["scale"];
     },
     "/questionnaires/0/scale", "no question is answered on it"},
    {"AQuestionnaireOfAnotherPhase",
     [](json& p) { p["questionnaires"] = json::array({a_questionnaire("score")}); },
     "/questionnaires/0/phase", "enum"},
    {"SevenQuestionsInWords",
     [](json& p) {
       p["questionnaires"] = json::array({a_questionnaire("pmi")});
       for (int n = 0; n < 6; ++n)
         p["questionnaires"][0]["questions"].push_back(p["questionnaires"][0]["questions"][0]);
     },
     "/questionnaires/0/questions", "at most 6"},
    {"VersionIsText", [](json& p) { p["version"] = "1"; }, "/version", "type"},
    {"VersionIsZero", [](json& p) { p["version"] = 0; }, "/version", "greater than or equal to 1"},
    {"OneStepScale", [](json& p) { p["scale"].erase(2), p["scale"].erase(1); }, "/scale", "no fewer than 2"},
    {"SevenStepScale", [](json& p) { p["scale"] = a_pack(1, 7)["scale"]; }, "/scale/6/value",
     "less than or equal to 6"},
    {"FortyOneItems", [](json& p) { p["items"] = a_pack(41)["items"]; }, "/items/40/no",
     "less than or equal to 40"},
    {"ItemNumberMissing", [](json& p) { p["items"].erase(1); }, "/items/1/no", "2 expected, 3 found"},
    {"ItemNumberTwice", [](json& p) { p["items"][2]["no"] = 2; }, "/items/2/no", "3 expected, 2 found"},
    {"ItemNumberZero", [](json& p) { p["items"][0]["no"] = 0; }, "/items/0/no", "greater than or equal to 1"},
    {"ItemNumberIsAFraction", [](json& p) { p["items"][0]["no"] = 1.5; }, "/items/0/no", "type"},
    {"ScaleFromZero", [](json& p) { p["scale"][0]["value"] = 0; }, "/scale/0/value",
     "greater than or equal to 1"},
    {"ScaleBackwards", [](json& p) { std::swap(p["scale"][0], p["scale"][2]); }, "/scale/0/value",
     "1 expected, 3 found"},
    {"ScaleWithAGap", [](json& p) { p["scale"][2]["value"] = 4; }, "/scale/2/value", "3 expected, 4 found"},
    {"NoOccasion", [](json& p) { p["occasions"] = json::array(); }, "/occasions", "no fewer than 1"},
    {"UnknownOccasion", [](json& p) { p["occasions"][1]["id"] = "bm9"; }, "/occasions/1/id", "enum"},
    {"OccasionTwice", [](json& p) { p["occasions"][1]["id"] = "uppstart"; }, "/occasions/1/id", "twice"},
    {"OccasionsOutOfOrder", [](json& p) { std::swap(p["occasions"][1], p["occasions"][2]); },
     "/occasions/2/id", "order"},
    {"OptionalIsText", [](json& p) { p["occasions"][1]["optional"] = "ja"; }, "/occasions/1/optional",
     "type"},
    {"RuleAsksForMoreThanThereIs", [](json& p) { p["rule"]["minFull"] = 4; }, "/rule/minFull", "3 items"},
    {"RuleAllowsMoreThanThereIs", [](json& p) { p["rule"]["maxOnes"] = 4; }, "/rule/maxOnes", "3 items"},
    {"RuleWithoutSource", [](json& p) { p["rule"].erase("source"); }, "/rule", "'source'"},
    {"RuleBelowZero", [](json& p) { p["rule"]["minFull"] = -1; }, "/rule/minFull",
     "greater than or equal to 0"},
    {"ExampleBeyondTheScale",
     [](json& p) {
       p["items"][1]["help"]["example4"] = words("Så här kan det se ut.", "It may look like this.");
     },
     "/items/1/help/example4", "ends at 3"},
    {"MappingThatIsNoSuggestion",
     [](json& p) {
       p["mapping"] = {{"to", "annan-lista"},
                       {"suggestion", false},
                       {"note", words("Förslag", "Suggestion")},
                       {"items", {{{"from", 1}, {"to", 1}, {"relation", "same"}}}}};
     },
     "/mapping/suggestion", "const"},
    {"MappingFromNothing",
     [](json& p) {
       p["mapping"] = {{"to", "annan-lista"},
                       {"suggestion", true},
                       {"note", words("Förslag", "Suggestion")},
                       {"items", {{{"from", 4}, {"to", 1}, {"relation", "same"}}}}};
     },
     "/mapping/items/0/from", "no item 4"},
    {"MappingToItself",
     [](json& p) {
       p["mapping"] = {{"to", "egen-lista"},
                       {"suggestion", true},
                       {"note", words("Förslag", "Suggestion")},
                       {"items", {{{"from", 1}, {"to", 1}, {"relation", "same"}}}}};
     },
     "/mapping/to", "itself"},
    {"MappedPairTwice",
     [](json& p) {
       const json pair = {{"from", 1}, {"to", 1}, {"relation", "same"}};
       p["mapping"] = {{"to", "annan-lista"},
                       {"suggestion", true},
                       {"note", words("Förslag", "Suggestion")},
                       {"items", {pair, pair}}};
     },
     "/mapping/items/1", "twice"},
};

INSTANTIATE_TEST_SUITE_P(, BrokenPack, testing::ValuesIn(broken_packs),
                         [](const auto& broken) { return broken.param.name; });

struct BrokenText {
  std::string name, text, path, reason;
};

std::ostream& operator<<(std::ostream& out, const BrokenText& broken) { return out << broken.name; }

class BrokenPackText : public testing::TestWithParam<BrokenText> {};

TEST_P(BrokenPackText, IsRefusedBeforeItsShapeIsLookedAt) {
  const auto read = read_pack(GetParam().text);

  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().path, GetParam().path);
  EXPECT_THAT(read.error().reason, HasSubstr(GetParam().reason));
}

const BrokenText broken_texts[] = {
    {"Empty", "", "", "not JSON"},
    {"NotJson", "id: egen-lista", "", "not JSON"},
    {"CutOff", R"({"id": "egen-lista", "name": {"sv": "Egen)", "/name/sv", "not JSON"},
    {"TwoDocuments", "{} {}", "", "not JSON"},
    {"AnArray", "[]", "", "type"},
    {"BadUtf8", "{\"id\": \"\xC3\x28\"}", "/id", "not JSON (or not UTF-8)"},
    {"NameTwice", R"({"id": "egen-a", "items": [{"no": 1, "no": 2}]})", "/items/0/no", "twice"},
    {"SlashInAName", R"({"a/b~c": {"x": 1, "x": 1}})", "/a~1b~0c/x", "twice"},
    {"NestedTooDeeply", std::string(100'000, '['), "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0",
     "nested deeper than 16"},
    {"TooLarge", std::string(max_file_bytes + 1, ' '), "", "larger than 1048576"},
    {"HugeString", R"({"id": ")" + std::string(1'000'000, 'a') + "\"}", "/id", ""},
};

INSTANTIATE_TEST_SUITE_P(, BrokenPackText, testing::ValuesIn(broken_texts),
                         [](const auto& broken) { return broken.param.name; });

TEST(PackReader, ThePackTheOthersAreMadeFromIsRight) { EXPECT_TRUE(read_pack(a_pack().dump()).has_value()); }

}  // namespace
}  // namespace jamsides::method
