// age_figures.cpp - prints what the age of a group costs.
//
//   age [EVENTS] [DIR]    a group of EVENTS events (1 000 000) in DIR/data (a fresh temporary directory)
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "age/age.hpp"
#include "store/store_harness.hpp"

namespace {

using namespace jamsides;
using namespace std::chrono_literals;

void print(const char* what, const age::Waits& waits) {
  std::printf("commits of another group, %s: %zu, p50 %.2f ms, p99 %.2f ms, longest %.2f ms\n", what,
              waits.commits.size(), waits.at(0.5), waits.at(0.99), waits.commits.back());
}

void figures(const std::filesystem::path& data, Seq events) {
  age::LongMeeting young{"gyoung"}, old{"gold"};
  const auto from = std::chrono::steady_clock::now();
  {
    store::SqliteLog log(data);
    young.grow(log, 400);
    old.grow(log, events);
    log.append(std::vector{store::created("gother")});
  }
  const age::Milliseconds made = std::chrono::steady_clock::now() - from;
  const auto& checklists = old.live.checklists;
  std::printf("%llu events stored in %.1f s, %.0f MB\n", static_cast<unsigned long long>(old.live.now.seq),
              made.count() / 1000,
              static_cast<double>(std::filesystem::file_size(data / "jamsides.db")) / 1e6);
  const auto fold = age::open(data, "gold", checklists, false);
  std::printf("opened by folding all %llu: %.0f ms\n", static_cast<unsigned long long>(fold.folded),
              fold.took.count());
  print("quiet", age::quiet(data, "gother", 3000ms));
  const auto beside = age::beside_loading(data, "gother", "gold", checklists);
  print("while the old one is folded", beside);
  std::printf("folded beside them in %.0f ms, and its snapshot written\n", beside.loading.count());
  const auto opening = age::open(data, "gold", checklists, true);
  std::printf("opened from its snapshot: %.0f ms (%llu events folded)\n", opening.took.count(),
              static_cast<unsigned long long>(opening.folded));
  {
    store::SqliteLog log(data);
    std::printf("snapshot: %.1f kB\n", static_cast<double>(log.snapshot("gold").value().state.size()) / 1000);
    old.grow(log, old.live.now.seq + 2 * store::kSnapshotEvery);
  }
  const auto behind = age::open(data, "gold", checklists, true);
  std::printf("opened from a snapshot as far behind as one gets: %.0f ms (%llu events folded)\n",
              behind.took.count(), static_cast<unsigned long long>(behind.folded));
  const auto costs = age::command_costs(data, {&young, &old}, 7, 4000);
  std::printf("a command in a room: young %.1f us, old %.1f us (%.2f times)\n", costs[0], costs[1],
              costs[1] / costs[0]);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const store::TemporaryDirectory directory;
    const Seq events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    figures(argc > 2 ? std::filesystem::path(argv[2]) / "data" : directory.data(), events);
    return 0;
  } catch (const std::exception& fault) {
    return std::fprintf(stderr, "age: %s\n", fault.what()), 1;
  }
}
