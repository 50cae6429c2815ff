// permission_test.cpp - domain E13 written out by hand: every command by everyone who could think of giving
// it.
#include <functional>

#include "domain/group_builder.hpp"
#include "domain/permission.hpp"

namespace jamsides::test {
namespace {

enum class Leader { almnas, bjorkvik, mentor };

/// Almnäs is what the commands are about. Columns, in the order of the marks below:
///   aF aN  Almnäs' nyckelperson, leading the meeting or not
///   aV     Almnäs' politiker, chef, extra
///   bF bN bV  the same of another organisation
///   mF mN  the mentor's nyckelperson leading; the mentor's seats not leading
///   ob     observers, of Almnäs and from outside
///   st ad sy  storbild, admin page, the system itself
struct Column {
  const char* name;
  Leader leader;
  std::function<std::vector<Author>(const LiveGroup&)> who;
};

Author extra_of(const LiveGroup& g, int index) { return g.seat(index, Function::extra); }

const std::vector<Column>& columns() {
  static const std::vector<Column> all{
      {"aF", Leader::almnas, [](const LiveGroup& g) { return std::vector{g.nyckelperson(0)}; }},
      {"aN", Leader::bjorkvik, [](const LiveGroup& g) { return std::vector{g.nyckelperson(0)}; }},
      {"aV", Leader::almnas,
       [](const LiveGroup& g) { return std::vector{g.politiker(0), g.chef(0), extra_of(g, 0)}; }},
      {"bF", Leader::bjorkvik, [](const LiveGroup& g) { return std::vector{g.nyckelperson(1)}; }},
      {"bN", Leader::almnas, [](const LiveGroup& g) { return std::vector{g.nyckelperson(1)}; }},
      {"bV", Leader::bjorkvik,
       [](const LiveGroup& g) { return std::vector{g.politiker(1), g.chef(1), extra_of(g, 1)}; }},
      {"mF", Leader::mentor, [](const LiveGroup& g) { return std::vector{g.nyckelperson(2)}; }},
      {"mN", Leader::almnas,
       [](const LiveGroup& g) { return std::vector{g.nyckelperson(2), g.politiker(2), g.chef(2)}; }},
      {"ob", Leader::almnas,
       [](const LiveGroup& g) {
         return std::vector{g.seat(0, Function::observator), g.seat(-1, Function::observator)};
       }},
      {"st", Leader::almnas, [](const LiveGroup& g) { return std::vector{g.storbild()}; }},
      {"ad", Leader::almnas, [](const LiveGroup&) { return std::vector{Author::admin()}; }},
      {"sy", Leader::almnas, [](const LiveGroup&) { return std::vector{Author::system()}; }},
  };
  return all;
}

LiveGroup a_world(Leader leader) {
  auto builder = a_group();
  builder.with_organisations(2).with_mentor();
  if (leader == Leader::mentor) builder.led_by_mentor();
  builder.led_by(leader == Leader::bjorkvik ? 1 : 0);
  auto group = builder.build();
  for (int index : {0, 1}) group.adds_seat(index, Function::extra);
  group.adds_seat(0, Function::observator);
  group.adds_seat(-1, Function::observator);
  return group;
}

AssessmentId in_room(LiveGroup& g) {
  g.opens("bm1");
  return g.starts(0, "bm1", Mode::ballot, Place::room);
}
AssessmentId at_home(LiveGroup& g) { return g.starts(0, "bm1", Mode::ballot, Place::home); }
AssessmentId revealed(LiveGroup& g, AssessmentId id) {
  g.reveals(id);
  return id;
}
RequestId asked(LiveGroup& g) {
  g.must(Author::system(), seating::AskToJoin{g.chef(0).seat, "Kim"});
  return RequestId{g.now.seating.last_request};
}

commitment::Make promise_of(const LiveGroup& g) {
  commitment::Make make{g.organisation(0), "Vi gör det", g.chef(0).seat, {}, false};
  make.details.anchor = "nämnden";
  return make;
}
CommitmentId promised(LiveGroup& g) {
  g.must(g.nyckelperson(0), promise_of(g));
  return CommitmentId{g.now.commitment.last_commitment};
}

IdeaId told_by(LiveGroup& g, const Author& author) {
  g.opens("bm1");
  g.must(author, idea::Write{"Dela mallar", 0});
  return IdeaId{g.now.idea.last_idea};
}
/// A line of Almnäs' list.
EntryId saved(LiveGroup& g) {
  g.must(g.chef(0), idea::Save{told_by(g, g.chef(2)).text()});
  return EntryId{g.now.idea.last_entry};
}
SurveyId surveyed(LiveGroup& g) {
  g.opens("bm1");
  g.must(g.facilitator("bm1"), survey::Open{g.meeting("bm1"), meeting::Show::survey});
  return SurveyId{g.now.survey.last_survey};
}

/// The notes of BM1, which has closed: in the wording of its leader, and approved by both where `settled`.
MeetingId written(LiveGroup& g, bool settled = false) {
  const auto bm1 = g.meeting("bm1");
  g.opens("bm1");
  g.closes("bm1");
  g.must(g.facilitator("bm1"), notes::Write{bm1, 0, {{"Beslut", "Vi mäter"}}});
  for (int index : {0, 1}) {
    if (settled) g.must(g.nyckelperson(index), notes::Approve{bm1, 1});
  }
  return bm1;
}

/// BM1 with an agenda of two items.
MeetingId with_a_plan(LiveGroup& g) {
  auto list = *g.now.checklist;
  list.agendas["dag"] = {{meeting::Show::lobby, 5, "", {}}, {meeting::Show::score, 30, "", {}}};
  g.now.checklist = std::make_shared<const Checklist>(std::move(list));
  const auto bm1 = g.meeting("bm1");
  g.must(g.facilitator("bm1"), agenda::Use{bm1, "dag"});
  return bm1;
}

/// One row: what is asked, given a world in which it makes sense, and 'y' per column that may.
struct Row {
  const char* may;
  const char* rule;
  std::function<Command(LiveGroup&)> given;
};

const std::vector<Row>& table() {
  namespace as = assessment;
  static const auto edit = [] {
    setup::Edit e;
    e.name = "Ny";
    return e;
  };
  static const std::vector<Row> all{
      // aF aN aV bF bN bV mF mN ob st ad sy
      {"y  y  y  -  -  -  -  -  -  -  -  -", "PE1 cast",
       [](LiveGroup& g) { return as::Cast{in_room(g), 1, 2, ""}; }},
      {"y  y  -  -  -  -  -  -  -  -  -  -", "PE2 reveal home",
       [](LiveGroup& g) { return as::Reveal{at_home(g)}; }},
      {"y  y  -  y  -  -  y  -  -  -  -  -", "PE2 reveal room",
       [](LiveGroup& g) { return as::Reveal{in_room(g)}; }},
      {"y  y  -  -  -  -  -  -  -  -  -  -", "PE2 again home",
       [](LiveGroup& g) { return as::Again{revealed(g, at_home(g))}; }},
      {"y  y  -  y  -  -  y  -  -  -  -  -", "PE2 again room",
       [](LiveGroup& g) { return as::Again{revealed(g, in_room(g))}; }},
      {"y  y  -  -  -  -  -  -  -  -  -  -", "PE3 open home",
       [](LiveGroup& g) { return as::Open{"bm1", g.organisation(0), Mode::ballot, Place::home}; }},
      {"y  y  -  y  -  -  y  -  -  -  -  -", "PE3 open room",
       [](LiveGroup& g) {
         g.opens("bm1");
         return as::Open{"bm1", g.organisation(0), Mode::ballot, Place::room};
       }},
      {"y  y  -  -  -  -  -  -  -  -  -  -", "PE4 agree",
       [](LiveGroup& g) { return as::Agree{revealed(g, in_room(g)), 1, 2, "", "", ""}; }},
      {"y  y  -  -  -  -  -  -  -  -  -  -", "PE4 contest",
       [](LiveGroup& g) { return as::Contest{revealed(g, in_room(g)), 1, "", "", ""}; }},
      {"y  y  -  -  -  -  -  -  -  -  y  -", "PE5 enter",
       [](LiveGroup& g) { return as::Enter{g.organisation(0), "bm1", 1, 2, as::Source::paper, "", "", ""}; }},
      {"y  y  -  y  y  -  -  -  -  -  -  -", "PE6 share",
       [](LiveGroup&) { return seating::ShareSpread{true}; }},
      {"y  y  y  -  -  -  -  -  -  -  -  -", "PE14 make", [](LiveGroup& g) { return promise_of(g); }},
      {"y  y  y  -  -  -  -  -  -  -  -  -", "PE14 detail",
       [](LiveGroup& g) { return commitment::Detail{promised(g), std::set{2}, {}, {}, {}, {}}; }},
      {"y  y  y  -  -  -  -  -  -  -  -  -", "PE14 anchor",
       [](LiveGroup& g) { return commitment::Anchor{promised(g)}; }},
      {"y  y  y  -  -  -  -  -  -  -  -  -", "PE14 tell",
       [](LiveGroup& g) { return commitment::Tell{promised(g), commitment::Verdict::done, "", "", "", 0}; }},
      {"y  y  y  -  -  -  -  -  -  -  -  -", "PE14 flag",
       [](LiveGroup& g) { return commitment::Flag{promised(g), true}; }},
      {"-  -  -  y  y  y  y  y  -  -  -  -", "PE15 follow",
       [](LiveGroup& g) { return commitment::Follow{promised(g), true}; }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE7 open",
       [](LiveGroup& g) { return meeting::Open{g.meeting("bm1")}; }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE7 close",
       [](LiveGroup& g) {
         g.opens("bm1");
         return meeting::Close{g.meeting("bm1")};
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE7 show",
       [](LiveGroup& g) {
         g.opens("bm1");
         return meeting::ShowScreen{g.meeting("bm1"), meeting::Show::score, std::nullopt};
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE7 undo",
       [](LiveGroup& g) {
         g.opens("bm1");
         return meeting::Undo{g.meeting("bm1"), g.now.seq};
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE7 rehearse",
       [](LiveGroup& g) { return meeting::Rehearse{g.meeting("bm1")}; }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE17 use",
       [](LiveGroup& g) { return agenda::Use{with_a_plan(g), "dag"}; }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE17 add",
       [](LiveGroup& g) {
         return agenda::Add{with_a_plan(g), meeting::Show::pause, 5, "", agenda::For::all, {}};
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE17 edit",
       [](LiveGroup& g) {
         with_a_plan(g);
         return agenda::Edit{.item = {1}, .title = "Fika", .minutes = {}, .skipped = {}, .place = {}};
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE17 remove",
       [](LiveGroup& g) {
         with_a_plan(g);
         return agenda::Remove{{1}};
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE17 start",
       [](LiveGroup& g) {
         with_a_plan(g);
         g.opens("bm1");
         return agenda::Start{{2}};
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE17 extend",
       [](LiveGroup& g) {
         const auto bm1 = with_a_plan(g);
         g.opens("bm1");
         return agenda::Extend{bm1, 5};
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE17 pause",
       [](LiveGroup& g) {
         const auto bm1 = with_a_plan(g);
         g.opens("bm1");
         return agenda::Pause{bm1, true};
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE16 hand over",
       [](LiveGroup& g) { return meeting::HandOver{g.meeting("bm1"), g.nyckelperson(2).seat}; }},
      {"y  y  -  y  y  -  y  y  -  -  -  -", "PE16 take over, where nobody leads",
       [](LiveGroup& g) {
         g.opens("bm1");
         g.event(meeting::Edited{g.meeting("bm1"), "", g.organisation(0), SeatId{}});
         return meeting::TakeOver{g.meeting("bm1")};
       }},
      {"y  y  -  y  y  -  y  -  -  -  -  -", "PE16 plan",
       [](LiveGroup& g) {
         meeting::Plan plan{.meeting = g.meeting("bm1")};
         plan.date = "2026-12-01";
         return plan;
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE7 register",
       [](LiveGroup& g) { return meeting::Register{g.meeting("bm1"), "2026-11-20"}; }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE7 guests",
       [](LiveGroup& g) { return meeting::SetGuests{g.meeting("bm1"), "Dalhult", 2}; }},
      {"y  y  -  y  y  -  -  -  -  -  -  -", "PE20 purpose",
       [](LiveGroup&) { return purpose::Set{{"plan"}, ""}; }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE21 focus",
       [](LiveGroup& g) { return focus::Choose{g.meeting("bm1"), {2, 1}}; }},
      {"y  y  y  y  y  y  y  y  -  -  -  -", "PE22 write",
       [](LiveGroup& g) {
         g.opens("bm1");
         return idea::Write{"Dela mallar", 0};
       }},
      {"y  y  y  -  -  -  -  -  -  -  -  -", "PE22 withdraw",
       [](LiveGroup& g) { return idea::Withdraw{told_by(g, g.chef(0)), true}; }},
      {"y  y  y  y  y  y  -  -  -  -  -  -", "PE22 save",
       [](LiveGroup& g) { return idea::Save{told_by(g, g.chef(2)).text()}; }},
      {"y  y  y  -  -  -  -  -  -  -  -  -", "PE22 keep",
       [](LiveGroup& g) { return idea::Keep{saved(g), false}; }},
      {"y  y  y  -  -  -  -  -  -  -  -  -", "PE22 draft",
       [](LiveGroup& g) { return idea::Draft{saved(g), "Så gör vi"}; }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE23 open survey",
       [](LiveGroup& g) {
         g.opens("bm1");
         return survey::Open{g.meeting("bm1"), meeting::Show::survey};
       }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE23 close survey",
       [](LiveGroup& g) { return survey::Close{surveyed(g)}; }},
      {"y  y  y  y  y  y  y  y  -  -  -  -", "PE24 answer survey",
       [](LiveGroup& g) { return survey::Answer{surveyed(g), {std::vector<int>(12, 2), {}}}; }},
      {"y  -  -  y  -  -  y  -  -  -  -  -", "PE30 write notes",
       [](LiveGroup& g) { return notes::Write{written(g), 1, {{"Beslut", "Ändrat"}}}; }},
      {"y  y  -  y  y  -  -  -  -  -  -  -", "PE30 approve notes",
       [](LiveGroup& g) { return notes::Approve{written(g), 1}; }},
      {"y  y  -  y  y  -  y  -  -  -  -  -", "PE30 correct notes",
       [](LiveGroup& g) { return notes::Correct{written(g, true), "Rättat"}; }},
      {"y  y  y  y  y  y  -  -  -  -  -  -", "PE31 present",
       [](LiveGroup&) { return anchoring::Present{"2026-11-12", anchoring::Where::namnd, ""}; }},
      {"-  -  -  -  -  -  -  -  -  -  -  y", "PE12 count survey",
       [](LiveGroup& g) {
         const auto id = surveyed(g);
         g.must(g.facilitator("bm1"), survey::Close{id});
         return survey::Count{id, {}};
       }},
      {"y  y  -  y  -  -  y  -  -  -  -  -", "PE8 admit",
       [](LiveGroup& g) { return seating::Admit{asked(g)}; }},
      {"y  y  -  y  -  -  y  -  -  -  -  -", "PE8 turn away",
       [](LiveGroup& g) { return seating::TurnAway{asked(g)}; }},
      {"y  y  -  y  -  -  y  -  -  -  -  -", "PE8 show card",
       [](LiveGroup& g) { return seating::ShowCard{g.chef(0).seat}; }},
      {"y  y  -  -  -  -  -  -  -  -  y  -", "PE9 revoke",
       [](LiveGroup& g) { return seating::RevokeCards{g.chef(0).seat}; }},
      {"y  y  y  y  y  y  y  y  y  -  -  -", "PE10 sit",
       [](LiveGroup&) { return seating::Sit{"Kim", true}; }},
      {"-  -  -  -  -  -  -  -  -  -  y  -", "PE11 create", [](LiveGroup&) { return a_group().command(); }},
      {"-  -  -  -  -  -  -  -  -  -  y  -", "PE11 edit", [](LiveGroup&) { return edit(); }},
      {"-  -  -  -  -  -  -  -  -  -  y  -", "PE11 issue", [](LiveGroup&) { return seating::IssueCards{}; }},
      {"-  -  -  -  -  -  -  -  -  -  -  y", "PE12 ask",
       [](LiveGroup& g) { return seating::AskToJoin{g.chef(0).seat, "Kim"}; }},
      {"-  -  -  -  -  -  -  -  -  -  -  y", "PE12 use card",
       [](LiveGroup& g) {
         g.must(g.nyckelperson(0), seating::ShowCard{g.chef(0).seat});
         return seating::UseCard{CardId{1}};
       }},
  };
  return all;
}

TEST(Permission, PE12_EveryCommandByEveryoneIsAllowedOrRefusedAsTheTableSays) {
  for (const Row& row : table()) {
    std::set<std::size_t> seen;
    for (std::size_t c = 0; c < columns().size(); ++c) {
      const Column& column = columns()[c];
      const bool may = row.may[c * 3] == 'y';
      const auto count = column.who(a_world(column.leader)).size();
      for (std::size_t i = 0; i < count; ++i) {
        SCOPED_TRACE(std::string(row.rule) + " by " + column.name + " " + std::to_string(i));
        auto group = a_world(column.leader);
        const Author author = column.who(group)[i];
        const Command command = row.given(group);
        const Group before = group.now;

        const auto decided = group.does(author, command);

        const bool is_create = std::holds_alternative<setup::Create>(command);  // already created: setup_over
        if (may) {
          EXPECT_TRUE(decided || is_create) << name_of(decided.error().code);
          if (decided) {
            EXPECT_FALSE(decided->events.empty());
          }
        } else {
          ASSERT_FALSE(decided);
          EXPECT_EQ(decided.error().code, RefusalCode::not_allowed);
          EXPECT_TRUE(before == group.now);
        }
      }
    }
  }
}

TEST(Permission, PE12_TheTableOfTheTestNamesEveryCommand) {
  std::set<std::size_t> kinds;
  for (const Row& row : table()) {
    auto group = a_world(Leader::almnas);
    kinds.insert(row.given(group).index());
  }

  EXPECT_EQ(kinds.size(), std::variant_size_v<Command::Kinds>);
}

TEST(Permission, PE12_ARefusalNamesTheFunctionsThatMay) {
  auto group = a_world(Leader::almnas);

  const auto decided = group.does(group.chef(0), meeting::Open{group.meeting("bm1")});

  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error(), (Refusal{RefusalCode::not_allowed, {{"who", "facilitator"}}}));
}

TEST(Permission, PE12_ASeatThatIsGoneMayNothing) {
  auto group = a_world(Leader::almnas);

  EXPECT_EQ(group.refusal(Author::of(SeatId{999}), seating::Sit{"", false}), RefusalCode::not_allowed);
}

}  // namespace
}  // namespace jamsides::test
