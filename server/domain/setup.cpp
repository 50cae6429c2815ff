// setup.cpp - how a group comes to be and is changed by the admin page. See setup_rules.hpp.
#include <algorithm>
#include <set>

#include "domain/lengths.hpp"
#include "domain/meeting_rules.hpp"
#include "domain/seating_rules.hpp"
#include "domain/setup_rules.hpp"

namespace jamsides::setup {

namespace {

using seating::Function;
using seating::Mark;
using seating::Organisation;

constexpr int kFewest = 2;
constexpr int kMost = 5;

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// The group as it will be, and the decision that leads there.
struct Draft {
  seating::State seating;
  meeting::State meeting;
  Decision decision;
  const Context& context;

  template <class E>
  void seat(E event) {
    apply(seating, event);
    decision.events.push_back(std::move(event));
  }
  template <class E>
  void meet(E event) {
    apply(meeting, event);
    decision.events.push_back(std::move(event));
  }
};

std::optional<Refusal> check_name(const char* field, const std::string& name) {
  if (trimmed(name).empty()) return Refusal{RefusalCode::name_needed, {{"field", field}}};
  return too_long(field, trimmed(name), kNameMax);
}

std::optional<Refusal> check(const NewOrganisation& organisation) {
  if (auto refusal = check_name("organisation", organisation.name)) return refusal;
  if (auto refusal = too_long("parent", organisation.parent, kNameMax)) return refusal;
  const std::string& code = organisation.code;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!code.empty() && (code.size() != 4 || !std::ranges::all_of(code, digit))) {
    return Refusal{RefusalCode::bad_code};
  }
  return std::nullopt;
}

std::optional<Refusal> check_date(const std::string& date) {
  if (date.empty() || is_day(date)) return std::nullopt;
  return Refusal{RefusalCode::bad_date};
}

/// What must hold of the organisations together: how many, and that no two share a name.
std::optional<Refusal> check_together(const seating::State& state, int most) {
  std::set<std::string> names;
  int scored = 0;
  for (const auto& [id, organisation] : state.organisations) {
    if (!names.insert(organisation.name).second) return Refusal{RefusalCode::name_taken};
    if (!organisation.mentor) ++scored;
  }
  if (scored >= kFewest && scored <= most) return std::nullopt;
  return Refusal{RefusalCode::group_size, {{"min", std::to_string(kFewest)}, {"max", std::to_string(most)}}};
}

Mark free_mark(const seating::State& state) {
  for (const Mark mark : {Mark::a, Mark::b, Mark::c, Mark::d, Mark::e}) {
    const bool taken = std::ranges::any_of(state.organisations,
                                           [&](const auto& entry) { return entry.second.mark == mark; });
    if (!taken) return mark;
  }
  return Mark::e;  // more than five is refused by check_together
}

void add_seat(Draft& draft, OrganisationId organisation, Function function, const char* label) {
  draft.seat(seating::SeatAdded{SeatId{draft.seating.last_seat + 1}, organisation, function, label});
}

void add(Draft& draft, const NewOrganisation& from, bool mentor) {
  const OrganisationId id{draft.seating.last_organisation + 1};
  draft.seat(seating::OrganisationAdded{Organisation{.id = id,
                                                     .name = trimmed(from.name),
                                                     .kind = from.kind,
                                                     .code = from.code,
                                                     .parent = trimmed(from.parent),
                                                     .mark = mentor ? Mark::m : free_mark(draft.seating),
                                                     .mentor = mentor}});
  add_seat(draft, id, Function::politiker, "Politiker");
  add_seat(draft, id, Function::chef, "Chef");
  add_seat(draft, id, Function::nyckelperson, "Nyckelperson");
}

void change(Draft& draft, const Organisation& present, const NewOrganisation& to) {
  seating::OrganisationEdited event{present.id, trimmed(to.name), to.kind, to.code, trimmed(to.parent)};
  if (event.name == present.name && event.kind == present.kind && event.code == present.code &&
      event.parent == present.parent) {
    return;
  }
  draft.seat(std::move(event));
}

const Organisation* mentor_of(const seating::State& state) {
  for (const auto& [id, organisation] : state.organisations) {
    if (organisation.mentor) return &organisation;
  }
  return nullptr;
}

SeatId nyckelperson_of(const seating::State& state, OrganisationId organisation) {
  for (const auto& [id, seat] : state.seats) {
    if (seat.organisation == organisation && seat.function == Function::nyckelperson) return id;
  }
  return {};
}

/// Who leads where nobody is named: the mentor's nyckelperson if the mentor leads, else the host's, else the
/// first organisation's.
SeatId default_facilitator(const seating::State& state, OrganisationId host, bool mentor_leads) {
  if (const Organisation* mentor = mentor_of(state); mentor && mentor_leads) {
    if (const SeatId seat = nyckelperson_of(state, mentor->id)) return seat;
  }
  if (const SeatId seat = nyckelperson_of(state, host)) return seat;
  for (const auto& [id, organisation] : state.organisations) {
    if (!organisation.mentor) return nyckelperson_of(state, id);
  }
  return {};
}

void plan(Draft& draft, const OccasionId& occasion, const std::string& date, OrganisationId host,
          SeatId facilitator) {
  const MeetingId id{draft.meeting.last_meeting + 1};
  const std::string code = draft.context.fresh_code();
  draft.meet(meeting::Planned{id, occasion, date, host, facilitator, code});
  draft.decision.rows.emplace_back(RoomCodeRow{id, code});
}

std::optional<Refusal> plan_all(Draft& draft, const Create& command) {
  std::vector<OrganisationId> hosts;
  for (const auto& [id, organisation] : draft.seating.organisations) {
    if (!organisation.mentor) hosts.push_back(id);
  }
  std::vector<NewOccasion> occasions = command.occasions;
  if (occasions.empty()) {
    for (const auto& occasion : command.checklist->occasions) {
      if (!occasion.optional) occasions.push_back({occasion.id, "", -1});
    }
  }
  for (const NewOccasion& occasion : occasions) {
    if (command.checklist->order_of(occasion.occasion) < 0) {
      return Refusal{RefusalCode::unknown_occasion, {{"occasion", occasion.occasion}}};
    }
    if (draft.meeting.at(occasion.occasion)) return Refusal{RefusalCode::malformed, {{"field", "occasions"}}};
    if (auto refusal = check_date(occasion.date)) return refusal;
    if (occasion.host >= static_cast<int>(hosts.size())) return Refusal{RefusalCode::not_found};
    const OrganisationId host =
        occasion.host < 0 ? OrganisationId{} : hosts[static_cast<std::size_t>(occasion.host)];
    plan(draft, occasion.occasion, occasion.date, host,
         default_facilitator(draft.seating, host, command.mentor_leads));
  }
  return std::nullopt;
}

std::optional<Refusal> change_occasion(Draft& draft, const Group& group, const EditOccasion& to) {
  if (group.checklist->order_of(to.occasion) < 0) {
    return Refusal{RefusalCode::unknown_occasion, {{"occasion", to.occasion}}};
  }
  if (auto refusal = check_date(to.date)) return refusal;
  if (to.host && !draft.seating.organisations.contains(to.host)) return Refusal{RefusalCode::not_found};
  if (to.facilitator) {
    const auto it = draft.seating.seats.find(to.facilitator);
    if (it == draft.seating.seats.end()) return Refusal{RefusalCode::not_found};
    if (!seating::may_lead(draft.seating, it->second)) return Refusal{RefusalCode::cannot_lead};
  }
  const meeting::Meeting* present = draft.meeting.at(to.occasion);
  if (!present) {
    plan(draft, to.occasion, to.date, to.host,
         to.facilitator ? to.facilitator : default_facilitator(draft.seating, to.host, false));
    return std::nullopt;
  }
  const SeatId facilitator = to.facilitator ? to.facilitator : present->facilitator;
  if (present->date == to.date && present->host == to.host && present->facilitator == facilitator) {
    return std::nullopt;
  }
  if (present->phase == meeting::Phase::closed) return Refusal{RefusalCode::setup_over};
  draft.meet(meeting::Edited{present->id, to.date, to.host, facilitator});
  return std::nullopt;
}

/// Takes the organisation out, with what it has scored and the ways in to its seats.
void remove(Draft& draft, const Group& group, OrganisationId id) {
  for (const auto& [seat_id, seat] : group.seating.seats) {
    if (seat.organisation == id) draft.decision.rows.emplace_back(RevokeRow{seat_id});
  }
  for (const auto& [assessment_id, assessment] : group.assessment.assessments) {
    if (assessment.organisation != id) continue;
    draft.decision.redact.insert(draft.decision.redact.end(), assessment.ballot_seqs.begin(),
                                 assessment.ballot_seqs.end());
  }
  draft.seat(seating::OrganisationRemoved{id});
}

/// Meetings that a removed organisation should have hosted or led get another.
void repair_meetings(Draft& draft) {
  std::vector<meeting::Edited> edits;
  for (const auto& [id, meeting] : draft.meeting.meetings) {
    const bool hosted = !meeting.host || draft.seating.organisations.contains(meeting.host);
    const bool led = draft.seating.seats.contains(meeting.facilitator);
    if (hosted && led) continue;
    const OrganisationId host = hosted ? meeting.host : OrganisationId{};
    const SeatId facilitator = led ? meeting.facilitator : default_facilitator(draft.seating, host, false);
    edits.push_back({id, meeting.date, host, facilitator});
  }
  for (auto& edit : edits) draft.meet(std::move(edit));
}

}  // namespace

Decided decide(const Group& group, const Create& command, const Context& context) {
  if (group.checklist) return refuse(RefusalCode::setup_over);
  if (!command.checklist) return refuse(RefusalCode::checklist_unknown);
  if (auto refusal = check_name("group", command.name)) return std::unexpected(*refusal);
  for (const NewOrganisation& organisation : command.organisations) {
    if (auto refusal = check(organisation)) return std::unexpected(*refusal);
  }
  if (command.mentor) {
    if (auto refusal = check(*command.mentor)) return std::unexpected(*refusal);
  }
  const int most = std::clamp(command.max_organisations, kFewest, kMost);

  Draft draft{.seating = {}, .meeting = {}, .decision = {}, .context = context};
  draft.decision.events.push_back(
      Created{trimmed(command.name), command.checklist->id, most, command.keep_votes});
  for (const NewOrganisation& organisation : command.organisations) add(draft, organisation, false);
  if (command.mentor) add(draft, *command.mentor, true);
  if (auto refusal = check_together(draft.seating, most)) return std::unexpected(*refusal);
  add_seat(draft, OrganisationId{}, Function::storbild, "Storbild");
  if (auto refusal = plan_all(draft, command)) return std::unexpected(*refusal);
  return std::move(draft.decision);
}

Decided decide(const Group& group, const Edit& command, const Context& context) {
  if (!group.checklist) return refuse(RefusalCode::not_found);
  if ((!command.added.empty() || !command.removed.empty()) && meeting::any_opened(group.meeting)) {
    return refuse(RefusalCode::setup_over);
  }
  Draft draft{.seating = group.seating, .meeting = group.meeting, .decision = {}, .context = context};
  if (command.name) {
    if (auto refusal = check_name("group", *command.name)) return std::unexpected(*refusal);
    if (trimmed(*command.name) != group.name) {
      draft.decision.events.push_back(Renamed{trimmed(*command.name)});
    }
  }
  for (const OrganisationId id : command.removed) {
    if (!draft.seating.organisations.contains(id)) return refuse(RefusalCode::not_found);
    remove(draft, group, id);
  }
  for (const EditOrganisation& edit : command.organisations) {
    const auto it = draft.seating.organisations.find(edit.id);
    if (it == draft.seating.organisations.end()) return refuse(RefusalCode::not_found);
    if (auto refusal = check(edit.to)) return std::unexpected(*refusal);
    change(draft, it->second, edit.to);
  }
  for (const NewOrganisation& organisation : command.added) {
    if (auto refusal = check(organisation)) return std::unexpected(*refusal);
    add(draft, organisation, false);
  }
  if (command.mentor) {
    if (auto refusal = check(*command.mentor)) return std::unexpected(*refusal);
    if (const Organisation* mentor = mentor_of(draft.seating)) {
      change(draft, *mentor, *command.mentor);
    } else {
      add(draft, *command.mentor, true);
    }
  }
  if (auto refusal = check_together(draft.seating, group.max_organisations)) return std::unexpected(*refusal);
  repair_meetings(draft);
  for (const EditOccasion& occasion : command.occasions) {
    if (auto refusal = change_occasion(draft, group, occasion)) return std::unexpected(*refusal);
  }
  if (draft.decision.events.empty())
    draft.decision.events.push_back(Renamed{group.name});  // accepted: logged
  return std::move(draft.decision);
}

}  // namespace jamsides::setup
