// anchoring.cpp - see anchoring.hpp.
#include "report/anchoring.hpp"

#include <algorithm>
#include <array>

#include "domain/figures.hpp"
#include "report/names.hpp"
#include "report/times.hpp"

namespace jamsides::report {
namespace {

struct Page {
  const Sources& from;
  const seating::Organisation& own;
  const assessment::Assessment* list;  // the latest with an agreed score, or null

  const char* say(const Said& said) const { return said.in(from.language); }
  std::string say(const Said& said, const std::vector<std::string>& with) const {
    return filled(said, from.language, with);
  }
};

int place_of(const Group& group, const OccasionId& occasion) { return group.checklist->order_of(occasion); }

const assessment::Assessment* latest_list(const Group& group, OrganisationId own) {
  const assessment::Assessment* latest = nullptr;
  for (const auto& [id, list] : group.assessment.assessments) {
    if (list.organisation != own || list.scores.empty()) continue;
    if (!latest || place_of(group, list.occasion) > place_of(group, latest->occasion)) latest = &list;
  }
  return latest;
}

const meeting::Meeting* latest_meeting(const Group& group) {
  const meeting::Meeting* latest = nullptr;
  for (const auto& [id, m] : group.meeting.meetings) {
    if (m.phase == meeting::Phase::planned) continue;
    if (!latest || place_of(group, m.occasion) > place_of(group, latest->occasion)) latest = &m;
  }
  return latest;
}

std::string before(const Page& p, const figures::Figure& figure, int item, int value) {
  const auto move = figure.moves.find(item);
  if (move == figure.moves.end()) return {};
  const auto then = occasion_name(p.from.group, p.from.words, move->second.from);
  if (move->second.by == 0) return p.say({"som vid {}", "as at {}"}, {then});
  return p.say({"{} vid {}", "{} at {}"}, {std::to_string(value - move->second.by), then});
}

/// "24 av 30 poäng", with what is left out of it.
std::string sum_of(const Page& p, const figures::Figure& figure) {
  std::string text = p.say({"Sammanlagt {} av {} möjliga poäng", "In all {} of {} possible points"},
                           {std::to_string(figure.sum), std::to_string(figure.max)});
  if (figure.scored < figure.of)
    text += p.say({" ({} av {} moment har en gemensam poäng)", " ({} of {} items have a joint score)"},
                  {std::to_string(figure.scored), std::to_string(figure.of)});
  return text + '.';
}

void add_scores(Document& to, const Page& p) {
  if (!p.list) {
    return to.section(
        p.say({"Vår bedömning", "Our assessment"}), {},
        p.say({"Vi har inte bestämt någon gemensam poäng än.", "We have not agreed on a score yet."}));
  }
  const auto figure = figures::of(p.from.group, *p.list);
  Table table{{p.say({"Moment", "Item"}), p.say({"Nu", "Now"}), p.say({"Förra gången", "Last time"})}, {}};
  for (const auto& [item, score] : p.list->scores) {
    if (!score.value) {
      table.rows.push_back({item_text(p.from.words, item), p.say({"inte överens än", "not agreed yet"}), ""});
      continue;
    }
    const auto label = static_cast<std::size_t>(*score.value - 1);
    std::string now = std::to_string(*score.value);
    if (label < p.from.words.labels.size()) now += ", " + p.from.words.labels[label];
    table.rows.push_back(
        {item_text(p.from.words, item), std::move(now), before(p, figure, item, *score.value)});
  }
  to.section(p.say({"Vår bedömning, {}", "Our assessment, {}"},
                   {occasion_name(p.from.group, p.from.words, p.list->occasion)}),
             {std::move(table), Paragraph{sum_of(p, figure)}});
}

/// What stands first is what is still to be done; what came to an end since is there too.
void add_commitments(Document& to, const Page& p) {
  Table table{{p.say({"Vad", "What"}), p.say({"Vem", "Who"}), p.say({"Klart när", "Done when"}),
               p.say({"Hur det går", "How it goes"})},
              {}};
  for (const bool open : {true, false}) {
    for (const auto& [id, promise] : p.from.group.commitment.commitments) {
      if (promise.organisation != p.own.id || (promise.phase == commitment::Phase::open) != open) continue;
      std::string how = promise.accounts.empty() ? std::string(p.say({"Nytt", "New"}))
                                                 : name_of(promise.accounts.back().verdict, p.from.language);
      if (!promise.details.anchor.empty() && promise.anchored.n == 0)
        how += '\n' + p.say({"Ska förankras i {}", "To be decided in {}"}, {promise.details.anchor});
      table.rows.push_back({promise.words(), seat_name(p.from.group, promise.who, p.from.language),
                            promise.due(), std::move(how)});
    }
  }
  to.section(p.say({"Det vi har lovat att göra", "What we have promised to do"}), {std::move(table)},
             p.say({"Vi har inga åtaganden än.", "We have no commitments yet."}));
}

void add_ideas(Document& to, const Page& p) {
  List list;
  std::size_t waiting = 0;
  for (const auto& [id, entry] : p.from.group.idea.entries) {
    if (entry.organisation != p.own.id || !entry.kept) continue;
    if (entry.draft.empty()) {
      ++waiting;
    } else {
      list.lines.push_back(entry.draft);
    }
  }
  Paragraph rest;
  if (waiting > 0)
    rest.text = p.say({"På vår lista finns {} till som vi inte har skrivit med egna ord än.",
                       "On our list there are {} more that we have not put in our own words yet."},
                      {std::to_string(waiting)});
  to.section(p.say({"Idéer vi vill ta vidare", "Ideas we want to take further"}),
             {std::move(list), std::move(rest)});
}

/// What is waiting for a decision comes first; else where we have furthest to go; else how to go on.
std::string question(const Page& p) {
  for (const auto& [id, promise] : p.from.group.commitment.commitments) {
    const bool waits = promise.organisation == p.own.id && promise.phase == commitment::Phase::open &&
                       !promise.details.anchor.empty() && promise.anchored.n == 0;
    if (waits)
      return p.say({"”{}” ska förankras i {}. Vad behöver vi veta för att kunna besluta?",
                    "“{}” is to be decided in {}. What do we need to know to be able to decide?"},
                   {promise.words(), promise.details.anchor});
  }
  const std::pair<const int, assessment::Score>* lowest = nullptr;
  if (p.list) {
    for (const auto& entry : p.list->scores) {
      const bool top = entry.second.value == p.from.group.checklist->scale_max();
      if (!entry.second.value || top) continue;
      if (!lowest || *entry.second.value < *lowest->second.value) lowest = &entry;
    }
  }
  if (lowest)
    return p.say({"Vi har {} på ”{}” Vad kan just vi göra för att det ska bli bättre?",
                  "We have {} on “{}” What can we here do to make it better?"},
                 {std::to_string(*lowest->second.value), item_text(p.from.words, lowest->first)});
  return p.say({"Vad vill vi att det här arbetet ska leda till för dem vi är till för?",
                "What do we want this work to lead to for those we are here for?"});
}

/// "Visat i nämnden 12 mars 2027. Socialnämnden", by the day it was shown.
List shown(const Page& p) {
  static constexpr std::array<Said, 4> kShown{{{"Visat i nämnden {}.", "Shown in the committee {}."},
                                               {"Visat i ledningsgruppen {}.", "Shown to the management {}."},
                                               {"Visat på APT {}.", "Shown at a workplace meeting {}."},
                                               {"Visat {}.", "Shown {}."}}};
  List list;
  const auto* told = p.from.group.anchoring.of(p.own.id);
  if (!told) return list;
  auto in_order = *told;
  std::ranges::stable_sort(in_order, {}, &anchoring::Presentation::date);
  for (const auto& each : in_order) {
    std::string line =
        p.say(kShown.at(static_cast<std::size_t>(each.where)), {day_in_words(each.date, p.from.language)});
    if (!each.words.empty()) line += ' ' + each.words;
    list.lines.push_back(std::move(line));
  }
  return list;
}

}  // namespace

Document anchoring(const Sources& from, OrganisationId organisation) {
  const Page p{from, *from.group.organisation(organisation), latest_list(from.group, organisation)};
  Document to{.language = from.language, .title = {}, .about = {}, .sections = {}, .foot = {}};
  to.title =
      p.say({"{}: så går det med jämställdheten", "{}: how we are doing on gender equality"}, {p.own.name});
  if (const auto* m = latest_meeting(from.group)) {
    to.about.push_back(
        p.say({"Efter {}{}", "After {}{}"},
              {occasion_name(from.group, from.words, m->occasion), m->date.empty() ? "" : ", " + m->date}));
  }
  to.about.emplace_back(
      p.say({"Vi träffar andra organisationer, bedömer vårt eget arbete moment för moment och lovar varandra "
             "vad vi ska "
             "göra härnäst. Här står bara det som gäller oss.",
             "We meet other organisations, assess our own work item by item and promise each other what to "
             "do next. Only "
             "what concerns us stands here."}));
  add_scores(to, p);
  add_commitments(to, p);
  add_ideas(to, p);
  to.section(p.say({"En fråga att prata om", "A question to talk about"}), {Paragraph{question(p)}});
  to.section(p.say({"Presenterat", "Presented"}),
             {shown(p), Blanks{{p.say({"Var och när:", "Where and when:"}),
                                p.say({"Vad vi kom fram till:", "What we arrived at:"})}}});
  return to;
}

}  // namespace jamsides::report
