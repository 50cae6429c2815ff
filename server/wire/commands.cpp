// commands.cpp - one reader per command, found by name.
#include "wire/commands.hpp"

#include <functional>
#include <map>

#include "domain/lengths.hpp"
#include "wire/fields.hpp"

namespace jamsides::wire {
namespace {

using nlohmann::json;
using Need = Fields::Need;
using Reader = std::function<Command(Fields&)>;

constexpr std::size_t kOccasion = 24;
constexpr std::size_t kTemplate = 40;
constexpr std::size_t kDay = 10;
constexpr std::size_t kKind = 40;
constexpr std::size_t kSource = 24;

int item(Fields& f) {
  return static_cast<int>(f.integer("item", 1, 99, RefusalCode::unknown_item).value_or(1));
}

/// 1.. ; whether the scale goes that far is the domain's to say.
int value(Fields& f) {
  return static_cast<int>(f.integer("value", 1, 9, RefusalCode::value_out_of_scale).value_or(1));
}

int value_or_pass(Fields& f) {
  const auto* raw = f.find("value", Need::must);
  if (raw && raw->is_string() && raw->get_ref<const std::string&>() == "pass") return assessment::kPass;
  return raw ? value(f) : assessment::kPass;
}

std::string reason(Fields& f) { return f.text("reason", kReasonMax, Need::may, true); }
std::string comment(Fields& f) { return f.text("comment", kCommentMax, Need::may, true); }
std::string next(Fields& f) { return f.text("next", kCommentMax, Need::may, true); }

OccasionId occasion(Fields& f) {
  auto id = f.text("occasion", kOccasion, Need::must);
  if (id.empty()) f.fail(RefusalCode::unknown_occasion, "occasion");  // after anything else wrong with it
  return id;
}

AssessmentId the_assessment(Fields& f) { return f.id<AssessmentId>("assessment"); }
MeetingId the_meeting(Fields& f) { return f.id<MeetingId>("meeting"); }

Command enter(Fields& f) {
  assessment::Enter c;
  c.organisation = f.id<OrganisationId>("organisation");
  c.occasion = occasion(f);
  c.item = item(f);
  c.value = value(f);
  c.source = f.word("source", assessment::Source::direct);
  if (c.source == assessment::Source::ballot || c.source == assessment::Source::confirmed) {
    f.fail(RefusalCode::malformed, "source");
  }
  c.comment = comment(f);
  c.next = next(f);
  c.reason = reason(f);
  return c;
}

/// Where what is said belongs to a meeting that was registered afterwards.
OccasionId occasion_if_named(Fields& f) { return f.find("occasion", Need::may) ? occasion(f) : OccasionId{}; }

Command plan_meeting(Fields& f) {
  meeting::Plan c{.meeting = the_meeting(f)};
  if (f.find("date", Need::may)) c.date = f.text("date", kDay);
  c.host = f.id<OrganisationId>("host", Need::may);
  if (f.find("mode", Need::may)) c.mode = f.word("mode", meeting::Mode::room);
  if (f.find("link", Need::may)) c.link = f.text("link", kLinkMax);
  return c;
}

Command set_guests(Fields& f) {
  meeting::SetGuests c{the_meeting(f), f.text("from", kNameMax, Need::must), 0};
  c.count = static_cast<int>(f.integer("count", 0, meeting::kMostGuests, RefusalCode::malformed).value_or(0));
  return c;
}

Command show_screen(Fields& f) {
  meeting::ShowScreen c{the_meeting(f), f.word("show", meeting::Show::lobby), std::nullopt};
  if (const auto focus = f.integer("focus", 1, 99, RefusalCode::unknown_item, Need::may))
    c.focus = static_cast<int>(*focus);
  return c;
}

CommitmentId the_commitment(Fields& f) { return f.id<CommitmentId>("commitment"); }

std::optional<std::set<int>> items(Fields& f) {
  const auto list = f.integers("items", 1, 99, RefusalCode::unknown_item);
  if (!list) return std::nullopt;
  return std::set<int>(list->begin(), list->end());
}

std::string day(Fields& f) { return f.text("due", kDay); }

Command make_commitment(Fields& f) {
  commitment::Make c;
  c.organisation = f.id<OrganisationId>("organisation");
  c.what = f.text("what", kPromiseMax, Need::must, true);
  if (c.what.empty()) f.fail(RefusalCode::text_needed, "what");  // after anything else wrong with it
  c.who = f.id<SeatId>("who");
  c.details.items = items(f).value_or(std::set<int>{});
  c.details.due = day(f);
  c.details.evidence = f.text("evidence", kPromiseMax, Need::may, true);
  c.details.anchor = f.text("anchor", kAnchorMax);
  c.details.ongoing = f.boolean("ongoing", Need::may).value_or(false);
  c.paper = f.boolean("paper", Need::may).value_or(false);
  c.occasion = occasion_if_named(f);
  return c;
}

Command detail_commitment(Fields& f) {
  const auto text = [&](const char* name, std::size_t most, bool lines) -> std::optional<std::string> {
    if (!f.find(name, Need::may)) return std::nullopt;
    return f.text(name, most, Need::may, lines);
  };
  commitment::Detail c;
  c.commitment = the_commitment(f);
  c.items = items(f);
  c.due = text("due", kDay, false);
  c.evidence = text("evidence", kPromiseMax, true);
  c.anchor = text("anchor", kAnchorMax, false);
  c.ongoing = f.boolean("ongoing", Need::may);
  return c;
}

Command tell_commitment(Fields& f) {
  commitment::Tell c;
  c.commitment = the_commitment(f);
  c.verdict = f.word("verdict", commitment::Verdict::on_way);
  c.reason = reason(f);
  c.what = f.text("what", kPromiseMax, Need::may, true);
  c.due = day(f);
  c.link = static_cast<int>(
      f.integer("link", 1, commitment::kChainLinks, RefusalCode::malformed, Need::may).value_or(0));
  c.occasion = occasion_if_named(f);
  return c;
}

Command set_purpose(Fields& f) {
  purpose::Set c;
  c.kinds = f.labels("kinds", purpose::kMostKinds, kKind);
  c.words = f.text("words", kAimMax, Need::may, true);
  return c;
}

Command choose_focus(Fields& f) {
  focus::Choose c;
  c.meeting = the_meeting(f);
  c.items = f.integers("items", 1, 99, RefusalCode::unknown_item, Need::must).value_or(std::vector<int>{});
  return c;
}

Command write_idea(Fields& f) {
  idea::Write c;
  c.text = f.text("text", kIdeaMax, Need::must, true);
  if (c.text.empty()) f.fail(RefusalCode::text_needed, "text");  // after anything else wrong with it
  c.item = static_cast<int>(f.integer("item", 1, 99, RefusalCode::unknown_item, Need::may).value_or(0));
  c.occasion = occasion_if_named(f);
  return c;
}

IdeaId the_idea(Fields& f) { return f.id<IdeaId>("idea"); }
EntryId the_entry(Fields& f) { return f.id<EntryId>("entry"); }

AgendaItemId the_item(Fields& f) { return f.id<AgendaItemId>("item"); }
int minutes(Fields& f) {
  return static_cast<int>(
      f.integer("minutes", 1, agenda::kMostMinutes, RefusalCode::bad_minutes).value_or(1));
}
std::string title(Fields& f) { return f.text("title", kNameMax); }

Command add_item(Fields& f) {
  return agenda::Add{
      the_meeting(f), f.word("phase", meeting::Show::lobby),      minutes(f),
      title(f),       f.word("for", agenda::For::all, Need::may), f.id<AgendaItemId>("before", Need::may)};
}

Command edit_item(Fields& f) {
  agenda::Edit c{.item = the_item(f), .title = {}, .minutes = {}, .skipped = {}, .place = {}};
  if (f.find("title", Need::may)) c.title = title(f);
  if (f.find("minutes", Need::may)) c.minutes = minutes(f);
  if (f.find("skipped", Need::may)) c.skipped = f.boolean("skipped");
  if (const auto place =
          f.integer("place", 1, static_cast<int>(agenda::kMostItems), RefusalCode::malformed, Need::may))
    c.place = static_cast<int>(*place);
  return c;
}

SurveyId the_survey(Fields& f) { return f.id<SurveyId>("survey"); }

Command open_survey(Fields& f) {
  const survey::Open c{the_meeting(f), f.word("phase", meeting::Show::survey)};
  if (c.phase != meeting::Show::survey && c.phase != meeting::Show::pmi) {
    f.fail(RefusalCode::malformed, "phase");
  }
  return c;
}

Command answer_survey(Fields& f) {
  return survey::Answer{
      the_survey(f),
      {f.numbers("marks", survey::kMostMarks, 0, 9), f.texts("texts", survey::kMostTexts, kThoughtMax)}};
}

int version(Fields& f, int least) {
  return static_cast<int>(f.integer("version", least, 1'000'000, RefusalCode::malformed).value_or(least));
}

std::vector<notes::Section> sections(Fields& f) {
  std::vector<notes::Section> all;
  const auto* list = f.find("sections", Need::must);
  if (!list) return all;
  if (!list->is_array() || list->empty() || list->size() > notes::kMostSections) {
    return f.fail(RefusalCode::malformed, "sections"), all;
  }
  std::size_t length = 0;
  for (const json& each : *list) {
    if (!each.is_object()) return f.fail(RefusalCode::malformed, "sections"), all;
    Fields part(each);
    notes::Section section{part.text("title", kNameMax, Need::must),
                           part.text("text", kNotesMax, Need::must, true)};
    if (section.title.empty()) part.fail(RefusalCode::text_needed, "title");
    if (auto wrong = part.done()) return f.fail(std::move(*wrong)), all;
    length += code_points(section.title) + code_points(section.text);
    all.push_back(std::move(section));
  }
  if (length > notes::kMostText) f.fail(RefusalCode::too_long, "sections", notes::kMostText);
  return all;
}

Command correct_notes(Fields& f) {
  notes::Correct c{the_meeting(f), f.text("text", kCorrectionMax, Need::must, true)};
  if (c.text.empty()) f.fail(RefusalCode::text_needed, "text");  // after anything else wrong with it
  return c;
}

const std::map<std::string, Reader, std::less<>>& readers() {
  static const std::map<std::string, Reader, std::less<>> table{
      {"ballot.cast",
       [](Fields& f) {
         return Command{assessment::Cast{the_assessment(f), item(f), value_or_pass(f), reason(f)}};
       }},
      {"ballot.reveal", [](Fields& f) { return Command{assessment::Reveal{the_assessment(f)}}; }},
      {"assessment.open",
       [](Fields& f) {
         return Command{assessment::Open{occasion(f), f.id<OrganisationId>("organisation"),
                                         f.word("mode", assessment::Mode::ballot),
                                         f.word("place", assessment::Place::home)}};
       }},
      {"assessment.again", [](Fields& f) { return Command{assessment::Again{the_assessment(f)}}; }},
      {"score.agree",
       [](Fields& f) {
         return Command{
             assessment::Agree{the_assessment(f), item(f), value(f), comment(f), next(f), reason(f)}};
       }},
      {"score.contest",
       [](Fields& f) {
         return Command{assessment::Contest{the_assessment(f), item(f), comment(f), next(f), reason(f)}};
       }},
      {"score.enter", enter},
      {"meeting.open", [](Fields& f) { return Command{meeting::Open{the_meeting(f)}}; }},
      {"meeting.close",
       [](Fields& f) {
         return Command{meeting::Close{the_meeting(f), f.text("reason", kCloseReasonMax, Need::may, true)}};
       }},
      {"meeting.show", show_screen},
      {"meeting.undo",
       [](Fields& f) {
         return Command{meeting::Undo{
             the_meeting(f),
             static_cast<Seq>(f.integer("seq", 1, (1ll << 53) - 1, RefusalCode::malformed).value_or(1))}};
       }},
      {"meeting.rehearse", [](Fields& f) { return Command{meeting::Rehearse{the_meeting(f)}}; }},
      {"meeting.hand_over",
       [](Fields& f) { return Command{meeting::HandOver{the_meeting(f), f.id<SeatId>("seat")}}; }},
      {"meeting.take_over", [](Fields& f) { return Command{meeting::TakeOver{the_meeting(f)}}; }},
      {"meeting.plan", plan_meeting},
      {"meeting.register",
       [](Fields& f) {
         return Command{meeting::Register{the_meeting(f), f.text("date", kDay, Need::must)}};
       }},
      {"meeting.guests", set_guests},
      {"agenda.use",
       [](Fields& f) { return Command{agenda::Use{the_meeting(f), f.text("from", kTemplate, Need::must)}}; }},
      {"agenda.add", add_item},
      {"agenda.edit", edit_item},
      {"agenda.remove", [](Fields& f) { return Command{agenda::Remove{the_item(f)}}; }},
      {"agenda.start", [](Fields& f) { return Command{agenda::Start{the_item(f)}}; }},
      {"agenda.extend",
       [](Fields& f) {
         return Command{agenda::Extend{
             the_meeting(f),
             static_cast<int>(f.integer("minutes", -60, 60, RefusalCode::bad_minutes).value_or(1))}};
       }},
      {"agenda.pause",
       [](Fields& f) { return Command{agenda::Pause{the_meeting(f), f.boolean("paused").value_or(true)}}; }},
      {"seat.admit", [](Fields& f) { return Command{seating::Admit{f.id<RequestId>("request")}}; }},
      {"seat.turn_away", [](Fields& f) { return Command{seating::TurnAway{f.id<RequestId>("request")}}; }},
      {"seat.sit",
       [](Fields& f) {
         return Command{seating::Sit{f.text("who", kWhoMax, Need::must), f.boolean("standIn").value_or(false),
                                     f.boolean("remote", Need::may).value_or(false)}};
       }},
      {"card.show", [](Fields& f) { return Command{seating::ShowCard{f.id<SeatId>("seat")}}; }},
      {"card.revoke", [](Fields& f) { return Command{seating::RevokeCards{f.id<SeatId>("seat")}}; }},
      {"organisation.share",
       [](Fields& f) { return Command{seating::ShareSpread{f.boolean("spread").value_or(false)}}; }},
      {"commitment.make", make_commitment},
      {"commitment.detail", detail_commitment},
      {"commitment.anchor", [](Fields& f) { return Command{commitment::Anchor{the_commitment(f)}}; }},
      {"commitment.follow",
       [](Fields& f) {
         return Command{commitment::Follow{the_commitment(f), f.boolean("follow").value_or(false)}};
       }},
      {"commitment.tell", tell_commitment},
      {"commitment.flag",
       [](Fields& f) {
         return Command{commitment::Flag{the_commitment(f), f.boolean("ignored").value_or(false)}};
       }},
      {"purpose.set", set_purpose},
      {"focus.choose", choose_focus},
      {"idea.write", write_idea},
      {"idea.withdraw",
       [](Fields& f) {
         return Command{idea::Withdraw{the_idea(f), f.boolean("withdrawn").value_or(false)}};
       }},
      {"idea.save", [](Fields& f) { return Command{idea::Save{f.text("from", kSource, Need::must)}}; }},
      {"idea.keep",
       [](Fields& f) { return Command{idea::Keep{the_entry(f), f.boolean("kept").value_or(false)}}; }},
      {"idea.draft",
       [](Fields& f) {
         return Command{idea::Draft{the_entry(f), f.text("text", kDraftMax, Need::must, true)}};
       }},
      {"survey.open", open_survey},
      {"survey.answer", answer_survey},
      {"survey.close", [](Fields& f) { return Command{survey::Close{the_survey(f)}}; }},
      {"notes.write",
       [](Fields& f) { return Command{notes::Write{the_meeting(f), version(f, 0), sections(f)}}; }},
      {"notes.approve", [](Fields& f) { return Command{notes::Approve{the_meeting(f), version(f, 1)}}; }},
      {"notes.correct", correct_notes},
      {"anchoring.present",
       [](Fields& f) {
         return Command{anchoring::Present{f.text("date", kDay, Need::must),
                                           f.word("where", anchoring::Where::namnd),
                                           f.text("words", kPresentedMax, Need::may, true)}};
       }},
  };
  return table;
}

}  // namespace

std::expected<Command, Refusal> read_command(const std::string& name, const json& with) {
  const auto it = readers().find(name);
  if (it == readers().end()) {
    const bool plain = code_points(name) <= 40 && !has_controls(name);
    return refuse(RefusalCode::unknown_command, {{"command", plain ? name : "?"}});
  }
  Fields fields(with);
  Command command = it->second(fields);
  if (auto wrong = fields.done()) return std::unexpected(std::move(*wrong));
  return command;
}

}  // namespace jamsides::wire
