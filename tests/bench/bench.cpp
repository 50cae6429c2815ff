// bench.cpp - what one command costs at each step of its way, with Google Benchmark: decode, decide, render,
// encode, append.
//
// The group is the tests' small one (two organisations and a mentor, thirteen seats). Guards against a step
// that becomes dear; what the whole costs, kernel included, tests/load measures.
#include <benchmark/benchmark.h>

#include "net/frame_codec.hpp"
#include "store/event_codec.hpp"
#include "store/sqlite_log.hpp"
#include "store/store_harness.hpp"
#include "view/change.hpp"
#include "view/small_group.hpp"
#include "wire/decode.hpp"
#include "wire/frames.hpp"

namespace {

using namespace jamsides;

/// A command everybody hears of alike, and one with an override for who gave it.
const Command kShare{seating::ShareSpread{true}};

struct Voting {
  view::SmallGroup group;
  AssessmentId list = group.votes();
  Command cast() const { return assessment::Cast{list, 4, 3, ""}; }
};

Event the_event(Voting& at, const char* name, const Command& command) {
  const auto decided = decide(at.group.live.now, command, at.group.live.context(at.group.who(name)));
  return decided->events.front();
}

void decode(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(wire::decode(
        R"({"id":"k7f3a9c2d1e0-19","do":"ballot.cast","with":{"assessment":"a1","item":4,"value":2}})"));
  }
}
BENCHMARK(decode);

void decide_ballot(benchmark::State& state) {
  Voting at;
  const auto context = at.group.live.context(at.group.who("P1"));
  const Command command = at.cast();
  for (auto _ : state) benchmark::DoNotOptimize(decide(at.group.live.now, command, context));
}
BENCHMARK(decide_ballot);

/// View before, apply, view after, and the frames' text.
void render(benchmark::State& state, const char* who, bool hidden) {
  Voting at;
  const Event event = the_event(at, who, hidden ? at.cast() : kShare);
  Group group = at.group.live.now;
  for (auto _ : state) {
    const Stamp stamp{group.seq + 1, UtcMillis{1'795'305'600'000}, at.group.who(who), {}};
    const view::ChangeView before(group, event, stamp);
    apply(group, event, stamp, at.group.live.checklists);
    const auto change = before.finish(group);
    benchmark::DoNotOptimize(wire::change(stamp, event, change.common));
    for (const auto& [audience, difference] : change.overrides)
      benchmark::DoNotOptimize(wire::change(stamp, event, difference));
  }
}
BENCHMARK_CAPTURE(render, same_for_all, "K1", false);
BENCHMARK_CAPTURE(render, hidden_ballot, "P1", true)->Iterations(20'000);  // each is remembered for redaction

void encode_body(benchmark::State& state) {
  const Event event = assessment::BallotCast{AssessmentId{1}, 1, 4, 2, ""};
  for (auto _ : state) benchmark::DoNotOptimize(store::encode(event));
}
BENCHMARK(encode_body);

void encode_frame(benchmark::State& state) {
  const std::string text(180, 'x');
  for (auto _ : state) {
    std::string frame;
    net::append_text_frame(frame, text);
    benchmark::DoNotOptimize(frame);
  }
}
BENCHMARK(encode_frame);

/// One transaction of as many appends, of 40 groups in turn, on the machine's disk; time per append, the sync
/// included.
void append(benchmark::State& state) {
  const auto size = static_cast<std::size_t>(state.range(0));
  const store::TemporaryDirectory directory;
  store::SqliteLog log(directory.data());
  std::vector<Seq> heads(40, 1);
  const auto name = [](std::size_t group) { return "g" + std::to_string(group); };
  for (std::size_t group = 0; group < heads.size(); ++group)
    store::append_one(log, store::created(name(group)));
  std::size_t next = 0;
  for (auto _ : state) {
    std::vector<store::Append> batch;
    for (std::size_t i = 0; i < size; ++i) {
      const auto group = next++ % heads.size();
      batch.push_back(store::ballot(name(group), ++heads[group], ""));
    }
    benchmark::DoNotOptimize(log.append(batch));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(append)->Arg(1)->Arg(40)->Arg(480)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
