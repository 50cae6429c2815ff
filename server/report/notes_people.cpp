// notes_people.cpp - who was there, and what each organisation is there for.
#include <algorithm>
#include <map>

#include "report/notes_parts.hpp"

namespace jamsides::report {
namespace {

/// The name, where the reader may know who sat there: who is of the organisation, and of others whom the view
/// names now (to whoever leads).
std::string name_for(const Notes& n, const seating::Seat& seat, const Present& present) {
  if (!n.sight.sees_whole(view::ref(seat.id))) return {};
  const bool own = seat.organisation && seat.organisation == n.sight.organisation();
  if (!own && seat.who != present.who) return {};
  const auto it = n.group().seating.names.find(present.who);
  return it == n.group().seating.names.end() ? std::string() : it->second;
}

/// Somebody on a seat, and what is said beside the name.
struct Sitter {
  std::string name, beside;
};

/// "chef (Åsa Öberg, ersättare, på distans)"; once for a seat where the reader may not tell one from another:
/// then how the last one took part.
std::vector<std::string> seats_there(const Notes& n, OrganisationId organisation) {
  std::map<SeatId, std::vector<Sitter>> there;
  std::map<SeatId, bool> remote;
  for (const auto& present : n.facts().present) {
    const auto* seat = n.group().seat(present.seat);
    if (!seat || seat->organisation != organisation || seat->function == seating::Function::storbild)
      continue;
    auto& sitters = there[present.seat];
    remote[present.seat] = present.remote;
    auto name = name_for(n, *seat, present);
    if (name.empty()) continue;
    std::string beside = present.stand_in ? n.say({", ersättare", ", stand-in"}) : "";
    if (present.remote) beside += n.say({", på distans", ", at a distance"});
    const auto known = std::ranges::find(sitters, name, &Sitter::name);
    if (known == sitters.end()) {
      sitters.push_back({std::move(name), std::move(beside)});
    } else {
      known->beside = std::move(beside);  // they sat down again
    }
  }
  std::vector<std::string> lines;
  for (const auto& [seat, sitters] : there) {
    std::string line = seat_name(n.group(), seat, n.from.language);
    std::string who;
    for (const auto& sitter : sitters) who += (who.empty() ? "" : "; ") + sitter.name + sitter.beside;
    if (who.empty() && remote.at(seat)) who = n.say({"på distans", "at a distance"});
    if (!who.empty()) line += " (" + who + ')';
    lines.push_back(std::move(line));
  }
  return lines;
}

/// What the organisation wanted when the meeting had closed, or wants now; null where it has said nothing.
const purpose::Aim* aim_then(const Notes& n, OrganisationId organisation) {
  const auto* aims = n.group().purpose.of(organisation);
  const purpose::Aim* then = nullptr;
  const auto closed = n.facts().closed;
  for (std::size_t i = 0; aims && i < aims->size(); ++i) {
    const bool in_time = closed.n == 0 || (*aims)[i].at <= closed;
    if (in_time && n.sight.sees(view::purpose_ref(organisation, i + 1))) then = &(*aims)[i];
  }
  return then;
}

}  // namespace

void add_present(Document& to, const Notes& n) {
  List list;
  const auto add = [&](const std::string& whose, OrganisationId id) {
    const auto seats = seats_there(n, id);
    if (!seats.empty()) list.lines.push_back(whose + listed(seats, n.from.language));
  };
  for (const auto* organisation : in_order(n.group())) {
    add(organisation->name + (organisation->mentor ? n.say({" (mentor): ", " (mentor): "}) : ": "),
        organisation->id);
  }
  add({}, {});  // observers from outside
  for (const auto& guests : n.meeting.guests) {
    const auto count = std::to_string(guests.count);
    list.lines.push_back(guests.count == 1
                             ? n.say({"1 gäst från {}", "1 guest from {}"}, {guests.from})
                             : n.say({"{} gäster från {}", "{} guests from {}"}, {count, guests.from}));
  }
  to.section(
      n.say({"Närvarande", "Present"}), {std::move(list)},
      n.meeting.afterwards
          ? n.say({"Träffen hölls utan Jämsides: vilka som var där är inte antecknat här.",
                   "The meeting was held without Jämsides: who was there is not noted here."})
          : n.say({"Ingen har sagt att de sitter på en plats.", "Nobody has said that they sit on a seat."}));
}

void add_purposes(Document& to, const Notes& n) {
  List list;
  for (const auto* organisation : in_order(n.group())) {
    const auto* aim = aim_then(n, organisation->id);
    if (!aim) continue;
    std::vector<std::string> parts;
    for (const auto& kind : aim->kinds) {
      const auto it = n.from.words.purposes.find(kind);
      parts.push_back(it == n.from.words.purposes.end() ? kind : it->second);
    }
    if (!aim->words.empty()) parts.push_back(aim->words);
    std::string line = organisation->name + ": ";
    for (std::size_t i = 0; i < parts.size(); ++i) line += (i == 0 ? "" : ". ") + parts[i];
    list.lines.push_back(std::move(line));
  }
  to.section(n.say({"Varför vi är här", "Why we are here"}), {std::move(list)});
}

}  // namespace jamsides::report
