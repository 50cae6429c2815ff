// group_builder.hpp - words for tests about a group: build one, let people do things, read its log again.
//
//   auto group = a_group().with_organisations(2).led_by(0).build();
//   group.opens("bm1");
//   const auto list = group.starts(0, "bm1", Mode::ballot, Place::room);
//   EXPECT_EQ(group.refusal(group.chef(1), assessment::Cast{list, 1, 2, ""}), RefusalCode::not_allowed);
//
// The organisations and their scores are invented (domain E11). Header only; std, domain and gtest.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "domain/group.hpp"

namespace jamsides::test {

using assessment::kPass;
using assessment::Mode;
using assessment::Place;
using seating::Function;

inline constexpr UtcMillis kStart{1'795'305'600'000};  // 2026-11-22T00:00:00Z

/// A checklist of `items` items on the scale 1..3, no 1s and at least six 3s, as both lists of 2017 and 2019.
inline std::shared_ptr<const Checklist> a_checklist(int items = 10) {
  Checklist list;
  list.id = "test-" + std::to_string(items);
  list.name = "Checklista";
  for (int item = 1; item <= items; ++item) list.items.push_back("Moment " + std::to_string(item));
  list.labels = {"Ej påbörjat", "Behöver utvecklas", "Genomfört"};
  list.occasions = {
      {"uppstart", "Uppstart", false}, {"bm1", "BM1", false}, {"bm2", "BM2", false},
      {"bm3", "BM3", false},           {"bm4", "BM4", true},  {"avslutning", "Avslutningskonferens", false}};
  list.rule = {"Modellkommun", 0, 6};
  return std::make_shared<const Checklist>(std::move(list));
}

/// An event where it stands in the log.
struct Logged {
  Event event;
  Stamp stamp;
};

/// A group and its log; every accepted command is applied and kept, as the room does it.
class LiveGroup {
 public:
  Group now;
  std::vector<Logged> log;
  std::vector<SideRow> rows;
  Checklists checklists;
  UtcMillis clock = kStart;
  /// Hears of everything that has happened, with the events it logged; for tests that store it, too.
  std::function<void(std::span<const Logged>, const Decision&)> heard{};

  // Who: organisations are 0.. in the order they were made, the mentor is last.
  OrganisationId organisation(int index) const {
    return OrganisationId{static_cast<std::uint32_t>(index + 1)};
  }
  Author seat(int index, Function function) const {
    for (const auto& [id, s] : now.seating.seats) {
      if (s.organisation == organisation(index) && s.function == function) return Author::of(id);
    }
    ADD_FAILURE() << "no such seat";
    return Author::system();
  }
  Author politiker(int index) const { return seat(index, Function::politiker); }
  Author chef(int index) const { return seat(index, Function::chef); }
  Author nyckelperson(int index) const { return seat(index, Function::nyckelperson); }
  Author storbild() const { return seat(-1, Function::storbild); }
  MeetingId meeting(const OccasionId& occasion) const {
    const auto* found = now.meeting.at(occasion);
    return found ? found->id : MeetingId{};
  }
  Author facilitator(const OccasionId& occasion) const {
    return Author::of(now.meeting.at(occasion)->facilitator);
  }
  const assessment::Assessment& list(AssessmentId id) const { return *now.assessment.find(id); }

  Context context(Author author) {
    return {author, clock,
            [this] {
              const auto n = std::to_string(++fresh_);
              return Token{"token-" + n, "hash-" + n};
            },
            [this] { return "KODX " + std::to_string(10 + ++fresh_); }};
  }

  /// Gives the command; what it leads to has happened when this returns.
  Decided does(Author author, const Command& command, const CommandId& id = {}) {
    auto decided = decide(now, command, context(author));
    if (decided) happens(*decided, author, id);
    return decided;
  }
  /// Gives the command, which must be accepted.
  Decision must(Author author, const Command& command, const CommandId& id = {}) {
    auto decided = does(author, command, id);
    if (!decided) {
      ADD_FAILURE() << name_of(command) << " refused: " << name_of(decided.error().code);
      return {};
    }
    return *decided;
  }
  /// The code that refuses the command; nothing where it is accepted (and has then happened).
  std::optional<RefusalCode> refusal(Author author, const Command& command) {
    auto decided = does(author, command);
    if (decided) return std::nullopt;
    return decided.error().code;
  }

  /// Adds what no command makes yet, such as an extra seat or an observer's.
  void event(const Event& event) {
    Decision decision;
    decision.events.push_back(event);
    happens(decision, Author::admin(), {});
  }
  Author adds_seat(int index, Function function) {
    const SeatId id{now.seating.last_seat + 1};
    event(seating::SeatAdded{id, index < 0 ? OrganisationId{} : organisation(index), function, "Extra"});
    return Author::of(id);
  }

  // What people commonly do
  void opens(const OccasionId& occasion) { must(facilitator(occasion), meeting::Open{meeting(occasion)}); }
  void closes(const OccasionId& occasion) { must(facilitator(occasion), meeting::Close{meeting(occasion)}); }
  AssessmentId starts(int index, const OccasionId& occasion, Mode mode, Place place) {
    must(nyckelperson(index), assessment::Open{occasion, organisation(index), mode, place});
    return now.assessment.of(organisation(index), occasion)->id;
  }
  /// The three seats vote `value` on every item.
  void all_vote(AssessmentId id, int value) {
    const int index = static_cast<int>(list(id).organisation.n) - 1;
    for (int item = 1; item <= now.checklist->item_count(); ++item) {
      for (const Author& who : {politiker(index), chef(index), nyckelperson(index)}) {
        must(who, assessment::Cast{id, item, value, ""});
      }
    }
  }
  void reveals(AssessmentId id) {
    must(nyckelperson(static_cast<int>(list(id).organisation.n) - 1), assessment::Reveal{id});
  }
  void agrees(AssessmentId id, int item, int value) {
    must(nyckelperson(static_cast<int>(list(id).organisation.n) - 1),
         assessment::Agree{id, item, value, "", "", ""});
  }
  void agrees_on_all(AssessmentId id, int value) {
    for (int item = 1; item <= now.checklist->item_count(); ++item) agrees(id, item, value);
  }
  /// Enters `values` for items 1.. from paper; 0 leaves an item out.
  void enters(int index, const OccasionId& occasion, const std::vector<int>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] == 0) continue;
      must(nyckelperson(index), assessment::Enter{organisation(index), occasion, static_cast<int>(i) + 1,
                                                  values[i], assessment::Source::paper, "", "", ""});
    }
  }

  /// The group that the log gives when it is read from the start, with what stands beside it.
  Group replayed() const {
    Group group;
    group.id = now.id;
    for (const auto& [e, stamp] : log) apply(group, e, stamp, checklists);
    for (const auto& row : rows) apply(group, row);
    group.seating.card_tokens = now.seating.card_tokens;  // in memory only, gone after a restart
    return group;
  }

 private:
  friend class GroupBuilder;

  void happens(const Decision& decision, Author author, const CommandId& id) {
    for (const Event& e : decision.events) {
      log.push_back({e, Stamp{now.seq + 1, clock, author, id}});
      apply(now, log.back().event, log.back().stamp, checklists);
    }
    if (heard) heard(std::span(log).last(decision.events.size()), decision);
    for (const Seq seq : decision.redact) log[seq - 1].event = assessment::BallotErased{};
    for (const SideRow& row : decision.rows) {
      rows.push_back(row);
      apply(now, row);
    }
    for (const Secret& secret : decision.secrets) apply(now, secret);
  }

  int fresh_ = 0;
};

/// Builds a group as the admin page does: two organisations, five meetings, led by the first unless told.
class GroupBuilder {
 public:
  GroupBuilder& with_organisations(int n) {
    organisations_ = n;
    return *this;
  }
  GroupBuilder& with_mentor() {
    create_.mentor = setup::NewOrganisation{"Dalhult", seating::Kind::kommun, "", ""};
    return *this;
  }
  GroupBuilder& led_by_mentor() {
    create_.mentor_leads = true;
    return with_mentor();
  }
  /// Every meeting is hosted, and so led, by organisation `index`.
  GroupBuilder& led_by(int index) {
    host_ = index;
    return *this;
  }
  GroupBuilder& with_items(int n) {
    create_.checklist = a_checklist(n);
    return *this;
  }
  GroupBuilder& keeping_votes() {
    create_.keep_votes = true;
    return *this;
  }
  /// The command itself, for tests of what refuses it.
  setup::Create command() const {
    static const char* const kNames[] = {"Almnäs",  "Björkvik", "Ceders-Dala-Norra stadsdelsförvaltning",
                                         "Ekhamra", "Furunäs",  "Granlunda"};
    setup::Create create = create_;
    create.name = "Grupp Almnäs";
    for (int i = 0; i < organisations_; ++i) {
      create.organisations.push_back({kNames[i], seating::Kind::kommun, "", ""});
    }
    create.max_organisations = std::max(3, organisations_);
    for (const auto& occasion : create.checklist->occasions) {
      if (!occasion.optional) create.occasions.push_back({occasion.id, "", host_});
    }
    return create;
  }
  LiveGroup build() const {
    LiveGroup live;
    live.now.id = "gtesttestte";
    const setup::Create create = command();
    live.checklists[create.checklist->id] = create.checklist;
    live.must(Author::admin(), create);
    return live;
  }

 private:
  setup::Create create_{
      .name = "", .checklist = a_checklist(), .organisations = {}, .mentor = std::nullopt, .occasions = {}};
  int organisations_ = 2;
  int host_ = 0;
};

inline GroupBuilder a_group() { return {}; }

}  // namespace jamsides::test
