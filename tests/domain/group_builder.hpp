// group_builder.hpp - words for tests about a group: build one, let people do things, read its log again.
//
//   auto group = a_group().with_organisations(2).led_by(0).build();
//   group.opens("bm1");
//   const auto list = group.starts(0, "bm1", Mode::ballot, Place::room);
//   EXPECT_EQ(group.refusal(group.chef(1), assessment::Cast{list, 1, 2, ""}), RefusalCode::not_allowed);
//
// The organisations and their scores are invented (domain E11). Bodies in group_builder.cpp: they are
// compiled once, not in every test.
#pragma once

#include <gtest/gtest.h>

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
std::shared_ptr<const Checklist> a_checklist(int items = 10);

/// An event where it stands in the log.
struct Logged {
  Event event;
  Stamp stamp;
};

/// A group and its log; every accepted command is applied and kept, as the room does it.
class LiveGroup {
 public:
  LiveGroup();
  LiveGroup(const LiveGroup&);
  LiveGroup(LiveGroup&&) noexcept;
  LiveGroup& operator=(const LiveGroup&);
  LiveGroup& operator=(LiveGroup&&) noexcept;
  ~LiveGroup();

  Group now;
  std::vector<Logged> log;
  std::vector<SideRow> rows;
  Checklists checklists;
  UtcMillis clock = kStart;
  /// Since when a seat's devices have had no contact; null: everybody is here.
  std::function<std::optional<UtcMillis>(SeatId)> away{};
  /// Hears of everything that has happened, with the events it logged; for tests that store it, too.
  std::function<void(std::span<const Logged>, const Decision&)> heard{};

  // Who: organisations are 0.. in the order they were made, the mentor is last.
  OrganisationId organisation(int index) const {
    return OrganisationId{static_cast<std::uint32_t>(index + 1)};
  }
  Author seat(int index, Function function) const;
  Author politiker(int index) const { return seat(index, Function::politiker); }
  Author chef(int index) const { return seat(index, Function::chef); }
  Author nyckelperson(int index) const { return seat(index, Function::nyckelperson); }
  Author storbild() const { return seat(-1, Function::storbild); }
  MeetingId meeting(const OccasionId& occasion) const;
  Author facilitator(const OccasionId& occasion) const;
  const assessment::Assessment& list(AssessmentId id) const { return *now.assessment.find(id); }

  Context context(Author author);

  /// Gives the command; what it leads to has happened when this returns.
  Decided does(Author author, const Command& command, const CommandId& id = {});
  /// Gives the command, which must be accepted.
  Decision must(Author author, const Command& command, const CommandId& id = {});
  /// The code that refuses the command; nothing where it is accepted (and has then happened).
  std::optional<RefusalCode> refusal(Author author, const Command& command);

  /// Adds what no command makes yet, such as an extra seat or an observer's.
  void event(const Event& event);
  Author adds_seat(int index, Function function);

  // What people commonly do
  void opens(const OccasionId& occasion);
  /// With a reason for what is not agreed: Uppstart has to have one, or dates and hosts.
  void closes(const OccasionId& occasion);
  AssessmentId starts(int index, const OccasionId& occasion, Mode mode, Place place);
  /// The three seats vote `value` on every item.
  void all_vote(AssessmentId id, int value);
  void reveals(AssessmentId id);
  void agrees(AssessmentId id, int item, int value);
  void agrees_on_all(AssessmentId id, int value);
  /// Enters `values` for items 1.. from paper; 0 leaves an item out.
  void enters(int index, const OccasionId& occasion, const std::vector<int>& values);

  /// The group that the log gives when it is read from the start, with what stands beside it.
  Group replayed() const;

 private:
  friend class GroupBuilder;

  void happens(const Decision& decision, Author author, const CommandId& id);

  int fresh_ = 0;
};

/// Builds a group as the admin page does: two organisations, five meetings, led by the first unless told.
class GroupBuilder {
 public:
  GroupBuilder();
  GroupBuilder(const GroupBuilder&);
  ~GroupBuilder();

  GroupBuilder& with_organisations(int n) {
    organisations_ = n;
    return *this;
  }
  GroupBuilder& with_mentor();
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
  setup::Create command() const;
  LiveGroup build() const;

 private:
  setup::Create create_;
  int organisations_ = 2;
  int host_ = 0;
};

GroupBuilder a_group();

}  // namespace jamsides::test
