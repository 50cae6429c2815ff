// declared_test.cpp - rows hold the fields that are declared (view/declared.hpp), for whom they are declared,
// after any play; and the contract's schema declares the same.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/paths.hpp"
#include "room/non_interference.hpp"
#include "view/declared.hpp"

namespace jamsides::testing {
namespace {

using nlohmann::json;
using namespace view;

TEST(Declared, VI_EveryFieldOfTheContractHasACircleAndNoOther) {
  std::ifstream file(in_tree("protocol/schemas/rows.schema.json"));
  const auto schema = json::parse(file);
  std::set<std::string> tables, declared_tables;
  for (const auto& [table, rows] : schema["$defs"]["tables"]["properties"].items()) tables.insert(table);
  for (const auto table : kTables) {
    declared_tables.insert(name_of(table));
    std::set<std::string> fields, declared_fields;
    for (const auto& [field, shape] : schema["$defs"][name_of(table)]["properties"].items())
      fields.insert(field);
    for (const auto& field : fields_of(table)) declared_fields.emplace(field.name);
    EXPECT_EQ(fields, declared_fields) << name_of(table);
  }
  EXPECT_EQ(tables, declared_tables);
}

/// Every field of every row that this group shows anybody is declared, and for them; notes the fields seen.
void expect_declared(const Group& group, std::set<std::string>& seen) {
  const auto all = viewers(group);
  for (const auto& row : all_rows(group)) {
    const auto forms = render(group, row, Want::json);
    for (const auto& viewer : all) {
      const int form = form_for(forms, viewer);
      if (form < 0) continue;
      const auto shown = json::parse(forms[static_cast<std::size_t>(form)].json);
      for (const auto& [name, value] : shown.items()) {
        const auto where = std::string(name_of(row.table)) + '.' + name;
        const auto fields = fields_of(row.table);
        const auto field = std::ranges::find(fields, name, &DeclaredField::name);
        ASSERT_NE(field, fields.end()) << where << " is shown and not declared";
        ASSERT_TRUE(field->who(group, row, viewer))
            << where << " of " << id_text(group, row) << " is shown to " << viewer.audience.seat.text();
        seen.insert(where);
      }
    }
  }
}

/// What seldom comes by chance: o2's functions differ on an item, o1 saves what o2 says of it, and the time
/// of an item is paused.
void differ_and_save(RoomTest& test) {
  using seating::Function;
  const auto list = test.assessment(2);
  const auto key = Author::of(test.seat(2, Function::nyckelperson));
  for (const auto& [function, value] :
       {std::pair{Function::politiker, 3}, {Function::chef, 1}, {Function::nyckelperson, 2}}) {
    test.play(Author::of(test.seat(2, function)), assessment::Cast{list, 4, value, ""});
  }
  test.play(key, assessment::Reveal{list});
  test.play(key, assessment::Agree{list, 4, 2, "Så gör vi.", "", ""});
  test.play(Author::of(test.seat(1, Function::chef)), idea::Save{list.text() + ".4.comment"});
  const auto lead = Author::of(test.leader());
  const auto meeting = test.room->group().meeting.open()->id;
  test.play(lead, agenda::Add{meeting, meeting::Show::pause, 10, "", agenda::For::all, {}});
  test.play(lead, agenda::Start{AgendaItemId{test.room->group().agenda.last_item}});
  test.play(lead, agenda::Pause{meeting, true});
  setup::Edit edit;  // Uppstart, still to come, has a date to agree on
  edit.occasions = {{"bm1", "", OrganisationId{1}, test.leader()}};
  test.play(Author::admin(), edit);
}

/// Notes that all have approved, and a page that was shown.
void settle_notes(RoomTest& test) {
  const auto meeting = test.room->group().meeting.open()->id;
  const auto lead = Author::of(test.leader());
  test.play(lead, notes::Write{meeting, 0, {{"Beslut", "Vi mäter"}}});
  test.play(lead, meeting::Close{meeting});
  for (const std::uint32_t o : {1u, 2u, 3u}) {
    test.play(Author::of(test.seat(o, seating::Function::nyckelperson)), notes::Approve{meeting, 1});
  }
  test.play(Author::of(test.seat(2, seating::Function::chef)),
            anchoring::Present{"2026-11-12", anchoring::Where::apt, "Förskolan"});
}

/// Uppstart, closed with a reason instead of a date for BM1.
void close_uppstart(RoomTest& test) {
  const auto uppstart = *test.room->group().meeting.at("uppstart");
  const auto lead = Author::of(uppstart.facilitator);
  test.play(lead, meeting::Open{uppstart.id});
  test.play(lead, meeting::Close{uppstart.id, "Datumet bestäms i januari"});
}

/// Two surveys that many have answered, which no play of this size has.
Group with_figures(Group group) {
  const survey::Results many{20, {{20, 40}}, {{"ord"}}};
  for (const std::uint32_t n : {901u, 902u}) {
    const auto* meeting = group.meeting.at(n == 901 ? "bm1" : "bm2");
    survey::Survey survey{};
    survey.id = {n};
    survey.meeting = meeting->id;
    survey.invited = 20;
    survey.closed = survey.counted = true;
    group.survey.surveys[survey.id] = survey;
    group.survey.results[{n}] = many;
  }
  group.survey.results[{902}].marks = {{20, 50}};
  return group;
}

TEST(Declared, VI_NoFieldReachesAnybodyItIsNotDeclaredFor) {
  std::set<std::string> seen;
  RoomTest test;
  differ_and_save(test);
  expect_declared(test.room->group(), seen);
  settle_notes(test);
  expect_declared(test.room->group(), seen);
  close_uppstart(test);
  expect_declared(test.room->group(), seen);
  for (std::uint64_t seed = 301; seed <= 306; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    for (const int moves : {30, 120, 270}) {
      const auto played = play(seed, {}, {}, moves);
      expect_declared(played.group, seen);
    }
  }
  expect_declared(with_figures(play(301, {}, {}, 30).group), seen);
  // Nothing is declared that no play shows, but what these plays cannot have.
  const std::set<std::string> cannot{"group.round", "organisation.code", "organisation.parent",
                                     "figure.share"};
  for (const auto table : kTables) {
    for (const auto& field : fields_of(table)) {
      const auto where = std::string(name_of(table)) + '.' + std::string(field.name);
      EXPECT_TRUE(seen.contains(where) || cannot.contains(where)) << where << " was never shown";
    }
  }
}

}  // namespace
}  // namespace jamsides::testing
