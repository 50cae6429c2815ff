// names.cpp - the contract's names of commands and events. A stored event's name never changes.
#include "base/overloaded.hpp"
#include "domain/group.hpp"

namespace jamsides {

const char* name_of(const Command& command) {
  return std::visit(overloaded{
                        [](const setup::Create&) { return "group.create"; },
                        [](const setup::Edit&) { return "group.edit"; },
                        [](const seating::Sit&) { return "seat.sit"; },
                        [](const seating::AskToJoin&) { return "seat.ask"; },
                        [](const seating::Admit&) { return "seat.admit"; },
                        [](const seating::TurnAway&) { return "seat.turn_away"; },
                        [](const seating::ShowCard&) { return "card.show"; },
                        [](const seating::UseCard&) { return "card.use"; },
                        [](const seating::RevokeCards&) { return "card.revoke"; },
                        [](const seating::IssueCards&) { return "card.issue"; },
                        [](const seating::ShareSpread&) { return "organisation.share"; },
                        [](const meeting::Open&) { return "meeting.open"; },
                        [](const meeting::Close&) { return "meeting.close"; },
                        [](const meeting::ShowScreen&) { return "meeting.show"; },
                        [](const meeting::Undo&) { return "meeting.undo"; },
                        [](const meeting::Rehearse&) { return "meeting.rehearse"; },
                        [](const assessment::Cast&) { return "ballot.cast"; },
                        [](const assessment::Reveal&) { return "ballot.reveal"; },
                        [](const assessment::Open&) { return "assessment.open"; },
                        [](const assessment::Again&) { return "assessment.again"; },
                        [](const assessment::Agree&) { return "score.agree"; },
                        [](const assessment::Contest&) { return "score.contest"; },
                        [](const assessment::Enter&) { return "score.enter"; },
                        [](const commitment::Make&) { return "commitment.make"; },
                        [](const commitment::Detail&) { return "commitment.detail"; },
                        [](const commitment::Anchor&) { return "commitment.anchor"; },
                        [](const commitment::Follow&) { return "commitment.follow"; },
                        [](const commitment::Tell&) { return "commitment.tell"; },
                        [](const commitment::Flag&) { return "commitment.flag"; },
                    },
                    command);
}

const char* name_of(const Event& event) {
  return std::visit(overloaded{
                        [](const setup::Created&) { return "group.created"; },
                        [](const setup::Renamed&) { return "group.renamed"; },
                        [](const seating::OrganisationAdded&) { return "organisation.added"; },
                        [](const seating::OrganisationEdited&) { return "organisation.edited"; },
                        [](const seating::OrganisationRemoved&) { return "organisation.removed"; },
                        [](const seating::SeatAdded&) { return "seat.added"; },
                        [](const seating::SeatTaken&) { return "seat.taken"; },
                        [](const seating::JoinRequested&) { return "join.requested"; },
                        [](const seating::JoinAdmitted&) { return "join.admitted"; },
                        [](const seating::JoinTurnedAway&) { return "join.turned_away"; },
                        [](const seating::CardShown&) { return "card.shown"; },
                        [](const seating::CardUsed&) { return "card.used"; },
                        [](const seating::CardsRevoked&) { return "cards.revoked"; },
                        [](const seating::CardsIssued&) { return "cards.issued"; },
                        [](const seating::SpreadShared&) { return "organisation.share"; },
                        [](const meeting::Planned&) { return "meeting.planned"; },
                        [](const meeting::Edited&) { return "meeting.edited"; },
                        [](const meeting::Removed&) { return "meeting.removed"; },
                        [](const meeting::Opened&) { return "meeting.open"; },
                        [](const meeting::Closed&) { return "meeting.close"; },
                        [](const meeting::Shown&) { return "meeting.show"; },
                        [](const meeting::Undone&) { return "meeting.undo"; },
                        [](const meeting::Rehearsed&) { return "meeting.rehearse"; },
                        [](const assessment::Opened&) { return "assessment.open"; },
                        [](const assessment::BallotCast&) { return "ballot.cast"; },
                        [](const assessment::BallotErased&) { return "ballot.cast"; },
                        [](const assessment::Revealed&) { return "ballot.reveal"; },
                        [](const assessment::RoundStarted&) { return "assessment.again"; },
                        [](const assessment::Agreed&) { return "score.agree"; },
                        [](const assessment::Contested&) { return "score.contest"; },
                        [](const assessment::Locked&) { return "assessment.lock"; },
                        [](const assessment::Redacted&) { return "ballots.redact"; },
                        [](const commitment::Made&) { return "commitment.make"; },
                        [](const commitment::Detailed&) { return "commitment.detail"; },
                        [](const commitment::Anchored&) { return "commitment.anchor"; },
                        [](const commitment::Followed&) { return "commitment.follow"; },
                        [](const commitment::Told&) { return "commitment.tell"; },
                        [](const commitment::Missed&) { return "commitment.missed"; },
                        [](const commitment::Flagged&) { return "commitment.flag"; },
                    },
                    event);
}

}  // namespace jamsides
