// chaos.hpp - random meetings: everyone does anything, sensible or not, with ids that may not exist; the same
// for the same seed.
#pragma once

#include <random>

#include "domain/group_builder.hpp"

namespace jamsides::test {

/// Everyone does anything, sensible or not, with ids that may not exist.
class Chaos {
 public:
  explicit Chaos(unsigned seed) : random_(seed) {
    auto builder = a_group();
    builder.with_items(2).with_organisations(roll(2, 3));
    if (roll(0, 1)) builder.with_mentor();
    if (roll(0, 3) == 0) builder.led_by_mentor();
    if (roll(0, 3) == 0) builder.keeping_votes();
    group_ = builder.build();
    group_.adds_seat(0, Function::extra);
    group_.adds_seat(0, Function::observator);
  }

  LiveGroup& group() { return group_; }

  void step() {
    group_.clock = group_.clock + std::chrono::seconds{roll(0, 90)};
    if (roll(0, 400) == 0) group_.clock = group_.clock + std::chrono::days{91};
    Author author = anyone();
    about_ = author.kind == Author::Kind::seat ? group_.now.seat(author.seat) : nullptr;
    const Command command = anything();
    const std::string name = name_of(command);
    if ((name.starts_with("meeting.") || name.starts_with("agenda.") || name.starts_with("focus.") ||
         name == "survey.open" || name == "survey.close" || name == "notes.write") &&
        roll(0, 3) != 0) {
      author = group_.facilitator("bm1");
    }
    CommandId id;
    if (author.kind == Author::Kind::seat && roll(0, 4) != 0) {
      id = {roll(0, 1) ? "tablet" : "phone", ++counters_[author.seat]};
      if (roll(0, 9) == 0) counters_[author.seat] += static_cast<std::uint64_t>(roll(0, 80));
    }
    const Seq before = group_.now.seq;
    const notes::State notes_before = group_.now.notes;
    const auto decided = group_.does(author, command, id);
    if (!decided) {
      EXPECT_EQ(group_.now.seq, before);
      return;
    }
    EXPECT_GT(group_.now.seq, before) << "EX7 " << name_of(command);
    expect_settled_stays(notes_before);
    if (id) {
      const auto known = recall(group_.now, author.seat, id);
      ASSERT_TRUE(std::holds_alternative<Done>(known));
      EXPECT_EQ(std::get<Done>(known).seq, group_.now.seq);
    }
    if (author.kind == Author::Kind::seat) {
      const auto* seat = group_.now.seat(author.seat);
      const bool writes =
          seating::votes(seat->function) && !group_.now.organisation(seat->organisation)->mentor;
      if (!writes) {
        EXPECT_FALSE(scores(command)) << "I7 " << name_of(command);
      }
    }
  }

 private:
  void expect_settled_stays(const notes::State& before) {
    for (const auto& [meeting, was] : before.meetings) {
      if (!was.is_settled()) continue;
      auto now = *group_.now.notes.of(meeting);
      ASSERT_GE(now.corrections.size(), was.corrections.size()) << "NO5";
      now.corrections.resize(was.corrections.size());
      EXPECT_TRUE(now == was) << "NO4";
      EXPECT_EQ(group_.now.meeting.meetings.at(meeting).phase, meeting::Phase::closed) << "NO4";
    }
  }
  static bool scores(const Command& command) {
    return std::holds_alternative<assessment::Cast>(command) ||
           std::holds_alternative<assessment::Agree>(command) ||
           std::holds_alternative<assessment::Contest>(command) ||
           std::holds_alternative<assessment::Enter>(command) ||
           (std::string(name_of(command)).starts_with("commitment.") &&
            !std::holds_alternative<commitment::Follow>(command)) ||
           std::holds_alternative<notes::Approve>(command) ||
           std::holds_alternative<anchoring::Present>(command) ||
           std::holds_alternative<purpose::Set>(command) || std::holds_alternative<idea::Save>(command) ||
           std::holds_alternative<idea::Keep>(command) || std::holds_alternative<idea::Draft>(command);
  }
  int roll(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  std::uint32_t number(std::uint32_t last) {
    return static_cast<std::uint32_t>(roll(1, static_cast<int>(last) + (roll(0, 9) == 0 ? 1 : 0)));
  }
  Author anyone() {
    const int kind = roll(0, 19);
    if (kind == 0) return Author::admin();
    if (kind == 1) return Author::system();
    if (kind < 12) {  // who can do most does most
      std::vector<SeatId> leaders;
      for (const auto& [id, seat] : group_.now.seating.seats) {
        if (seat.function == Function::nyckelperson) leaders.push_back(id);
      }
      return Author::of(leaders[static_cast<std::size_t>(roll(0, static_cast<int>(leaders.size()) - 1))]);
    }
    return Author::of(SeatId{number(group_.now.seating.last_seat)});
  }
  SeatId some_seat() { return SeatId{number(group_.now.seating.last_seat)}; }
  OccasionId some_occasion() { return roll(0, 9) == 0 ? "bm4" : roll(0, 2) ? "bm1" : "bm2"; }
  MeetingId some_meeting() { return MeetingId{static_cast<std::uint32_t>(roll(2, 3))}; }
  /// Mostly what the author's own organisation has.
  AssessmentId some_list() {
    const auto& lists = group_.now.assessment.assessments;
    for (const auto& [id, list] : lists) {
      if (about_ && list.organisation == about_->organisation && roll(0, 2) != 0) return id;
    }
    return AssessmentId{number(std::max(1u, group_.now.assessment.last_assessment))};
  }
  OrganisationId some_organisation() {
    if (about_ && about_->organisation && roll(0, 3) != 0) return about_->organisation;
    return OrganisationId{number(group_.now.seating.last_organisation)};
  }
  std::string some_text() { return roll(0, 2) ? "" : "text"; }

  Command anything() {
    const int item = roll(0, 20) == 0 ? 3 : roll(1, 2);
    if (roll(0, 7) == 0) return a_promise(item);
    if (roll(0, 9) == 0) return an_idea(item);
    if (roll(0, 14) == 0) return a_notes_move();
    switch (roll(0, 39)) {
      case 0:
        if (roll(0, 1) == 0) return meeting::Open{some_meeting()};
        return assessment::Reveal{some_list()};
      case 1:  // seldom, for a closed meeting stays so
        if (roll(0, 1) == 0) return meeting::Close{some_meeting(), some_text()};
        return assessment::Agree{some_list(), item, roll(1, 3), "", "", some_text()};
      case 2: return meeting::ShowScreen{some_meeting(), static_cast<meeting::Show>(roll(0, 4)), item};
      case 3: {
        const auto meeting = some_meeting();
        const auto& undo = group_.now.meeting.meetings.at(meeting).undo;
        return meeting::Undo{meeting, undo ? undo->seq : group_.now.seq};
      }
      case 4: return seating::Sit{some_text(), roll(0, 1) == 0, roll(0, 2) == 0};
      case 5: return seating::AskToJoin{some_seat(), some_text()};
      case 6: return seating::Admit{RequestId{number(std::max(1u, group_.now.seating.last_request))}};
      case 7: return seating::TurnAway{RequestId{number(std::max(1u, group_.now.seating.last_request))}};
      case 8: return seating::ShowCard{some_seat()};
      case 9: return seating::UseCard{CardId{number(std::max(1u, group_.now.seating.last_card))}};
      case 10: return seating::RevokeCards{some_seat()};
      case 11: return seating::ShareSpread{roll(0, 1) == 0};
      case 12:
        switch (roll(0, 9)) {
          case 0: return seating::IssueCards{};
          case 1: return meeting::Rehearse{some_meeting()};
          case 2: return meeting::HandOver{some_meeting(), some_seat()};
          case 3: return a_plan();
          case 4: return meeting::TakeOver{some_meeting()};
          case 5:
          case 7:
          case 8: return a_survey_move();
          default: return an_agenda_move();
        }
      case 13: return an_edit();
      case 14:
      case 15:
        return assessment::Open{some_occasion(), some_organisation(), static_cast<Mode>(roll(0, 1)),
                                static_cast<Place>(roll(0, 1))};
      case 16:
      case 17: return assessment::Reveal{some_list()};
      case 18: return assessment::Again{some_list()};
      case 19:
      case 20:
      case 21: return assessment::Agree{some_list(), item, roll(1, 3), some_text(), some_text(), some_text()};
      case 24:
      case 25: return assessment::Agree{some_list(), item, roll(1, 3), "", "", some_text()};
      case 22: return assessment::Contest{some_list(), item, some_text(), "", some_text()};
      case 23:
        return assessment::Enter{some_organisation(),
                                 some_occasion(),
                                 item,
                                 roll(1, 3),
                                 static_cast<assessment::Source>(roll(0, 4)),
                                 "",
                                 "",
                                 some_text()};
      default: return assessment::Cast{some_list(), item, roll(0, 4), some_text()};
    }
  }

  Command a_plan() {
    const auto id = roll(0, 1) ? MeetingId{1} : some_meeting();  // Uppstart, too
    switch (roll(0, 4)) {
      case 0: return meeting::Register{id, roll(0, 3) ? "2026-11-22" : "2099-01-01"};
      case 1:
      case 2: return meeting::SetGuests{id, roll(0, 2) ? "Dalhult" : some_text(), roll(0, 3)};
      default: {
        meeting::Plan plan{
            .meeting = id, .host = some_organisation(), .mode = static_cast<meeting::Mode>(roll(0, 2))};
        if (roll(0, 1)) plan.date = roll(0, 2) ? "2026-11-23" : "";
        if (roll(0, 1)) plan.link = roll(0, 2) ? "https://video.invalid/m" : "http://video.invalid/m";
        return plan;
      }
    }
  }
  /// Mostly now.
  OccasionId some_time() { return roll(0, 5) == 0 ? some_occasion() : OccasionId{}; }

  CommitmentId some_promise() {
    return CommitmentId{number(std::max(1u, group_.now.commitment.last_commitment))};
  }
  Command a_promise(int item) {
    namespace co = commitment;
    const co::Details details{
        {item}, roll(0, 1) ? "2027-03-01" : "", some_text(), some_text(), roll(0, 1) == 0};
    switch (roll(0, 7)) {
      case 0:
      case 1:
        return co::Make{some_organisation(), "text",     about_ ? about_->id : some_seat(), details,
                        roll(0, 1) == 0,     some_time()};
      case 2: return co::Detail{some_promise(), details.items, details.due, {}, details.anchor, {}};
      case 3: return co::Anchor{some_promise()};
      case 4: return co::Follow{some_promise(), roll(0, 2) != 0};
      case 5: return co::Flag{some_promise(), roll(0, 1) == 0};
      case 6:
        return co::Tell{some_promise(), co::Verdict::changed, some_text(), some_text(), details.due, 0,
                        some_time()};
      default:
        return co::Tell{some_promise(), static_cast<co::Verdict>(roll(0, 4)), some_text(), "", "", roll(0, 5),
                        some_time()};
    }
  }

  Command an_idea(int item) {
    const IdeaId idea{number(std::max(1u, group_.now.idea.last_idea))};
    const EntryId entry{number(std::max(1u, group_.now.idea.last_entry))};
    switch (roll(0, 8)) {
      case 0: return purpose::Set{{roll(0, 2) ? "plan" : "verksamhet"}, some_text()};
      case 1: return focus::Choose{some_meeting(), roll(0, 2) ? std::vector{item} : std::vector<int>{}};
      case 2: return idea::Withdraw{idea, roll(0, 1) == 0};
      case 3: return idea::Save{idea.text()};
      case 4: return idea::Save{roll(0, 1) ? some_promise().text() : some_list().text() + ".1.comment"};
      case 5: return idea::Keep{entry, roll(0, 1) == 0};
      case 6: return idea::Draft{entry, some_text()};
      default: return idea::Write{"text", roll(0, 1) * item, some_time()};
    }
  }

  Command a_survey_move() {
    const SurveyId id{number(std::max(1u, group_.now.survey.last_survey))};
    const auto phase = roll(0, 1) ? meeting::Show::survey : meeting::Show::pmi;
    switch (roll(0, 9)) {
      case 0:
      case 1: return survey::Open{some_meeting(), phase};
      case 2: return survey::Close{id};
      case 3: return survey::Count{id, {}};
      case 4: return survey::Answer{id, {{}, {some_text(), "text", ""}}};
      default: return survey::Answer{id, {std::vector<int>(4, roll(0, 3)), {}}};
    }
  }

  Command a_notes_move() {
    const auto meeting = some_meeting();
    const auto* written = group_.now.notes.of(meeting);
    const int version = roll(0, 9) == 0 ? roll(0, 3) : written ? written->version : 0;
    switch (roll(0, 9)) {
      case 0:
      case 1: return notes::Write{meeting, version, {{"title", some_text()}}};
      case 2: return notes::Correct{meeting, "text"};
      case 3:
        return anchoring::Present{roll(0, 3) ? "2026-11-12" : "2036-01-01",
                                  static_cast<anchoring::Where>(roll(0, 3)), some_text()};
      default: return notes::Approve{meeting, version};
    }
  }

  Command an_agenda_move() {
    const AgendaItemId item{number(std::max(1u, group_.now.agenda.last_item))};
    const auto show = static_cast<meeting::Show>(roll(0, 15));
    switch (roll(0, 6)) {
      case 0: return agenda::Use{some_meeting(), "finns-inte"};
      case 1: return agenda::Edit{item, some_text(), roll(1, 240), roll(0, 1) == 0, roll(1, 9)};
      case 2: return agenda::Remove{item};
      case 3: return agenda::Start{item};
      case 4: return agenda::Extend{some_meeting(), roll(-5, 5)};
      case 5: return agenda::Pause{some_meeting(), roll(0, 1) == 0};
      default: return agenda::Add{some_meeting(), show, roll(1, 240), some_text(), agenda::For::all, {}};
    }
  }

  Command an_edit() {
    setup::Edit edit;
    if (roll(0, 1)) edit.name = "Grupp " + std::to_string(roll(1, 9));
    if (roll(0, 3) == 0) edit.removed = {some_organisation()};
    if (roll(0, 3) == 0) edit.added = {{"Ny " + std::to_string(roll(1, 99)), seating::Kind::kommun, "", ""}};
    if (roll(0, 2) == 0) edit.occasions = {{some_occasion(), "2026-11-23", some_organisation(), SeatId{}}};
    return edit;
  }

  std::mt19937 random_;
  LiveGroup group_;
  std::map<SeatId, std::uint64_t> counters_;
  const seating::Seat* about_ = nullptr;  // whose turn it is
};

}  // namespace jamsides::test
