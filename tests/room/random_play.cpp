// random_play.cpp - see random_play.hpp.
#include "room/random_play.hpp"

#include <numeric>

namespace jamsides::testing {

using seating::Function;

SeatId RandomPlay::any_seat() {
  const auto& seats = group().seating.seats;
  return std::next(seats.begin(), roll(static_cast<int>(seats.size())))->first;
}

SeatId RandomPlay::voter() {
  static constexpr Function functions[] = {Function::politiker, Function::chef, Function::nyckelperson,
                                           Function::extra};
  const auto organisation = static_cast<std::uint32_t>(1 + roll(3));
  return test_.seat(organisation, functions[roll(organisation == 2 ? 4 : 3)]);  // only o2 has an extra
}

SeatId RandomPlay::key_person() {
  return test_.seat(static_cast<std::uint32_t>(1 + roll(3)), Function::nyckelperson);
}

SeatId RandomPlay::leader() { return test_.leader(); }

MeetingId RandomPlay::any_meeting() {
  const auto& all = group().meeting.meetings;
  return std::next(all.begin(), roll(static_cast<int>(all.size())))->first;
}

AgendaItemId RandomPlay::any_item() {
  return {static_cast<std::uint32_t>(1 + roll(static_cast<int>(std::max(1u, group().agenda.last_item))))};
}

AssessmentId RandomPlay::any_assessment() {
  const auto& all = group().assessment.assessments;
  return std::next(all.begin(), roll(static_cast<int>(all.size())))->first;
}

SeatId RandomPlay::key_person_of(AssessmentId assessment) {
  return test_.seat(group().assessment.find(assessment)->organisation.n, Function::nyckelperson);
}

std::string RandomPlay::some_text() { return roll(2) ? "" : "text " + std::to_string(roll(1000)) + " \"å\n"; }

Move RandomPlay::cast() {
  const auto seat = voter();
  std::vector<AssessmentId> own;
  for (const auto& [id, a] : group().assessment.assessments) {
    if (a.organisation == group().seat(seat)->organisation && a.phase == assessment::Phase::open)
      own.push_back(id);
  }
  const auto its =
      own.empty() ? any_assessment() : own[static_cast<std::size_t>(roll(static_cast<int>(own.size())))];
  return {Author::of(seat), assessment::Cast{its, item(), roll(4), some_text()}};
}

Move RandomPlay::enter() {
  static constexpr const char* occasions[] = {"uppstart", "bm1", "bm2"};
  const auto seat = key_person();
  return {Author::of(seat),
          assessment::Enter{group().seat(seat)->organisation, occasions[roll(3)], item(), 1 + roll(3),
                            assessment::Source::paper, some_text(), "", some_text()}};
}

Move RandomPlay::edit() {
  setup::Edit edit;
  if (roll(3) == 0) edit.name = "Testgruppen " + std::to_string(roll(9));
  const auto& bm2 = *group().meeting.at("bm2");
  const bool other = options_.meetings && roll(3) == 0;
  edit.occasions = {
      {"bm2", "2026-11-2" + std::to_string(roll(9)), bm2.host, other ? key_person() : bm2.facilitator}};
  return {Author::admin(), edit};
}

Move RandomPlay::plan_meeting() {
  const auto* later = group().meeting.at(roll(2) ? "bm2" : "uppstart");
  meeting::Plan plan{.meeting = later->id};
  if (roll(2)) plan.host = OrganisationId{static_cast<std::uint32_t>(1 + roll(3))};
  if (roll(2)) plan.mode = static_cast<meeting::Mode>(roll(3));
  if (roll(2)) plan.link = roll(3) ? "https://video.invalid/" + std::to_string(roll(100)) : "";
  return {Author::of(roll(2) ? leader() : key_person()), plan};
}

Move RandomPlay::undo() {
  const auto& undo = group().meeting.at("bm2")->undo;
  const bool useful = undo && undo->did != "meeting.open";  // or the play would be over
  return {Author::of(leader()), meeting::Undo{test_.bm2(), useful ? undo->seq : 1}};
}

SeatId RandomPlay::promising() {
  return test_.seat(static_cast<std::uint32_t>(1 + roll(3)), static_cast<Function>(roll(3)));
}

CommitmentId RandomPlay::some_promise() {  // now and then one that does not exist
  return {static_cast<std::uint32_t>(1 + roll(static_cast<int>(group().commitment.last_commitment) + 1))};
}

SeatId RandomPlay::of_promise(CommitmentId promise) {
  const auto* known = group().commitment.find(promise);
  return known ? test_.seat(known->organisation.n, static_cast<Function>(roll(3))) : promising();
}

Move RandomPlay::make_promise() {
  const auto seat = promising();
  commitment::Make make{
      group().seat(seat)->organisation, "promise " + std::to_string(roll(1000)), seat, {}, roll(4) == 0};
  make.details = {{}, roll(2) ? "2027-03-01" : "", some_text(), some_text(), roll(3) == 0};
  if (roll(2)) make.details.items = {item()};
  // Now and then from the paper of a meeting that was registered afterwards; refused where it was not.
  if (roll(8) == 0) make.occasion = "uppstart";
  return {Author::of(seat), make};
}

Move RandomPlay::tell() {
  const auto promise = some_promise();
  commitment::Tell tell{promise, commitment::Verdict::changed, "reason", "", "", 1 + roll(5)};
  if (roll(3) != 0) {
    tell = {promise, static_cast<commitment::Verdict>(roll(5)), some_text(), "", "", roll(6)};
  } else {
    tell.what = some_text();
    tell.due = roll(2) ? "2027-06-01" : "";
  }
  if (roll(8) == 0) tell.occasion = "uppstart";
  return {Author::of(of_promise(promise)), tell};
}

EntryId RandomPlay::some_entry() {
  return {static_cast<std::uint32_t>(1 + roll(static_cast<int>(group().idea.last_entry) + 1))};
}

Move RandomPlay::save() {
  const auto list = any_assessment().text() + '.' + std::to_string(item());
  const auto idea =
      IdeaId{static_cast<std::uint32_t>(1 + roll(static_cast<int>(group().idea.last_idea) + 1))};
  const std::string sources[] = {idea.text(), idea.text(), some_promise().text(), list + ".comment",
                                 list + ".next"};
  return {Author::of(voter()), idea::Save{sources[roll(5)]}};
}

SurveyId RandomPlay::some_survey() {
  const int last = static_cast<int>(group().survey.last_survey);
  return {static_cast<std::uint32_t>(last == 0 || roll(8) == 0 ? last + 1 : 1 + roll(last))};
}

Move RandomPlay::ask_survey() {
  const auto* open = group().meeting.open();
  const auto phase = roll(2) ? meeting::Show::survey : meeting::Show::pmi;
  return {Author::of(leader()), survey::Open{open ? open->id : test_.bm2(), phase}};
}

Move RandomPlay::answer_survey() {
  const auto id = some_survey();
  const auto* known = group().survey.find(id);
  survey::Answers answers;
  if (known && known->phase == meeting::Show::pmi) {
    answers.texts = {some_text(), "because", some_text()};
  } else {
    for (int mark = 0; mark < 19; ++mark) answers.marks.push_back(roll(4));
    answers.marks[0] = 1;
  }
  return {Author::of(any_seat()), survey::Answer{id, std::move(answers)}};
}

/// One line per command. A command that is missing here is missed by
/// Hidden.EveryCommandIsAcceptedSomewhere.
struct RandomPlay::Kind {
  int weight;
  bool PlayOptions::* needs;  // null: always
  Move (*make)(RandomPlay&);
};

const RandomPlay::Kind RandomPlay::kKinds[] = {
    {40, nullptr, [](RandomPlay& p) { return p.cast(); }},
    {4, &PlayOptions::reveals,
     [](RandomPlay& p) {
       const auto a = p.any_assessment();
       return Move{Author::of(p.key_person_of(a)), assessment::Reveal{a}};
     }},
    {3, &PlayOptions::reveals,
     [](RandomPlay& p) {
       const auto a = p.any_assessment();
       return Move{Author::of(p.key_person_of(a)), assessment::Again{a}};
     }},
    {13, nullptr,
     [](RandomPlay& p) {
       const auto a = p.any_assessment();
       return Move{
           Author::of(p.key_person_of(a)),
           assessment::Agree{a, p.item(), 1 + p.roll(3), p.some_text(), p.some_text(), p.some_text()}};
     }},
    {4, nullptr,
     [](RandomPlay& p) {
       const auto a = p.any_assessment();
       return Move{Author::of(p.key_person_of(a)),
                   assessment::Contest{a, p.item(), p.some_text(), "", p.some_text()}};
     }},
    {8, nullptr, [](RandomPlay& p) { return p.enter(); }},
    {4, nullptr,
     [](RandomPlay& p) {
       const OrganisationId organisation{static_cast<std::uint32_t>(1 + p.roll(3))};
       return Move{Author::of(p.leader()),
                   assessment::Open{"bm2", organisation, static_cast<assessment::Mode>(p.roll(2)),
                                    assessment::Place::room}};
     }},
    {8, nullptr,
     [](RandomPlay& p) {
       const auto seat = p.key_person();
       return Move{Author::of(seat),
                   assessment::Open{p.roll(2) ? "uppstart" : "bm2", p.group().seat(seat)->organisation,
                                    static_cast<assessment::Mode>(p.roll(2)), assessment::Place::home}};
     }},
    {9, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.leader()),
                   meeting::ShowScreen{p.test_.bm2(), static_cast<meeting::Show>(p.roll(5)),
                                       p.roll(2) ? std::optional(1 + p.roll(10)) : std::nullopt}};
     }},
    {1, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.any_seat()),
                   meeting::ShowScreen{p.test_.bm2(), meeting::Show::score, std::nullopt}};
     }},
    {5, &PlayOptions::meetings,
     [](RandomPlay& p) { return Move{Author::of(p.leader()), meeting::Open{p.any_meeting()}}; }},
    {2, &PlayOptions::meetings,
     [](RandomPlay& p) { return Move{Author::of(p.leader()), meeting::Close{p.any_meeting()}}; }},
    {3, &PlayOptions::meetings, [](RandomPlay& p) { return p.undo(); }},
    {1, nullptr,
     [](RandomPlay& p) { return Move{Author::of(p.leader()), meeting::Rehearse{p.any_meeting()}}; }},
    {2, nullptr,
     [](RandomPlay& p) { return Move{Author::of(p.leader()), agenda::Use{p.test_.bm2(), "bm2-rum"}}; }},
    {3, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.leader()), agenda::Add{p.test_.bm2(),
                                                       static_cast<meeting::Show>(p.roll(16)),
                                                       1 + p.roll(60),
                                                       p.roll(2) ? "" : "Punkt",
                                                       static_cast<agenda::For>(p.roll(4)),
                                                       {}}};
     }},
    {3, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.leader()),
                   agenda::Edit{p.any_item(), "Punkt", 1 + p.roll(60), p.roll(3) == 0, 1 + p.roll(9)}};
     }},
    {1, nullptr, [](RandomPlay& p) { return Move{Author::of(p.leader()), agenda::Remove{p.any_item()}}; }},
    {3, nullptr, [](RandomPlay& p) { return Move{Author::of(p.leader()), agenda::Start{p.any_item()}}; }},
    {2, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.leader()), agenda::Extend{p.test_.bm2(), 1 + p.roll(5)}};
     }},
    {2, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.leader()), agenda::Pause{p.test_.bm2(), p.roll(2) == 0}};
     }},
    {2, &PlayOptions::meetings,
     [](RandomPlay& p) {
       return Move{Author::of(p.leader()), meeting::HandOver{p.test_.bm2(), p.key_person()}};
     }},
    {2, &PlayOptions::meetings,
     [](RandomPlay& p) { return Move{Author::of(p.key_person()), meeting::TakeOver{p.test_.bm2()}}; }},
    {4, nullptr, [](RandomPlay& p) { return p.plan_meeting(); }},
    {3, nullptr,
     [](RandomPlay& p) {
       const char* from = p.roll(2) ? "Dalhult" : "Ekhamra kommun";
       return Move{Author::of(p.leader()), meeting::SetGuests{p.test_.bm2(), from, p.roll(4)}};
     }},
    {1, &PlayOptions::meetings,
     [](RandomPlay& p) {
       const auto* uppstart = p.group().meeting.at("uppstart");
       return Move{Author::of(p.leader()),
                   meeting::Register{uppstart->id, "2026-11-1" + std::to_string(p.roll(10))}};
     }},
    {6, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.any_seat()), seating::Sit{p.some_text(), p.roll(2) == 0, p.roll(4) == 0}};
     }},
    {3, nullptr,
     [](RandomPlay& p) { return Move{Author::system(), seating::AskToJoin{p.any_seat(), p.some_text()}}; }},
    {2, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.leader()), seating::Admit{{p.group().seating.last_request}}};
     }},
    {1, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.leader()), seating::TurnAway{{p.group().seating.last_request}}};
     }},
    {3, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.roll(2) ? p.leader() : p.key_person()), seating::ShowCard{p.voter()}};
     }},
    {2, nullptr,
     [](RandomPlay& p) { return Move{Author::system(), seating::UseCard{{p.group().seating.last_card}}}; }},
    {2, nullptr,
     [](RandomPlay& p) {
       const auto seat = p.voter();
       const auto own = p.test_.seat(p.group().seat(seat)->organisation.n, Function::nyckelperson);
       return Move{Author::of(own), seating::RevokeCards{seat}};
     }},
    {1, nullptr,
     [](RandomPlay& p) { return Move{Author::admin(), seating::IssueCards{{p.voter()}, p.roll(2) == 0}}; }},
    {3, &PlayOptions::sharing,
     [](RandomPlay& p) { return Move{Author::of(p.key_person()), seating::ShareSpread{p.roll(3) != 0}}; }},
    {2, nullptr, [](RandomPlay& p) { return p.edit(); }},
    {8, nullptr, [](RandomPlay& p) { return p.make_promise(); }},
    {4, nullptr,
     [](RandomPlay& p) {
       const auto promise = p.some_promise();
       return Move{Author::of(p.of_promise(promise)),
                   commitment::Detail{promise, std::set{p.item()}, {}, p.some_text(), p.some_text(), {}}};
     }},
    {5, nullptr,
     [](RandomPlay& p) {
       const auto promise = p.some_promise();
       return Move{Author::of(p.of_promise(promise)), commitment::Anchor{promise}};
     }},
    {4, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.promising()), commitment::Follow{p.some_promise(), p.roll(3) != 0}};
     }},
    {8, nullptr, [](RandomPlay& p) { return p.tell(); }},
    {4, nullptr,
     [](RandomPlay& p) {
       const auto promise = p.some_promise();
       return Move{Author::of(p.of_promise(promise)), commitment::Flag{promise, p.roll(3) != 0}};
     }},
    {2, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.key_person()),
                   purpose::Set{{p.roll(2) ? "plan" : "styrning"}, p.some_text()}};
     }},
    {2, nullptr,
     [](RandomPlay& p) {
       std::vector<int> items{p.item()};
       if (p.roll(2) && items[0] != 1) items.push_back(1);
       return Move{Author::of(p.leader()), focus::Choose{p.test_.bm2(), std::move(items)}};
     }},
    {6, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.voter()),
                   idea::Write{"idea " + std::to_string(p.roll(1000)), p.roll(2) * p.item()}};
     }},
    {2, nullptr,
     [](RandomPlay& p) {
       const auto& ideas = p.group().idea.ideas;
       if (ideas.empty()) return Move{Author::of(p.voter()), idea::Withdraw{{1}, true}};
       const auto& idea = std::next(ideas.begin(), p.roll(static_cast<int>(ideas.size())))->second;
       return Move{Author::of(p.roll(4) ? idea.by : p.voter()), idea::Withdraw{idea.id, p.roll(2) == 0}};
     }},
    {8, nullptr, [](RandomPlay& p) { return p.save(); }},
    {4, nullptr,
     [](RandomPlay& p) {
       const auto entry = p.some_entry();
       const auto* known = p.group().idea.find(entry);
       return Move{Author::of(known ? known->by : p.voter()), idea::Keep{entry, p.roll(2) == 0}};
     }},
    {5, nullptr,
     [](RandomPlay& p) {
       const auto entry = p.some_entry();
       const auto* known = p.group().idea.find(entry);
       return Move{Author::of(known ? known->by : p.voter()), idea::Draft{entry, p.some_text()}};
     }},
    {6, nullptr, [](RandomPlay& p) { return p.ask_survey(); }},
    {14, nullptr, [](RandomPlay& p) { return p.answer_survey(); }},
    {1, &PlayOptions::counting,
     [](RandomPlay& p) { return Move{Author::of(p.leader()), survey::Close{p.some_survey()}}; }},
    {4, nullptr, [](RandomPlay& p) { return p.write_notes(); }},
    {20, nullptr, [](RandomPlay& p) { return p.approve_notes(); }},
    {8, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.key_person()), notes::Correct{p.some_meeting_over(), "correction"}};
     }},
    {3, nullptr,
     [](RandomPlay& p) {
       return Move{Author::of(p.voter()),
                   anchoring::Present{p.roll(4) ? "2026-11-12" : "2036-01-01",
                                      static_cast<anchoring::Where>(p.roll(4)), p.some_text()}};
     }},
};

Move RandomPlay::next() {
  static const int total = std::accumulate(std::begin(kKinds), std::end(kKinds), 0,
                                           [](int sum, const Kind& kind) { return sum + kind.weight; });
  for (;;) {
    int dice = roll(total);
    const Kind* kind = kKinds;
    while (dice >= kind->weight) dice -= (kind++)->weight;
    if (!kind->needs || options_.*kind->needs) return kind->make(*this);
  }
}

}  // namespace jamsides::testing
