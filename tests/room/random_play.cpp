// random_play.cpp - see random_play.hpp.
#include "room/random_play.hpp"

namespace jamsides::testing {

using seating::Function;

SeatId RandomPlay::any_seat() {
  const auto& seats = test_.room->group().seating.seats;
  return std::next(seats.begin(), roll(static_cast<int>(seats.size())))->first;
}

SeatId RandomPlay::voter() {
  static constexpr Function functions[] = {Function::politiker, Function::chef, Function::nyckelperson};
  return test_.seat(static_cast<std::uint32_t>(1 + roll(3)), functions[roll(3)]);
}

SeatId RandomPlay::key_person() {
  return test_.seat(static_cast<std::uint32_t>(1 + roll(3)), Function::nyckelperson);
}

AssessmentId RandomPlay::any_assessment() {
  const auto& all = test_.room->group().assessment.assessments;
  return std::next(all.begin(), roll(static_cast<int>(all.size())))->first;
}

std::string RandomPlay::some_text() { return roll(2) ? "" : "text " + std::to_string(roll(1000)) + " \"å\n"; }

Move RandomPlay::next() {
  const auto leader = test_.leader();
  const auto assessment = any_assessment();
  const int item = 1 + roll(11);  // 11 does not exist
  const auto own = test_.room->group().assessment.find(assessment)->organisation;
  const auto own_key = test_.seat(own.n, Function::nyckelperson);
  const int dice = roll(100);
  if (dice < 40) {
    const auto seat = voter();
    const auto organisation = test_.room->group().seat(seat)->organisation;
    const auto* its = test_.room->group().assessment.of(organisation, "bm2");
    return {seat, assessment::Cast{its ? its->id : assessment, item, roll(4), some_text()}};
  }
  if (dice < 44 && options_.reveals) return {own_key, assessment::Reveal{assessment}};
  if (dice < 47 && options_.reveals) return {own_key, assessment::Again{assessment}};
  if (dice < 60)
    return {own_key, assessment::Agree{assessment, item, 1 + roll(3), some_text(), some_text(), some_text()}};
  if (dice < 64) return {own_key, assessment::Contest{assessment, item, some_text(), "", some_text()}};
  if (dice < 72) {
    static constexpr const char* occasions[] = {"uppstart", "bm1", "bm2"};
    const auto seat = key_person();
    return {seat, assessment::Enter{test_.room->group().seat(seat)->organisation, occasions[roll(3)], item,
                                    1 + roll(3), assessment::Source::paper, some_text(), "", some_text()}};
  }
  if (dice < 76) {
    const OrganisationId organisation{static_cast<std::uint32_t>(1 + roll(3))};
    return {leader, assessment::Open{"bm2", organisation, static_cast<assessment::Mode>(roll(2)),
                                     assessment::Place::room}};
  }
  if (dice < 82) {
    return {leader, meeting::ShowScreen{test_.bm2(), static_cast<meeting::Show>(roll(3)),
                                        roll(2) ? std::optional(1 + roll(10)) : std::nullopt}};
  }
  if (dice < 87) return {any_seat(), seating::Sit{some_text(), roll(2) == 0}};
  if (dice < 90) return {key_person(), seating::ShowCard{voter()}};
  if (dice < 93 && options_.sharing) return {key_person(), seating::ShareSpread{roll(2) == 0}};
  if (dice < 95 && options_.meetings) {
    if (roll(8) == 0) return {leader, meeting::Close{test_.bm2()}};
    const auto& undo = test_.room->group().meeting.at("bm2")->undo;
    const bool useful = undo && undo->did != "meeting.open";  // or the play would be over
    return {leader, meeting::Undo{test_.bm2(), useful ? undo->seq : 1}};
  }
  return {any_seat(), meeting::ShowScreen{test_.bm2(), meeting::Show::score, std::nullopt}};
}

}  // namespace jamsides::testing
