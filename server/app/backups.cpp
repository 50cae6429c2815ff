// backups.cpp - see backups.hpp.
#include "app/backups.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

namespace jamsides::app {
namespace {

constexpr std::chrono::minutes kAfterAFailure{10};

/// The calling thread gives way to every other.
void take_the_lowest_priority() { ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 19); }

RefusalCode code_of(store::StoreFault::Kind kind) {
  return kind == store::StoreFault::Kind::no_space ? RefusalCode::backup_no_space
                                                   : RefusalCode::backup_failed;
}

}  // namespace

Backups::Backups(boost::asio::io_context& io, store::StoreThread& store, const BackupOptions& options,
                 Clock now, Log log)
    : io_(io), store_(store), options_(options), now_(std::move(now)), log_(std::move(log)), timer_(io) {}

template <class Work, class Then>
void Backups::beside(Work work, Then then) {
  // The one before has posted its result, so joining it does not wait.
  beside_ =
      std::jthread([this, work = std::move(work), then = std::move(then)](std::stop_token stop) mutable {
        take_the_lowest_priority();
        boost::asio::post(
            io_, [then = std::move(then), result = work(stop)]() mutable { then(std::move(result)); });
      });
}

void Backups::start() {
  if (!options_.directory) return;
  const auto before = store::backups_in(*options_.directory);
  if (!before.empty()) counters_.last_success = before.back().begun;
  const auto next = before.empty() ? now_() : before.back().begun + options_.every;
  schedule(
      std::clamp<std::chrono::milliseconds>(next - now_(), std::chrono::milliseconds{0}, options_.every));
}

void Backups::stop() {
  stopped_ = true;
  timer_.cancel();
  beside_.request_stop();
}

void Backups::schedule(std::chrono::milliseconds in) {
  if (stopped_ || options_.every.count() == 0) return;
  timer_.expires_after(in);
  timer_.async_wait([this](const boost::system::error_code& ended) {
    if (!ended && !stopped_ && !running_) make([](const auto&) {});
  });
}

void Backups::make(net::BackUpDone done) {
  if (!options_.directory) return done(refuse(RefusalCode::backup_not_set_up));
  if (running_) return done(refuse(RefusalCode::backup_running));
  if (stopped_) return done(refuse(RefusalCode::going_down));
  running_ = std::move(done);
  const auto begun = now_();
  using Part = std::expected<std::filesystem::path, store::Fault>;
  beside(
      [directory = *options_.directory, begun](const std::stop_token&) -> Part {
        try {
          store::prepare_backups(directory);
          return store::part_for(directory, begun);
        } catch (const store::StoreFault& fault) {
          return std::unexpected(store::Fault{fault.what(), fault.kind()});
        }
      },
      [this, begun](Part part) {
        if (!part) return finished(begun, std::unexpected(part.error()));
        store_.copy(*part, [this, part = *part, begun](std::expected<void, store::Fault> how) {
          copied(part, begun, std::move(how));
        });
      });
}

void Backups::copied(std::filesystem::path part, UtcMillis begun, std::expected<void, store::Fault> how) {
  if (!how) return finished(begun, std::unexpected(how.error()));
  beside(
      [part = std::move(part), keep = options_.keep](const std::stop_token& stop) {
        auto finished = store::finish_backup(part, stop);
        if (finished) store::drop_old_backups(part.parent_path(), keep);
        return finished;
      },
      [this, begun](std::expected<store::BackupFile, store::Fault> file) {
        finished(begun, std::move(file));
      });
}

void Backups::finished(UtcMillis begun, std::expected<store::BackupFile, store::Fault> how) {
  const auto done = std::exchange(running_, {});
  const auto now = now_();
  if (!how) {
    ++counters_.failed;
    log_("backup: not made: " + how.error().what);
    schedule(std::min<std::chrono::milliseconds>(options_.every, kAfterAFailure));
    return done(refuse(code_of(how.error().kind)));
  }
  ++counters_.made;
  counters_.last_success = begun;
  counters_.last_duration = now - begun;
  counters_.last_bytes = how->bytes;
  log_("backup: " + how->path.string() + ", " + std::to_string(how->bytes) + " bytes in " +
       std::to_string(counters_.last_duration.count()) + " ms");
  schedule(options_.every);
  done(net::BackUp{how->path.string(), how->bytes, begun, now});
}

}  // namespace jamsides::app
