// main.cpp - the command line.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <map>
#include <string>

#include "app/options.hpp"
#include "app/picture.hpp"
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

  serve->add_option("--operator", options.run_by, "Who runs this installation: the authority's name");
  serve->add_option("--contact", options.contact,
                    "Their mail address or page, for barriers people find and questions about their data");

  const std::map<std::string, std::int64_t> units{{"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}};
  serve->add_option("--backup", options.backup.directory, "Directory for backups; better on another disk");
  std::int64_t every = options.backup.every.count();
  serve
      ->add_option("--backup-every", every,
                   "Time from one backup to the next, e.g. 24h; 0s = only when asked")
      ->transform(CLI::AsNumberWithUnit(units))
      ->check(CLI::NonNegativeNumber)
      ->default_str("24h");
  serve->add_option("--backup-keep", options.backup.keep, "How many backups stay, the newest")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();

  std::filesystem::path data;
  std::filesystem::path backup;
  auto* verify = program.add_subcommand(
      "verify", "Check a stopped server's log, or a backup: chain, sequence, decodability");
  auto* verified = verify->add_option_group("what");
  verified->add_option("--data", data, "The server's data directory")->check(CLI::ExistingDirectory);
  verified->add_option("--backup", backup, "A backup")->check(CLI::ExistingFile);
  verified->require_option(1);
  auto* restore =
      program.add_subcommand("restore", "Check a backup and put it back as a stopped server's data");
  restore->add_option("--from", backup, "The backup")->required()->check(CLI::ExistingFile);
  restore->add_option("--data", data, "The server's data directory")->required();
  bool replace = false;
  restore->add_flag("--replace", replace, "Put aside the data that are there");
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
  jamsides::app::PictureOptions pictured;
  auto* picture = program.add_subcommand(
      "picture", "Print Deltagarnas bild of a round's groups as CSV, from a stopped server's closed surveys");
  picture->add_option("--data", pictured.data, "The server's data directory")
      ->required()
      ->check(CLI::ExistingDirectory);
  picture->add_option("--group", pictured.groups, "The id of each of the round's groups, as verify names it")
      ->required();
  picture->add_option("--method", pictured.method, "Directory with method packs of your own")
      ->check(CLI::ExistingDirectory);
  picture->add_flag_callback(
      "--english", [&] { pictured.language = jamsides::report::Language::en; }, "Words in English");

  CLI11_PARSE(program, argc, argv);
  try {
    options.backup.every = std::chrono::seconds{every};
    if (*serve) return jamsides::app::serve(options);
    if (*replay) return jamsides::app::replay(replayed);
    if (*picture) return jamsides::app::print_picture(pictured);
    if (*verify) return backup.empty() ? jamsides::app::verify(data) : jamsides::app::verify_backup(backup);
    if (*restore) return jamsides::app::restore(backup, data, replace);
    return jamsides::app::admin_link(data);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "jamsides: %s\n", fault.what());
    return 1;
  }
}
