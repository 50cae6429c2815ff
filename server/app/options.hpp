// options.hpp - what `jamsides serve` is told on its command line.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace jamsides::app {

struct BackupOptions {
  std::optional<std::filesystem::path> directory;  // none = no backups
  std::chrono::seconds every{24 * 3600};           // 0 = only when asked
  std::size_t keep = 14;                           // the newest that stay, 1..
};

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
  BackupOptions backup{};
  std::string run_by;   // the authority that runs this installation, for its pages about access and data
  std::string contact;  // its mail address or page for them
};

/// Runs the server until SIGTERM or SIGINT; the process' exit code. Main thread = network thread.
int serve(const ServeOptions& options);

/// Checks a stopped server's data, or a backup, and prints what it found; 0 where all is well.
int verify(const std::filesystem::path& data);
int verify_backup(const std::filesystem::path& file);

/// Puts a backup back as a server's data; 0 where that went well.
int restore(const std::filesystem::path& backup, const std::filesystem::path& data, bool replace);

/// Makes a new admin link and prints it: asks the running server, or writes it where none runs.
int admin_link(const std::filesystem::path& data);

}  // namespace jamsides::app
