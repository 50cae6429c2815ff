// group.hpp - one benchmarking group: the slices put together, and the two functions everything rests on:
//   decide(group, command, context) -> what happens, or which rule refuses     (changes nothing)
//   apply(group, event, stamp)      -> the group after it happened             (asks nothing, cannot fail)
// Pure: time, chance and identity come in as arguments, so the same log always gives the same group.
#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/refusal.hpp"
#include "domain/agenda.hpp"
#include "domain/anchoring.hpp"
#include "domain/assessment.hpp"
#include "domain/author.hpp"
#include "domain/checklist.hpp"
#include "domain/commitment.hpp"
#include "domain/focus.hpp"
#include "domain/idea.hpp"
#include "domain/meeting.hpp"
#include "domain/notes.hpp"
#include "domain/purpose.hpp"
#include "domain/seating.hpp"
#include "domain/survey.hpp"

namespace jamsides {

namespace setup {
struct NewOrganisation {
  std::string name;
  seating::Kind kind = seating::Kind::kommun;
  std::string code, parent;
};
struct NewOccasion {
  OccasionId occasion;
  std::string date;
  int host = -1;
};  // host: index into organisations, -1 none

// Commands (admin page only)
struct Create {
  std::string name;
  std::shared_ptr<const Checklist> checklist;  // null = unknown version, refused
  std::vector<NewOrganisation> organisations;  // 2..max
  std::optional<NewOrganisation> mentor;
  std::vector<NewOccasion> occasions;
  bool mentor_leads =
      false;  // facilitator = mentor's nyckelperson, else the host's (or the first organisation's)
  int max_organisations = 3;  // a programme's setting, 3..5
  bool keep_votes = false;
};
struct EditOrganisation {
  OrganisationId id;
  NewOrganisation to;
};
struct EditOccasion {
  OccasionId occasion;
  std::string date;
  OrganisationId host;
  SeatId facilitator;
};
struct Edit {
  std::optional<std::string> name;
  std::vector<EditOrganisation> organisations;
  std::vector<NewOrganisation> added;     // before the first meeting opens
  std::vector<OrganisationId> removed;    // before the first meeting opens
  std::optional<NewOrganisation> mentor;  // adds one where there is none
  std::vector<EditOccasion> occasions;    // an occasion without a meeting gets one (e.g. bm4)
};

// Events
struct Created {
  std::string name;
  std::string checklist;
  int max_organisations;
  bool keep_votes;
};
struct Renamed {
  std::string name;
};
}  // namespace setup

/// What is asked for. A type of its own, as an event and a group are: how one of so many kinds is copied and
/// ends is compiled once, in group_members.cpp, instead of in every file that holds one, where it was most of
/// what compiling cost.
struct Command
    : std::variant<setup::Create, setup::Edit, seating::Sit, seating::AskToJoin, seating::Admit,
                   seating::TurnAway, seating::ShowCard, seating::UseCard, seating::RevokeCards,
                   seating::IssueCards, seating::ShareSpread, meeting::Open, meeting::Close,
                   meeting::ShowScreen, meeting::Undo, meeting::Rehearse, meeting::HandOver,
                   meeting::TakeOver, meeting::Plan, meeting::Register, meeting::SetGuests, assessment::Cast,
                   assessment::Reveal, assessment::Open, assessment::Again, assessment::Agree,
                   assessment::Contest, assessment::Enter, agenda::Use, agenda::Add, agenda::Edit,
                   agenda::Remove, agenda::Start, agenda::Extend, agenda::Pause, commitment::Make,
                   commitment::Detail, commitment::Anchor, commitment::Follow, commitment::Tell,
                   commitment::Flag, purpose::Set, focus::Choose, idea::Write, idea::Withdraw, idea::Save,
                   idea::Keep, idea::Draft, survey::Open, survey::Answer, survey::Close, survey::Count,
                   notes::Write, notes::Approve, notes::Correct, anchoring::Present> {
  using Kinds = variant;
  using Kinds::Kinds;
  Command(const Command&);
  Command(Command&&) noexcept;
  Command& operator=(const Command&);
  Command& operator=(Command&&) noexcept;
  ~Command();
};

/// What happened.
struct Event
    : std::variant<setup::Created, setup::Renamed, seating::OrganisationAdded, seating::OrganisationEdited,
                   seating::OrganisationRemoved, seating::SeatAdded, seating::SeatTaken,
                   seating::JoinRequested, seating::JoinAdmitted, seating::JoinTurnedAway, seating::CardShown,
                   seating::CardUsed, seating::CardsRevoked, seating::CardsIssued, seating::SpreadShared,
                   meeting::Planned, meeting::Edited, meeting::Removed, meeting::Opened, meeting::Closed,
                   meeting::Shown, meeting::Undone, meeting::Rehearsed, meeting::HandedOver,
                   meeting::TakenOver, meeting::Arranged, meeting::Registered, meeting::GuestsSet,
                   assessment::Opened, assessment::BallotCast, assessment::BallotErased, assessment::Revealed,
                   assessment::RoundStarted, assessment::Agreed, assessment::Contested, assessment::Locked,
                   assessment::Redacted, agenda::Cleared, agenda::Added, agenda::Edited, agenda::Removed,
                   agenda::Started, agenda::Extended, agenda::Paused, commitment::Made, commitment::Detailed,
                   commitment::Anchored, commitment::Followed, commitment::Told, commitment::Missed,
                   commitment::Flagged, purpose::WasSet, focus::Chosen, idea::Written, idea::Withdrawn,
                   idea::Saved, idea::Kept, idea::Drafted, survey::Opened, survey::Answered, survey::Closed,
                   survey::Counted, notes::Written, notes::Approved, notes::Settled, notes::Corrected,
                   anchoring::Presented> {
  using Kinds = variant;
  using Kinds::Kinds;
  Event(const Event&);
  Event(Event&&) noexcept;
  Event& operator=(const Event&);
  Event& operator=(Event&&) noexcept;
  ~Event();
};

/// The contract's name of a command ("ballot.cast") or event ("ballot.cast", "meeting.planned"); never
/// changes once stored.
const char* name_of(const Command& command);
const char* name_of(const Event& event);

/// Which key a device opened with (design 17).
enum class Key { room, desk };

// Rows that belong to an event but stand beside the log; written in the same transaction.
struct PersonRow {
  PersonId person;
  SeatId seat;
  std::string name;
  bool stand_in;
  UtcMillis from;
};
struct CredentialRow {
  std::string token_hash;  // SHA-256 of the token, hex
  SeatId seat;
  Key key = Key::room;
  bool facilitator = false;  // the link leads to the console
  UtcMillis until{};         // 0 = until revoked
  CardId card{};             // set = a single-use replacement card
};
struct RevokeRow {
  SeatId seat;
};  // ends the seat's credentials and sessions
struct RoomCodeRow {
  MeetingId meeting;
  std::string code;
};
/// What somebody answered. Stored under a random id; says neither who nor when, and is never told here again.
struct AnswerRow {
  SurveyId survey;
  survey::Answers answers;
};
/// What may be shown of a closed survey; counted from the store, kept in memory only.
struct ResultsRow {
  SurveyId survey;
  survey::Results results;
};
using SideRow = std::variant<PersonRow, CredentialRow, RevokeRow, RoomCodeRow, AnswerRow, ResultsRow>;

/// A fresh token in plain and hashed form.
struct Token {
  std::string plain, hash;
};

/// A link made by a decision, in plain; told once to whoever asked, never stored.
struct Secret {
  SeatId seat;
  Key key;
  CardId card;
  std::string token;
};

/// What a command leads to. Everything in it happens together or not at all.
struct Decision {
  Decision();
  Decision(Decision&&) noexcept;
  Decision& operator=(Decision&&) noexcept;
  ~Decision();

  std::vector<Event> events;
  std::vector<SideRow> rows;
  std::vector<Seq> redact;  // earlier events whose bodies are dropped
  std::vector<Secret> secrets;
};

using Decided = std::expected<Decision, Refusal>;

/// All that is not in the log.
struct Context {
  Author author;
  UtcMillis now;
  std::function<Token()> fresh_token;
  std::function<std::string()> fresh_code;  // a room code nobody else has now
  /// Since when no device of a seat has contact; nothing where one has. Null: everybody has.
  std::function<std::optional<UtcMillis>(SeatId)> away_since{};
};

/// The last accepted commands of one outbox: kWindow counters below and including the highest, each with its
/// seq.
inline constexpr std::uint64_t kWindow = 64;
inline constexpr std::chrono::days kInstanceLife{90};  // an outbox unused for longer is forgotten
inline constexpr std::size_t kInstancesPerSeat = 64;   // the one longest unused goes when there are more
struct Window {
  std::uint64_t highest = 0;
  std::map<std::uint64_t, Seq> seqs;
  UtcMillis last_used{};
  bool operator==(const Window&) const = default;
};

struct Group {
  Group();
  Group(const Group&);
  Group(Group&&) noexcept;
  Group& operator=(const Group&);
  Group& operator=(Group&&) noexcept;
  ~Group();

  GroupId id;
  std::string name;
  std::shared_ptr<const Checklist> checklist;  // never null once created
  int max_organisations = 3;
  bool keep_votes = false;
  seating::State seating;
  meeting::State meeting;
  assessment::State assessment;
  commitment::State commitment;
  agenda::State agenda;
  purpose::State purpose;
  focus::State focus;
  idea::State idea;
  survey::State survey;
  notes::State notes;
  anchoring::State anchoring;
  std::map<std::pair<SeatId, std::string>, Window> windows;
  Seq seq = 0;  // of the last event applied

  const seating::Seat* seat(SeatId id) const;                          // null where none
  const seating::Organisation* organisation(OrganisationId id) const;  // null where none
  /// Leads the open meeting, or where none is open any meeting not yet closed or whose close can be undone.
  bool is_facilitator(SeatId id) const;
  bool operator==(const Group&) const;
};

/// What `command` leads to, or the rule that refuses it. Checks the permission table first. Does not look at
/// windows.
Decided decide(const Group& group, const Command& command, const Context& context);

/// Makes it so. `checklists` resolves a Created event's version.
void apply(Group& group, const Event& event, const Stamp& stamp, const Checklists& checklists);

/// What stands beside the log: a person's name, and a shown card's link (memory only). Other rows say nothing
/// to the rules.
void apply(Group& group, const SideRow& row);
void apply(Group& group, const Secret& secret);

/// What the group knows of a command's id: its seq where it was accepted, too_old below the window, nothing
/// where new.
struct Unknown {};
struct Done {
  Seq seq;
};
struct TooOld {};
std::variant<Unknown, Done, TooOld> recall(const Group& group, SeatId seat, const CommandId& id);

}  // namespace jamsides
