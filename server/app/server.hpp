// server.hpp - everything a running server consists of, put together in the order it depends on each other.
//
// Main thread = network thread; the store has a thread of its own. Nothing else runs.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/backups.hpp"
#include "app/control.hpp"
#include "app/demo.hpp"
#include "app/options.hpp"
#include "net/http_server.hpp"
#include "net/net_context.hpp"
#include "net/session.hpp"
#include "store/store_thread.hpp"

namespace jamsides::app {

class Server {
 public:
  /// Opens the log and loads the method. Throws std::runtime_error with words for the operator.
  explicit Server(const ServeOptions& options);
  ~Server();

  /// Serves until SIGTERM or SIGINT; the exit code.
  int run();

 private:
  void start();
  void start_demo(int number, std::vector<Link> links);
  void listen();
  void ready();
  void print_first_admin_link();
  void tick();
  void go_down();
  void finish(int steps_left);
  void fail(const std::string& why);
  std::string metrics() const;
  std::string debug_state() const;

  // In dependency order; destroyed in the reverse.
  const ServeOptions options_;
  boost::asio::io_context io_{1};
  method::Library methods_;
  store::StoreThread store_;
  room::Services services_;
  room::Directory rooms_;
  net::Identity identity_;
  std::shared_ptr<net::Connections> connections_;
  net::Sessions sessions_;
  Backups backups_;
  net::NetContext net_;
  std::shared_ptr<net::HttpServer> http_;
  std::unique_ptr<Control> control_;
  boost::asio::signal_set signals_;
  boost::asio::steady_timer ticker_;
  boost::asio::steady_timer finishing_;
  std::string base_url_;
  bool first_start_ = false;
  bool going_down_ = false;
  int exit_code_ = 0;
};

}  // namespace jamsides::app
