// names.cpp - see names.hpp. One table per enumeration; the order is the enumeration's.
#include "report/names.hpp"

#include <array>

namespace jamsides::report {
namespace {

constexpr std::array<Said, 6> kFunctions{{{"politiker", "politician"},
                                          {"chef", "manager"},
                                          {"nyckelperson", "key person"},
                                          {"extra plats", "extra seat"},
                                          {"observatör", "observer"},
                                          {"storbild", "room screen"}}};
constexpr std::array<Said, meeting::kShowWords.size()> kPhases{
    {{"Anslut", "Join"},
     {"Självskattning", "Self-assessment"},
     {"Jämför", "Side by side"},
     {"Åtaganden", "Commitments"},
     {"Uppföljning", "Follow-up"},
     {"Syfte", "Purpose"},
     {"Incheckning", "Check-in"},
     {"Presentation", "Presentation"},
     {"Rollgrupper", "Role groups"},
     {"Idéer", "Ideas"},
     {"Nyckeltal", "Figures"},
     {"Förbättringsarbete", "Improvement work"},
     {"Enkät", "Survey"},
     {"Plus, minus, intressant", "Plus, minus, interesting"},
     {"Avslut", "Closing"},
     {"Paus", "Break"}}};
constexpr std::array<Said, 5> kVerdicts{{{"Klart", "Done"},
                                         {"På väg", "On its way"},
                                         {"Kört fast", "Stuck"},
                                         {"Ändrat", "Changed"},
                                         {"Genomförs inte", "Will not be done"}}};
constexpr Said kMissed{"Inte uppföljt på träffen", "Not followed up at the meeting"};

template <class Table, class Enum>
const char* at(const Table& table, Enum value, Language language) {
  return table.at(static_cast<std::size_t>(value)).in(language);
}

}  // namespace

const char* name_of(seating::Function function, Language language) {
  return at(kFunctions, function, language);
}
const char* name_of(meeting::Show phase, Language language) { return at(kPhases, phase, language); }
const char* name_of(std::optional<commitment::Verdict> verdict, Language language) {
  return verdict ? at(kVerdicts, *verdict, language) : kMissed.in(language);
}

std::string seat_name(const Group& group, SeatId id, Language language) {
  const auto* seat = group.seat(id);
  if (!seat) return {};
  return seat->function == seating::Function::extra ? seat->label : name_of(seat->function, language);
}

std::string organisation_name(const Group& group, OrganisationId id) {
  const auto* organisation = group.organisation(id);
  return organisation ? organisation->name : std::string();
}

std::string seat_of(const Group& group, SeatId id, Language language) {
  const auto* seat = group.seat(id);
  if (!seat) return {};
  const auto organisation = organisation_name(group, seat->organisation);
  return seat_name(group, id, language) + (organisation.empty() ? "" : ", " + organisation);
}

std::string occasion_name(const Group& group, const MethodWords& words, const OccasionId& occasion) {
  if (const auto it = words.occasions.find(occasion); it != words.occasions.end()) return it->second;
  const auto place = group.checklist->order_of(occasion);
  return place < 0 ? occasion : group.checklist->occasions[static_cast<std::size_t>(place)].label;
}

std::string item_text(const MethodWords& words, int item) {
  const auto at = static_cast<std::size_t>(item - 1);
  return std::to_string(item) + ". " + (at < words.items.size() ? words.items[at] : std::string());
}

std::string items_named(const std::set<int>& items, Language language) {
  if (items.empty()) return {};
  std::vector<std::string> numbers;
  for (const int item : items) numbers.push_back(std::to_string(item));
  const bool one = items.size() == 1;
  return (language == Language::sv ? "moment " : one ? "item " : "items ") + listed(numbers, language);
}

}  // namespace jamsides::report
