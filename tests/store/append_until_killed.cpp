// append_until_killed.cpp - the victim of crash_test: appends for ever to <data directory>, and writes the
// seq of each event that was acknowledged, as text lines, to standard output.
#include <unistd.h>

#include <string>

#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"

int main(int argc, char** argv) {
  using namespace jamsides;
  using namespace jamsides::store;
  if (argc != 2) return 2;
  constexpr SurveyId kSurvey{1};
  SqliteLog log(argv[1]);
  if (!log.head("ga") && append_one(log, created("ga")) != AppendOutcome::committed) return 1;
  Seq seq = log.head("ga")->seq;
  while (true) {
    // Some redactions among the events, so that checkpoints are interrupted too.
    ++seq;
    // Answers to surveys among them, and now and then a survey that closes.
    Append next = seq % 7 == 0 && seq > 7 ? redaction("ga", seq, {seq - 2}) : ballot("ga", seq, "därför");
    if (seq % 7 == 3) {
      next = one("ga", seq, survey::Answered{kSurvey});
      next.rows = {AnswerRow{kSurvey, {{1, 2, 3}, {"svar"}}}};
    } else if (seq % 70 == 6) {
      next = one("ga", seq, survey::Closed{kSurvey});
    }
    if (append_one(log, next) != AppendOutcome::committed) return 1;
    const std::string line = std::to_string(seq) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) return 1;
  }
}
