// notes_times.cpp - how long each part of the agenda was planned for, and how long it took.
#include "report/notes_parts.hpp"

namespace jamsides::report {
namespace {

std::string minutes(std::int64_t n) { return std::to_string(n) + " min"; }

/// Whole minutes of an item's last run, rounded; nothing where it has not run or still runs.
std::optional<std::int64_t> taken(const agenda::Item& item) {
  if (item.started.n == 0 || item.ended.n == 0) return std::nullopt;
  return ((item.ended - item.started).count() + 30'000) / 60'000;
}

}  // namespace

void add_times(Document& to, const Notes& n) {
  const auto* agenda = n.group().agenda.of(n.meeting.id);
  if (!agenda) return;
  Table table{{n.say({"Punkt", "Item"}), n.say({"Planerat", "Planned"}), n.say({"Det tog", "It took"})}, {}};
  std::int64_t planned = 0, took = 0;
  for (const auto& item : agenda->items) {
    if (!n.sight.sees(view::ref(item.id))) continue;
    planned += item.planned;
    std::string time;
    if (const auto real = taken(item)) {
      took += *real;
      time = minutes(*real);
    } else if (item.standing == agenda::Standing::skipped) {
      time = n.say({"hoppades över", "skipped"});
    } else if (item.standing == agenda::Standing::running) {
      time = n.say({"pågår", "running"});
    } else {
      time = n.say({"blev inte av", "did not happen"});
    }
    table.rows.push_back({item.title.empty() ? name_of(item.phase, n.from.language) : item.title,
                          minutes(item.planned), std::move(time)});
  }
  if (!table.rows.empty())
    table.rows.push_back({n.say({"Sammanlagt", "In all"}), minutes(planned), minutes(took)});
  to.section(n.say({"Tiden", "Time"}), {std::move(table)});
}

}  // namespace jamsides::report
