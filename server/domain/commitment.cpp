// commitment.cpp - the rules of promising, accounting and following. See commitment.hpp.
#include <algorithm>
#include <ranges>

#include "base/bug.hpp"
#include "domain/commitment_rules.hpp"
#include "domain/lengths.hpp"
#include "domain/meeting_rules.hpp"
#include "domain/one_event.hpp"

namespace jamsides::commitment {

namespace {

/// What is wrong with the parts that may follow within a week.
std::optional<Refusal> wrong_with(const Group& group, const Details& details) {
  if (!details.items.empty() &&
      (*details.items.begin() < 1 || *details.items.rbegin() > group.checklist->item_count())) {
    const int item = *details.items.begin() < 1 ? *details.items.begin() : *details.items.rbegin();
    return Refusal{RefusalCode::unknown_item, {{"item", std::to_string(item)}}};
  }
  if (!details.due.empty() && !is_day(details.due)) return Refusal{RefusalCode::bad_date};
  return std::nullopt;
}

Phase phase_after(Verdict verdict) {
  switch (verdict) {
    case Verdict::done: return Phase::done;
    case Verdict::dropped: return Phase::dropped;
    case Verdict::on_way:
    case Verdict::stuck:
    case Verdict::changed: break;
  }
  return Phase::open;
}

Commitment& existing(State& state, CommitmentId id) {
  const auto it = state.commitments.find(id);
  ASSERT_BUG(it != state.commitments.end());
  return it->second;
}

}  // namespace

const std::string& Commitment::words() const {
  for (const Account& account : accounts | std::views::reverse) {
    if (!account.what.empty()) return account.what;
  }
  return what;
}

const std::string& Commitment::due() const {
  for (const Account& account : accounts | std::views::reverse) {
    if (!account.due.empty()) return account.due;
  }
  return details.due;
}

bool Commitment::accounted(const OccasionId& at) const {
  return std::ranges::any_of(accounts, [&](const Account& a) { return a.verdict && a.occasion == at; });
}

bool Commitment::on_the_table(const OccasionId& at) const {
  return !at.empty() && occasion != at && (phase == Phase::open || accounted(at));
}

Decided decide(const Group& group, const Make& command, const Context&) {
  const auto* organisation = group.organisation(command.organisation);
  if (!organisation) return refuse(RefusalCode::not_found);
  const auto* who = group.seat(command.who);
  if (!who || who->organisation != command.organisation) return refuse(RefusalCode::not_own_seat);
  if (auto wrong = wrong_with(group, command.details)) return std::unexpected(*wrong);
  const auto occasion = meeting::occasion_of(group, command.occasion);
  if (!occasion) return std::unexpected(occasion.error());
  const auto made = std::ranges::count_if(group.commitment.commitments, [&](const auto& entry) {
    return entry.second.organisation == command.organisation;
  });
  if (static_cast<std::size_t>(made) >= kMostCommitments) {
    return refuse(RefusalCode::too_many, {{"max", std::to_string(kMostCommitments)}});
  }
  return one(Made{CommitmentId{group.commitment.last_commitment + 1}, command.organisation, command.what,
                  command.who, *occasion, command.details, command.paper});
}

Decided decide(const Group& group, const Detail& command, const Context&) {
  const Commitment* commitment = group.commitment.find(command.commitment);
  if (!commitment) return refuse(RefusalCode::not_found);
  if (commitment->phase != Phase::open) return refuse(RefusalCode::not_open);
  Details details = commitment->details;
  const bool date_is_told = !commitment->accounts.empty() && !commitment->due().empty();
  if (command.due && date_is_told) return refuse(RefusalCode::change_needed);
  if (command.items) details.items = *command.items;
  if (command.due) details.due = *command.due;
  if (command.evidence) details.evidence = *command.evidence;
  if (command.anchor) details.anchor = *command.anchor;
  if (command.ongoing) details.ongoing = *command.ongoing;
  if (auto wrong = wrong_with(group, details)) return std::unexpected(*wrong);
  return one(Detailed{command.commitment, std::move(details)});
}

Decided decide(const Group& group, const Anchor& command, const Context&) {
  const Commitment* commitment = group.commitment.find(command.commitment);
  if (!commitment) return refuse(RefusalCode::not_found);
  if (commitment->details.anchor.empty()) return refuse(RefusalCode::no_anchor);
  return one(Anchored{command.commitment});
}

Decided decide(const Group& group, const Follow& command, const Context& context) {
  if (!group.commitment.find(command.commitment)) return refuse(RefusalCode::not_found);
  const auto* seat = group.seat(context.author.seat);
  ASSERT_BUG(seat);
  return one(Followed{command.commitment, seat->organisation, command.follow});
}

Decided decide(const Group& group, const Tell& command, const Context&) {
  const Commitment* commitment = group.commitment.find(command.commitment);
  if (!commitment) return refuse(RefusalCode::not_found);
  const bool changes = command.verdict == Verdict::changed;
  if (changes && command.what.empty() && command.due.empty()) return refuse(RefusalCode::change_needed);
  if ((changes || command.verdict == Verdict::dropped) && command.reason.empty()) {
    return refuse(RefusalCode::text_needed, {{"field", "reason"}});
  }
  if (!changes && !(command.what.empty() && command.due.empty())) return refuse(RefusalCode::change_needed);
  if (!command.due.empty() && !is_day(command.due)) return refuse(RefusalCode::bad_date);
  if (commitment->accounts.size() >= kMostAccounts) {
    return refuse(RefusalCode::too_many, {{"max", std::to_string(kMostAccounts)}});
  }
  const auto occasion = meeting::occasion_of(group, command.occasion);
  if (!occasion) return std::unexpected(occasion.error());
  return one(Told{command.commitment, *occasion, command.verdict, command.reason, command.what, command.due,
                  command.link});
}

Decided decide(const Group& group, const Flag& command, const Context&) {
  if (!group.commitment.find(command.commitment)) return refuse(RefusalCode::not_found);
  return one(Flagged{command.commitment, command.ignored});
}

void apply(State& state, const Made& event, const Stamp& stamp) {
  state.commitments[event.commitment] = Commitment{.id = event.commitment,
                                                   .organisation = event.organisation,
                                                   .what = event.what,
                                                   .who = event.who,
                                                   .by = stamp.by.seat,
                                                   .made = stamp.at,
                                                   .occasion = event.occasion,
                                                   .paper = event.paper,
                                                   .details = event.details,
                                                   .followers = {},
                                                   .accounts = {}};
  state.last_commitment = std::max(state.last_commitment, event.commitment.n);
}

void apply(State& state, const Detailed& event) {
  Commitment& commitment = existing(state, event.commitment);
  if (event.details.anchor != commitment.details.anchor) commitment.anchored = {};  // decided somewhere else
  commitment.details = event.details;
}

void apply(State& state, const Anchored& event, UtcMillis at) {
  existing(state, event.commitment).anchored = at;
}

void apply(State& state, const Followed& event) {
  Commitment& commitment = existing(state, event.commitment);
  if (event.follow) {
    commitment.followers.insert(event.organisation);
  } else {
    commitment.followers.erase(event.organisation);
  }
}

void apply(State& state, const Told& event, const Stamp& stamp) {
  Commitment& commitment = existing(state, event.commitment);
  // Only of a meeting that was registered afterwards can something be told once it was missed there.
  if (commitment.missed() && commitment.accounts.back().occasion == event.occasion) {
    commitment.accounts.pop_back();
  }
  commitment.accounts.push_back({event.verdict, stamp.by.seat, stamp.at, event.occasion, event.reason,
                                 event.what, event.due, event.link});
  commitment.phase = phase_after(event.verdict);
}

void apply(State& state, const Missed& event, UtcMillis at) {
  Account account;
  account.at = at;
  account.occasion = event.occasion;
  existing(state, event.commitment).accounts.push_back(std::move(account));
}

void apply(State& state, const Flagged& event) { existing(state, event.commitment).ignored = event.ignored; }

void finish_at_close(const Group& group, const OccasionId& occasion, Decision& decision) {
  for (const auto& [id, commitment] : group.commitment.commitments) {
    if (commitment.on_the_table(occasion) && !commitment.accounted(occasion)) {
      decision.events.push_back(Missed{id, occasion});
    }
  }
}

void finish_at_register(const Group& group, const OccasionId& occasion, const std::string& date,
                        Decision& decision) {
  for (const auto& [id, commitment] : group.commitment.commitments) {
    if (!commitment.on_the_table(occasion) || commitment.accounted(occasion)) continue;
    const auto after = [&](const OccasionId& at, UtcMillis told) {
      return meeting::day_of(group, at, told) > date;
    };
    const bool later =
        after(commitment.occasion, commitment.made) ||
        std::ranges::any_of(commitment.accounts, [&](const Account& a) { return after(a.occasion, a.at); });
    if (!later) decision.events.push_back(Missed{id, occasion});
  }
}

void reopen(State& state, const OccasionId& occasion) {
  for (auto& [id, commitment] : state.commitments) {
    if (commitment.missed() && commitment.accounts.back().occasion == occasion) {
      commitment.accounts.pop_back();
    }
  }
}

void forget(State& state, OrganisationId organisation) {
  std::erase_if(state.commitments,
                [&](const auto& entry) { return entry.second.organisation == organisation; });
  for (auto& [id, commitment] : state.commitments) commitment.followers.erase(organisation);
}

}  // namespace jamsides::commitment
