// help_texts_test.cpp - the help in the built-in packs: there for every item in both languages, short, and in
// our tone.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "method/method.hpp"

namespace jamsides::method {
namespace {

using testing::AnyOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// Every help text of the built-in packs: "skl-2019-10/1/roles/chef" -> {"sv": …, "en": …}.
const std::map<std::string, nlohmann::json>& help_texts() {
  static const auto texts = [] {
    std::map<std::string, nlohmann::json> found;
    const auto library = load();
    for (const auto& [id, text] : library.value().documents) {
      const auto pack = nlohmann::json::parse(text);
      for (const auto& item : pack.at("items")) {
        const auto& help = item.at("help");
        const std::string at = id + "/" + std::to_string(item.at("no").get<int>()) + "/";
        for (const char* part : {"means", "example2", "example3"}) found[at + part] = help.at(part);
        for (const auto& [role, words] : help.at("roles").items()) found[at + "roles/" + role] = words;
      }
    }
    return found;
  }();
  return texts;
}

/// Characters as a reader counts them; the texts have no combining ones.
std::size_t length(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

TEST(HelpTexts, F22_EveryItemHasMeaningThreeFunctionsAndTwoExamples) {
  EXPECT_EQ(help_texts().size(), (10u + 13u) * 6u);
}

TEST(HelpTexts, BothLanguagesAreThereAndDiffer) {
  for (const auto& [at, words] : help_texts()) EXPECT_NE(words.at("sv"), words.at("en")) << at;
}

TEST(HelpTexts, EachFitsATabletAndEndsAsASentence) {
  for (const auto& [at, words] : help_texts())
    for (const std::string text : {words.at("sv"), words.at("en")}) {
      EXPECT_GE(length(text), 40u) << at << ": " << text;
      EXPECT_LE(length(text), 260u) << at << ": " << text;
      EXPECT_THAT(text, EndsWith(".")) << at;
      EXPECT_THAT(text, Not(HasSubstr("  "))) << at;
    }
}

TEST(HelpTexts, TheMeaningIsTwoSentences) {
  for (const auto& [at, words] : help_texts()) {
    if (!at.ends_with("/means")) continue;
    for (const std::string text : {words.at("sv"), words.at("en")})
      EXPECT_EQ(std::ranges::count(text, '.'), 2) << at << ": " << text;
  }
}

TEST(HelpTexts, AFunctionIsSpokenTo) {
  for (const auto& [at, words] : help_texts())
    if (at.find("/roles/") != std::string::npos) {
      EXPECT_THAT(words.at("sv").get<std::string>(), StartsWith("Du ")) << at;
      EXPECT_THAT(words.at("en").get<std::string>(), StartsWith("You ")) << at;
    }
}

TEST(HelpTexts, TheSwedishNeverGradesNeverShoutsAndNeverCallsAScoreWrong) {
  for (const auto& [at, words] : help_texts()) {
    auto text = words.at("sv").get<std::string>();
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const char* word : {"betyg", "!", " fel ", "hemlig", "garanter", "rankning"})
      EXPECT_THAT(text, Not(HasSubstr(word))) << at;
  }
}

TEST(HelpTexts, NoRealKommunIsNamed) {
  for (const auto& [at, words] : help_texts())
    for (const std::string text : {words.at("sv"), words.at("en")})
      EXPECT_THAT(text, Not(AnyOf(HasSubstr("Eskilstuna"), HasSubstr("Hedemora"), HasSubstr("Vännäs"))))
          << at;
}

}  // namespace
}  // namespace jamsides::method
