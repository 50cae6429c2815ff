// calendar.cpp - see calendar.hpp.
#include "report/calendar.hpp"

#include <fmt/format.h>

#include "report/calendar_lines.hpp"
#include "report/names.hpp"

namespace jamsides::report {
namespace {

using namespace std::chrono;

/// "2026-11-23" as a DATE, `after` days later.
std::string date_of(const std::string& day, int after = 0) {
  const auto number = [&](std::size_t from, std::size_t size) { return std::stoi(day.substr(from, size)); };
  const year_month_day of{year{number(0, 4)}, month{static_cast<unsigned>(number(5, 2))},
                          std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  const year_month_day then{sys_days{of} + days{after}};
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(then.year()), static_cast<unsigned>(then.month()),
                     static_cast<unsigned>(then.day()));
}

std::string instant(UtcMillis at) {
  const sys_time<milliseconds> time{milliseconds{at.n}};
  const auto today = floor<days>(time);
  const year_month_day day{today};
  const hh_mm_ss clock{floor<seconds>(time - today)};
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

struct Entry {
  std::string uid, day;
  UtcMillis changed{};
  std::string summary, location, description;
};

void add_entry(std::string& out, const Entry& entry) {
  add_line(out, "BEGIN", "VEVENT");
  add_text(out, "UID", entry.uid);
  add_line(out, "DTSTAMP", instant(entry.changed));
  add_line(out, "DTSTART;VALUE=DATE", date_of(entry.day));
  add_line(out, "DTEND;VALUE=DATE", date_of(entry.day, 1));
  add_text(out, "SUMMARY", entry.summary);
  if (!entry.location.empty()) add_text(out, "LOCATION", entry.location);
  if (!entry.description.empty()) add_text(out, "DESCRIPTION", entry.description);
  add_line(out, "TRANSP", "TRANSPARENT");
  add_line(out, "END", "VEVENT");
}

}  // namespace

std::string calendar(const Sources& from, SeatId seat) {
  const auto& group = from.group;
  const auto say = [&](const Said& said, const std::vector<std::string>& with) {
    return filled(said, from.language, with);
  };
  std::string out;
  add_line(out, "BEGIN", "VCALENDAR");
  add_line(out, "VERSION", "2.0");
  add_line(out, "PRODID",
           from.language == Language::sv ? "-//Jamsides//Jamsides//SV" : "-//Jamsides//Jamsides//EN");
  add_line(out, "METHOD", "PUBLISH");
  add_text(out, "X-WR-CALNAME", group.name);
  add_line(out, "REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
  for (const auto& [id, meeting] : group.meeting.meetings) {
    if (!is_day(meeting.date)) continue;
    const auto host = organisation_name(group, meeting.host);
    add_entry(out, {.uid = id.text() + '.' + group.id + "@jamsides",
                    .day = meeting.date,
                    .changed = from.facts.of(id).edited,
                    .summary = say({"Benchmarkingträff {}, {}", "Benchmarking meeting {}, {}"},
                                   {occasion_name(group, from.words, meeting.occasion), group.name}),
                    .location = host,
                    .description = host.empty() ? "" : say({"Värd: {}", "Host: {}"}, {host})});
  }
  const auto* own = group.seat(seat);
  const bool all = own->function == seating::Function::nyckelperson;
  for (const auto& [id, promise] : group.commitment.commitments) {
    const bool ours = promise.who == seat || (all && promise.organisation == own->organisation);
    if (!ours || promise.phase != commitment::Phase::open || !is_day(promise.due())) continue;
    add_entry(out, {.uid = id.text() + '.' + group.id + "@jamsides",
                    .day = promise.due(),
                    .changed = from.facts.changed(id),
                    .summary = say({"Klart senast i dag: {}", "Due today: {}"}, {promise.words()}),
                    .location = {},
                    .description = seat_of(group, promise.who, from.language)});
  }
  add_line(out, "END", "VCALENDAR");
  return out;
}

}  // namespace jamsides::report
