// refusal_words_test.cpp - every refusal has words in both languages, no placeholder stays open, and only
// what may pass later unchanged says so.
#include "wire/refusal_words.hpp"
#include "base/paths.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace jamsides::wire {
namespace {

std::vector<RefusalCode> every_code() {
  return {
#define JAMSIDES_EACH(name) RefusalCode::name,
      JAMSIDES_REFUSALS(JAMSIDES_EACH)
#undef JAMSIDES_EACH
  };
}

/// What every place that refuses with the code gives along; a code that is not here is given nothing.
const std::map<RefusalCode, std::vector<std::string>> kAlways{
    {RefusalCode::unknown_command, {"command"}},       {RefusalCode::unknown_field, {"field"}},
    {RefusalCode::too_long, {"field", "max"}},         {RefusalCode::group_size, {"min", "max"}},
    {RefusalCode::another_meeting_open, {"occasion"}}, {RefusalCode::too_many, {"max"}},
    {RefusalCode::dates_missing, {"dates", "hosts"}},
};

Refusal as_it_is_given(RefusalCode code) {
  Refusal refusal{code};
  if (const auto it = kAlways.find(code); it != kAlways.end()) {
    for (const auto& name : it->second) refusal.with.push_back({name, "<" + name + ">"});
  }
  return refusal;
}

TEST(RefusalWords, FR9_EveryCodeHasWordsAndNoPlaceholderIsLeft) {
  for (const auto code : every_code()) {
    for (const auto lang : {Lang::sv, Lang::en}) {
      const auto text = words(as_it_is_given(code), lang);
      EXPECT_GT(text.size(), 15u) << name_of(code);
      EXPECT_EQ(text.find_first_of("{}"), text.npos) << name_of(code) << ": " << text;
      EXPECT_TRUE(text.ends_with('.')) << name_of(code) << ": " << text;
    }
    EXPECT_NE(words({code}, Lang::sv), words({code}, Lang::en)) << name_of(code);
  }
}

TEST(RefusalWords, TheFileHasTheProgramsCodesAndNoOthers) {
  std::ifstream file(in_tree("protocol/refusals.json"));
  std::set<std::string> in_file, in_program;
  const auto all = nlohmann::json::parse(file);
  for (const auto& [code, words] : all.items()) {
    if (words.is_object()) in_file.insert(code);
  }
  for (const auto code : every_code()) in_program.insert(name_of(code));
  EXPECT_EQ(in_file, in_program);
}

TEST(RefusalWords, FR9_OnlyWhatPassesByItselfMayBeTriedAgainUnchanged) {
  const std::set passing{RefusalCode::too_fast, RefusalCode::going_down, RefusalCode::not_saved,
                         RefusalCode::backup_running};
  for (const auto code : every_code()) EXPECT_EQ(may_retry(code), passing.contains(code)) << name_of(code);
}

TEST(RefusalWords, AValueThatLooksLikeAPlaceholderIsOnlyText) {
  const Refusal refusal{RefusalCode::unknown_field, {{"field", "{field}"}}};
  EXPECT_NE(words(refusal, Lang::en).find("the field {field}."), std::string::npos);
}

}  // namespace
}  // namespace jamsides::wire
