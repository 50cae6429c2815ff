// server.cpp - how a server starts and how it goes down; see server.hpp.
#include "app/server.hpp"

#include <boost/asio/post.hpp>
#include <cstdio>
#include <stdexcept>

#include "app/links.hpp"
#include "app/metrics.hpp"
#include "net/close_code.hpp"
#include "net/frame_codec.hpp"
#include "net/router.hpp"
#include "net/tokens.hpp"
#include "store/sqlite_log.hpp"

namespace jamsides::app {
namespace {

method::Library load_methods(const ServeOptions& options) {
  auto library = method::load(options.method);
  if (!library) throw std::runtime_error(library.error().line());
  return std::move(*library);
}

std::string encode(std::string_view text) {
  std::string bytes;
  net::append_text_frame(bytes, text);
  return bytes;
}

void log(std::string_view line) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
}

struct Endpoint {
  std::string address;
  std::uint16_t port = 0;
};

Endpoint endpoint_of(const std::string& listen) {
  const auto colon = listen.rfind(':');
  std::string address = colon == std::string::npos ? listen : listen.substr(0, colon);
  int port = 8080;
  if (colon != std::string::npos) {
    const auto digits = listen.substr(colon + 1);
    if (digits.empty() || digits.size() > 5 || digits.find_first_not_of("0123456789") != std::string::npos ||
        std::stoi(digits) > 65535) {
      throw std::runtime_error("--listen is ADDRESS:PORT, not " + listen);
    }
    port = std::stoi(digits);
  }
  if (address.size() > 2 && address.front() == '[' && address.back() == ']')
    address = address.substr(1, address.size() - 2);
  return {address, static_cast<std::uint16_t>(port)};
}

net::HttpOptions http_options(const ServeOptions& options) {
  const auto endpoint = endpoint_of(options.listen);
  net::HttpOptions http;
  http.address = endpoint.address;
  http.port = endpoint.port;
  http.public_urls = options.public_urls;
  http.trusted_proxies = options.trusted_proxies;
  return http;
}

room::RoomLimits limits_of(const ServeOptions& options) {
  room::RoomLimits limits;
  if (options.unlimited_rate) {
    const auto address = endpoint_of(options.listen).address;
    if (!address.starts_with("127.") && address != "::1") {
      throw std::runtime_error("--unlimited-rate is for load tests: it needs --listen on loopback");
    }
    limits.commands_per_second = limits.burst = 1e12;
  }
  return limits;
}

}  // namespace

Server::Server(const ServeOptions& options)
    : options_(options),
      methods_(load_methods(options)),
      store_(
          std::make_unique<store::SqliteLog>(options.data),
          [this](std::function<void()> call) { boost::asio::post(io_, std::move(call)); },
          [] {
            store::StoreThread::Options thread;
            thread.warn = [](const std::string& line) { log("store: " + line); };
            return thread;
          }()),
      services_{store_,
                methods_.checklists,
                system_now,
                encode,
                net::fresh_token,
                [this] { return identity_.unused_code(); },
                limits_of(options),
                [this](const GroupId& group, const std::vector<SideRow>& rows) {
                  identity_.rows_committed(group, rows);
                },
                [this](const GroupId& group, const Event& event) { net_.waiting.on_event(group, event); },
                [this] {
                  log("store: the disk failed; every room stops");
                  rooms_.stop_all();
                }},
      rooms_(services_),
      identity_(store_, system_now),
      connections_(std::make_shared<net::Connections>(io_.get_executor())),
      sessions_{rooms_, services_, identity_, connections_},
      backups_(io_, store_, options.backup, system_now, log),
      net_{rooms_,
           services_,
           identity_,
           store_,
           methods_,
           log,
           [this](const std::string& hash, room::End why) { sessions_.end(hash, why); },
           [this] { return metrics(); },
           [this] { return debug_state(); },
           [this](net::BackUpDone done) { backups_.make(std::move(done)); }},
      http_(std::make_shared<net::HttpServer>(
          io_.get_executor(), http_options(options),
          [this](net::Request request, net::Respond respond) {
            net::route(net_, std::move(request), std::move(respond));
          },
          [this](boost::asio::ip::tcp::socket socket, std::string leftover, std::string cookies) {
            net::Session::start(std::move(socket), std::move(leftover), std::move(cookies), sessions_);
          },
          log)),
      signals_(io_, SIGTERM, SIGINT),
      ticker_(io_),
      finishing_(io_) {
  net_.run_by = {options.run_by, options.contact};
}

Server::~Server() = default;

int Server::run() {
  connections_->start();
  signals_.async_wait([this](const boost::system::error_code& ended, int) {
    if (!ended) go_down();
  });
  tick();
  start();
  io_.run();
  return exit_code_;
}

void Server::fail(const std::string& why) {
  std::fprintf(stderr, "jamsides: %s\n", why.c_str());
  exit_code_ = 1;
  io_.stop();
}

void Server::start() {
  identity_.load([this](std::expected<void, store::Fault> loaded) {
    if (!loaded) return fail(loaded.error().what);
    store_.run([](store::Log& all) { return std::pair(all.groups().size(), all.admins().size()); },
               [this](auto found) {
                 if (!found) return fail(found.error().what);
                 first_start_ = found->second == 0;
                 listen();
                 if (exit_code_ != 0) return;
                 if (options_.demo && found->first == 0) return start_demo(1, {});
                 if (options_.demo) rebase_links(options_.data, base_url_);
                 ready();
               });
  });
}

void Server::listen() {
  const auto bound = http_->start();
  if (!bound) return fail(bound.error());
  base_url_ = options_.public_urls.empty() ? *bound : options_.public_urls.front();
  while (base_url_.ends_with('/')) base_url_.pop_back();
  control_ = std::make_unique<Control>(
      io_, options_.data, [this](const std::string& question, Control::Answer answer) {
        if (question != "admin-link") return answer("? unknown question");
        identity_.replace_admin_link([this, answer = std::move(answer)](auto token) {
          answer(token ? base_url_ + "/admin/" + *token : "? " + token.error().what);
        });
      });
}

void Server::start_demo(int number, std::vector<Link> links) {
  if (number > options_.demo_groups) {
    write_links(options_.data, links, base_url_);
    return ready();
  }
  const auto room = rooms_.create(net::fresh_group_id());
  play_demo(
      room, methods_.checklists.at("skl-2019-10"), number, services_.now(),
      [this, number, links = std::move(links)](std::expected<std::vector<Link>, std::string> more) mutable {
        if (going_down_) return;
        if (!more) return fail("the demonstration could not be filled: " + more.error());
        links.insert(links.end(), more->begin(), more->end());
        // Not from within the room's own gate.
        boost::asio::post(io_, [this, number, all = std::move(links)]() mutable {
          start_demo(number + 1, std::move(all));
        });
      });
}

void Server::ready() {
  net_.ready = true;
  std::printf("listening on %s\n", base_url_.c_str());
  std::fflush(stdout);
  backups_.start();
  if (first_start_) print_first_admin_link();
}

void Server::print_first_admin_link() {
  identity_.add_admin_link(std::chrono::milliseconds{0}, [this](auto token) {
    if (!token) return log("no admin link could be made");
    std::printf("admin page %s/admin/%s\n", base_url_.c_str(), token->c_str());
    std::fflush(stdout);
  });
}

void Server::tick() {
  ticker_.expires_after(std::chrono::seconds(5));
  ticker_.async_wait([this](const boost::system::error_code& ended) {
    if (ended) return;
    rooms_.tick();
    sessions_.end_expired();
    tick();
  });
}

void Server::go_down() {
  if (std::exchange(going_down_, true)) return;
  log("going down");
  services_.going_down = true;
  net_.ready = false;
  http_->stop_accepting();
  backups_.stop();
  // What was accepted before is committed and told first; then everyone is asked to come back.
  store_.run([](store::Log&) {},
             [this](auto) {
               connections_->close_all(net::close_code::restart, "restart");
               finish(60);
             });
}

void Server::finish(int steps_left) {
  if (connections_->size() == 0 || steps_left == 0) {
    connections_->end_all();
    connections_->stop();
    http_->end_all();
    io_.stop();
    return;
  }
  finishing_.expires_after(std::chrono::milliseconds(50));
  finishing_.async_wait([this, steps_left](const boost::system::error_code& ended) {
    if (!ended) finish(steps_left - 1);
  });
}

std::string Server::metrics() const {
  return metrics_text(store_.counters(), services_.counts, rooms_, connections_->counts(),
                      connections_->size(), http_->counts(), backups_.counters());
}

std::string Server::debug_state() const {
  return debug_text(rooms_, store_.counters(), connections_->size());
}

}  // namespace jamsides::app
