// text.cpp - what texts edited together cost, with Google Benchmark: one key in a document of 20 000
// characters, applied, composed, moved over another; a push that missed a hundred others; the form on the
// wire.
#include <benchmark/benchmark.h>

#include <nlohmann/json.hpp>

#include "text/authority.hpp"
#include "text/change_set_json.hpp"
#include "text/combine.hpp"

namespace {

using namespace jamsides::text;

constexpr Units kLength = 20'000;

std::u16string document() { return std::u16string(kLength, u'å'); }
ChangeSet key(Units at, Units length = kLength) { return ChangeSet::replace(length, at, at, u"a"); }

/// A hundred places changed.
ChangeSet pieces() {
  ChangeSet set;
  for (int n = 0; n < 100; ++n) {
    set.add(180, kKept);
    set.add(10, 3, u"vi ");
  }
  set.add(kLength - set.length(), kKept);
  return set;
}

void text_apply(benchmark::State& state) {
  const auto put = key(kLength / 2);
  const auto taken = invert(put, document());
  auto text = document();
  for (auto _ : state) {
    put.apply_to(text);
    taken.apply_to(text);
    benchmark::DoNotOptimize(text.data());
  }
  state.SetItemsProcessed(2 * state.iterations());
}
BENCHMARK(text_apply);

void text_apply_100_pieces(benchmark::State& state) {
  const auto put = pieces();
  const auto taken = invert(put, document());
  auto text = document();
  for (auto _ : state) {
    put.apply_to(text);
    taken.apply_to(text);
    benchmark::DoNotOptimize(text.data());
  }
  state.SetItemsProcessed(2 * state.iterations());
}
BENCHMARK(text_apply_100_pieces);

void text_compose(benchmark::State& state, const ChangeSet& first, const ChangeSet& second) {
  for (auto _ : state) benchmark::DoNotOptimize(compose(first, second));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(text_compose, keys, key(100), key(15'000, kLength + 1));
BENCHMARK_CAPTURE(text_compose, 100_pieces, pieces(), key(15'000, pieces().new_length()));

void text_map(benchmark::State& state, const ChangeSet& set, const ChangeSet& over) {
  for (auto _ : state) benchmark::DoNotOptimize(map(set, over));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(text_map, keys, key(100), key(15'000));
BENCHMARK_CAPTURE(text_map, 100_pieces, key(15'000), pieces());

void text_push_in_time(benchmark::State& state) {
  Authority authority(document());
  Version version = 0;
  for (auto _ : state) {  // a key put and taken by turns, so that the document stays as long
    const bool put = version % 2 == 0;
    const auto change = put ? key(9'000) : ChangeSet::replace(kLength + 1, 9'000, 9'001, u"");
    benchmark::DoNotOptimize(authority.push({version++, "ana", {change}}));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(text_push_in_time);

/// What a client at 2 s pushes while others write fifty keys a second.
void text_rebase_over_100(benchmark::State& state) {
  Authority authority(document());
  for (Version n = 0; n < 100; ++n) {
    (void)authority.push({n, "bo", {key(static_cast<Units>(190 * n), kLength + static_cast<Units>(n))}});
  }
  for (auto _ : state) benchmark::DoNotOptimize(authority.rebase({0, "ana", {key(9'000)}}));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(text_rebase_over_100);

/// `sections` sections in a document of `length`: kept and replaced by turns, as long as before.
ChangeSet spread(Units length, int sections) {
  ChangeSet set;
  const Units step = length / sections;
  for (int n = 0; n + 1 < sections; ++n) {
    if (n % 2 == 0) {
      set.add(step, kKept);
    } else {
      set.add(1, 1, u"b");
    }
  }
  set.add(length - set.length(), kKept);
  return set;
}

/// As much as one push and the history may have.
void text_rebase_worst(benchmark::State& state) {
  Authority authority(document());
  for (Version n = 0; n < 1000; ++n) (void)authority.push({n, "bo", {spread(kLength, 7)}});
  const Push push{0, "ana", std::vector<ChangeSet>(kPushUpdates, spread(kLength, 31))};
  for (auto _ : state) benchmark::DoNotOptimize(authority.rebase(push));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(text_rebase_worst)->Unit(benchmark::kMillisecond);

void text_read(benchmark::State& state) {
  const std::string text = R"([9000,[0,"a"],11000])";
  for (auto _ : state) benchmark::DoNotOptimize(read_change_set(nlohmann::json::parse(text)));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(text_read);

void text_write(benchmark::State& state) {
  const auto set = key(9'000);
  for (auto _ : state) {
    std::string out;
    append_json(out, set);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(text_write);

}  // namespace

BENCHMARK_MAIN();
