// picture_test.cpp - a round's Deltagarnas bild: what may be told, compared, and must be said beside it. That
// Table 1 comes out as printed, contract/picture.test.mjs proves.
#include "report/picture.hpp"

#include <gmock/gmock.h>

namespace jamsides::report {
namespace {

using survey::Cell;
using testing::HasSubstr;
using testing::Not;

Picture::Column column(const char* label, int answers, std::vector<Cell> cells, const char* form = "e-1") {
  return {label, form, {answers, 40, std::move(cells)}, 0};
}
Picture picture(std::vector<Picture::Column> columns) {
  return {"Checklistan", 3, {"Beslut", "Analys"}, std::move(columns)};
}
std::string swedish(const Picture& picture) { return picture_csv(picture, Language::sv); }

const Picture::Column kBefore = column("BM2", 36, {{36, 60}, {35, 54}}),
                      kAfter = column("BM4", 36, {{36, 66}, {35, 50}});

TEST(Picture, SU9_SU12_MeansHowManyAndTheChangeFromTheFirstColumnToTheLast) {
  const auto text = swedish(picture({kBefore, column("BM3", 36, {{36, 36}, {35, 35}}), kAfter}));

  EXPECT_THAT(text, HasSubstr("Moment;BM2;Antal svar;BM3;Antal svar;BM4;Antal svar;Förbättring BM2–BM4\r\n"));
  EXPECT_THAT(text, HasSubstr("1. Beslut;1,67;36;1,00;36;1,83;36;0,17\r\n"));
  EXPECT_THAT(text, HasSubstr("2. Analys;1,54;35;1,00;35;1,43;35;-0,11\r\n"));
  EXPECT_THAT(text, HasSubstr("Svar;36 av 40 (90 %);;36 av 40 (90 %);;36 av 40 (90 %);\r\n"));
  EXPECT_THAT(text, HasSubstr("Största förbättringen: 1. Beslut, 0,17\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("Olika många")));
}

TEST(Picture, SU8_SU12_WhatFewAnsweredIsADash) {
  const auto text = swedish(picture({column("BM2", 12, {{12, 30}, {9, {}}})}));

  EXPECT_THAT(text, HasSubstr("1. Beslut;2,50;12\r\n2. Analys;–;9\r\n"));
  EXPECT_THAT(text, HasSubstr("– visas inte: färre än tio svar.\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("Förbättring")));
}

TEST(Picture, SU10_SU12_WhatAReaderMustBewareOfStandsInWords) {
  const auto text = swedish(picture({kBefore, column("BM4", 18, {{18, 33}, {18, 39}})}));

  EXPECT_THAT(text, HasSubstr("BM4: få har svarat, skillnader kan vara slump.\r\n"));
  EXPECT_THAT(text, HasSubstr("BM4: mindre än hälften av de inbjudna har svarat.\r\n"));
  EXPECT_THAT(text, HasSubstr("Olika många har svarat vid BM2 och BM4"));
  EXPECT_THAT(text, Not(HasSubstr("BM2: ")));
}

TEST(Picture, SU12_NothingOfAnOccasionThatAGroupCanStillAddTo) {
  auto open = kAfter;
  open.waiting = 2;
  const auto text = swedish(picture({kBefore, open}));

  EXPECT_THAT(text, HasSubstr("Moment;BM2;Antal svar\r\n1. Beslut;1,67;36\r\n"));
  EXPECT_THAT(text,
              HasSubstr("BM4: siffror kommer när alla grupper har stängt sin enkät. 2 har inte gjort det."));
  EXPECT_THAT(text, Not(HasSubstr("1,83")));
}

TEST(Picture, SU12_TwoVersionsOfAQuestionnaireAreNotCompared) {
  const auto text = swedish(picture({kBefore, column("BM4", 36, {{36, 66}, {35, 70}}, "e-2")}));

  EXPECT_THAT(text, HasSubstr("Moment;BM2 e-1;Antal svar;BM4 e-2;Antal svar\r\n"));
  EXPECT_THAT(text, HasSubstr("Olika versioner av enkäten är olika serier och jämförs inte."));
  EXPECT_THAT(text, Not(HasSubstr("Förbättring")));
}

TEST(Picture, ItsWordsAreEnglishToo) {
  const auto text = picture_csv(picture({kBefore, kAfter}), Language::en);

  EXPECT_THAT(text, HasSubstr("Item;BM2;Answers;BM4;Answers;Improvement BM2–BM4\r\n"));
  EXPECT_THAT(text, HasSubstr("36 of 40 (90 %)"));
}

}  // namespace
}  // namespace jamsides::report
