// sqlite_surveys.cpp - answers to surveys: written without a trace of who, written anew when nobody answers
// any more.
//
// Where a row stands inside a page tells when it came, and a page that has been split keeps copies. So a
// close empties survey_open, whose pages are then zeroed (secure_delete), and writes what is there again in
// the order of new random ids; the write-ahead log goes after the commit (leaves_traces).
#include <algorithm>
#include <array>

#include "store/answers_json.hpp"
#include "store/sqlite_connection.hpp"

namespace jamsides::store {
namespace {

struct Row {
  Salt id = fresh_salt();
  GroupId group;
  SurveyId survey{};
  std::string answers;
};

}  // namespace

void put_answers(Connection& c, const GroupId& group, const AnswerRow& row) {
  c.insert_answers.run(fresh_salt(), group, row.survey.n, text_of(row.answers));
}

void close_survey(Connection& c, const GroupId& group, SurveyId survey) {
  std::vector<Row> all;
  {
    Statement select(c.db, "SELECT group_id, survey, answers FROM survey_open");
    Rows row(select);
    while (row.next()) {
      Row& each = all.emplace_back();
      each.group = row.text(0);
      each.survey = {static_cast<std::uint32_t>(row.number(1))};
      each.answers = row.text(2);
    }
  }
  std::ranges::sort(all, {}, &Row::id);
  Statement(c.db, "DELETE FROM survey_open").run();
  Statement keep(c.db,
                 "INSERT INTO survey_answer (group_id, survey, id, answers, digest) VALUES (?1, ?2, ?3, ?4, "
                 "row_digest(?1, ?2, ?3, ?4))");
  for (const Row& each : all) {
    if (each.group == group && each.survey == survey) {
      keep.run(each.group, each.survey.n, each.id, each.answers);
    } else {
      c.insert_answers.run(each.id, each.group, each.survey.n, each.answers);
    }
  }
}

std::vector<survey::Answers> SqliteLog::answers(const GroupId& group, SurveyId survey) {
  Statement select(working().db,
                   "SELECT answers FROM survey_answer WHERE group_id = ?1 AND survey = ?2 ORDER BY id");
  Rows row(select, group, survey.n);
  std::vector<survey::Answers> all;
  while (row.next()) {
    // One that cannot be read is one fewer: verify tells of it, and the meeting can do without.
    if (auto answers = answers_of(row.text(0))) all.push_back(std::move(*answers));
  }
  return all;
}

}  // namespace jamsides::store
