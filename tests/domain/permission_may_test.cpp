// permission_may_test.cpp - the commands a seat is told that it may give: what the table could allow it,
// whatever they are about.
#include "domain/group_builder.hpp"
#include "domain/permission.hpp"

namespace jamsides::test {
namespace {

LiveGroup led_by(bool mentor) {
  auto builder = a_group();
  builder.with_organisations(2).with_mentor();
  if (mentor) {
    builder.led_by_mentor();
  } else {
    builder.led_by(0);
  }
  auto group = builder.build();
  group.adds_seat(0, Function::observator);
  return group;
}

TEST(Permission, PE13_MayListsWhatTheTableCouldAllow) {
  auto group = led_by(false);
  using Words = std::vector<std::string>;

  EXPECT_EQ(permission::allowed(group.now, group.chef(0).seat),
            (Words{"anchoring.present", "ballot.cast", "commitment.anchor", "commitment.detail",
                   "commitment.flag", "commitment.follow", "commitment.make", "commitment.tell", "idea.draft",
                   "idea.keep", "idea.save", "idea.withdraw", "idea.write", "seat.sit", "survey.answer"}));
  EXPECT_EQ(permission::allowed(group.now, group.nyckelperson(1).seat),
            (Words{"anchoring.present", "assessment.again", "assessment.open",    "ballot.cast",
                   "ballot.reveal",     "card.revoke",      "card.show",          "commitment.anchor",
                   "commitment.detail", "commitment.flag",  "commitment.follow",  "commitment.make",
                   "commitment.tell",   "idea.draft",       "idea.keep",          "idea.save",
                   "idea.withdraw",     "idea.write",       "meeting.plan",       "meeting.take_over",
                   "notes.approve",     "notes.correct",    "organisation.share", "purpose.set",
                   "score.agree",       "score.contest",    "score.enter",        "seat.admit",
                   "seat.sit",          "seat.turn_away",   "survey.answer"}));
  EXPECT_EQ(permission::allowed(group.now, group.nyckelperson(2).seat),
            (Words{"commitment.follow", "idea.withdraw", "idea.write", "meeting.take_over", "seat.sit",
                   "survey.answer"}));
  EXPECT_EQ(permission::allowed(group.now, group.seat(0, Function::observator).seat), Words{"seat.sit"});
  EXPECT_EQ(permission::allowed(group.now, group.storbild().seat), Words{});
}

TEST(Permission, PE13_MayFollowsTheDutyOfLeading) {
  auto group = led_by(true);

  EXPECT_EQ(
      permission::allowed(group.now, group.nyckelperson(2).seat),
      (std::vector<std::string>{
          "agenda.add",       "agenda.edit",       "agenda.extend",     "agenda.pause",      "agenda.remove",
          "agenda.start",     "agenda.use",        "assessment.again",  "assessment.open",   "ballot.reveal",
          "card.show",        "commitment.follow", "focus.choose",      "idea.withdraw",     "idea.write",
          "meeting.close",    "meeting.guests",    "meeting.hand_over", "meeting.open",      "meeting.plan",
          "meeting.register", "meeting.rehearse",  "meeting.show",      "meeting.take_over", "meeting.undo",
          "notes.correct",    "notes.write",       "seat.admit",        "seat.sit",          "seat.turn_away",
          "survey.answer",    "survey.close",      "survey.open"}));
}

}  // namespace
}  // namespace jamsides::test
