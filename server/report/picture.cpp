// picture.cpp - see picture.hpp.
#include "report/picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "report/csv.hpp"

namespace jamsides::report {
namespace {

using Columns = std::vector<const Picture::Column*>;

struct Words {
  const char *title, *what, *groups, *version, *item, *count, *answers, *answered, *change, *largest,
      *waiting;
  const char *few, *low_rate, *uneven, *unshown;
};

const Words& words_of(Language language) {
  static constexpr Words swedish{
      "Deltagarnas bild",
      "Medelvärden av enskilda svar, avrundade sist. Något annat än organisationernas gemensamma poäng.",
      "Grupper: {}",
      "Olika versioner av enkäten är olika serier och jämförs inte.",
      "Moment",
      "Antal svar",
      "Svar",
      "{} av {} ({} %)",
      "Förbättring {}–{}",
      "Största förbättringen: {}, {}",
      "{}: siffror kommer när alla grupper har stängt sin enkät. {} har inte gjort det.",
      "{}: få har svarat, skillnader kan vara slump.",
      "{}: mindre än hälften av de inbjudna har svarat.",
      "Olika många har svarat vid {} och {}: de som är mest positiva kan vara de som svarade.",
      "– visas inte: färre än tio svar."};
  static constexpr Words english{
      "The participants’ picture",
      "Means of single answers, rounded last. Something else than the organisations’ joint scores.",
      "Groups: {}",
      "Different versions of the questionnaire are different series and are not compared.",
      "Item",
      "Answers",
      "Answered",
      "{} of {} ({} %)",
      "Improvement {}–{}",
      "Largest improvement: {}, {}",
      "{}: figures come once every group has closed its survey. {} have not.",
      "{}: few have answered, differences may be chance.",
      "{}: less than half of those invited have answered.",
      "Different numbers have answered at {} and {}: those who are most positive may be those who answered.",
      "– is not shown: fewer than ten answers."};
  return language == Language::sv ? swedish : english;
}

/// Hundredths with a comma, as the report prints them: "2,53", "-0,08"; a dash where there is no figure.
std::string decimal(std::optional<int> hundredths) {
  if (!hundredths) return "–";
  const int size = std::abs(*hundredths);
  return fmt::format("{}{},{:02}", *hundredths < 0 ? "-" : "", size / 100, size % 100);
}

std::string numbered(const Picture& picture, std::size_t item) {
  return fmt::format("{}. {}", item + 1, picture.items[item]);
}

/// The columns that are whole; two of different versions each tell theirs.
Columns whole(const Picture& picture) {
  Columns all;
  for (const auto& column : picture.columns) {
    if (column.waiting == 0) all.push_back(&column);
  }
  return all;
}

bool has_figures(const Picture::Column* column) {
  return std::ranges::any_of(column->figures.cells, [](const survey::Cell& cell) { return bool(cell.sum); });
}

/// The first column that the last one can be compared with, or null.
const Picture::Column* first_of_its_version(const Columns& columns) {
  const auto it = std::ranges::find_if(columns, [&](const auto* column) {
    return column != columns.back() && column->form == columns.back()->form && has_figures(column);
  });
  return it == columns.end() || !has_figures(columns.back()) ? nullptr : *it;
}

bool mixes_versions(const Columns& columns) {
  return std::ranges::any_of(columns, [&](const auto* c) { return c->form != columns.front()->form; });
}

/// Heads, one line per item, and how many answered.
void add_table(std::string& out, const Picture& picture, const Columns& columns, const Picture::Column* first,
               const Words& word) {
  const bool mixed = mixes_versions(columns);
  std::vector<std::string> heads{word.item}, rates{word.answers};
  for (const auto* column : columns) {
    heads.push_back(mixed ? fmt::format("{} {}", column->label, column->form) : column->label);
    heads.emplace_back(word.count);
    const auto& [answers, invited, cells] = column->figures;
    rates.push_back(
        fmt::format(fmt::runtime(word.answered), answers, invited, survey::rate(answers, invited)));
    rates.emplace_back();
  }
  if (first) {
    heads.push_back(fmt::format(fmt::runtime(word.change), first->label, columns.back()->label));
  }
  add_row(out, heads);
  for (std::size_t item = 0; item < picture.items.size(); ++item) {
    std::vector<std::string> cells{numbered(picture, item)};
    for (const auto* column : columns) {
      const auto& cell = column->figures.cells[item];
      cells.push_back(decimal(survey::mean(cell)));
      cells.push_back(std::to_string(cell.n));
    }
    if (first) {
      cells.push_back(
          decimal(survey::change(first->figures.cells[item], columns.back()->figures.cells[item])));
    }
    add_row(out, cells);
  }
  add_row(out, rates);
}

void add_what_to_beware_of(std::string& out, const Columns& columns, const Picture::Column* first,
                           const Words& word) {
  bool unshown = false;
  for (const auto* column : columns) {
    const auto beware = survey::caveat(column->figures, nullptr);
    if (beware.few) add_row(out, {fmt::format(fmt::runtime(word.few), column->label)});
    if (beware.low_rate) add_row(out, {fmt::format(fmt::runtime(word.low_rate), column->label)});
    unshown =
        unshown || !std::ranges::all_of(column->figures.cells, [](const auto& c) { return bool(c.sum); });
  }
  if (first && survey::caveat(columns.back()->figures, &first->figures).uneven) {
    add_row(out, {fmt::format(fmt::runtime(word.uneven), first->label, columns.back()->label)});
  }
  if (unshown) add_row(out, {word.unshown});
  if (mixes_versions(columns)) add_row(out, {word.version});
}

}  // namespace

std::string picture_csv(const Picture& picture, Language language) {
  const auto& word = words_of(language);
  const auto columns = whole(picture);
  std::string out = kByteOrderMark;
  add_row(out, {word.title});
  add_row(out, {picture.checklist});
  add_row(out, {word.what});
  add_row(out, {fmt::format(fmt::runtime(word.groups), picture.groups)});
  if (!columns.empty()) {
    const auto* first = first_of_its_version(columns);
    add_table(out, picture, columns, first, word);
    if (first) {
      const auto &from = first->figures, &to = columns.back()->figures;
      if (const auto most = survey::largest_rise(from, to)) {
        const auto rise = decimal(survey::change(from.cells[*most], to.cells[*most]));
        add_row(out, {fmt::format(fmt::runtime(word.largest), numbered(picture, *most), rise)});
      }
    }
    add_what_to_beware_of(out, columns, first, word);
  }
  for (const auto& column : picture.columns) {
    if (column.waiting > 0)
      add_row(out, {fmt::format(fmt::runtime(word.waiting), column.label, column.waiting)});
  }
  return out;
}

}  // namespace jamsides::report
