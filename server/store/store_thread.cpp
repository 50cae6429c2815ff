// store_thread.cpp - the queue, and the loop that turns what is queued into transactions.
#include "store/store_thread.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "store/beside_batches.hpp"
#include "store/group_snapshot.hpp"
#include "store/room_loader.hpp"

namespace jamsides::store {
namespace {

using Time = std::chrono::steady_clock;

struct AppendJob {
  Append append;
  Store::AppendDone done;
};
struct WorkJob {
  std::function<void(Log&)> work;
  std::function<void()> done;
};
using Job = std::variant<AppendJob, WorkJob>;

/// What is done piece by piece whenever nothing, or one batch, has been done before it; first come, first
/// served.
struct BackgroundJob {
  std::function<bool(Log&)> step;  // false once it is done; throws no StoreFault
  std::function<void()> lose;      // instead of further steps, where the log was lost in between
};

}  // namespace

struct StoreThread::Core {
  // Constant after construction.
  const Post post;
  const Options options;

  // The handoff; guarded by mutex.
  mutable std::mutex mutex;
  std::condition_variable changed;
  std::deque<Job> queue;
  bool held = false;
  bool stopping = false;
  bool busy = false;        // the store thread works on jobs it has taken
  std::size_t wake_at = 1;  // queued jobs that the store thread waits for; while it works it asks by itself
  StoreCounters counters;

  // The store thread's own.
  std::unique_ptr<Log> log;
  std::deque<BackgroundJob> background;
  std::vector<std::function<void()>> to_post;
  std::optional<Time::time_point> broken_since, reopen_tried;
  BesideBatches beside;
  bool ending = false;
  std::size_t last_batch = 0;

  std::thread thread;  // last: starts when all else is there

  Core(std::unique_ptr<Log> l, Post p, Options o)
      : post(std::move(p)),
        options(std::move(o)),
        log(std::move(l)),
        beside(
            {options.copy_pages, options.beside_pause, options.beside_rest},
            [this](auto told) { to_post.push_back(std::move(told)); },
            [this](std::string words) { warn(std::move(words)); }),
        thread([this] { run(); }) {}

  void push(Job job) {
    const std::scoped_lock lock(mutex);
    queue.push_back(std::move(job));
    // One wake-up for each job would cost a switch of threads for each command.
    if (queue.size() == wake_at) changed.notify_all();
  }

  void run() {
    log->adopt_thread();
    while (true) {
      std::vector<Job> jobs = take();
      reopen_if_broken();
      if (ending) lose_background();  // a long history is not folded while everybody waits for the end
      if (!jobs.empty() || !background.empty()) serve(jobs);
      step_beside();
      hand_over();
      const std::scoped_lock lock(mutex);
      busy = false;
      changed.notify_all();
      if (stopping && queue.empty() && background.empty()) break;
    }
    beside.end(*log);
    hand_over();
  }

  /// When there is something to do that nobody asks for.
  std::optional<Time::time_point> due() const {
    std::optional<Time::time_point> at;
    if (broken_since) at = reopen_tried.value_or(*broken_since) + options.reopen_every;
    if (const auto step = beside.due(); step && (!at || *step < *at)) at = step;
    return at;
  }

  /// What to do next, in order: some appends, or one other job. Nothing for what is done in the background or
  /// without being asked, or when it is time to end.
  std::vector<Job> take() {
    std::unique_lock lock(mutex);
    const auto ready = [&] { return stopping || (!held && (!queue.empty() || !background.empty())); };
    if (const auto at = due()) {
      if (!changed.wait_until(lock, *at, ready)) return {};
    } else {
      changed.wait(lock, ready);
    }
    if (const auto linger = linger_now(); linger.count() > 0 && !stopping) {
      wake_at = last_batch;
      changed.wait_for(lock, linger, [&] { return stopping || held || queue.size() >= last_batch; });
      wake_at = 1;
      changed.wait(lock, ready);
    }
    ending = stopping;
    std::vector<Job> jobs;
    while (!queue.empty() && jobs.size() < options.batch_limit) {
      const bool is_append = std::holds_alternative<AppendJob>(queue.front());
      if (!is_append && !jobs.empty()) break;
      jobs.push_back(std::move(queue.front()));
      queue.pop_front();
      if (!is_append) break;
    }
    busy = !jobs.empty() || !background.empty();
    return jobs;
  }

  /// How long to wait for company: nothing when idle, a moment while batches form. Mutex held.
  std::chrono::milliseconds linger_now() const {
    if (queue.empty() || !std::holds_alternative<AppendJob>(queue.front())) return {};
    if (!background.empty()) return {};  // company comes while a piece of it is done
    if (last_batch < options.linger_from_batch || queue.size() >= last_batch) return {};
    return last_batch >= 4 * options.linger_from_batch ? 2 * options.linger : options.linger;
  }

  void serve(std::vector<Job>& jobs) {
    if (jobs.empty()) {
      step_background();
    } else if (auto* other = std::get_if<WorkJob>(&jobs.front())) {
      other->work(*log);
      to_post.push_back(std::move(other->done));
    } else {
      commit(jobs);
      gauge();
      hand_over();  // who was waiting for this commit hears of it before anything else is done
      step_background();
    }
    look_whether_broken();
    gauge();
  }

  /// What was read before the log was lost may not be safe; nothing is loaded from it (design 7).
  void look_whether_broken() {
    if (!log->broken()) return;
    lose_background();
    if (!broken_since) broken_since = Time::now();
  }

  /// One post for all that is to be told.
  void hand_over() {
    if (to_post.empty()) return;
    post([callbacks = std::exchange(to_post, {})] {
      for (const auto& callback : callbacks) callback();
    });
  }

  void step_beside() {
    const auto copied = beside.step(*log);
    look_whether_broken();
    if (!copied) return;
    const std::scoped_lock lock(mutex);
    ++counters.copy_steps;
    counters.copy_step_max = std::max(counters.copy_step_max, *copied);
  }

  void step_background() {
    if (background.empty() || log->broken() || background.front().step(*log)) return;
    background.pop_front();
  }

  void lose_background() {
    for (const BackgroundJob& job : background) job.lose();
    background.clear();
  }

  void load(GroupId group, Checklists checklists, Store::LoadDone done) {
    const auto loader = std::make_shared<RoomLoader>(std::move(group), std::move(checklists));
    const auto finish = [this, done](std::expected<LoadedRoom, LoadError> room) {
      if (!room && room.error().kind != LoadError::Kind::not_found) {
        warn("cannot be loaded: " + room.error().what);
      }
      const auto loaded = std::make_shared<std::expected<LoadedRoom, LoadError>>(std::move(room));
      to_post.push_back([done, loaded] { done(std::move(*loaded)); });
      const std::scoped_lock lock(mutex);
      ++counters.loads;
    };
    background.push_back(
        {[this, loader, finish](Log& each) {
           if (loader->step(each)) return true;
           auto room = loader->take();
           if (room && loader->folded() >= kSnapshotEvery) {
             keep(each, std::make_shared<const Group>(room->group));
           }
           finish(std::move(room));
           return false;
         },
         [finish] {
           finish(std::unexpected(LoadError{LoadError::Kind::fault, "the log was closed meanwhile"}));
         }});
  }

  /// Has a snapshot written in the background; its place in the log is settled now.
  void keep(Log& now, std::shared_ptr<const Group> group) {
    const auto snapshot = std::make_shared<Snapshot>();
    try {
      const auto at = snapshot_at_head(now, *group);
      if (!at) return;
      *snapshot = *at;
    } catch (const StoreFault&) {
      return;
    }
    const auto next = std::make_shared<std::optional<std::size_t>>();
    background.push_back({[this, snapshot, next, group](Log& each) {
                            try {
                              if (!*next) {
                                snapshot->state = snapshot_of(*group);
                                *next = 0;
                                return true;
                              }
                              *next = each.write_snapshot(group->id, *snapshot, **next);
                              return *next && **next < snapshot->state.size();
                            } catch (const StoreFault& fault) {
                              warn(std::string("no snapshot: ") + fault.what());
                              return false;
                            }
                          },
                          [] {}});
  }

  void commit(std::vector<Job>& jobs) {
    std::vector<Append> batch;
    std::uint64_t events = 0;
    for (Job& job : jobs) {
      batch.push_back(std::move(std::get<AppendJob>(job).append));
      events += batch.back().entries.size();
    }
    const auto from = Time::now();
    const std::vector<AppendOutcome> outcomes = log->append(batch);
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Time::now() - from);
    last_batch = jobs.size();
    count(outcomes, events, took);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      to_post.push_back(
          [done = std::move(std::get<AppendJob>(jobs[i]).done), outcome = outcomes[i]] { done(outcome); });
    }
    if (took > options.slow_commit) {
      warn("a commit of " + std::to_string(jobs.size()) + " appends took " +
           std::to_string(took.count() / 1000) + " ms");
    }
    if (std::ranges::count(outcomes, AppendOutcome::committed) != std::ssize(outcomes)) {
      warn("not stored: " + log->failure());
    }
  }

  void reopen_if_broken() {
    const bool due = !reopen_tried || Time::now() - *reopen_tried >= options.reopen_every;
    if (log->broken() && due) {
      reopen_tried = Time::now();
      try {
        log->reopen();
        warn("the log is open again");
        broken_since.reset();
        reopen_tried.reset();
        beside.look_for_removals();
        gauge();
      } catch (const StoreFault& fault) {
        warn(std::string("the log cannot be reopened: ") + fault.what());
      }
      const std::scoped_lock lock(mutex);
      ++counters.reopens;
    }
  }

  void gauge() {
    const auto wal = log->wal_bytes();
    const std::scoped_lock lock(mutex);
    counters.broken = log->broken();
    counters.wal_bytes = wal;
  }

  void count(const std::vector<AppendOutcome>& outcomes, std::uint64_t events,
             std::chrono::microseconds took) {
    const auto of = [&](AppendOutcome outcome) {
      return static_cast<std::uint64_t>(std::ranges::count(outcomes, outcome));
    };
    const std::scoped_lock lock(mutex);
    ++counters.commits;
    counters.appends += outcomes.size();
    counters.events += events;
    counters.group_failures += of(AppendOutcome::group_failed);
    counters.all_failures += of(AppendOutcome::all_failed) > 0 ? 1 : 0;
    counters.slow_commits += took > options.slow_commit ? 1 : 0;
    counters.last_batch = outcomes.size();
    counters.largest_batch = std::max(counters.largest_batch, counters.last_batch);
    counters.commit_time_last = took;
    counters.commit_time_total += took;
    counters.commit_time_max = std::max(counters.commit_time_max, took);
  }

  void warn(std::string words) {
    if (options.warn) to_post.push_back([warn = options.warn, words = std::move(words)] { warn(words); });
  }
};

StoreThread::StoreThread(std::unique_ptr<Log> log, Post post, Options options)
    : core_(std::make_unique<Core>(std::move(log), std::move(post), std::move(options))) {}
StoreThread::StoreThread(std::unique_ptr<Log> log, Post post)
    : StoreThread(std::move(log), std::move(post), Options{}) {}

StoreThread::~StoreThread() {
  {
    const std::scoped_lock lock(core_->mutex);
    core_->stopping = true;
    core_->changed.notify_all();
  }
  core_->thread.join();
}

void StoreThread::append(Append append, AppendDone done) {
  core_->push(AppendJob{std::move(append), std::move(done)});
}

void StoreThread::load(GroupId group, Checklists checklists, LoadDone done) {
  run_job([group = std::move(group), checklists = std::move(checklists), done = std::move(done),
           core = core_.get()](Log&) { core->load(group, checklists, done); },
          [] {});
}

void StoreThread::snapshot(Group group) {
  run_job([kept = std::make_shared<const Group>(std::move(group)),
           core = core_.get()](Log& log) { core->keep(log, kept); },
          [] {});
}

void StoreThread::remove(GroupId group, RemoveDone removed) {
  core_->push(WorkJob{[core = core_.get(), group = std::move(group), removed = std::move(removed)](Log&) {
                        core->beside.begin_removal(*core->log, group, removed);
                      },
                      [] {}});
}

void StoreThread::copy(std::filesystem::path to, CopyDone done) {
  core_->push(WorkJob{[core = core_.get(), to = std::move(to), done = std::move(done)](Log&) {
                        core->beside.begin_copy(*core->log, to, done);
                      },
                      [] {}});
}

void StoreThread::run_job(std::function<void(Log&)> work, std::function<void()> done) {
  core_->push(WorkJob{std::move(work), std::move(done)});
}

void StoreThread::hold() {
  std::unique_lock lock(core_->mutex);
  core_->held = true;
  core_->changed.notify_all();
  core_->changed.wait(lock, [&] { return !core_->busy; });
}

void StoreThread::release() {
  const std::scoped_lock lock(core_->mutex);
  core_->held = false;
  core_->changed.notify_all();
}

StoreCounters StoreThread::counters() const {
  const std::scoped_lock lock(core_->mutex);
  StoreCounters snapshot = core_->counters;
  snapshot.queued = core_->queue.size();
  return snapshot;
}

}  // namespace jamsides::store
