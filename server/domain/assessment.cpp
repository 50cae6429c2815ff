// assessment.cpp - the rules of voting, revealing and agreeing. See assessment.hpp.
#include <algorithm>

#include "base/bug.hpp"
#include "domain/assessment_rules.hpp"
#include "domain/figures.hpp"
#include "domain/lengths.hpp"
#include "domain/meeting_rules.hpp"
#include "domain/one_event.hpp"

namespace jamsides::assessment {

namespace {

Assessment& existing(State& state, AssessmentId id) {
  const auto it = state.assessments.find(id);
  ASSERT_BUG(it != state.assessments.end());
  return it->second;
}

std::optional<Refusal> check_item(const Group& group, int item) {
  if (item >= 1 && item <= group.checklist->item_count()) return std::nullopt;
  return Refusal{RefusalCode::unknown_item, {{"item", std::to_string(item)}}};
}

std::optional<Refusal> check_value(const Group& group, int value, int lowest) {
  if (value >= lowest && value <= group.checklist->scale_max()) return std::nullopt;
  return Refusal{RefusalCode::value_out_of_scale, {{"max", std::to_string(group.checklist->scale_max())}}};
}

std::optional<Refusal> check_texts(const std::string& comment, const std::string& next,
                                   const std::string& reason) {
  if (auto refusal = too_long("comment", comment, kCommentMax)) return refusal;
  if (auto refusal = too_long("next", next, kCommentMax)) return refusal;
  return too_long("reason", reason, kReasonMax);
}

/// What is asked of every new score beside a present one: a reason once the list is locked.
std::optional<Refusal> check_change(const Assessment& assessment, int item, const std::string& reason) {
  if (assessment.phase == Phase::locked && assessment.scores.contains(item) && reason.empty()) {
    return Refusal{RefusalCode::locked_needs_reason};
  }
  return std::nullopt;
}

bool meeting_in(const Group& group, const OccasionId& occasion, meeting::Phase phase) {
  const meeting::Meeting* meeting = group.meeting.at(occasion);
  return meeting && meeting->phase == phase;
}

/// How the votes of the last revealed round fell: item -> counts of pass, 1, 2, …
std::map<int, std::vector<int>> tally(const Assessment& assessment, int scale_max) {
  std::map<int, std::vector<int>> tallies;
  if (assessment.revealed_rounds.empty()) return tallies;
  const int last = assessment.revealed_rounds.rbegin()->first;
  for (const auto& [key, ballot] : assessment.of_round(last)) {
    auto& counts = tallies[key.item];
    counts.resize(static_cast<std::size_t>(scale_max) + 1);
    ++counts[static_cast<std::size_t>(ballot.value)];
  }
  return tallies;
}

void redact(const Group& group, const Assessment& assessment, Decision& decision) {
  if (group.keep_votes || assessment.ballot_seqs.empty()) return;
  decision.events.push_back(
      Redacted{assessment.id, assessment.answered, tally(assessment, group.checklist->scale_max())});
  decision.redact.insert(decision.redact.end(), assessment.ballot_seqs.begin(), assessment.ballot_seqs.end());
}

/// After the score of `item` in `decision`: a list that is now complete is locked at once where its time has
/// passed. A list that was complete already (another round) may still be talked over while the meeting is
/// open. `phase` is what the list has come to in `decision`.
void lock_if_late(const Group& group, const Assessment& before, Phase phase, int item, Decision& decision) {
  if (phase == Phase::locked || phase == Phase::open) return;
  const int items = group.checklist->item_count();
  const int scored = static_cast<int>(before.scores.size()) + (before.scores.contains(item) ? 0 : 1);
  if (scored != items) return;
  const bool closed = meeting_in(group, before.occasion, meeting::Phase::closed);
  const bool begun = before.place == Place::home && !before.complete(items) &&
                     meeting_in(group, before.occasion, meeting::Phase::open);
  if (!closed && !begun) return;
  decision.events.push_back(Locked{before.id});
  if (closed) redact(group, before, decision);
}

}  // namespace

Decided decide(const Group& group, const Cast& command, const Context&) {
  const Assessment* assessment = group.assessment.find(command.assessment);
  if (!assessment) return refuse(RefusalCode::not_found);
  if (assessment->phase == Phase::locked) return refuse(RefusalCode::not_open);
  if (assessment->phase != Phase::open) return refuse(RefusalCode::already_revealed);
  if (auto refusal = check_item(group, command.item)) return std::unexpected(*refusal);
  if (auto refusal = check_value(group, command.value, kPass)) return std::unexpected(*refusal);
  if (auto refusal = too_long("reason", command.reason, kReasonMax)) return std::unexpected(*refusal);
  if (assessment->place == Place::room && !meeting_in(group, assessment->occasion, meeting::Phase::open)) {
    return refuse(RefusalCode::meeting_not_open);
  }
  return one(BallotCast{command.assessment, assessment->round, command.item, command.value, command.reason});
}

Decided decide(const Group& group, const Reveal& command, const Context&) {
  const Assessment* assessment = group.assessment.find(command.assessment);
  if (!assessment) return refuse(RefusalCode::not_found);
  if (assessment->phase != Phase::open) return refuse(RefusalCode::already_revealed);
  return one(Revealed{command.assessment});
}

Decided decide(const Group& group, const Open& command, const Context&) {
  if (group.checklist->order_of(command.occasion) < 0) {
    return refuse(RefusalCode::unknown_occasion, {{"occasion", command.occasion}});
  }
  const seating::Organisation* organisation = group.organisation(command.organisation);
  if (!organisation) return refuse(RefusalCode::not_found);
  if (organisation->mentor) return refuse(RefusalCode::not_scored);
  if (command.place == Place::home ? meeting_in(group, command.occasion, meeting::Phase::closed)
                                   : !meeting_in(group, command.occasion, meeting::Phase::open)) {
    return refuse(RefusalCode::meeting_not_open);
  }
  const Assessment* present = group.assessment.of(command.organisation, command.occasion);
  if (present &&
      (present->phase != Phase::open || !present->ballot_seqs.empty() || !present->scores.empty())) {
    return refuse(RefusalCode::already_open);
  }
  Mode mode = Mode::ballot;  // confirm needs something to confirm
  for (int item = 1; command.mode == Mode::confirm && item <= group.checklist->item_count(); ++item) {
    if (figures::last_agreed(group, command.organisation, command.occasion, item)) mode = Mode::confirm;
  }
  const AssessmentId id = present ? present->id : AssessmentId{group.assessment.last_assessment + 1};
  return one(Opened{id, command.organisation, command.occasion, mode, command.place, false});
}

Decided decide(const Group& group, const Again& command, const Context&) {
  const Assessment* assessment = group.assessment.find(command.assessment);
  if (!assessment) return refuse(RefusalCode::not_found);
  if (assessment->phase == Phase::open) return refuse(RefusalCode::not_revealed);
  if (assessment->phase == Phase::locked) return refuse(RefusalCode::not_open);
  if (assessment->place == Place::room && !meeting_in(group, assessment->occasion, meeting::Phase::open)) {
    return refuse(RefusalCode::meeting_not_open);
  }
  return one(RoundStarted{command.assessment, assessment->round + 1});
}

Decided decide(const Group& group, const Agree& command, const Context&) {
  const Assessment* assessment = group.assessment.find(command.assessment);
  if (!assessment) return refuse(RefusalCode::not_found);
  if (auto refusal = check_item(group, command.item)) return std::unexpected(*refusal);
  if (auto refusal = check_value(group, command.value, 1)) return std::unexpected(*refusal);
  if (auto refusal = check_texts(command.comment, command.next, command.reason))
    return std::unexpected(*refusal);
  if (assessment->phase == Phase::open) return refuse(RefusalCode::not_revealed);
  if (auto refusal = check_change(*assessment, command.item, command.reason))
    return std::unexpected(*refusal);
  Source source = Source::ballot;
  if (assessment->mode == Mode::confirm) {
    const auto last =
        figures::last_agreed(group, assessment->organisation, assessment->occasion, command.item);
    if (last && group.assessment.find(*last)->scores.at(command.item).value == command.value) {
      source = Source::confirmed;
    }
  }
  Decision decision;
  decision.events.push_back(Agreed{command.assessment, command.item, command.value, command.comment,
                                   command.next, source, command.reason});
  lock_if_late(group, *assessment, assessment->phase, command.item, decision);
  return decision;
}

Decided decide(const Group& group, const Contest& command, const Context&) {
  const Assessment* assessment = group.assessment.find(command.assessment);
  if (!assessment) return refuse(RefusalCode::not_found);
  if (auto refusal = check_item(group, command.item)) return std::unexpected(*refusal);
  if (auto refusal = check_texts(command.comment, command.next, command.reason))
    return std::unexpected(*refusal);
  if (assessment->phase == Phase::open) return refuse(RefusalCode::not_revealed);
  if (auto refusal = check_change(*assessment, command.item, command.reason))
    return std::unexpected(*refusal);
  Decision decision;
  decision.events.push_back(
      Contested{command.assessment, command.item, command.comment, command.next, command.reason});
  lock_if_late(group, *assessment, assessment->phase, command.item, decision);
  return decision;
}

Decided decide(const Group& group, const Enter& command, const Context& context) {
  if (context.author.kind == Author::Kind::admin && meeting::any_opened(group.meeting)) {
    return refuse(RefusalCode::setup_over);
  }
  if (group.checklist->order_of(command.occasion) < 0) {
    return refuse(RefusalCode::unknown_occasion, {{"occasion", command.occasion}});
  }
  const seating::Organisation* organisation = group.organisation(command.organisation);
  if (!organisation) return refuse(RefusalCode::not_found);
  if (organisation->mentor) return refuse(RefusalCode::not_scored);
  if (command.source == Source::ballot || command.source == Source::confirmed) {
    return refuse(RefusalCode::malformed, {{"field", "source"}});
  }
  if (auto refusal = check_item(group, command.item)) return std::unexpected(*refusal);
  if (auto refusal = check_value(group, command.value, 1)) return std::unexpected(*refusal);
  if (auto refusal = check_texts(command.comment, command.next, command.reason))
    return std::unexpected(*refusal);

  Decision decision;
  Assessment made;
  const Assessment* const present = group.assessment.of(command.organisation, command.occasion);
  if (present) {
    if (auto refusal = check_change(*present, command.item, command.reason)) return std::unexpected(*refusal);
  } else {
    made.id = AssessmentId{group.assessment.last_assessment + 1};
    made.organisation = command.organisation;
    made.occasion = command.occasion;
    made.phase = Phase::revealed;
    // What is typed while the meeting is open is made in the room: it may be corrected until the meeting
    // closes.
    made.place = meeting_in(group, command.occasion, meeting::Phase::open) ? Place::room : Place::home;
    decision.events.push_back(
        Opened{made.id, command.organisation, command.occasion, Mode::ballot, made.place, true});
  }
  const Assessment& before = present ? *present : made;
  Phase phase = before.phase;
  const int items = group.checklist->item_count();
  const int scored = static_cast<int>(before.scores.size()) + (before.scores.contains(command.item) ? 0 : 1);
  if (phase == Phase::open && before.answered.empty() && scored == items) {
    decision.events.push_back(Revealed{before.id});  // nobody has voted, nothing is left to wait for
    phase = Phase::revealed;
  }
  Agreed agreed{before.id,    command.item,   command.value, command.comment,
                command.next, command.source, command.reason};
  const auto was = before.scores.find(command.item);
  if (context.author.kind == Author::Kind::admin && was != before.scores.end()) {
    // The admin page sees no texts: what it corrects keeps them.
    if (agreed.comment.empty()) agreed.comment = was->second.comment;
    if (agreed.next.empty()) agreed.next = was->second.next;
  }
  decision.events.push_back(std::move(agreed));
  lock_if_late(group, before, phase, command.item, decision);
  return decision;
}

void finish_at_open(const Group& group, const OccasionId& occasion, Decision& decision) {
  for (const auto& [id, assessment] : group.assessment.assessments) {
    if (assessment.occasion != occasion || assessment.place != Place::home) continue;
    if (assessment.phase == Phase::agreed) decision.events.push_back(Locked{id});
  }
}

void finish_at_close(const Group& group, const OccasionId& occasion, Decision& decision) {
  for (const auto& [id, assessment] : group.assessment.assessments) {
    if (assessment.occasion != occasion || assessment.phase == Phase::open) continue;
    if (!assessment.complete(group.checklist->item_count())) continue;
    if (assessment.phase != Phase::locked) decision.events.push_back(Locked{id});
    redact(group, assessment, decision);
  }
}

void apply(State& state, const Opened& event) {
  Assessment& assessment = state.assessments[event.assessment];
  assessment.id = event.assessment;
  assessment.organisation = event.organisation;
  assessment.occasion = event.occasion;
  assessment.mode = event.mode;
  assessment.place = event.place;
  assessment.phase = event.entered ? Phase::revealed : Phase::open;
  state.last_assessment = std::max(state.last_assessment, event.assessment.n);
}

void apply(State& state, const BallotCast& event, SeatId seat, Seq seq) {
  Assessment& assessment = existing(state, event.assessment);
  const BallotKey key{event.round, seat, event.item};
  const bool first = !assessment.ballots.contains(key);
  assessment.ballots[key] = Ballot{event.value, event.reason};
  if (first) ++assessment.answered[seat];
  assessment.ballot_seqs.push_back(seq);
}

void apply(State& state, const Revealed& event, Seq seq) {
  Assessment& assessment = existing(state, event.assessment);
  assessment.phase = Phase::revealed;
  assessment.revealed_rounds[assessment.round] = true;
  assessment.reveal_seq = seq;
}

void apply(State& state, const RoundStarted& event) {
  Assessment& assessment = existing(state, event.assessment);
  assessment.phase = Phase::open;
  assessment.round = event.round;
  assessment.answered.clear();
}

namespace {

void put(Assessment& assessment, int item, Score score, int items) {
  assessment.scores[item] = std::move(score);
  if (assessment.phase == Phase::revealed && assessment.complete(items)) assessment.phase = Phase::agreed;
}

}  // namespace

void apply(State& state, const Agreed& event, int items) {
  put(existing(state, event.assessment), event.item,
      Score{event.value, event.comment, event.next, event.source, event.reason}, items);
}

void apply(State& state, const Contested& event, int items) {
  put(existing(state, event.assessment), event.item,
      Score{std::nullopt, event.comment, event.next, Source::ballot, event.reason}, items);
}

void apply(State& state, const Locked& event) { existing(state, event.assessment).phase = Phase::locked; }

void apply(State& state, const Redacted& event) {
  Assessment& assessment = existing(state, event.assessment);
  assessment.ballots.clear();
  assessment.ballot_seqs.clear();
  assessment.answered = event.answered;
  assessment.tallies = event.tallies;
}

void forget(State& state, OrganisationId organisation) {
  std::erase_if(state.assessments,
                [&](const auto& entry) { return entry.second.organisation == organisation; });
}

}  // namespace jamsides::assessment
