// options.hpp - what `jamsides serve` is told on its command line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace jamsides::app {

struct ServeOptions {
  std::string listen = "127.0.0.1:8080";  // address:port, port 0 picks one; [v6]:port
  std::filesystem::path data;
  std::vector<std::string>
      public_urls;  // links, QR, accepted Host and Origin; empty = the bound address and localhost
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-* are believed
  bool demo = false;
  int demo_groups = 1;
  std::optional<std::filesystem::path> method;  // directory with further method packs
  bool unlimited_rate = false;                  // for load tests; refused unless listening on loopback
};

/// Runs the server until SIGTERM or SIGINT; the process' exit code. Main thread = network thread.
int serve(const ServeOptions& options);

/// Checks a stopped log and prints what it found; 0 where all is well.
int verify(const std::filesystem::path& data);

/// Makes a new admin link and prints it: asks the running server, or writes it where none runs.
int admin_link(const std::filesystem::path& data);

}  // namespace jamsides::app
