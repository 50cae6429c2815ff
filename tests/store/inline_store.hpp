// inline_store.hpp - a Store without a thread: for tests of rooms and the app, where the test says when what
// was asked is done.
//
// Work is done in turn(), in order, on the caller's thread, over a MemoryLog by default. `log()` plans
// failures. Whatever turn() has not been called for is held, as by a commit that takes its time.
#pragma once

#include <deque>
#include <memory>
#include <utility>

#include "store/memory_log.hpp"
#include "store/store.hpp"

namespace jamsides::store {

class InlineStore : public Store {
 public:
  InlineStore() : log_(std::make_unique<MemoryLog>()) {}

  void append(Append append, AppendDone done) override {
    queue_.push_back([this, append = std::move(append), done = std::move(done)] {
      done(log_->append(std::span<const Append>(&append, 1)).at(0));
    });
  }
  void load(GroupId group, Checklists checklists, LoadDone done) override {
    queue_.push_back([this, group = std::move(group), checklists = std::move(checklists),
                      done = std::move(done)] { done(load_room(*log_, group, checklists)); });
  }

  /// Does the next thing asked; false where nothing was.
  bool turn() {
    if (queue_.empty()) return false;
    const auto next = std::move(queue_.front());
    queue_.pop_front();
    next();
    return true;
  }
  /// Does all that is asked, and what is asked meanwhile.
  void turn_all() {
    while (turn()) {
    }
  }
  std::size_t waiting() const { return queue_.size(); }
  MemoryLog& log() { return *log_; }

 private:
  void run_job(std::function<void(Log&)> work, std::function<void()> done) override {
    queue_.push_back([this, work = std::move(work), done = std::move(done)] {
      work(*log_);
      done();
    });
  }

  std::unique_ptr<MemoryLog> log_;
  std::deque<std::function<void()>> queue_;
};

}  // namespace jamsides::store
