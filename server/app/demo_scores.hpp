// demo_scores.hpp - what the three demo organisations, which do not exist, scored at Uppstart and BM1, their
// words, and what they promised at BM1.
#pragma once

#include <array>

#include "domain/seating.hpp"

namespace jamsides::app::demo {

struct Words {
  int item;
  const char* comment;
  const char* next;
};

struct Story {
  const char* name;
  std::array<int, 10> uppstart;
  std::array<int, 10> bm1;
  std::array<Words, 4> words;  // at BM1
};

inline constexpr std::array<Story, 3> kStories{{
    {"Almnäs",
     {2, 1, 1, 1, 2, 1, 1, 1, 1, 1},
     {3, 2, 1, 2, 2, 1, 1, 2, 1, 1},
     {{{1, "Fullmäktige beslutade i mars.", ""},
       {4, "Alla nya chefer går en halvdag.", "En plan för dem som redan är chefer."},
       {6, "", "Bestäm vilken statistik som ska delas upp först."},
       {8, "Skolan och omsorgen redovisar, övriga inte än.", "Samma mall i alla nämnder."}}}},
    {"Björkvik",
     {3, 2, 2, 1, 2, 2, 1, 2, 1, 1},
     {3, 2, 2, 1, 3, 2, 1, 2, 2, 1},
     {{{4, "Utbildning för chefer planeras till hösten.", "Avsätt tid i chefernas introduktion."},
       {5, "Målen i budgeten skrivs om kvinnor och män, flickor och pojkar.", ""},
       {6, "Könsuppdelad statistik och målvärden finns genom hela styrningen.",
        "Analysgruppen skriver sin första rapport i vår."},
       {9, "Kulturskolan har ändrat sitt utbud efter en kartläggning.",
        "Pröva samma sätt i fritidsgårdarna."}}}},
    {"Ceders-Dala-Norra stadsdelsförvaltning",
     {3, 2, 2, 2, 2, 3, 2, 2, 1, 2},
     {3, 3, 2, 2, 2, 3, 3, 2, 2, 2},
     {{{2, "Nämnden frågar efter resultat vid varje delårsrapport.", ""},
       {6, "Statistiken finns i uppföljningssystemet.", "Den behöver redovisas och analyseras varje gång."},
       {7, "Mallen för tjänsteskrivelser har en ruta för konsekvenser.", ""},
       {10, "Hemtjänstens arbetssätt är beskrivet steg för steg.", "Pröva det i en verksamhet till."}}}},
}};

/// A commitment made at BM1, to be followed up at BM2.
struct Promise {
  std::size_t organisation;  // in kStories
  seating::Function who;
  const char* what;
  int item;
  int due_in_days;
  const char* evidence;
  const char* anchor;
};

inline constexpr std::array<Promise, 5> kPromises{{
    {0, seating::Function::chef, "Bestämma vilken statistik som ska delas upp först", 6, -20,
     "Listan är beslutad i ledningsgruppen.", ""},
    {0, seating::Function::politiker, "Fråga efter könsuppdelade resultat vid varje delårsrapport", 2, 60, "",
     "kommunstyrelsen"},
    {1, seating::Function::nyckelperson, "Skriva in jämställdhet i chefernas introduktion", 4, -30,
     "Nya chefer har gått den i höst.", ""},
    {1, seating::Function::chef, "Kartlägga vilka som använder fritidsgårdarna", 9, 30, "", ""},
    {2, seating::Function::chef, "Pröva hemtjänstens arbetssätt i ett boende", 10, -10,
     "Arbetssättet är beskrivet och prövat en månad.", ""},
}};

}  // namespace jamsides::app::demo
