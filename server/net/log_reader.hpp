// log_reader.hpp - reads groups' logs for documents, a piece at a time, and remembers what it made of them.
//
// Each log is folded once; afterwards only what came since is read. The store thread gets one piece a job, so
// that the commits of meetings wait for one piece at most. What is kept holds no ballot and no name. Network
// thread only; never blocks. Owned by the NetContext.
#pragma once

#include <deque>
#include <expected>
#include <functional>
#include <map>
#include <memory>

#include "report/log_facts.hpp"
#include "store/store.hpp"

namespace jamsides::net {

/// A log as far as it has been read.
struct ReadLog {
  report::LogFacts facts;
  store::Head head;
};

class LogReader {
 public:
  static constexpr std::size_t kPiece = 256;       // events
  static constexpr std::size_t kMostGroups = 100;  // remembered; the others are read again when asked for

  explicit LogReader(store::Store& store) : store_(store) {}
  LogReader(const LogReader&) = delete;
  LogReader& operator=(const LogReader&) = delete;

  /// The group's log as of event `seq`, which must be committed. Answers in the order asked.
  using Then = std::function<void(std::expected<std::reference_wrapper<const ReadLog>, store::LoadError>)>;
  void read(const GroupId& group, Seq seq, Then then);
  /// The group is gone, or its log is another one.
  void forget(const GroupId& group) { books_.erase(group); }

 private:
  struct Book {
    ReadLog log;
    std::deque<std::pair<Seq, Then>> asked;
    bool reading = false;
  };
  void go_on(const GroupId& group, const std::shared_ptr<Book>& book);
  void make_room();

  store::Store& store_;
  std::map<GroupId, std::shared_ptr<Book>> books_;
};

}  // namespace jamsides::net
