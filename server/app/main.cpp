// main.cpp - the command line.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "app/options.hpp"
#include "app/replay.hpp"

int main(int argc, char** argv) {
  CLI::App program{
      "Jämsides: benchmarkingträffar side by side. One server, the web client inside it, SQLite beside it."};
  program.require_subcommand(1);

  jamsides::app::ServeOptions options;
  auto* serve = program.add_subcommand("serve", "Run the server");
  serve->add_option("--listen", options.listen, "Address and port; port 0 picks one")->capture_default_str();
  serve->add_option("--data", options.data, "Directory for the log and everything beside it")->required();
  serve->add_option(
      "--public-url", options.public_urls,
      "Address that browsers use; may be given several times. Links, QR codes, accepted Host and Origin");
  serve->add_option("--trusted-proxy", options.trusted_proxies,
                    "Address of a proxy whose X-Forwarded-* headers are believed");
  serve->add_flag("--demo", options.demo,
                  "Fill an empty directory with the demonstration and write links.json there");
  serve->add_option("--demo-groups", options.demo_groups, "How many demonstration groups")
      ->check(CLI::Range(1, 1000));
  serve->add_option("--method", options.method, "Directory with method packs of your own")
      ->check(CLI::ExistingDirectory);
  serve->add_flag("--unlimited-rate", options.unlimited_rate,
                  "No limit on commands per second; only on loopback, for load tests");

  std::filesystem::path data;
  auto* verify =
      program.add_subcommand("verify", "Check a stopped server's log: chain, sequence, decodability");
  verify->add_option("--data", data, "The server's data directory")
      ->required()
      ->check(CLI::ExistingDirectory);
  auto* link = program.add_subcommand("admin-link", "Make a new admin link when the old one is lost");
  link->add_option("--data", data, "The server's data directory")->required()->check(CLI::ExistingDirectory);
  jamsides::app::ReplayOptions replayed;
  auto* replay =
      program.add_subcommand("replay", "Print a group's state as of any event of a stopped server");
  replay->add_option("--data", replayed.data, "The server's data directory")
      ->required()
      ->check(CLI::ExistingDirectory);
  replay->add_option("--group", replayed.group, "The group's id, as verify names it")->required();
  replay->add_option("--until", replayed.until, "The last event's seq; without it all are read");
  replay->add_option("--method", replayed.method, "Directory with method packs of your own")
      ->check(CLI::ExistingDirectory);

  CLI11_PARSE(program, argc, argv);
  try {
    if (*serve) return jamsides::app::serve(options);
    if (*verify) return jamsides::app::verify(data);
    if (*replay) return jamsides::app::replay(replayed);
    return jamsides::app::admin_link(data);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "jamsides: %s\n", fault.what());
    return 1;
  }
}
