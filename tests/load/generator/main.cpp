// main.cpp - jamsides_load: runs one workload against one server and prints what it cost. Exit code 1 where
// any client saw a gap, a duplicate or another order; 2 where the run could not be made.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>

#include "run.hpp"

int main(int argc, char** argv) {
  using namespace jamsides::load;
  Options options;
  CLI::App app{"Load for a Jämsides server (or a baseline) on this machine"};
  const std::map<std::string, Work> works{{"burst", Work::burst},       {"sparse", Work::sparse},
                                          {"paced", Work::paced},       {"hidden", Work::hidden},
                                          {"presence", Work::presence}, {"idle", Work::idle}};
  const std::map<std::string, Dialect> dialects{
      {"jamsides", Dialect::jamsides}, {"baseline", Dialect::baseline}, {"socket.io", Dialect::socket_io}};
  app.add_option("work", options.work, "The workload")->required()->transform(CLI::CheckedTransformer(works));
  app.add_option("--port", options.port, "Of the server, on 127.0.0.1")->required();
  app.add_option("--server", options.server, "Its process id")->required();
  app.add_option("--links", options.links, "links.json of the demonstration");
  app.add_option("--dialect", options.dialect, "What it speaks")
      ->transform(CLI::CheckedTransformer(dialects));
  app.add_option("--rooms", options.rooms, "Rooms of 13 clients");
  auto* writers = app.add_option("--writers", options.writers, "Per room");
  auto* in_flight = app.add_option("--in-flight", options.in_flight, "Commands per writer");
  app.add_option("--rate", options.rate, "Commands per second (paced)");
  app.add_option("--warm-up", options.warm_up_s, "Seconds before the measured ones");
  app.add_option("--seconds", options.seconds, "Measured seconds");
  app.add_option("--core", options.core, "Run on this core only");
  app.add_flag("--json", options.json, "One line");
  CLI11_PARSE(app, argc, argv);
  if (options.work == Work::sparse || options.work == Work::presence) {
    if (writers->empty()) options.writers = 1;
    if (in_flight->empty()) options.in_flight = 1;
  }
  if (options.core >= 0) pin_to(options.core);
  const Figures figures = run(options);
  std::printf("%s\n", text_of(options, figures).c_str());
  return figures.faults.sum() == 0 ? 0 : 1;
}
