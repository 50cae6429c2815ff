// own_packs_test.cpp - packs in a directory of one's own join the built-in ones, or are refused in one
// readable line.
#include <gmock/gmock.h>

#include "a_pack.hpp"
#include "method/method.hpp"

namespace jamsides::method {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Key;
using testing::Not;
using testing::SizeIs;

TEST(OwnPacks, JoinTheBuiltInOnes) {
  PackDirectory directory;
  directory.with("egen.json", a_pack());

  const auto library = load(directory.path());

  ASSERT_TRUE(library.has_value()) << library.error().line();
  EXPECT_THAT(library->checklists, ElementsAre(Key("egen-lista"), Key("skl-2017-13"), Key("skl-2019-10")));
  EXPECT_EQ(library->documents.at("egen-lista"), a_pack().dump());
}

TEST(OwnPacks, AScaleOfFourFits) {
  auto pack = a_pack(12, 4);
  pack["items"][0]["help"]["example4"] = words("Så här kan det se ut.", "It may look like this.");
  PackDirectory directory;
  directory.with("egen.json", pack);

  const auto library = load(directory.path());

  ASSERT_TRUE(library.has_value()) << library.error().line();
  const auto& list = *library->checklists.at("egen-lista");
  EXPECT_EQ(list.scale_max(), 4);
  EXPECT_EQ(list.item_count(), 12);
  EXPECT_EQ(list.max_sum(), 48);
  EXPECT_THAT(list.labels, ElementsAre("Steg 1", "Steg 2", "Steg 3", "Steg 4"));
  EXPECT_EQ(list.order_of("avslutning"), 2);
  EXPECT_EQ(list.order_of("bm2"), -1);
}

TEST(OwnPacks, TheSmallestAndTheLargestFit) {
  auto smallest = a_pack(1, 2);
  smallest["id"] = "min";
  smallest["rule"]["minFull"] = 1;
  auto largest = a_pack(40, 6);
  largest["id"] = "max";
  PackDirectory directory;
  directory.with("a.json", smallest).with("b.json", largest);

  const auto library = load(directory.path());

  ASSERT_TRUE(library.has_value()) << library.error().line();
  EXPECT_EQ(library->checklists.at("min")->max_sum(), 2);
  EXPECT_EQ(library->checklists.at("max")->max_sum(), 240);
}

TEST(OwnPacks, AByteOrderMarkIsAllowedAndNotServed) {
  PackDirectory directory;
  directory.with("egen.json", "\xEF\xBB\xBF" + a_pack().dump());

  const auto library = load(directory.path());

  ASSERT_TRUE(library.has_value()) << library.error().line();
  EXPECT_EQ(library->documents.at("egen-lista"), a_pack().dump());
}

TEST(OwnPacks, OtherFilesAreLeftAlone) {
  PackDirectory directory;
  directory.with("README.md", std::string("packs"))
      .with(".egen.json", std::string("half"))
      .with("egen.json~", std::string("old"));
  std::filesystem::create_directory(directory.path() / "more.json");

  const auto library = load(directory.path());

  ASSERT_TRUE(library.has_value()) << library.error().line();
  EXPECT_THAT(library->checklists, SizeIs(2));
}

TEST(OwnPacks, ARefusalNamesFilePlaceAndReasonInOneLine) {
  auto pack = a_pack();
  pack["items"][1]["no"] = 7;
  PackDirectory directory;
  directory.with("egen.json", pack);

  const auto library = load(directory.path());

  ASSERT_FALSE(library.has_value());
  EXPECT_EQ(library.error().file, (directory.path() / "egen.json").string());
  EXPECT_THAT(library.error().line(),
              EndsWith("/egen.json: /items/1/no: must count 1, 2, 3 in order: 2 expected, 7 found"));
}

TEST(OwnPacks, ALineStaysOneLineWhateverTheFileHolds) {
  auto pack = a_pack();
  pack[std::string(5'000, 'x')] = 1;
  PackDirectory directory;
  directory.with("two\nlines.json", pack);

  const auto library = load(directory.path());

  ASSERT_FALSE(library.has_value());
  EXPECT_THAT(library.error().line(), AllOf(Not(HasSubstr("\n")), SizeIs(testing::Lt(700u))));
}

TEST(OwnPacks, AnIdOfABuiltInPackIsTaken) {
  auto pack = a_pack();
  pack["id"] = "skl-2019-10";
  PackDirectory directory;
  directory.with("egen.json", pack);

  const auto library = load(directory.path());

  ASSERT_FALSE(library.has_value());
  EXPECT_THAT(library.error().line(),
              EndsWith("/egen.json: /id: skl-2019-10 is already built-in skl-2019-10.json"));
}

TEST(OwnPacks, TwoFilesWithOneIdAreRefused) {
  PackDirectory directory;
  directory.with("a.json", a_pack()).with("b.json", a_pack());

  const auto library = load(directory.path());

  ASSERT_FALSE(library.has_value());
  EXPECT_THAT(library.error().line(),
              AllOf(HasSubstr("/b.json: /id: egen-lista is already "), EndsWith("/a.json")));
}

TEST(OwnPacks, AMappingMustLeadSomewhere) {
  auto pack = a_pack();
  pack["mapping"] = {{"to", "skl-2019-10"},
                     {"suggestion", true},
                     {"note", words("Förslag", "Suggestion")},
                     {"items", {{{"from", 1}, {"to", 10}, {"relation", "same"}}}}};
  PackDirectory directory;
  directory.with("egen.json", pack);
  EXPECT_TRUE(load(directory.path()).has_value());

  pack["mapping"]["items"][0]["to"] = 11;
  directory.with("egen.json", pack);
  EXPECT_THAT(load(directory.path()).error().line(),
              EndsWith("/egen.json: /mapping/items/0/to: skl-2019-10 has no item 11"));

  pack["mapping"]["to"] = "skr-2024";
  directory.with("egen.json", pack);
  EXPECT_THAT(load(directory.path()).error().line(),
              EndsWith("/egen.json: /mapping/to: there is no pack skr-2024"));
}

TEST(OwnPacks, ADirectoryThatIsNotThereIsRefused) {
  const auto library = load("/nonexistent/packs");

  ASSERT_FALSE(library.has_value());
  EXPECT_THAT(library.error().line(), testing::StartsWith("/nonexistent/packs: cannot be listed: "));
}

TEST(OwnPacks, ATooLargeFileIsRefused) {
  PackDirectory directory;
  directory.with("egen.json", std::string(2u << 20, ' '));

  EXPECT_THAT(load(directory.path()).error().line(), EndsWith("/egen.json: larger than 1048576 bytes"));
}

TEST(OwnPacks, TooManyFilesAreRefused) {
  PackDirectory directory;
  for (int n = 0; n < 65; ++n) directory.with(fmt::format("{}.json", n), std::string("{}"));

  EXPECT_THAT(load(directory.path()).error().line(), EndsWith(": more than 64 packs"));
}

}  // namespace
}  // namespace jamsides::method
