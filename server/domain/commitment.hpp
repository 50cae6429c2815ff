// commitment.hpp - åtaganden: what an organisation has told the others it will do, and how it accounted for
// it.
//
// What was promised is never changed or removed (domain F41, F49, E7): a new wording, every account of it and
// every meeting where nobody accounted for it is one more line on its timeline. Pure values.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "domain/checklist.hpp"

namespace jamsides::commitment {

/// Klart, på väg, kört fast, ändrat, genomförs inte.
enum class Verdict { done, on_way, stuck, changed, dropped };
enum class Phase { open, done, dropped };

inline constexpr std::size_t kMostCommitments = 200;  // of an organisation
inline constexpr std::size_t kMostAccounts = 100;     // of a commitment
inline constexpr int kChainLinks = 5;                 // aktivitet .. samhällseffekt (F57)

/// What may follow within a week (E7); every part may be empty.
struct Details {
  std::set<int> items;   // numbers of the checklist's items
  std::string due;       // YYYY-MM-DD
  std::string evidence;  // hur vi ser att det är gjort, 0..500 code points
  std::string anchor;    // ska förankras i …, 0..120
  bool ongoing = false;  // ingår i pågående arbete
  bool operator==(const Details&) const = default;
};

/// One line of the timeline: what its organisation said, or that a meeting closed without a word about it.
struct Account {
  std::optional<Verdict> verdict;  // none = inte uppföljt på träffen
  SeatId by{};                     // none where nobody said anything
  UtcMillis at{};
  OccasionId occasion;  // of the meeting open then, or empty
  std::string reason;   // 0..500
  std::string what;     // the new wording, with `changed`
  std::string due;      // the new date, with `changed`
  int link = 0;         // 1..kChainLinks: something came of it, there on the result chain
  bool operator==(const Account&) const = default;
};

struct Commitment {
  CommitmentId id{};
  OrganisationId organisation{};
  std::string what;  // in its original words, 1..500
  SeatId who{};
  SeatId by{};  // who wrote it down
  UtcMillis made{};
  OccasionId occasion;  // of the meeting where it was made, or empty
  bool paper = false;   // keyed in from paper
  Details details;
  UtcMillis anchored{};  // what had to be anchored was decided then; 0 = not
  bool ignored = false;  // "beslut finns men efterlevs inte" (F54); the own organisation's only
  std::set<OrganisationId> followers;
  Phase phase = Phase::open;
  std::vector<Account> accounts;  // oldest first

  /// The wording and the date that hold now: the last told change's, else what was promised.
  const std::string& words() const;
  const std::string& due() const;
  /// Nobody has accounted for it since a meeting closed without a word about it.
  bool missed() const { return !accounts.empty() && !accounts.back().verdict; }
  /// Accounted for while the meeting of `at` was open.
  bool accounted(const OccasionId& at) const;
  /// Stands on the table in the follow-up of the meeting at `at`: made before it, and open, or closed by it.
  bool on_the_table(const OccasionId& at) const;
  bool operator==(const Commitment&) const = default;
};

struct State {
  std::map<CommitmentId, Commitment> commitments;
  std::uint32_t last_commitment = 0;

  const Commitment* find(CommitmentId id) const {
    const auto it = commitments.find(id);
    return it == commitments.end() ? nullptr : &it->second;
  }
  bool operator==(const State&) const = default;
};

// Commands
struct Make {
  OrganisationId organisation;
  std::string what;
  SeatId who;
  Details details;
  bool paper;
  OccasionId occasion{};  // of a meeting registered afterwards; none = now
};
/// Absent = as it is. Once accounted for, a date that is set changes only by being told, with a reason (F55).
struct Detail {
  CommitmentId commitment;
  std::optional<std::set<int>> items;
  std::optional<std::string> due, evidence, anchor;
  std::optional<bool> ongoing;
};
struct Anchor {
  CommitmentId commitment;
};
struct Follow {
  CommitmentId commitment;
  bool follow;
};
struct Tell {
  CommitmentId commitment;
  Verdict verdict;
  std::string reason, what, due;
  int link;               // 0 = none
  OccasionId occasion{};  // of a meeting registered afterwards; none = now
};
struct Flag {
  CommitmentId commitment;
  bool ignored;
};

// Events
struct Made {
  CommitmentId commitment;
  OrganisationId organisation;
  std::string what;
  SeatId who;
  OccasionId occasion;
  Details details;
  bool paper;
};
struct Detailed {
  CommitmentId commitment;
  Details details;
};
struct Anchored {
  CommitmentId commitment;
};
struct Followed {
  CommitmentId commitment;
  OrganisationId organisation;
  bool follow;
};
struct Told {
  CommitmentId commitment;
  OccasionId occasion;
  Verdict verdict;
  std::string reason, what, due;
  int link;
};
struct Missed {
  CommitmentId commitment;
  OccasionId occasion;
};
struct Flagged {
  CommitmentId commitment;
  bool ignored;
};

}  // namespace jamsides::commitment
