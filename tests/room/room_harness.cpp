// room_harness.cpp - see room_harness.hpp.
#include "room/room_harness.hpp"

#include <stdexcept>

#include "method/method.hpp"

namespace jamsides::testing {

using seating::Function;

void ManualStore::append(store::Append append, AppendDone done) {
  Held held{std::move(append), std::move(done)};
  if (holding || !held_.empty()) {
    held_.push_back(std::move(held));
  } else {
    commit_one(std::move(held));
  }
}

void ManualStore::commit_one(Held held) {
  if (fail_next) {
    const auto outcome = *fail_next;
    fail_next.reset();
    return held.done(outcome);
  }
  held.done(log_.append({&held.append, 1}).front());
}

void ManualStore::commit(std::size_t n) {
  while (n-- > 0 && !held_.empty()) {
    auto held = std::move(held_.front());
    held_.pop_front();
    commit_one(std::move(held));
  }
}

void ManualStore::load(GroupId group, Checklists checklists, LoadDone done) {
  done(store::load_room(log_, group, checklists));
}

void ManualStore::run_job(std::function<void(store::Log&)> work, std::function<void()> done) {
  work(log_);
  done();
}

Device::Device(room::Room& room, view::Audience audience, Seq since, const std::string& epoch,
               wire::Lang lang)
    : room_(room), member_(room.join(*this, audience, lang, since, epoch)) {}

Device::~Device() {
  if (member_) room_.leave(member_);
}

std::vector<std::string> Device::hear(std::size_t limit) {
  std::vector<room::Frame> frames;
  room_.take(*member_, frames, limit);
  std::vector<std::string> texts;
  for (const auto& frame : frames) texts.push_back(*frame);
  heard.insert(heard.end(), texts.begin(), texts.end());
  return texts;
}

std::uint64_t Device::send(const Command& command) {
  resend(++counter_, command);
  return counter_;
}

void Device::resend(std::uint64_t number, const Command& command) {
  room_.submit(member_, {instance, number}, command);
}

RoomTest::RoomTest()
    : services{store,
               method::load()->checklists,
               [this] { return now; },
               [](std::string_view text) { return std::string(text); },
               [this] {
                 ++tokens_;
                 return Token{"token" + std::to_string(tokens_), "hash" + std::to_string(tokens_)};
               },
               [this] { return "KOD " + std::to_string(++tokens_); },
               {},
               [this](const GroupId&, const std::vector<SideRow>& rows) {
                 rows_committed.insert(rows_committed.end(), rows.begin(), rows.end());
               }} {
  Group empty;
  empty.id = "gtest";
  room =
      std::make_shared<room::Room>(std::move(empty), "e1", services, [this](room::Room&) { stopped = true; });
  setup::Create create;
  create.name = "Testgruppen";
  create.checklist = services.checklists.at("skl-2019-10");
  create.organisations = {{"Almnäs", seating::Kind::kommun, "", ""},
                          {"Björkvik", seating::Kind::kommun, "", ""},
                          {"Ceders-Dala-Norra stadsdelsförvaltning", seating::Kind::stadsdel, "", ""}};
  create.mentor = setup::NewOrganisation{"Dalhult", seating::Kind::kommun, "", ""};
  create.occasions = {{"uppstart", "2026-02-01", 0}, {"bm1", "2026-06-01", 0}, {"bm2", "2026-11-22", 1}};
  create.mentor_leads = true;
  play(Author::admin(), create);
  for (std::uint32_t o = 1; o <= 2; ++o) {
    for (int item = 1; item <= 10; ++item) {
      play(Author::of(seat(o, Function::nyckelperson)),
           assessment::Enter{{o}, "bm1", item, 1 + item % 3, assessment::Source::direct, "", "", ""});
    }
  }
  play(Author::of(leader()), meeting::Open{bm2()});
  play(Author::of(leader()),
       assessment::Open{"bm2", {1}, assessment::Mode::confirm, assessment::Place::room});
  play(Author::of(leader()), assessment::Open{"bm2", {2}, assessment::Mode::ballot, assessment::Place::room});
}

void RoomTest::play(const Author& author, const Command& command) {
  room->ask(author, command, [&](auto told) {
    if (!told)
      throw std::runtime_error(std::string(name_of(command)) + ": " + jamsides::name_of(told.error().code));
  });
}

SeatId RoomTest::seat(std::uint32_t organisation, Function function) const {
  for (const auto& [id, s] : room->group().seating.seats) {
    if (s.organisation.n == organisation && s.function == function) return id;
  }
  throw std::runtime_error("no such seat");
}

SeatId RoomTest::leader() const { return room->group().meeting.at("bm2")->facilitator; }

SeatId RoomTest::storbild() const { return seat(0, Function::storbild); }

AssessmentId RoomTest::assessment(std::uint32_t organisation) const {
  return room->group().assessment.of({organisation}, "bm2")->id;
}

MeetingId RoomTest::bm2() const { return room->group().meeting.at("bm2")->id; }

int index_of(const std::vector<std::string>& frames, const std::string& part) {
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (frames[i].find(part) != std::string::npos) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace jamsides::testing
