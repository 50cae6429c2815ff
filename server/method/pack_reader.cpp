// pack_reader.cpp - limits first, then shape, then meaning; after the schema has passed, fields are read
// without asking.
#include "method/pack_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "domain/survey.hpp"
#include "method/pack_schema.hpp"

namespace jamsides::method {
namespace {

using nlohmann::json;
using Found = std::optional<Problem>;

constexpr std::array<std::string_view, 6> the_year{"uppstart", "bm1", "bm2", "bm3", "bm4", "avslutning"};

/// The schema lets no other word come here.
template <class Enum, std::size_t N>
Enum named(const std::array<const char*, N>& words, const std::string& word) {
  return static_cast<Enum>(std::ranges::find(words, word) - words.begin());
}

int as_int(const json& value) { return value.get<int>(); }
int count(const json& list) { return static_cast<int>(list.size()); }
std::string swedish(const json& words) { return words.at("sv").get<std::string>(); }

/// The numbers under `name` must run 1, 2, 3 … through the list at `where`.
Found not_counted_from_one(const json& list, std::string_view where, const char* name) {
  for (int i = 0; const json& entry : list) {
    if (as_int(entry.at(name)) != i + 1)
      return Problem{
          fmt::format("/{}/{}/{}", where, i, name),
          fmt::format("must count 1, 2, 3 in order: {} expected, {} found", i + 1, as_int(entry.at(name)))};
    ++i;
  }
  return std::nullopt;
}

Found occasions_out_of_order(const json& occasions) {
  auto earliest = the_year.begin();
  for (int i = 0; const json& occasion : occasions) {
    const auto at = std::find(earliest, the_year.end(), occasion.at("id").get<std::string>());
    if (at == the_year.end())
      return Problem{fmt::format("/occasions/{}/id", i),
                     "twice, or not in the order of the year: uppstart, bm1, bm2, bm3, bm4, avslutning"};
    earliest = at + 1;
    ++i;
  }
  return std::nullopt;
}

Found rule_beyond_the_list(const json& rule, int items) {
  for (const char* name : {"maxOnes", "minFull"})
    if (as_int(rule.at(name)) > items)
      return Problem{fmt::format("/rule/{}", name), fmt::format("more than the {} items of the list", items)};
  return std::nullopt;
}

Found example_beyond_the_scale(const json& items, int scale) {
  for (int i = 0; const json& item : items) {
    for (int value = scale + 1; value <= 6; ++value)
      if (const auto name = fmt::format("example{}", value); item.at("help").contains(name))
        return Problem{fmt::format("/items/{}/help/{}", i, name), fmt::format("the scale ends at {}", scale)};
    ++i;
  }
  return std::nullopt;
}

Found mapping_without_sense(const json& pack) {
  if (!pack.contains("mapping")) return std::nullopt;
  const json& mapping = pack.at("mapping");
  if (mapping.at("to") == pack.at("id")) return Problem{"/mapping/to", "a pack is not mapped to itself"};
  std::set<std::pair<int, int>> seen;
  for (int i = 0; const json& entry : mapping.at("items")) {
    const int from = as_int(entry.at("from"));
    if (from > count(pack.at("items")))
      return Problem{fmt::format("/mapping/items/{}/from", i),
                     fmt::format("there is no item {} in this pack", from)};
    if (!seen.emplace(from, as_int(entry.at("to"))).second)
      return Problem{fmt::format("/mapping/items/{}", i), "this pair is there twice"};
    ++i;
  }
  return std::nullopt;
}

Found agendas_without_sense(const json& pack) {
  if (!pack.contains("agendas")) return std::nullopt;
  std::set<std::string> ids;
  for (int i = 0; const json& agenda : pack.at("agendas")) {
    if (!ids.insert(agenda.at("id").get<std::string>()).second)
      return Problem{fmt::format("/agendas/{}/id", i), "this id is there twice"};
    const auto& occasions = pack.at("occasions");
    if (std::ranges::none_of(occasions, [&](const json& o) { return o.at("id") == agenda.at("occasion"); }))
      return Problem{fmt::format("/agendas/{}/occasion", i), "not an occasion of this pack"};
    ++i;
  }
  return std::nullopt;
}

Found purpose_named_twice(const json& pack) {
  std::set<std::string> ids;
  for (int i = 0; const json& purpose : pack.value("purposes", json::array())) {
    if (!ids.insert(purpose.at("id").get<std::string>()).second)
      return Problem{fmt::format("/purposes/{}/id", i), "this id is there twice"};
    ++i;
  }
  return std::nullopt;
}

bool in_words(const json& question) { return question.value("words", false); }

Found questionnaires_without_sense(const json& pack) {
  if (!pack.contains("questionnaires")) return std::nullopt;
  std::set<std::string> asked;
  for (int i = 0; const json& form : pack.at("questionnaires")) {
    const auto where = fmt::format("questionnaires/{}", i++);
    if (!asked.insert(form.at("phase").get<std::string>()).second)
      return Problem{"/" + where + "/phase", "this phase asks something already"};
    const auto words = static_cast<int>(std::ranges::count_if(form.at("questions"), in_words));
    const bool marked = words < count(form.at("questions"));
    if (marked != form.contains("scale"))
      return Problem{"/" + where + "/scale", marked ? "is missing" : "no question is answered on it"};
    if (words > static_cast<int>(survey::kMostTexts))
      return Problem{"/" + where + "/questions", fmt::format("at most {} in words", survey::kMostTexts)};
    if (!marked) continue;
    if (auto p = not_counted_from_one(form.at("scale"), where + "/scale", "value")) return p;
  }
  return std::nullopt;
}

Found without_sense(const json& pack) {
  const json& items = pack.at("items");
  if (auto p = not_counted_from_one(items, "items", "no")) return p;
  if (auto p = not_counted_from_one(pack.at("scale"), "scale", "value")) return p;
  if (auto p = occasions_out_of_order(pack.at("occasions"))) return p;
  if (auto p = rule_beyond_the_list(pack.at("rule"), count(items))) return p;
  if (auto p = example_beyond_the_scale(items, count(pack.at("scale")))) return p;
  if (auto p = agendas_without_sense(pack)) return p;
  if (auto p = purpose_named_twice(pack)) return p;
  if (auto p = questionnaires_without_sense(pack)) return p;
  return mapping_without_sense(pack);
}

std::vector<TemplateItem> agenda_of(const json& agenda) {
  std::vector<TemplateItem> items;
  for (const json& item : agenda.at("items")) {
    items.push_back({named<meeting::Show>(meeting::kShowWords, item.at("phase").get<std::string>()),
                     as_int(item.at("minutes")), item.contains("title") ? swedish(item.at("title")) : "",
                     named<agenda::For>(agenda::kForWords, item.value("for", "all"))});
  }
  return items;
}

Questionnaire questionnaire_of(const json& form) {
  const auto words = static_cast<int>(std::ranges::count_if(form.at("questions"), in_words));
  return {.id = form.at("id").get<std::string>(),
          .scale = form.contains("scale") ? count(form.at("scale")) : 0,
          .questions = count(form.at("questions")) - words,
          .texts = words,
          .checklist = form.value("checklist", false)};
}

Checklist checklist_of(const json& pack) {
  const json& rule = pack.at("rule");
  Checklist list;
  list.id = pack.at("id").get<std::string>();
  list.name = swedish(pack.at("name"));
  for (const json& item : pack.at("items")) list.items.push_back(swedish(item.at("text")));
  for (const json& step : pack.at("scale")) list.labels.push_back(swedish(step.at("label")));
  for (const json& occasion : pack.at("occasions"))
    list.occasions.push_back({occasion.at("id").get<std::string>(), swedish(occasion.at("label")),
                              occasion.value("optional", false)});
  list.rule = {swedish(rule.at("name")), as_int(rule.at("maxOnes")), as_int(rule.at("minFull"))};
  list.source = pack.at("source").get<std::string>();
  for (const json& agenda : pack.value("agendas", json::array()))
    list.agendas.emplace(agenda.at("id").get<std::string>(), agenda_of(agenda));
  for (const json& purpose : pack.value("purposes", json::array()))
    list.purposes.push_back(purpose.at("id").get<std::string>());
  for (const json& form : pack.value("questionnaires", json::array()))
    list.questionnaires.emplace(
        named<meeting::Show>(meeting::kShowWords, form.at("phase").get<std::string>()),
        questionnaire_of(form));
  return list;
}

std::vector<MappedItem> mapping_of(const json& pack) {
  std::vector<MappedItem> result;
  if (!pack.contains("mapping")) return result;
  const json& mapping = pack.at("mapping");
  for (const json& entry : mapping.at("items"))
    result.push_back({mapping.at("to").get<std::string>(), as_int(entry.at("to")),
                      fmt::format("/mapping/items/{}/to", result.size())});
  return result;
}

}  // namespace

std::expected<Pack, Problem> read_pack(std::string_view text) {
  const auto pack = parse_strictly(text);
  if (!pack) return std::unexpected(pack.error());
  if (auto problem = breaks_schema(*pack)) return std::unexpected(*std::move(problem));
  if (auto problem = without_sense(*pack)) return std::unexpected(*std::move(problem));
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return Pack{checklist_of(*pack), mapping_of(*pack), std::string(text)};
}

}  // namespace jamsides::method
