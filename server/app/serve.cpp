// serve.cpp - what the command line's words do.
#include <sys/resource.h>

#include <csignal>
#include <cstdio>

#include "app/control.hpp"
#include "app/options.hpp"
#include "app/server.hpp"
#include "net/tokens.hpp"
#include "store/backup.hpp"
#include "store/sqlite_log.hpp"
#include "store/verify.hpp"

namespace jamsides::app {
namespace {

/// As many open sockets as the system lets us have.
void raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
  }
}

}  // namespace

int serve(const ServeOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);
  raise_file_limit();
  Server server(options);
  return server.run();
}

namespace {

int tell(const store::VerifyReport& report) {
  for (const auto& line : report.lines) std::printf("%s\n", line.c_str());
  if (!report.sound && report.groups == 0) {
    std::printf("not checked\n");
    return 2;
  }
  std::printf("%s: %llu groups, %llu events, %llu of them redacted\n", report.sound ? "sound" : "NOT SOUND",
              static_cast<unsigned long long>(report.groups), static_cast<unsigned long long>(report.events),
              static_cast<unsigned long long>(report.redacted));
  return report.sound ? 0 : 1;
}

}  // namespace

int verify(const std::filesystem::path& data) { return tell(store::verify(data)); }

int verify_backup(const std::filesystem::path& file) { return tell(store::verify_file(file)); }

int restore(const std::filesystem::path& backup, const std::filesystem::path& data, bool replace) {
  const auto restored = store::restore(backup, data, replace);
  std::printf("restored %llu groups, %llu events\n", static_cast<unsigned long long>(restored.groups),
              static_cast<unsigned long long>(restored.events));
  if (!restored.put_aside.empty()) {
    std::printf("what was there before is in %s; remove it when you are sure\n", restored.put_aside.c_str());
  }
  return 0;
}

int admin_link(const std::filesystem::path& data) {
  if (const auto link = ask_running_server(data, "admin-link")) {
    std::printf("%s\n", link->c_str());
    return link->starts_with("?") ? 1 : 0;
  }
  store::SqliteLog log(data);  // throws where a server runs that does not answer
  const auto token = net::fresh_token();
  const auto before = log.admins();
  log.add_admin({token.hash, store::AdminInfo::Kind::link, system_now(), {}});
  for (const auto& admin : before) log.end_admin(admin.hash);  // who has the lost one is out
  std::printf("/admin/%s\n", token.plain.c_str());
  std::fprintf(stderr, "No server runs here now: put its address in front of this.\n");
  return 0;
}

}  // namespace jamsides::app
