// api_groups.cpp - what the admin page sees: groups, and of one its names, seats, dates and counts; during
// set-up the agreed values it may correct. Never a vote, a text, a draft or a person's name.
#include "domain/meeting_rules.hpp"
#include "net/api.hpp"
#include "view/json_text.hpp"
#include "view/words.hpp"

namespace jamsides::net::api {
namespace {

using view::JsonText;

template <class Map, class Text>
std::string array_of(const Map& rows, Text text_of) {
  std::string all;
  for (const auto& [id, row] : rows) all += (all.empty() ? "" : ",") + text_of(row);
  return '[' + all + ']';
}

std::string organisation_text(const seating::Organisation& organisation) {
  std::string text;
  JsonText(text)
      .field("organisation", organisation.id.text())
      .field("name", organisation.name)
      .field("kind", view::word(organisation.kind))
      .maybe("code", organisation.code)
      .maybe("parent", organisation.parent)
      .field("mark", view::word(organisation.mark))
      .field("mentor", organisation.mentor);
  return text;
}

std::string seat_text(const seating::Seat& seat) {
  std::string text;
  JsonText row(text);
  row.field("seat", seat.id.text());
  if (seat.organisation) row.field("organisation", seat.organisation.text());
  row.field("function", view::word(seat.function))
      .field("label", seat.label)
      .field("taken", static_cast<bool>(seat.who));
  return text;
}

std::string meeting_text(const meeting::Meeting& meeting) {
  std::string text;
  JsonText row(text);
  row.field("meeting", meeting.id.text()).field("occasion", meeting.occasion).maybe("date", meeting.date);
  if (meeting.host) row.field("host", meeting.host.text());
  if (meeting.facilitator) row.field("facilitator", meeting.facilitator.text());
  row.field("state", view::word(meeting.phase)).maybe("code", meeting.code);
  return text;
}

/// `with_values`: the agreed values too, as long as they may be corrected here (HT11).
std::string assessment_text(const assessment::Assessment& assessment, int items, bool with_values) {
  std::string text, answered, values;
  {
    JsonText counts(answered);
    for (const auto& [seat, count] : assessment.answered) counts.field(seat.text(), count);
  }
  int scored = 0;
  for (const auto& [item, score] : assessment.scores) scored += score.value ? 1 : 0;
  if (with_values) {
    JsonText agreed(values);
    for (const auto& [item, score] : assessment.scores) {
      if (score.value) agreed.field(std::to_string(item), *score.value);
    }
  }
  JsonText row(text);
  row.field("assessment", assessment.id.text())
      .field("organisation", assessment.organisation.text())
      .field("occasion", assessment.occasion)
      .field("state", view::word(assessment.phase))
      .raw("answered", answered)
      .field("scored", scored)
      .field("of", items);
  if (with_values) row.raw("values", values);
  return text;
}

std::string group_text(const Group& group) {
  const bool setting_up = !meeting::any_opened(group.meeting);
  std::string text;
  JsonText(text)
      .field("group", group.id)
      .field("name", group.name)
      .field("method", group.checklist->id)
      .field("maxOrganisations", group.max_organisations)
      .raw("organisations", array_of(group.seating.organisations, organisation_text))
      .raw("seats", array_of(group.seating.seats, seat_text))
      .raw("meetings", array_of(group.meeting.meetings, meeting_text))
      .raw("assessments", array_of(group.assessment.assessments, [&](const assessment::Assessment& a) {
             return assessment_text(a, group.checklist->item_count(), setting_up);
           }));
  return text;
}

void answer_groups(const CallPtr& call, const std::vector<store::GroupInfo>& all) {
  std::string rows;
  for (const auto& info : all) {
    const auto method = call->net.group_methods.find(info.id);
    if (method == call->net.group_methods.end()) continue;  // damaged, or deleted a moment ago
    if (!rows.empty()) rows += ',';
    JsonText(rows).field("group", info.id).field("name", info.name).field("method", method->second);
  }
  call->json('[' + rows + ']');
}

/// The checklist a group was made with; empty where its log cannot be read.
std::string method_of(store::Log& log, const GroupId& group) {
  const auto first = log.read(group, {}, 1);
  if (!first || first->entries.empty()) return {};
  const auto* created = std::get_if<setup::Created>(&first->entries.front().event);
  return created ? created->checklist : std::string();
}

/// Learns the checklists it does not know yet, a group a job, so that no meeting waits for all of them.
void with_methods(const CallPtr& call, std::vector<store::GroupInfo> all) {
  auto& net = call->net;
  for (const auto& info : all) {
    if (net.group_methods.contains(info.id)) continue;
    net.store.run([id = info.id](store::Log& log) { return method_of(log, id); },
                  [call, id = info.id](std::expected<std::string, store::Fault> method) {
                    if (method && !method->empty()) call->net.group_methods[id] = *method;
                  });
  }
  // Behind them in the store's queue:
  net.store.run([](store::Log&) {}, [call, all = std::move(all)](auto) { answer_groups(call, all); });
}

}  // namespace

void groups(const CallPtr& call) {
  call->net.store.run([](store::Log& log) { return log.groups(); },
                      [call](std::expected<std::vector<store::GroupInfo>, store::Fault> all) {
                        if (!all) return call->refuse(RefusalCode::not_saved);
                        with_methods(call, std::move(*all));
                      });
}

void group(const CallPtr& call) {
  with_group(call, call->parts[0],
             [call](const Group& state, const auto&) { call->json(group_text(state)); });
}

void methods(const CallPtr& call) {
  std::string rows;
  for (const auto& [id, checklist] : call->net.methods.checklists) {
    if (!rows.empty()) rows += ',';
    JsonText(rows).field("id", id).field("name", checklist->name);
  }
  call->json('[' + rows + ']');
}

}  // namespace jamsides::net::api
