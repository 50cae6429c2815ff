// admin_bodies.cpp - see admin_bodies.hpp.
#include "net/admin_bodies.hpp"

#include <algorithm>

#include "wire/commands.hpp"
#include "wire/fields.hpp"

namespace jamsides::net {
namespace {

using nlohmann::json;
using wire::Fields;
using Need = Fields::Need;

constexpr std::size_t kName = 120, kOccasion = 24, kMethod = 64, kDay = 10;
constexpr std::size_t kMostOrganisations = 5, kMostOccasions = 12, kMostSeats = 64;

std::string name_in(Fields& f, const char* field, Need need) {
  const bool given = f.find(field, need) != nullptr;
  auto name = f.text(field, kName, need);
  if (given && name.empty()) f.fail(RefusalCode::name_needed, field);
  return name;
}

/// A kommunkod, four digits; empty means none, and takes away the one there was.
std::string code_in(Fields& f) {
  auto code = f.text("code", 16);
  const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || (!code.empty() && code.size() != 4)) f.fail(RefusalCode::bad_code, "code");
  return code;
}

/// The kommun a stadsdel belongs to.
std::string parent_in(Fields& f) { return f.text("parent", kName); }

std::string day_in(Fields& f) {
  auto day = f.text("date", kDay * 2);
  if (f.find("date", Need::may) && !is_day(day)) f.fail(RefusalCode::bad_date, "date");
  return day;
}

std::string occasion_in(Fields& f) {
  const bool given = f.find("occasion", Need::must) != nullptr;
  auto occasion = f.text("occasion", kOccasion, Need::must);
  if (given && occasion.empty()) f.fail(RefusalCode::unknown_occasion, "occasion");
  return occasion;
}

/// The items of an array field, each read by `read(Fields&)`; the first refusal inside one is kept in
/// `inner`.
template <class Read>
void each(Fields& f, const char* field, Need need, std::size_t most, std::optional<Refusal>& inner,
          Read read) {
  const auto* array = f.find(field, need);
  if (!array) return;
  if (!array->is_array() || array->size() > most) return f.fail(RefusalCode::malformed, field);
  for (const auto& item : *array) {
    Fields fields(item);
    read(fields);
    if (auto refusal = fields.done(); refusal && !inner) inner = std::move(refusal);
  }
}

/// What is wrong inside, or else outside.
std::optional<Refusal> first_wrong(std::optional<Refusal>& inner, Fields& f) {
  auto outer = f.done();
  return outer ? outer : inner;
}

setup::NewOrganisation organisation_in(Fields& f, bool may_have_parent) {
  setup::NewOrganisation organisation;
  organisation.name = name_in(f, "name", Need::must);
  organisation.kind = f.word("kind", seating::Kind::kommun);
  organisation.code = code_in(f);
  if (may_have_parent) organisation.parent = parent_in(f);
  return organisation;
}

/// An organisation as it will be: `present`, with what the fields say instead.
setup::NewOrganisation changed(Fields& f, const seating::Organisation& present) {
  setup::NewOrganisation to{present.name, present.kind, present.code, present.parent};
  if (f.find("name", Need::may)) to.name = name_in(f, "name", Need::may);
  if (f.find("kind", Need::may)) to.kind = f.word("kind", present.kind);
  if (f.find("code", Need::may)) to.code = code_in(f);
  if (f.find("parent", Need::may)) to.parent = parent_in(f);
  return to;
}

void read_organisation_change(Fields& f, const Group& group, setup::Edit& edit) {
  if (!f.find("organisation", Need::may)) return edit.added.push_back(organisation_in(f, true));
  const auto id = f.id<OrganisationId>("organisation");
  const auto* present = group.organisation(id);
  if (!present) return f.fail(RefusalCode::not_found, "organisation");
  edit.organisations.push_back({id, changed(f, *present)});
}

void read_mentor_change(Fields& f, const Group& group, setup::Edit& edit) {
  const auto id = f.id<OrganisationId>("organisation", Need::may);
  for (const auto& [present_id, present] : group.seating.organisations) {
    if (!present.mentor) continue;
    if (id && id != present_id) return f.fail(RefusalCode::not_found, "organisation");
    edit.mentor = changed(f, present);
    return;
  }
  edit.mentor = organisation_in(f, false);
}

void read_occasion_change(Fields& f, const Group& group, setup::Edit& edit) {
  setup::EditOccasion to;
  to.occasion = occasion_in(f);
  if (const auto* present = group.meeting.at(to.occasion)) {
    to.date = present->date;
    to.host = present->host;
  }
  if (f.find("date", Need::may)) to.date = day_in(f);
  if (f.find("host", Need::may)) to.host = f.id<OrganisationId>("host");
  to.facilitator = f.id<SeatId>("facilitator", Need::may);
  edit.occasions.push_back(std::move(to));
}

}  // namespace

std::expected<setup::Create, Refusal> read_new_group(const json& body, const Checklists& checklists,
                                                     int max_organisations) {
  Fields f(body);
  std::optional<Refusal> inner;
  setup::Create create;
  create.max_organisations = max_organisations;
  create.name = name_in(f, "name", Need::must);
  const auto method = checklists.find(f.text("method", kMethod, Need::must));
  if (method != checklists.end()) create.checklist = method->second;
  if (const auto* all = f.find("organisations", Need::must);
      all && all->is_array() && (all->size() < 2 || all->size() > kMostOrganisations)) {
    return refuse(RefusalCode::group_size, {{"min", "2"}, {"max", std::to_string(max_organisations)}});
  }
  each(f, "organisations", Need::must, kMostOrganisations, inner,
       [&](Fields& item) { create.organisations.push_back(organisation_in(item, true)); });
  if (const auto* mentor = f.find("mentor", Need::may)) {
    Fields item(*mentor);
    create.mentor = organisation_in(item, false);
    if (auto refusal = item.done(); refusal && !inner) inner = std::move(refusal);
  }
  each(f, "occasions", Need::must, kMostOccasions, inner, [&](Fields& item) {
    setup::NewOccasion occasion{occasion_in(item), day_in(item), -1};
    if (const auto host = item.integer("host", 0, 4, RefusalCode::malformed, Need::may)) {
      occasion.host = static_cast<int>(*host);
    }
    create.occasions.push_back(std::move(occasion));
  });
  if (const auto leader = f.text("facilitator", kOccasion); leader == "mentor") {
    create.mentor_leads = true;
  } else if (f.find("facilitator", Need::may) && leader != "host") {
    f.fail(RefusalCode::malformed, "facilitator");
  }
  if (auto refusal = first_wrong(inner, f)) return std::unexpected(std::move(*refusal));
  return create;
}

std::expected<setup::Edit, Refusal> read_change(const json& body, const Group& group) {
  Fields f(body);
  std::optional<Refusal> inner;
  setup::Edit edit;
  if (f.find("name", Need::may)) edit.name = name_in(f, "name", Need::may);
  each(f, "organisations", Need::may, kMostOrganisations, inner,
       [&](Fields& item) { read_organisation_change(item, group, edit); });
  if (const auto* mentor = f.find("mentor", Need::may)) {
    Fields item(*mentor);
    read_mentor_change(item, group, edit);
    if (auto refusal = item.done(); refusal && !inner) inner = std::move(refusal);
  }
  each(f, "occasions", Need::may, kMostOccasions, inner,
       [&](Fields& item) { read_occasion_change(item, group, edit); });
  if (const auto* removed = f.find("removed", Need::may)) {
    if (!removed->is_array() || removed->size() > kMostOrganisations)
      f.fail(RefusalCode::malformed, "removed");
    for (const auto& item : *removed) {
      const auto id =
          item.is_string() ? OrganisationId::from(item.get_ref<const std::string&>()) : std::nullopt;
      if (!id) f.fail(RefusalCode::malformed, "removed");
      edit.removed.push_back(id.value_or(OrganisationId{}));
    }
  }
  if (auto refusal = first_wrong(inner, f)) return std::unexpected(std::move(*refusal));
  return edit;
}

std::expected<seating::IssueCards, Refusal> read_issue(const json& body) {
  Fields f(body);
  seating::IssueCards issue;
  if (const auto* seats = f.find("seats", Need::may)) {
    if (!seats->is_array() || seats->empty() || seats->size() > kMostSeats)
      f.fail(RefusalCode::malformed, "seats");
    for (const auto& item : *seats) {
      const auto id = item.is_string() ? SeatId::from(item.get_ref<const std::string&>()) : std::nullopt;
      if (!id || std::ranges::count(issue.seats, *id) > 0) f.fail(RefusalCode::malformed, "seats");
      issue.seats.push_back(id.value_or(SeatId{}));
    }
  }
  const auto kind = f.text("kind", kOccasion, Need::must);
  issue.desk = kind == "desk";
  if (kind != "desk" && kind != "card") f.fail(RefusalCode::malformed, "kind");
  if (auto refusal = f.done()) return std::unexpected(std::move(*refusal));
  return issue;
}

std::expected<assessment::Enter, Refusal> read_score(const json& body) {
  json with = body;
  if (!with.contains("source")) with["source"] = "direct";
  auto command = wire::read_command("score.enter", with);
  if (!command) return std::unexpected(std::move(command.error()));
  return std::get<assessment::Enter>(std::move(*command));
}

}  // namespace jamsides::net
