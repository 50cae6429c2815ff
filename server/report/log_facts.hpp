// log_facts.hpp - what documents need of a group's log beyond its state: when meetings opened and closed, who
// was there, which scores were changed, when something last got another shape.
//
// A fold over the events, in order, from the first. Holds ids, times and the reasons of changed scores; no
// ballot and no name. Who was there is told by what everybody saw: sitting down, and what was done for all to
// see; never by a vote, nor by what an organisation does on its own. Pure values; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/group.hpp"

namespace jamsides::report {

/// Somebody at a meeting.
struct Present {
  SeatId seat{};
  PersonId who{};  // none where they gave no name
  bool stand_in = false;
  bool remote = false;  // took part at a distance
  bool operator==(const Present&) const = default;
};

struct MeetingFacts {
  UtcMillis opened{}, closed{};  // 0 = not, or taken back
  UtcMillis edited{};            // when its plan last changed
  std::vector<Present> present;  // in the order they came; a seat again where somebody else sat down on it
};

/// A score that was agreed already and got another value or a reason.
struct ScoreChange {
  AssessmentId assessment{};
  int item = 0;
  std::optional<int> from, to;  // none = inte överens än
  std::string reason;
  MeetingId during{};  // the meeting open then, or none
};

class LogFacts {
 public:
  /// The next event; `stamp.seq` follows seq().
  void take(const Event& event, const Stamp& stamp);

  Seq seq() const { return seq_; }
  /// Facts of a meeting; empty ones where the log tells nothing.
  const MeetingFacts& of(MeetingId meeting) const;
  const std::vector<ScoreChange>& changes() const { return changes_; }
  /// When a commitment's words, date or state last changed; 0 where there is none.
  UtcMillis changed(CommitmentId commitment) const;

 private:
  struct Seated {
    Present who;
    UtcMillis at{};
  };
  void sits(const Present& who, UtcMillis at);
  void does(SeatId seat, UtcMillis at);
  void opens(MeetingId meeting, UtcMillis at);
  void undoes(const meeting::Undone& event);
  void scores(AssessmentId assessment, int item, std::optional<int> value, const std::string& reason);

  Seq seq_ = 0;
  MeetingId open_{};
  std::map<MeetingId, MeetingFacts> meetings_;
  std::map<SeatId, Seated> seated_;
  std::map<std::pair<AssessmentId, int>, std::optional<int>> scores_;
  std::vector<ScoreChange> changes_;
  std::map<CommitmentId, UtcMillis> commitments_;
};

}  // namespace jamsides::report
