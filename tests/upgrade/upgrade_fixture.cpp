// upgrade_fixture.cpp - makes what tests/upgrade keeps of a version: its data as SQL, and the state it told
// of.
//
//   upgrade_fixture DIR NAME    writes NAME.sql and NAME.json of the data directory DIR; where there is none,
//   it
//                               first plays the demonstration, a meeting and every event there is into it
//
// Run by hand, once per schema of the file or of snapshots (NAME as in upgrade_test.cpp); what it made is
// kept for ever.
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/demo.hpp"
#include "method/method.hpp"
#include "room/room_harness.hpp"
#include "store/chain.hpp"
#include "store/group_snapshot.hpp"
#include "store/sqlite_db.hpp"
#include "store/sqlite_log.hpp"

namespace jamsides {
namespace {

using seating::Function;

/// Commits at once.
class DirectStore : public store::Store {
 public:
  explicit DirectStore(store::Log& log) : log_(log) {}
  void append(store::Append append, AppendDone done) override { done(log_.append({&append, 1}).front()); }
  void load(GroupId group, Checklists checklists, LoadDone done) override {
    done(store::load_room(log_, group, checklists));
  }

 private:
  void run_job(std::function<void(store::Log&)> work, std::function<void()> done) override {
    work(log_);
    done();
  }
  store::Log& log_;
};

class Play {
 public:
  explicit Play(store::SqliteLog& log) : log_(log), store_(log) {}

  void all() {
    a_meeting();
    a_group_that_changes();
  }

 private:
  void ask(room::Room& room, const Author& author, const Command& command) {
    room.ask(author, command, [&](const std::expected<room::Told, Refusal>& told) {
      if (!told) throw std::runtime_error(std::string(name_of(command)) + ": " + name_of(told.error().code));
    });
    now_.n += 1000;
  }
  /// From a device, under an id of its outbox.
  void from(room::Room& room, SeatId seat, const Command& command) {
    auto& device = devices_[seat];
    if (!device) {
      device = std::make_unique<testing::Device>(room, view::Audience{seat, Key::room});
      device->instance = "tablet" + seat.text() + "n" + std::to_string(++made_);  // a device of its own
    }
    const Seq before = room.group().seq;
    device->send(command);
    if (room.group().seq == before) {
      std::string why = std::string(name_of(command)) + " was refused";
      for (const auto& frame : device->hear()) {
        if (frame.starts_with("{\"refused\"")) why += ": " + frame;
      }
      devices_.clear();  // before their room
      throw std::runtime_error(why);
    }
    now_.n += 1000;
  }
  static SeatId seat(const Group& group, std::uint32_t organisation, Function function) {
    for (const auto& [id, each] : group.seating.seats) {
      if (each.organisation.n == organisation && each.function == function) return id;
    }
    throw std::runtime_error("no such seat");
  }

  std::shared_ptr<room::Room> a_room(const GroupId& id) {
    Group group;
    group.id = id;
    return std::make_shared<room::Room>(std::move(group), "", services_, [](room::Room&) {});
  }

  void a_meeting() {
    const auto room = a_room("gupgradeone");
    app::play_demo(room, services_.checklists.at("skl-2019-10"), 1, now_, [](const auto& links) {
      if (!links) throw std::runtime_error(links.error());
    });
    const Group& group = room->group();
    const auto bm2 = group.meeting.at("bm2")->id;
    const auto leader = group.meeting.at("bm2")->facilitator;
    const auto chef = seat(group, 2, Function::chef), key = seat(group, 2, Function::nyckelperson);
    const auto list = group.assessment.of({2}, "bm2")->id, confirmed = group.assessment.of({1}, "bm2")->id;

    from(*room, leader, meeting::Rehearse{bm2});
    from(*room, chef, seating::Sit{"Påhittad Person", true});
    ask(*room, Author::system(), seating::AskToJoin{chef, "Någon Annan"});
    from(*room, leader, seating::Admit{RequestId{1}});
    ask(*room, Author::system(), seating::AskToJoin{chef, ""});
    from(*room, leader, seating::TurnAway{RequestId{2}});
    from(*room, key, seating::ShowCard{chef});
    ask(*room, Author::system(), seating::UseCard{CardId{1}});
    from(*room, key, seating::ShowCard{chef});
    from(*room, key, seating::RevokeCards{seat(group, 2, Function::politiker)});
    from(*room, key, seating::ShareSpread{true});
    from(*room, leader, meeting::ShowScreen{bm2, meeting::Show::score, 4});
    from(*room, leader, meeting::Undo{bm2, group.seq});
    for (int round = 1; round <= 2; ++round) {
      for (int item = 1; item <= 10; ++item) {
        for (const auto function : {Function::politiker, Function::chef, Function::nyckelperson}) {
          from(*room, seat(group, 2, function),
               assessment::Cast{list, item, (item + round) % 4, item == 3 ? "för att" : ""});
        }
      }
      from(*room, key, assessment::Reveal{list});
      if (round == 1) from(*room, key, assessment::Again{list});
    }
    for (int item = 1; item <= 9; ++item) {
      from(*room, key, assessment::Agree{list, item, 1 + item % 3, "kommentar å", "nästa steg", ""});
    }
    from(*room, key, assessment::Contest{list, 10, "inte än", "", ""});
    from(*room, seat(group, 1, Function::chef), assessment::Cast{confirmed, 1, 2, "ett förslag"});
    for (int item = 1; item <= 4; ++item) {
      from(*room, seat(group, 3, Function::nyckelperson),
           assessment::Enter{{3}, "bm2", item, 2, assessment::Source::paper, "", "", ""});
    }
    promises(*room, chef, leader);
    the_agenda(*room, leader, seat(group, 3, Function::nyckelperson));
    what_is_said_and_chosen(*room, leader, key, chef);
    the_surveys(*room, leader);
    the_plans(*room, leader, key, chef);
    from(*room, leader, meeting::ShowScreen{bm2, meeting::Show::compare, std::nullopt});
    from(*room, leader, meeting::Close{bm2});
    the_notes(*room, leader, chef);
    store::store_snapshot(log_, group);
    from(*room, key, assessment::Agree{list, 1, 3, "ändrat", "", "ett skäl"});
    devices_.clear();
  }

  /// The demonstration's commitments are accounted for, but for some; one more is made.
  void promises(room::Room& room, SeatId chef, SeatId leader) {
    using namespace commitment;
    const auto id = room.group().commitment.last_commitment + 1;
    Make make{{2}, "Utbilda nya chefer å", chef, {}, true};
    make.details = {{4, 6}, "2027-03-01", "", "socialnämnden", true};
    from(room, chef, make);
    from(room, chef, Detail{{id}, std::set{4}, {}, "Alla har gått den.", {}, false});
    from(room, chef, Anchor{{id}});
    from(room, chef, Flag{{id}, true});
    from(room, seat(room.group(), 1, Function::politiker), Follow{{id}, true});
    from(room, leader, meeting::ShowScreen{room.group().meeting.at("bm2")->id, meeting::Show::follow, {}});
    from(room, chef, Tell{{3}, Verdict::changed, "nytt system", "I årsrapporten", "2027-06-01", 0});
    from(room, chef, Tell{{4}, Verdict::done, "", "", "", 3});
  }

  /// Aims, one of them changed; what the meeting talks about; ideas told, withdrawn and taken home.
  void what_is_said_and_chosen(room::Room& room, SeatId leader, SeatId key, SeatId chef) {
    const auto first = seat(room.group(), 1, Function::nyckelperson);
    from(room, key, purpose::Set{{"plan"}, "Få en plan å"});
    from(room, key, purpose::Set{{"plan", "styrning"}, "Styra med planen"});
    from(room, leader, focus::Choose{room.group().meeting.at("bm2")->id, {9, 4}});
    from(room, chef, idea::Write{"Dela mallar", 4});
    from(room, chef, idea::Write{"Något annat", 0});
    from(room, chef, idea::Withdraw{{2}, true});
    from(room, first, idea::Save{"d1"});
    from(room, first, idea::Save{"c4"});
    from(room, first, idea::Draft{{1}, "Pröva på två enheter"});
    from(room, first, idea::Keep{{2}, false});
  }

  /// Through some of the agenda; the lead goes to another and is taken back.
  void the_agenda(room::Room& room, SeatId leader, SeatId other) {
    using namespace agenda;
    const auto bm2 = room.group().meeting.at("bm2")->id;
    const auto item = [&](std::size_t place) { return room.group().agenda.of(bm2)->items[place].id; };
    from(room, leader, Add{bm2, meeting::Show::pause, 10, "Kaffe", For::all, item(3)});
    from(room, leader, Edit{item(3), "Kaffe och smörgås", 15, false, 5});
    from(room, leader, Edit{item(5), {}, {}, true, {}});
    from(room, leader, Add{bm2, meeting::Show::roles, 20, "", For::politiker, {}});
    from(room, leader, Remove{AgendaItemId{room.group().agenda.last_item}});
    from(room, leader, Start{item(1)});
    from(room, leader, Extend{bm2, 5});
    from(room, leader, Pause{bm2, true});
    from(room, leader, Pause{bm2, false});
    from(room, leader, meeting::HandOver{bm2, other});
    devices_.erase(other);
    now_.n += 60'000;  // without contact
    from(room, leader, meeting::TakeOver{bm2});
  }

  /// Avslutningen by video, guests, somebody at a distance; BM3 turns out to have been held on paper.
  void the_plans(room::Room& room, SeatId leader, SeatId key, SeatId chef) {
    const auto id_of = [&](const char* occasion) { return room.group().meeting.at(occasion)->id; };
    meeting::Plan plan{.meeting = id_of("avslutning"), .host = {2}, .mode = meeting::Mode::hybrid};
    plan.date = "2027-09-01";
    plan.link = "https://video.invalid/å";
    from(room, key, plan);
    from(room, leader, meeting::SetGuests{id_of("bm2"), "Ekhamra", 2});
    from(room, chef, seating::Sit{"Påhittad å", false, true});
    from(room, leader, meeting::Register{id_of("bm3"), stockholm_day(now_)});
    from(room, chef, commitment::Make{{2}, "Från pappret å", chef, {}, true, "bm3"});
    from(room, chef, commitment::Tell{{3}, commitment::Verdict::on_way, "", "", "", 0, "bm3"});
  }

  /// One that is closed and counted, one that stays open.
  void the_surveys(room::Room& room, SeatId leader) {
    const auto bm2 = room.group().meeting.at("bm2")->id;
    from(room, leader, survey::Open{bm2, meeting::Show::pmi});
    for (const std::uint32_t o : {1u, 2u, 3u}) {
      from(room, seat(room.group(), o, Function::politiker),
           survey::Answer{{1}, {{}, {"Samtalen å " + std::to_string(o), "", "Att mäta"}}});
    }
    from(room, leader, survey::Close{{1}});
    from(room, leader, survey::Open{bm2, meeting::Show::survey});
    from(room, seat(room.group(), 2, Function::politiker),
         survey::Answer{{2}, {std::vector<int>(19, 2), {}}});
  }

  /// BM2's are settled and corrected; one organisation has shown its own page.
  void the_notes(room::Room& room, SeatId leader, SeatId chef) {
    const auto bm2 = room.group().meeting.at("bm2")->id;
    from(room, leader, notes::Write{bm2, 0, {{"Beslut", "Första ordalydelsen"}}});
    from(room, leader, notes::Write{bm2, 1, {{"Beslut", "Vi mäter å\n- varje år"}, {"Tiden", ""}}});
    for (const auto& [id, organisation] : room.group().seating.organisations) {
      if (!organisation.mentor) {
        from(room, seat(room.group(), id.n, Function::nyckelperson), notes::Approve{bm2, 2});
      }
    }
    from(room, leader, notes::Correct{bm2, "Vi slutade 16"});
    from(room, chef, anchoring::Present{"2026-11-12", anchoring::Where::namnd, "Socialnämnden å"});
  }

  void a_group_that_changes() {
    const auto room = a_room("gupgradetwo");
    setup::Create create;
    create.name = "Grupp två";
    create.checklist = services_.checklists.at("skl-2017-13");
    create.organisations = {{"Almnäs", seating::Kind::kommun, "9901", ""},
                            {"Björkvik", seating::Kind::region, "", ""},
                            {"Ceders", seating::Kind::stadsdel, "", "Dalhult"}};
    create.occasions = {{"bm1", "2026-11-24", 0}};
    create.keep_votes = true;
    ask(*room, Author::admin(), create);
    setup::Edit edit;
    edit.name = "Grupp två med nytt namn";
    edit.organisations = {{{1}, {"Almnäs stad", seating::Kind::kommun, "9902", ""}}};
    edit.removed = {{3}};
    edit.added = {{"Ekhamra", seating::Kind::forvaltning, "", "Furunäs"}};
    edit.occasions = {{"bm1", "2026-11-25", {2}, seat(room->group(), 2, Function::nyckelperson)}};
    ask(*room, Author::admin(), edit);
    // What no command makes yet.
    const Seq seq = room->group().seq;
    const Stamp stamp{seq + 1, now_, Author::admin(), {}}, next{seq + 2, now_, Author::admin(), {}};
    const store::Append more{
        "gupgradetwo",
        {{meeting::Planned{{9}, "bm4", "", {}, {}, "HTKN 47"}, stamp}, {meeting::Removed{{9}}, next}},
        {},
        {}};
    if (log_.append({&more, 1}).front() != store::AppendOutcome::committed)
      throw std::runtime_error(log_.failure());
  }

  int fresh_ = 0;
  UtcMillis now_{1'795'305'600'000};
  store::SqliteLog& log_;
  DirectStore store_;
  room::Services services_{store_,
                           method::load()->checklists,
                           [this] { return now_; },
                           [](std::string_view text) { return std::string(text); },
                           [this] {
                             const auto n = std::to_string(++fresh_);
                             return Token{"token" + n, "hash" + n};
                           },
                           [this] { return "KODX " + std::to_string(10 + ++fresh_); },
                           {},
                           [](const GroupId&, const std::vector<SideRow>&) {}};
  std::map<SeatId, std::unique_ptr<testing::Device>> devices_;
  int made_ = 0;
};

void dump(const std::filesystem::path& file, std::ostream& out) {
  store::Database database(file.string(), SQLITE_OPEN_READWRITE, "");
  const auto each = [&](const std::string& sql, const auto& use) {
    store::Statement select(database, sql.c_str());
    store::Rows row(select);
    while (row.next()) use(row);
  };
  std::vector<std::string> tables;
  out << "-- The data of one version of jamsides, made by upgrade_fixture. Never changed.\nBEGIN;\n";
  each("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid",
       [&](const store::Rows& row) { out << row.text(0) << ";\n"; });
  each("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid",
       [&](const store::Rows& row) { tables.push_back(row.text(0)); });
  for (const auto& table : tables) {
    std::string quoted;
    each("SELECT name FROM pragma_table_info('" + table + "')", [&](const store::Rows& row) {
      quoted += (quoted.empty() ? "quote(" : " || ', ' || quote(") + row.text(0) + ")";
    });
    each("SELECT " + quoted + " FROM " + table, [&](const store::Rows& row) {
      out << "INSERT INTO " << table << " VALUES (" << row.text(0) << ");\n";
    });
  }
  each("PRAGMA user_version",
       [&](const store::Rows& row) { out << "PRAGMA user_version = " << row.number(0) << ";\nCOMMIT;\n"; });
}

nlohmann::json states(store::Log& log) {
  const auto checklists = method::load()->checklists;
  nlohmann::json all;
  for (const auto& info : log.groups()) {
    const auto room = store::load_room(log, info.id, checklists);
    if (!room) throw std::runtime_error(room.error().what);
    all[info.id] = {{"link", store::hex(info.head.link)},
                    {"state", nlohmann::json::parse(store::snapshot_of(room->group))}};
  }
  return all;
}

}  // namespace
}  // namespace jamsides

int main(int argc, char** argv) {
  using namespace jamsides;
  if (argc != 3) return std::fprintf(stderr, "usage: upgrade_fixture DIR NAME\n"), 2;
  try {
    const std::filesystem::path data = argv[1];
    if (!std::filesystem::exists(data)) {
      store::SqliteLog log(data);
      Play(log).all();
    }
    std::ofstream sql(std::string(argv[2]) + ".sql");
    dump(data / "jamsides.db", sql);
    store::SqliteLog log(data);
    std::ofstream(std::string(argv[2]) + ".json") << states(log).dump(1) << "\n";
    return 0;
  } catch (const std::exception& fault) {
    return std::fprintf(stderr, "upgrade_fixture: %s\n", fault.what()), 1;
  }
}
