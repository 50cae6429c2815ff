// assessment.hpp - one organisation's scoring of the checklist at one occasion: ballots, reveal, agreed
// scores.
//
// Ballots are hidden until the own organisation reveals them, and only it ever sees them; agreed scores are
// for the group (design 9, domain E1-E3). A new round keeps the old one's ballots.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <ranges>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/checklist.hpp"

namespace jamsides::assessment {

enum class Mode { confirm, ballot };
enum class Place { home, room };
enum class Phase { open, revealed, agreed, locked };
enum class Source { ballot, confirmed, direct, paper, import };

inline constexpr int kPass = 0;  // "kan inte bedöma", written "pass" in the contract

struct BallotKey {
  int round = 1;
  SeatId seat{};
  int item = 0;
  auto operator<=>(const BallotKey&) const = default;
};

struct Ballot {
  int value = kPass;   // 1..scale_max or kPass
  std::string reason;  // with a proposed change, or empty
  bool operator==(const Ballot&) const = default;
};

struct Score {
  std::optional<int> value;  // none = inte överens än
  std::string comment;       // 0..2000 code points
  std::string next;          // "Vad krävs för nästa steg?", 0..2000
  Source source = Source::ballot;
  std::string reason;  // why a locked score was changed, or empty
  bool operator==(const Score&) const = default;
};

struct Assessment {
  AssessmentId id{};
  OrganisationId organisation{};
  OccasionId occasion;
  Mode mode = Mode::ballot;
  Place place = Place::home;
  Phase phase = Phase::open;
  int round = 1;
  std::map<int, bool> revealed_rounds;  // round -> its ballots may be seen by the own organisation
  std::map<BallotKey, Ballot> ballots;  // empty once redacted
  std::map<SeatId, int> answered;       // items answered in the current round, survives redaction
  std::map<int, std::vector<int>>
      tallies;                  // after redaction: item -> counts of pass, 1, 2, … in the last revealed round
  std::map<int, Score> scores;  // by item
  std::vector<Seq> ballot_seqs;  // where the ballots stand in the log, for redaction
  Seq reveal_seq = 0;            // of the last reveal, which no undo takes back

  /// The ballots of one round, however many rounds there have been.
  auto of_round(int number) const {
    return std::ranges::subrange(ballots.lower_bound({number}), ballots.lower_bound({number + 1}));
  }
  /// Every item is scored or contested.
  bool complete(int items) const { return static_cast<int>(scores.size()) == items; }
  bool operator==(const Assessment&) const = default;
};

struct State {
  std::map<AssessmentId, Assessment> assessments;
  std::uint32_t last_assessment = 0;

  const Assessment* find(AssessmentId id) const {
    const auto it = assessments.find(id);
    return it == assessments.end() ? nullptr : &it->second;
  }
  const Assessment* of(OrganisationId organisation, const OccasionId& occasion) const {
    for (const auto& [id, a] : assessments) {
      if (a.organisation == organisation && a.occasion == occasion) return &a;
    }
    return nullptr;
  }
  bool operator==(const State&) const = default;
};

// Commands
struct Cast {
  AssessmentId assessment;
  int item;
  int value;
  std::string reason;
};
struct Reveal {
  AssessmentId assessment;
};
struct Open {
  OccasionId occasion;
  OrganisationId organisation;
  Mode mode;
  Place place;
};
struct Again {
  AssessmentId assessment;
};
struct Agree {
  AssessmentId assessment;
  int item;
  int value;
  std::string comment, next, reason;
};
struct Contest {
  AssessmentId assessment;
  int item;
  std::string comment, next, reason;
};
struct Enter {
  OrganisationId organisation;
  OccasionId occasion;
  int item;
  int value;
  Source source = Source::direct;  // direct, paper or import
  std::string comment, next, reason;
};

// Events
struct Opened {
  AssessmentId assessment;
  OrganisationId organisation;
  OccasionId occasion;
  Mode mode;
  Place place;
  bool entered;
};  // entered: made by direct entry, starts revealed
struct BallotCast {
  AssessmentId assessment;
  int round;
  int item;
  int value;
  std::string reason;
};  // the seat is the stamp's author
struct BallotErased {};  // a redacted BallotCast: folds to nothing but its command's id
struct Revealed {
  AssessmentId assessment;
};
struct RoundStarted {
  AssessmentId assessment;
  int round;
};
struct Agreed {
  AssessmentId assessment;
  int item;
  int value;
  std::string comment, next;
  Source source;
  std::string reason;
};
struct Contested {
  AssessmentId assessment;
  int item;
  std::string comment, next, reason;
};
struct Locked {
  AssessmentId assessment;
};
struct Redacted {
  AssessmentId assessment;
  std::map<SeatId, int> answered;
  std::map<int, std::vector<int>> tallies;
};

}  // namespace jamsides::assessment
