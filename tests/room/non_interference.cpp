// non_interference.cpp - see non_interference.hpp.
#include "room/non_interference.hpp"

#include <algorithm>
#include <stdexcept>

#include "report/anchoring.hpp"
#include "report/calendar.hpp"
#include "report/checklist.hpp"
#include "report/notes_written.hpp"

namespace jamsides::testing {
namespace {

/// What was there before: seats that no command makes yet (an extra of o2's, an observer from outside), and
/// what o1 and o2 promised at BM1.
void prepare(RoomTest& test) {
  Group group = test.room->group();
  store::Append append{group.id, {}, {}, {}};
  const auto last = group.seating.last_seat;
  const std::vector<Event> events{
      seating::SeatAdded{{last + 1}, {2}, seating::Function::extra, "Extra 1"},
      seating::SeatAdded{{last + 2}, {}, seating::Function::observator, "Observatör"},
      commitment::Made{{1}, {1}, "of o1", test.seat(1, seating::Function::chef), "bm1", {}, false},
      commitment::Made{{2}, {2}, "of o2", test.seat(2, seating::Function::chef), "bm1", {}, false}};
  for (const auto& event : events) {
    const Stamp stamp{group.seq + 1, test.now, Author::admin(), {}};
    apply(group, event, stamp, test.services.checklists);
    append.entries.push_back({event, stamp});
  }
  test.store.log().append({&append, 1});
  test.room = std::make_shared<room::Room>(std::move(group), "e1", test.services, [](room::Room&) {});
}

/// One audience's device and all it was ever given; comes back when it was sent away.
class Screen {
 public:
  Screen(RoomTest& test, view::Audience audience, std::string instance)
      : test_(test), audience_(audience), instance_(std::move(instance)) {
    sit(0, "");
  }
  void listen() {
    for (const auto& frame : device_->hear(100'000)) {
      heard += frame + '\n';
      const bool welcome = frame.starts_with(R"({"welcome":{)");
      if (!welcome && !frame.starts_with(R"({"seq":)")) continue;
      seq_ = std::stoull(frame.substr(frame.find(':', welcome ? 11 : 0) + 1));
      if (const auto at = frame.find(R"("epoch":")"); welcome) {
        epoch_ = frame.substr(at + 9, frame.find('"', at + 9) - at - 9);
      }
    }
    if (device_->ended) come_back(true);
  }
  void come_back(bool resume) {
    const auto seq = resume ? seq_ : 0;
    leave();
    sit(seq, epoch_);
  }
  void leave() { device_.reset(); }
  Device& device() { return *device_; }

  std::string heard;

 private:
  void sit(Seq since, const std::string& epoch) {
    device_ = std::make_unique<Device>(*test_.room, audience_, since, epoch);
    device_->instance = instance_ + std::to_string(++devices_);
  }
  RoomTest& test_;
  view::Audience audience_;
  std::string instance_;
  std::unique_ptr<Device> device_;
  int devices_ = 0;
  Seq seq_ = 0;
  std::string epoch_;
};

std::string checklists(const Group& group) {
  std::string all;
  for (const auto& [id, organisation] : group.seating.organisations) {
    all += report::checklist_csv(group, id);
    for (const auto form : {report::Form::filled, report::Form::blank}) {
      all += report::checklist_html(group, id, form, report::Language::sv, "/print.css");
    }
  }
  return all;
}

SeatId leader_of(const Group& group) {
  for (const auto& [id, seat] : group.seating.seats) {
    if (group.is_facilitator(id)) return id;
  }
  throw std::runtime_error("nobody leads");
}

report::LogFacts facts_of(RoomTest& test) {
  report::LogFacts facts;
  const auto loaded = test.store.log().load(test.room->id());
  if (!loaded) throw std::runtime_error("the play's log cannot be read");
  for (const auto& entry : loaded->entries) facts.take(entry.event, entry.stamp);
  return facts;
}

/// What is made for one audience alone: notes, the own organisation's page, the seat's calendar.
std::string documents(const report::Sources& from, const view::Audience& audience) {
  std::string all;
  for (const auto& [id, meeting] : from.group.meeting.meetings) {
    if (meeting.phase == meeting::Phase::planned) continue;
    const auto notes = report::notes(from, audience, id);
    all += report::document_text(notes) + report::document_html(notes, "/print.css");
    for (const auto& section : report::shared_draft(from, id)) all += section.title + section.text;
    if (from.group.notes.of(id)) all += report::document_html(report::written_notes(from, id), "/print.css");
  }
  const auto* seat = from.group.seat(audience.seat);
  const auto* organisation = seat ? from.group.organisation(seat->organisation) : nullptr;
  if (!organisation) return all;
  if (!organisation->mentor) all += report::document_text(report::anchoring(from, organisation->id));
  return all + report::calendar(from, seat->id);
}

}  // namespace

Played play(std::uint64_t seed, PlayOptions options, const Changed& changed, int moves) {
  RoomTest test;
  prepare(test);
  int tokens = 0;
  test.services.fresh_token = [&] {
    const auto number = std::to_string(++tokens);
    return Token{changed.token + number, "hash" + number};
  };
  RandomPlay random(test, seed, options);
  std::map<view::Audience, std::unique_ptr<Screen>> screens;
  for (const auto& [id, seat] : test.room->group().seating.seats) {
    for (const auto key : {Key::room, Key::desk}) {
      const auto box =
          (seat.organisation.n == 2 ? changed.instance : "box") + id.text() + (key == Key::room ? "r" : "d");
      screens.emplace(view::Audience{id, key}, std::make_unique<Screen>(test, view::Audience{id, key}, box));
    }
  }
  const auto listen = [&] {
    for (auto& [audience, screen] : screens) screen->listen();
  };
  Played played;
  const auto note_leaders = [&] {
    for (const auto& [id, seat] : test.room->group().seating.seats) {
      if (test.room->group().is_facilitator(id)) played.led.insert(id);
    }
  };
  for (int i = 0; i < moves; ++i) {
    test.now.n += 40;
    note_leaders();
    auto move = random.next();
    changed.command(test.room->group(), move);
    const auto before = test.room->group().seq;
    // The lead is taken from whoever has lost contact; now and then while they are here, which is refused.
    std::vector<Screen*> gone;
    if (std::holds_alternative<meeting::TakeOver>(move.command) && i % 4 != 0 && !move.by.is(test.leader())) {
      for (const auto key : {Key::room, Key::desk}) gone.push_back(screens.at({test.leader(), key}).get());
      for (Screen* screen : gone) screen->leave();
      test.now.n += 31'000;
    }
    if (move.by.kind == Author::Kind::seat) {
      screens.at({move.by.seat, Key::room})->device().send(move.command);
      if (std::holds_alternative<seating::ShowCard>(move.command)) played.showed_cards.insert(move.by.seat);
    } else {
      test.room->ask(move.by, move.command, [](const auto&) {});
    }
    for (Screen* screen : gone) screen->come_back(true);
    if (test.room->stopped()) throw std::runtime_error("the room stopped: the play is no play");
    if (test.room->group().seq != before) ++played.accepted[move.command.index()];
    listen();
    auto& other =
        *std::next(screens.begin(), static_cast<std::ptrdiff_t>(i % static_cast<int>(screens.size())))
             ->second;
    if (i % 3 == 0) other.come_back(i % 2 == 0);
    if (i % 5 == 0) test.room->report(other.device().shared(), {i, -i, 800, 600, true});
    if (i % 7 == 0) test.room->pong(other.device().shared(), i);
    listen();
  }
  note_leaders();
  for (auto& [audience, screen] : screens) screen->come_back(false);
  listen();
  const auto printed = checklists(test.room->group());
  const auto facts = facts_of(test);
  const report::MethodWords words{test.room->group().checklist->items, {}, {}, {}};
  const report::Sources from{test.room->group(), facts, "head", words};
  for (auto& [audience, screen] : screens) {
    played.heard[audience] = screen->heard + printed + documents(from, audience);
    screen->heard.clear();
  }
  played.group = test.room->group();
  for (const auto& [id, survey] : played.group.survey.surveys) {
    if (!survey.closed) screens.at({leader_of(played.group), Key::room})->device().send(survey::Close{id});
  }
  listen();
  for (auto& [audience, screen] : screens) played.at_close[audience] = screen->heard;
  screens.clear();
  return played;
}

std::string first_difference(const std::string& one, const std::string& two) {
  const auto [a, b] = std::ranges::mismatch(one, two);
  if (a == one.end() && b == two.end()) return "";
  const auto line = [](const std::string& text, std::string::const_iterator at) {
    const auto from = text.rfind('\n', static_cast<std::size_t>(at - text.begin()));
    return text.substr(from == text.npos ? 0 : from + 1, 600);
  };
  return "<<" + line(one, a) + ">>\n<<" + line(two, b) + ">>";
}

}  // namespace jamsides::testing
