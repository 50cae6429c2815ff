// notes.cpp - the notes put together; see notes.hpp.
#include "report/notes.hpp"

#include <algorithm>

#include "report/notes_parts.hpp"
#include "report/times.hpp"

namespace jamsides::report {
namespace {

void add_about(Document& to, const Notes& n) {
  const auto& m = n.meeting;
  const auto& facts = n.facts();
  const std::string day = facts.opened.n != 0 ? stockholm_day(facts.opened) : m.date;
  std::string when = day;
  if (facts.opened.n != 0) when += ' ' + stockholm_time(facts.opened);
  if (facts.closed.n != 0) when += "–" + stockholm_time(facts.closed);
  to.about.push_back(when);
  if (const auto host = organisation_name(n.group(), m.host); !host.empty())
    to.about.push_back(n.say({"Värd: {}", "Host: {}"}, {host}));
  if (const auto lead = seat_of(n.group(), m.facilitator, n.from.language); !lead.empty())
    to.about.push_back(n.say({"Mötesledare: {}", "Led by: {}"}, {lead}));
  if (m.mode == meeting::Mode::video) to.about.emplace_back(n.say({"Träff på video", "A meeting by video"}));
  if (m.mode == meeting::Mode::hybrid)
    to.about.emplace_back(n.say({"Träff i rummet och på video", "A meeting in the room and by video"}));
  if (m.afterwards)
    to.about.emplace_back(n.say({"Träffen hölls utan Jämsides och är införd i efterhand.",
                                 "The meeting was held without Jämsides and entered afterwards."}));
  if (!m.reason.empty())
    to.about.push_back(n.say(
        {"Avslutades utan alla datum och värdar: {}", "Closed without all dates and hosts: {}"}, {m.reason}));
}

}  // namespace

Document begun(const Notes& n) {
  Document to{.language = n.from.language, .title = {}, .about = {}, .sections = {}, .foot = {}};
  to.title = n.say({"Anteckningar från {}, {}", "Notes from {}, {}"},
                   {occasion_name(n.group(), n.from.words, n.meeting.occasion), n.group().name});
  add_about(to, n);
  return to;
}

void add_foot(Document& to, const Notes& n) {
  to.foot.push_back(
      n.say({"Gäller till och med händelse {} i gruppens logg.", "As of event {} of the group's log."},
            {std::to_string(n.group().seq)}));
  to.foot.push_back(n.say({"Loggens kontrollsumma där: {}", "The log's checksum there: {}"}, {n.from.head}));
}

std::vector<const seating::Organisation*> in_order(const Group& group) {
  std::vector<const seating::Organisation*> all;
  for (const auto& [id, organisation] : group.seating.organisations) all.push_back(&organisation);
  std::ranges::stable_partition(all, [](const auto* each) { return !each->mentor; });
  return all;
}

void add_ideas(Document& to, const Notes& n) {
  List list;
  for (const auto& [id, idea] : n.group().idea.ideas) {
    if (idea.occasion != n.meeting.occasion || idea.withdrawn || !n.sight.sees(view::ref(id))) continue;
    std::string line = idea.text + " (" + seat_of(n.group(), idea.by, n.from.language);
    if (idea.item != 0) line += ", " + items_named({idea.item}, n.from.language);
    list.lines.push_back(line + ')');
  }
  to.section(n.say({"Idéer att ta vidare", "Ideas to take further"}), {std::move(list)},
             n.say({"Inga idéer skrevs ner.", "No ideas were written down."}));
}

Document notes(const Sources& from, const view::Audience& reader, MeetingId meeting) {
  const Sight sight(from.group, reader);
  const Notes n{from, sight, from.group.meeting.meetings.at(meeting)};
  Document to = begun(n);
  to.about.emplace_back(n.say(
      {"Utkast, gjort av Jämsides ur gruppens logg. Det här är vad din plats får se; inga enskilda svar "
       "finns med.",
       "A draft, made by Jämsides from the group's log. This is what your seat may see; no single answers "
       "are in it."}));
  add_present(to, n);
  add_purposes(to, n);
  add_follow_up(to, n);
  add_scores(to, n);
  add_ideas(to, n);
  add_commitments(to, n);
  add_decisions(to, n);
  add_times(to, n);
  add_foot(to, n);
  return to;
}

}  // namespace jamsides::report
