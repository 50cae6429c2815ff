// age.cpp - see age.hpp.
#include "age/age.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>

#include "room/room.hpp"
#include "room/room_harness.hpp"
#include "store/room_loader.hpp"
#include "store/store_thread.hpp"

namespace jamsides::age {
namespace {

using Time = std::chrono::steady_clock;
using seating::Function;

constexpr std::size_t kBatch = 32;  // fewer than the replies a device may be owed

void must(store::AppendOutcome outcome, const store::Log& log) {
  if (outcome != store::AppendOutcome::committed) throw std::runtime_error(log.failure());
}

/// A store that commits kBatch appends at a time, on the caller's thread.
class BatchStore : public store::Store {
 public:
  explicit BatchStore(store::Log& log) : log_(log) {}
  void append(store::Append append, AppendDone done) override {
    batch_.push_back(std::move(append));
    done_.push_back(std::move(done));
    if (batch_.size() == kBatch) flush();
  }
  void load(GroupId, Checklists, LoadDone) override {}
  void flush() {
    const auto outcomes = log_.append(batch_);
    batch_.clear();
    for (std::size_t i = 0; i < outcomes.size(); ++i)
      must(outcomes[i], log_), std::exchange(done_[i], {})(outcomes[i]);
    done_.clear();
  }

 private:
  void run_job(std::function<void(store::Log&)> work, std::function<void()> done) override {
    flush();
    work(log_);
    done();
  }
  store::Log& log_;
  std::vector<store::Append> batch_;
  std::vector<AppendDone> done_;
};

/// The network thread, played by the caller.
class Loop {
 public:
  store::StoreThread::Post post() {
    return [this](std::function<void()> f) {
      const std::scoped_lock lock(mutex_);
      posted_.push_back(std::move(f));
      arrived_.notify_one();
    };
  }
  template <class Done>
  void run_until(Done done) {
    while (!done()) {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [&] { return !posted_.empty(); });
      const auto next = std::move(posted_.front());
      posted_.pop_front();
      lock.unlock();
      next();
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> posted_;
};

/// Commits of one group, each asked for when the one before has been heard of.
class Commits {
 public:
  Commits(store::StoreThread& store, Loop& loop, GroupId group, Seq head)
      : store_(store), loop_(loop), group_(std::move(group)), head_(head) {}
  void one() {
    const auto from = Time::now();
    bool heard = false;
    const Stamp stamp{++head_, {1'795'305'600'000}, Author::system(), {}};
    store_.append({group_, {{setup::Renamed{"Grupp"}, stamp}}, {}, {}}, [&](store::AppendOutcome outcome) {
      if (outcome != store::AppendOutcome::committed) throw std::runtime_error("not committed");
      heard = true;
    });
    loop_.run_until([&] { return heard; });
    waits.push_back(Milliseconds(Time::now() - from).count());
  }
  std::vector<double> waits;

 private:
  store::StoreThread& store_;
  Loop& loop_;
  const GroupId group_;
  Seq head_;
};

Seq head_of(store::StoreThread& store, Loop& loop, const GroupId& group) {
  std::optional<Seq> head;
  store.run([group](store::Log& log) { return log.head(group); },
            [&](std::expected<std::optional<store::Head>, store::Fault> found) {
              head = found.value().value().seq;
            });
  loop.run_until([&] { return head.has_value(); });
  return *head;
}

}  // namespace

LongMeeting::LongMeeting(const GroupId& id) {
  live = test::a_group().with_organisations(3).build();
  live.now.id = id;
  live.opens("bm1");
  for (int o = 0; o < 3; ++o) live.starts(o, "bm1", test::Mode::ballot, test::Place::room);
  pending_ = {id, {}, std::exchange(live.rows, {}), {}};
  for (const auto& [event, stamp] : std::exchange(live.log, {})) pending_.entries.push_back({event, stamp});
  live.heard = [this](std::span<const test::Logged> entries, const Decision& decision) {
    for (const auto& [event, stamp] : entries) pending_.entries.push_back({event, stamp});
    for (SideRow row : decision.rows) {
      if (auto* credential = std::get_if<CredentialRow>(&row)) credential->token_hash += live.now.id;
      pending_.rows.push_back(std::move(row));
    }
  };
}

std::pair<Author, Command> LongMeeting::next() {
  if (!planned_.empty()) {
    auto planned = planned_.front();
    planned_.pop_front();
    return planned;
  }
  static constexpr Function functions[] = {Function::politiker, Function::chef, Function::nyckelperson};
  const int o = roll(3), item = 1 + roll(10);
  const auto list = live.now.assessment.of(live.organisation(o), "bm1")->id;
  const Author who = live.seat(o, functions[roll(3)]), key = live.nyckelperson(o);
  const int dice = roll(10'000);
  if (dice < 7000) return {who, assessment::Cast{list, item, roll(4), roll(4) ? "" : "därför att det är så"}};
  if (dice < 8000) {
    return {live.facilitator("bm1"),
            meeting::ShowScreen{live.meeting("bm1"), static_cast<meeting::Show>(roll(3)), item}};
  }
  if (dice < 9200) {
    return {key, assessment::Enter{live.organisation(o), "uppstart", item, 1 + roll(3),
                                   assessment::Source::paper, "kommentar", "", "ett skäl"}};
  }
  if (dice < 9700) return {key, seating::ShareSpread{roll(2) == 0}};
  if (dice < 9800) return {who, seating::Sit{"Påhittad Person", roll(2) == 0}};
  if (dice < 9998) return {key, seating::ShowCard{who.seat}};
  planned_.emplace_back(key, assessment::Agree{list, item, 2, "", "", ""});
  planned_.emplace_back(key, assessment::Again{list});
  return {key, assessment::Reveal{list}};
}

void LongMeeting::flush(store::Log& log) {
  must(log.append({&pending_, 1}).front(), log);
  pending_ = {live.now.id, {}, {}, {}};
}

void LongMeeting::grow(store::Log& log, Seq events) {
  while (live.now.seq < events) {
    const auto [who, command] = next();
    live.clock = live.clock + std::chrono::milliseconds{40};
    live.must(who, command, {"tablet", ++counters_[who.seat]});
    live.log.clear();
    live.rows.clear();
    if (pending_.entries.size() >= 1000) flush(log);
  }
  if (!pending_.entries.empty()) flush(log);
}

Opening open(const std::filesystem::path& data, const GroupId& group, const Checklists& checklists,
             bool from_snapshot) {
  const auto from = Time::now();
  store::SqliteLog log(data);
  store::RoomLoader loader(group, checklists, {.from_snapshot = from_snapshot});
  while (loader.step(log)) {
  }
  const auto room = loader.take();
  if (!room) throw std::runtime_error(room.error().what);
  return {Time::now() - from, loader.folded()};
}

std::vector<double> command_costs(const std::filesystem::path& data, std::vector<LongMeeting*> meetings,
                                  int rounds, int commands) {
  store::SqliteLog log(data);
  BatchStore store(log);
  UtcMillis now = meetings.front()->live.clock;
  int fresh = 0;
  room::Services services{store,
                          meetings.front()->live.checklists,
                          [&] { return now; },
                          [](std::string_view text) { return std::string(text); },
                          [&] {
                            const auto n = data.filename().string() + std::to_string(++fresh) + "/" +
                                           std::to_string(now.n);
                            return Token{"token" + n, "hash" + n};
                          },
                          [] { return std::string("KODX 47"); },
                          {.commands_per_second = 1e12, .burst = 1e12},
                          [](const GroupId&, const std::vector<SideRow>&) {}};
  std::vector<std::vector<double>> costs(meetings.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t m = 0; m < meetings.size(); ++m) {
      auto loaded = store::load_room(log, meetings[m]->live.now.id, services.checklists).value();
      const auto room =
          std::make_shared<room::Room>(std::move(loaded.group), loaded.epoch, services, [](room::Room&) {});
      std::map<SeatId, std::unique_ptr<testing::Device>> devices;
      for (const auto& [id, seat] : room->group().seating.seats) {
        devices[id] = std::make_unique<testing::Device>(*room, view::Audience{id, Key::room});
        devices[id]->instance = "round" + std::to_string(round);
      }
      std::vector<std::pair<Author, Command>> moves;
      for (int i = 0; i < commands; ++i) moves.push_back(meetings[m]->next());
      const Seq before = room->group().seq;
      const auto from = Time::now();
      for (std::size_t i = 0; i < moves.size(); ++i) {
        now.n += 40;
        devices.at(moves[i].first.seat)->send(moves[i].second);
        if (i % kBatch != 0) continue;
        for (auto& [id, device] : devices) {
          device->hear();
          device->heard.clear();
        }
      }
      store.flush();
      costs[m].push_back(std::chrono::duration<double, std::micro>(Time::now() - from).count() / commands);
      if (room->group().seq < before + static_cast<Seq>(commands) / 2)
        throw std::runtime_error("most was refused");
    }
  }
  std::vector<double> medians;
  for (auto& each : costs) {
    std::ranges::sort(each);
    medians.push_back(each[each.size() / 2]);
  }
  return medians;
}

double Waits::at(double quantile) const {
  return commits[std::min(commits.size() - 1,
                          static_cast<std::size_t>(quantile * static_cast<double>(commits.size())))];
}

Waits quiet(const std::filesystem::path& data, const GroupId& group, Milliseconds time) {
  Loop loop;
  store::StoreThread store(std::make_unique<store::SqliteLog>(data), loop.post());
  Commits commits(store, loop, group, head_of(store, loop, group));
  for (const auto from = Time::now(); Time::now() - from < time;) commits.one();
  std::ranges::sort(commits.waits);
  return {std::move(commits.waits)};
}

Waits beside_loading(const std::filesystem::path& data, const GroupId& group, const GroupId& loads,
                     const Checklists& checklists) {
  Loop loop;
  store::StoreThread store(std::make_unique<store::SqliteLog>(data), loop.post());
  Commits commits(store, loop, group, head_of(store, loop, group));
  const auto from = Time::now();
  std::optional<Milliseconds> loading;
  store.load(loads, checklists, [&](std::expected<store::LoadedRoom, store::LoadError> room) {
    if (!room) throw std::runtime_error(room.error().what);
    loading = Time::now() - from;
  });
  while (!loading) commits.one();
  // A long fold leaves a snapshot behind it, which ending would give up: what is loaded next comes after it.
  bool after = false;
  store.load(group, checklists, [&](const auto&) { after = true; });
  loop.run_until([&] { return after; });
  std::ranges::sort(commits.waits);
  return {std::move(commits.waits), *loading};
}

}  // namespace jamsides::age
