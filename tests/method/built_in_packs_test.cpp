// built_in_packs_test.cpp - the two checklists in the program say what the printed ones say, slips included.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "base/paths.hpp"
#include "method/method.hpp"

namespace jamsides::method {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Key;

const Library& library() {
  static const auto loaded = load();
  if (!loaded) ADD_FAILURE() << loaded.error().line();
  return loaded.value();
}
const Checklist& checklist(const std::string& id) { return *library().checklists.at(id); }
nlohmann::json document(const std::string& id) { return nlohmann::json::parse(library().documents.at(id)); }

TEST(BuiltInPacks, BothAreThereWithoutAnyPath) {
  EXPECT_THAT(library().checklists, ElementsAre(Key("skl-2017-13"), Key("skl-2019-10")));
  EXPECT_THAT(library().documents, ElementsAre(Key("skl-2017-13"), Key("skl-2019-10")));
}

TEST(BuiltInPacks, F16_TheTenItemsReadAsPrinted) {
  EXPECT_THAT(
      checklist("skl-2019-10").items,
      ElementsAre(
          "Den politiska församlingen har tagit beslut om jämställdhetsintegrering.",
          "Den politiska ledningen efterfrågar resultat av arbetet med jämställdhetsintegrering.",
          "De högsta cheferna säkerställer att politikernas beslut om jämställdhetsintegrering genomförs i "
          "organisationen.",
          "Ledningen säkerställer organisationens kompetens för att arbeta med jämställdhetsintegrering.",
          "Jämställdhetsperspektivet är synligt i mål, budget och andra styrdokument.",
          "All individbaserad statistik redovisas och analyseras med kön som indelningsgrund.",
          "I beslutsunderlag finns en beskrivning av konsekvenser för kvinnor och män, flickor och pojkar",
          "Verksamheternas resultat för kvinnor och män, flickor och pojkar, kan utläsas ur ordinarie "
          "verksamhets- "
          "och budgetuppföljning.",
          "Jämställdhetsintegreringen har lett till konkreta och hållbara förbättringar i verksamheterna.",
          "Tillvägagångssättet för jämställdhetsintegrering kan systematiseras och överföras till andra "
          "verksamheter."));
}

TEST(BuiltInPacks, C5_EveryOccasionHasAPlanForTheRoomAndOneByVideoInHalfDaysWithBreaks) {
  const auto pack = document("skl-2019-10");
  for (const auto& occasion : pack.at("occasions")) {
    if (occasion.value("optional", false)) continue;
    std::set<std::string> modes;
    for (const auto& agenda : pack.at("agendas")) {
      if (agenda.at("occasion") == occasion.at("id")) modes.insert(agenda.at("mode").get<std::string>());
    }
    EXPECT_THAT(modes, ElementsAre("room", "video")) << occasion.at("id");
  }
  for (const auto& agenda : pack.at("agendas")) {
    if (agenda.at("mode") != "video") continue;
    int sum = 0, without_break = 0;
    for (const auto& item : agenda.at("items")) {
      const int minutes = item.at("minutes").get<int>();
      sum += minutes;
      without_break = item.at("phase") == "pause" ? 0 : without_break + minutes;
      EXPECT_LE(without_break, 50) << agenda.at("id");
    }
    EXPECT_EQ(sum, 135) << agenda.at("id");
  }
}

TEST(BuiltInPacks, F21_TheThirteenItemsReadAsPrinted) {
  const auto& items = checklist("skl-2017-13").items;

  ASSERT_EQ(items.size(), 13u);
  EXPECT_EQ(items[0], "Vi har tagit politiskt beslut om jämställdhetsintegrering");
  EXPECT_EQ(
      items[1],
      "Den politiska ledningen tar ansvar för att sprida resultat och omsätta till långsiktiga effekter i "
      "organisationen");
  EXPECT_EQ(items[2], "De högsta cheferna tar ansvar för att sprida resultat och omsätta i verksamheten");
  EXPECT_EQ(items[3], "Vi har en tydlig bild över vårt styr och uppföljningssystem");
  EXPECT_EQ(items[4], "Perspektivet är synligt i mål, budget och andra styrdokument");
  EXPECT_EQ(items[5], "Vi sätter övergripande jämställdhetsmål eller jämställdhetsintegrerade mål");
  EXPECT_EQ(items[6], "I beslutsunderlag beskriver vi konsekvenser för kv/män, flickor och pojkar");
  EXPECT_EQ(items[7], "Vi redovisar könsuppdelad statistik på alla nivåer i uppföljningen");
  EXPECT_EQ(items[8], "Vi kommenterar och analyserar vi den könsuppdelade statistiken i uppföljningen");
  EXPECT_EQ(items[9], "Vi följer upp jämställdhet i ordinarie verksamhets- och budgetuppföljning");
  EXPECT_EQ(items[10], "Vi har åstadkommit konkreta och hållbara förbättringar i olika verksamhetsområden");
  EXPECT_EQ(items[11], "Vi säkerställer kompetens för att arbeta med jämställdhetsintegrering");
  EXPECT_EQ(
      items[12],
      "Vårt tillvägagångssätt kan systematiseras och överföras till andra verksamhetsområden och kommuner");
}

TEST(BuiltInPacks, F16_TheScaleHasThePrintedWords) {
  EXPECT_THAT(checklist("skl-2019-10").labels,
              ElementsAre("Ej påbörjat/ finns inte", "Behöver utvecklas", "Genomfört, det finns"));
  EXPECT_THAT(checklist("skl-2017-13").labels,
              ElementsAre("Inte påbörjat", "Finns men behöver utvecklas", "Det finns/vi gör"));
}

TEST(BuiltInPacks, F19_TheHighestSumsAre30And39) {
  EXPECT_EQ(checklist("skl-2019-10").max_sum(), 30);
  EXPECT_EQ(checklist("skl-2017-13").max_sum(), 39);
}

TEST(BuiltInPacks, F20_TheRuleIsNoOnesAndAtLeastSixThrees) {
  for (const auto& [id, list] : library().checklists) {
    EXPECT_EQ(list->rule.name, "Modellkommun") << id;
    EXPECT_EQ(list->rule.max_ones, 0) << id;
    EXPECT_EQ(list->rule.min_full, 6) << id;
  }
}

TEST(BuiltInPacks, F16_TheOccasionsFollowTheYearAndOnlyBm4IsOptional) {
  for (const auto& [id, list] : library().checklists) {
    std::vector<std::string> ids, labels, optional;
    for (const auto& occasion : list->occasions) {
      ids.push_back(occasion.id);
      labels.push_back(occasion.label);
      if (occasion.optional) optional.push_back(occasion.id);
    }
    EXPECT_THAT(ids, ElementsAre("uppstart", "bm1", "bm2", "bm3", "bm4", "avslutning")) << id;
    EXPECT_THAT(labels, ElementsAre("Uppstart", "BM1", "BM2", "BM3", "BM4", "Avslutningskonferens")) << id;
    EXPECT_THAT(optional, ElementsAre("bm4")) << id;
  }
}

TEST(BuiltInPacks, TheSourceIsNamedAndTheEnglishIsCalledATranslation) {
  EXPECT_THAT(checklist("skl-2019-10").source, HasSubstr("Bilaga 1"));
  EXPECT_THAT(checklist("skl-2017-13").source, HasSubstr("Tabell 1"));
  for (const auto& [id, text] : library().documents) EXPECT_TRUE(document(id).at("translation")) << id;
}

TEST(BuiltInPacks, F21_TheMappingIsASuggestionThatCoversAllTenAndLeavesOutFourAndSix) {
  const auto mapping = document("skl-2017-13").at("mapping");
  std::set<int> from, to;
  for (const auto& entry : mapping.at("items")) {
    from.insert(entry.at("from").get<int>());
    to.insert(entry.at("to").get<int>());
  }

  EXPECT_EQ(mapping.at("to"), "skl-2019-10");
  EXPECT_TRUE(mapping.at("suggestion"));
  EXPECT_THAT(from, ElementsAre(1, 2, 3, 5, 7, 8, 9, 10, 11, 12, 13));
  EXPECT_THAT(to, ElementsAre(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
}

TEST(BuiltInPacks, SU3_F30_TheSurveyHasTwoPartsAndPlusMinusInteressantThreeTexts) {
  for (const auto* id : {"skl-2019-10", "skl-2017-13"}) {
    const auto& survey = checklist(id).questionnaires.at(meeting::Show::survey);
    EXPECT_EQ(survey.questions, 9) << id;
    EXPECT_EQ(survey.scale, 4);
    EXPECT_EQ(survey.texts, 0);
    EXPECT_TRUE(survey.checklist);
    const auto& pmi = checklist(id).questionnaires.at(meeting::Show::pmi);
    EXPECT_EQ(pmi.questions, 0);
    EXPECT_EQ(pmi.texts, 3);
    EXPECT_FALSE(pmi.checklist);
  }
  EXPECT_NE(checklist("skl-2019-10").questionnaires.at(meeting::Show::survey).id,
            checklist("skl-2017-13").questionnaires.at(meeting::Show::survey).id);
}

TEST(BuiltInPacks, TheDocumentsAreTheFilesByteForByte) {
  for (const auto& [id, text] : library().documents) {
    std::ifstream file(in_tree("server/method/packs") / (id + ".json"), std::ios::binary);
    EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(file), {})) << id;
  }
}

}  // namespace
}  // namespace jamsides::method
