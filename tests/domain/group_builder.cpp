// group_builder.cpp - bodies of group_builder.hpp.
#include "domain/group_builder.hpp"

#include <algorithm>

namespace jamsides::test {

std::shared_ptr<const Checklist> a_checklist(int items) {
  Checklist list;
  list.id = "test-" + std::to_string(items);
  list.name = "Checklista";
  for (int item = 1; item <= items; ++item) list.items.push_back("Moment " + std::to_string(item));
  list.labels = {"Ej påbörjat", "Behöver utvecklas", "Genomfört"};
  list.occasions = {
      {"uppstart", "Uppstart", false}, {"bm1", "BM1", false}, {"bm2", "BM2", false},
      {"bm3", "BM3", false},           {"bm4", "BM4", true},  {"avslutning", "Avslutningskonferens", false}};
  list.rule = {"Modellkommun", 0, 6};
  list.purposes = {"plan", "styrning", "verksamhet"};
  list.questionnaires[meeting::Show::survey] = {"enkat-prov-1", 4, 2, 0, true};
  list.questionnaires[meeting::Show::pmi] = {"pmi-prov-1", 0, 0, 3, false};
  return std::make_shared<const Checklist>(std::move(list));
}

LiveGroup::LiveGroup() = default;
LiveGroup::LiveGroup(const LiveGroup&) = default;
LiveGroup::LiveGroup(LiveGroup&&) noexcept = default;
LiveGroup& LiveGroup::operator=(const LiveGroup&) = default;
LiveGroup& LiveGroup::operator=(LiveGroup&&) noexcept = default;
LiveGroup::~LiveGroup() = default;

Author LiveGroup::seat(int index, Function function) const {
  for (const auto& [id, s] : now.seating.seats) {
    if (s.organisation == organisation(index) && s.function == function) return Author::of(id);
  }
  ADD_FAILURE() << "no such seat";
  return Author::system();
}

MeetingId LiveGroup::meeting(const OccasionId& occasion) const {
  const auto* found = now.meeting.at(occasion);
  return found ? found->id : MeetingId{};
}

Author LiveGroup::facilitator(const OccasionId& occasion) const {
  return Author::of(now.meeting.at(occasion)->facilitator);
}

Context LiveGroup::context(Author author) {
  return {author, clock,
          [this] {
            const auto n = std::to_string(++fresh_);
            return Token{"token-" + n, "hash-" + n};
          },
          [this] { return "KODX " + std::to_string(10 + ++fresh_); }, away};
}

Decided LiveGroup::does(Author author, const Command& command, const CommandId& id) {
  auto decided = decide(now, command, context(author));
  if (decided) happens(*decided, author, id);
  return decided;
}

Decision LiveGroup::must(Author author, const Command& command, const CommandId& id) {
  auto decided = does(author, command, id);
  if (!decided) {
    ADD_FAILURE() << name_of(command) << " refused: " << name_of(decided.error().code);
    return {};
  }
  return std::move(*decided);
}

std::optional<RefusalCode> LiveGroup::refusal(Author author, const Command& command) {
  auto decided = does(author, command);
  if (decided) return std::nullopt;
  return decided.error().code;
}

void LiveGroup::event(const Event& event) {
  Decision decision;
  decision.events.push_back(event);
  happens(decision, Author::admin(), {});
}

Author LiveGroup::adds_seat(int index, Function function) {
  const SeatId id{now.seating.last_seat + 1};
  event(seating::SeatAdded{id, index < 0 ? OrganisationId{} : organisation(index), function, "Extra"});
  return Author::of(id);
}

void LiveGroup::opens(const OccasionId& occasion) {
  must(facilitator(occasion), meeting::Open{meeting(occasion)});
}

void LiveGroup::closes(const OccasionId& occasion) {
  must(facilitator(occasion), meeting::Close{meeting(occasion), "Datum bestäms senare."});
}

AssessmentId LiveGroup::starts(int index, const OccasionId& occasion, Mode mode, Place place) {
  must(nyckelperson(index), assessment::Open{occasion, organisation(index), mode, place});
  return now.assessment.of(organisation(index), occasion)->id;
}

void LiveGroup::all_vote(AssessmentId id, int value) {
  const int index = static_cast<int>(list(id).organisation.n) - 1;
  for (int item = 1; item <= now.checklist->item_count(); ++item) {
    for (const Author& who : {politiker(index), chef(index), nyckelperson(index)}) {
      must(who, assessment::Cast{id, item, value, ""});
    }
  }
}

void LiveGroup::reveals(AssessmentId id) {
  must(nyckelperson(static_cast<int>(list(id).organisation.n) - 1), assessment::Reveal{id});
}

void LiveGroup::agrees(AssessmentId id, int item, int value) {
  must(nyckelperson(static_cast<int>(list(id).organisation.n) - 1),
       assessment::Agree{id, item, value, "", "", ""});
}

void LiveGroup::agrees_on_all(AssessmentId id, int value) {
  for (int item = 1; item <= now.checklist->item_count(); ++item) agrees(id, item, value);
}

void LiveGroup::enters(int index, const OccasionId& occasion, const std::vector<int>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] == 0) continue;
    must(nyckelperson(index), assessment::Enter{organisation(index), occasion, static_cast<int>(i) + 1,
                                                values[i], assessment::Source::paper, "", "", ""});
  }
}

Group LiveGroup::replayed() const {
  Group group;
  group.id = now.id;
  for (const auto& [e, stamp] : log) apply(group, e, stamp, checklists);
  for (const auto& row : rows) apply(group, row);
  group.seating.card_tokens = now.seating.card_tokens;  // in memory only, gone after a restart
  return group;
}

void LiveGroup::happens(const Decision& decision, Author author, const CommandId& id) {
  for (const Event& e : decision.events) {
    log.push_back({e, Stamp{now.seq + 1, clock, author, id}});
    apply(now, log.back().event, log.back().stamp, checklists);
  }
  if (heard) heard(std::span(log).last(decision.events.size()), decision);
  for (const Seq seq : decision.redact) log[seq - 1].event = assessment::BallotErased{};
  for (const SideRow& row : decision.rows) {
    rows.push_back(row);
    apply(now, row);
  }
  for (const Secret& secret : decision.secrets) apply(now, secret);
}

GroupBuilder::GroupBuilder()
    : create_{.name = "",
              .checklist = a_checklist(),
              .organisations = {},
              .mentor = std::nullopt,
              .occasions = {}} {}
GroupBuilder::GroupBuilder(const GroupBuilder&) = default;
GroupBuilder::~GroupBuilder() = default;

GroupBuilder& GroupBuilder::with_mentor() {
  create_.mentor = setup::NewOrganisation{"Dalhult", seating::Kind::kommun, "", ""};
  return *this;
}

setup::Create GroupBuilder::command() const {
  static const char* const kNames[] = {"Almnäs",  "Björkvik", "Ceders-Dala-Norra stadsdelsförvaltning",
                                       "Ekhamra", "Furunäs",  "Granlunda"};
  setup::Create create = create_;
  create.name = "Grupp Almnäs";
  for (int i = 0; i < organisations_; ++i) {
    create.organisations.push_back({kNames[i], seating::Kind::kommun, "", ""});
  }
  create.max_organisations = std::max(3, organisations_);
  for (const auto& occasion : create.checklist->occasions) {
    if (!occasion.optional) create.occasions.push_back({occasion.id, "", host_});
  }
  return create;
}

LiveGroup GroupBuilder::build() const {
  LiveGroup live;
  live.now.id = "gtesttestte";
  const setup::Create create = command();
  live.checklists[create.checklist->id] = create.checklist;
  live.must(Author::admin(), create);
  return live;
}

GroupBuilder a_group() { return {}; }

}  // namespace jamsides::test
