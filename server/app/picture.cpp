// picture.cpp - see picture.hpp.
#include "app/picture.hpp"

#include <cstdio>
#include <map>
#include <vector>

#include "method/method.hpp"
#include "store/sqlite_log.hpp"
#include "store/store.hpp"

namespace jamsides::app {
namespace {

/// What was asked at one occasion with one version of the questionnaire.
struct Asked {
  std::vector<survey::Answers> answers;
  int invited = 0;
};

/// The groups' closed surveys, and how many groups may still add to an occasion.
struct Round {
  std::shared_ptr<const Checklist> checklist;
  std::map<std::pair<int, std::string>, Asked> asked;  // by place in the year, version
  std::map<int, int> waiting;
};

const survey::Survey* survey_at(const Group& group, MeetingId meeting) {
  for (const auto& [id, survey] : group.survey.surveys) {
    if (survey.meeting == meeting && survey.phase == meeting::Show::survey) return &survey;
  }
  return nullptr;
}

void gather(Round& round, const Group& group, store::Log& log) {
  for (const auto& [id, meeting] : group.meeting.meetings) {
    const int place = round.checklist->order_of(meeting.occasion);
    const auto* survey = survey_at(group, id);
    if (survey && survey->closed) {
      auto& asked = round.asked[{place, survey->form}];
      asked.invited += survey->invited;
      for (auto& answers : log.answers(group.id, survey->id)) asked.answers.push_back(std::move(answers));
    } else if (survey || meeting.phase != meeting::Phase::closed) {
      ++round.waiting[place];
    }
  }
}

/// The checklist's cells; they stand behind the questionnaire's own questions.
std::vector<survey::Cell> items_of(const survey::Results& results, std::size_t items) {
  if (results.marks.size() < items) return std::vector<survey::Cell>(items);
  return {results.marks.end() - static_cast<std::ptrdiff_t>(items), results.marks.end()};
}

report::Picture picture_of(const Round& round, std::size_t groups) {
  report::Picture picture{round.checklist->name, static_cast<int>(groups), round.checklist->items, {}};
  for (const auto& [at, asked] : round.asked) {
    const auto results = survey::results_of(asked.answers);
    const auto waiting = round.waiting.find(at.first);
    picture.columns.push_back({round.checklist->occasions[static_cast<std::size_t>(at.first)].label,
                               at.second,
                               {results.answers, asked.invited, items_of(results, picture.items.size())},
                               waiting == round.waiting.end() ? 0 : waiting->second});
  }
  return picture;
}

std::expected<std::string, std::string> picture_from(store::Log& log, const PictureOptions& options,
                                                     const Checklists& checklists) {
  Round round;
  for (const auto& id : options.groups) {
    const auto room = store::load_room(log, id, checklists);
    if (!room) {
      return std::unexpected(room.error().kind == store::LoadError::Kind::not_found
                                 ? "no group " + id + " here"
                                 : room.error().what);
    }
    const auto& list = room->group.checklist;
    if (!round.checklist) round.checklist = list;
    if (list != round.checklist) {
      return std::unexpected("group " + id + " uses " + list->id + ", others " + round.checklist->id +
                             ": versions of the checklist are never mixed");
    }
    gather(round, room->group, log);
  }
  if (round.asked.empty()) return std::unexpected("no survey of these groups is closed");
  return report::picture_csv(picture_of(round, options.groups.size()), options.language);
}

}  // namespace

std::expected<std::string, std::string> picture(const PictureOptions& options) {
  const auto methods = method::load(options.method);
  if (!methods) return std::unexpected(methods.error().line());
  try {
    store::SqliteLog log(options.data, {.migrates = false});
    return picture_from(log, options, methods->checklists);
  } catch (const store::StoreFault& fault) {
    return std::unexpected(fault.what());
  }
}

int print_picture(const PictureOptions& options) {
  const auto text = picture(options);
  if (!text) {
    std::fprintf(stderr, "jamsides: %s\n", text.error().c_str());
    return 1;
  }
  std::fwrite(text->data(), 1, text->size(), stdout);
  return 0;
}

}  // namespace jamsides::app
