// seating.hpp - who sits at the table: organisations, their seats, who sits there today, and the ways in.
//
// A vote belongs to a seat = organisation + function (design 8). Names of people are never in events: an
// event carries a PersonId, the name stands in a row beside the log and in State::names. Pure values and
// functions; network thread or store thread, never both at once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"

namespace jamsides::seating {

enum class Kind { kommun, region, stadsdel, forvaltning, bolag, kommunalforbund };
enum class Function { politiker, chef, nyckelperson, extra, observator, storbild };
enum class Mark { a, b, c, d, e, m };  // shape and hue, look/README: m is the mentor's diamond

struct Organisation {
  OrganisationId id{};
  std::string name;  // 1..120 code points
  Kind kind = Kind::kommun;
  std::string code;    // kommunkod, four digits, or empty
  std::string parent;  // the kommun a stadsdel belongs to, or empty
  Mark mark = Mark::a;
  bool mentor = false;        // mentors are not scored
  bool share_spread = false;  // lets other organisations see lowest-highest of its revealed ballots
  bool operator==(const Organisation&) const = default;
};

struct Seat {
  SeatId id{};
  OrganisationId organisation{};  // none for the storbild and observers from outside
  Function function = Function::extra;
  std::string label;   // as shown, e.g. "Chef" or "Extra 1"
  bool taken = false;  // somebody has said that they sit here
  PersonId who{};      // who, where they gave a name
  bool stand_in = false;
  bool remote = false;  // takes part at a distance today
  bool operator==(const Seat&) const = default;
};

/// Someone who typed the room code and waits for the facilitator's tap.
struct JoinRequest {
  RequestId id{};
  SeatId seat{};
  PersonId who{};
  UtcMillis at{};
  bool operator==(const JoinRequest&) const = default;
};

/// A replacement card shown for a lost tablet: single use, good until `until` (two minutes).
struct Card {
  CardId id{};
  SeatId seat{};
  SeatId by{};  // who asked for it; only they see the link
  UtcMillis until{};
  bool used = false;
  bool operator==(const Card&) const = default;
};

struct State {
  std::map<OrganisationId, Organisation> organisations;
  std::map<SeatId, Seat> seats;
  std::map<RequestId, JoinRequest> requests;
  std::map<CardId, Card> cards;  // newest per seat only
  std::uint32_t last_organisation = 0, last_seat = 0, last_request = 0, last_card = 0, last_person = 0;
  // Beside the log:
  std::map<PersonId, std::string> names;      // empty name = erased
  std::map<CardId, std::string> card_tokens;  // plain, memory only, gone after a restart; only `by` sees it
  bool operator==(const State&) const = default;
};

// Commands (seat.*, card.*, organisation.*)
struct Sit {
  std::string who;
  bool stand_in = false;
  bool remote = false;
};  // who 0..80 code points, empty = not said
struct AskToJoin {
  SeatId seat;
  std::string who;
};  // from the system, on behalf of a device without a seat
struct Admit {
  RequestId request;
};
struct TurnAway {
  RequestId request;
};
struct ShowCard {
  SeatId seat;
};
struct UseCard {
  CardId card;
};  // from the system, when the link is opened
struct RevokeCards {
  SeatId seat;
};
struct IssueCards {
  std::vector<SeatId> seats;
  bool desk = false;
};  // admin; empty = every seat (desk: every nyckelperson)
struct ShareSpread {
  bool spread = false;
};

// Events
struct OrganisationAdded {
  Organisation organisation;
};  // share_spread false
struct OrganisationEdited {
  OrganisationId organisation;
  std::string name;
  Kind kind;
  std::string code, parent;
};
struct OrganisationRemoved {
  OrganisationId organisation;
};  // and its seats
struct SeatAdded {
  SeatId seat;
  OrganisationId organisation;
  Function function;
  std::string label;
};
struct SeatTaken {
  SeatId seat;
  PersonId person;
  bool stand_in;
  bool remote = false;
};
struct JoinRequested {
  RequestId request;
  SeatId seat;
  PersonId person;
};
struct JoinAdmitted {
  RequestId request;
};
struct JoinTurnedAway {
  RequestId request;
};
struct CardShown {
  CardId card;
  SeatId seat;
  UtcMillis until;
};
struct CardUsed {
  CardId card;
};
struct CardsRevoked {
  SeatId seat;
};
struct CardsIssued {
  std::vector<SeatId> seats;
  bool desk;
};
struct SpreadShared {
  OrganisationId organisation;
  bool spread;
};

/// Whether a seat may be given a meeting to lead: a nyckelperson, or somebody of the mentor's (domain A2).
bool may_lead(const State& state, const Seat& seat);

/// Whether a seat of this function scores the checklist.
inline bool votes(Function function) {
  return function == Function::politiker || function == Function::chef ||
         function == Function::nyckelperson || function == Function::extra;
}

}  // namespace jamsides::seating
