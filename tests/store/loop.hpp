// loop.hpp - the network thread's executor, played by the test's own thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <utility>

#include "store/store_thread.hpp"

namespace jamsides::store {

/// The network thread's executor, played by the test's own thread.
class Loop {
 public:
  StoreThread::Post post() {
    return [this](std::function<void()> f) {
      const std::scoped_lock lock(mutex_);
      posted_.push_back(std::move(f));
      arrived_.notify_one();
    };
  }
  /// Runs what has been posted until `done()`; gives up after ten seconds.
  template <class Done>
  bool run_until(Done done) {
    while (!done()) {
      std::unique_lock lock(mutex_);
      if (!arrived_.wait_for(lock, std::chrono::seconds(10), [&] { return !posted_.empty(); })) return false;
      const auto next = std::move(posted_.front());
      posted_.pop_front();
      lock.unlock();
      ++posts_;
      next();
    }
    return true;
  }
  /// Runs what is here now.
  void run_ready() {
    run_until([&] {
      const std::scoped_lock lock(mutex_);
      return posted_.empty();
    });
  }
  int posts() const { return posts_; }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> posted_;
  int posts_ = 0;
};

}  // namespace jamsides::store
