// http_server.hpp - the listener: takes connections, reads HTTP on them, hands requests over and answers
// them; hands the sockets of WebSockets over after the 101.
//
// In: sockets.  Out: Requests to `respond_to`, sockets to `on_websocket`. Hosts, origins, limits and
// deadlines are checked here, security headers go on every answer. Network thread only. Knows no room and no
// seat; Beast is seen in http_connection.cpp alone.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "net/http_message.hpp"
#include "net/own_addresses.hpp"

namespace jamsides::net {

struct HttpOptions {
  std::string address = "127.0.0.1";  // to listen on
  std::uint16_t port = 0;             // 0 = the system picks one
  /// "https://example.se": links, accepted Host and Origin; without any, the bound address and localhost.
  std::vector<std::string> public_urls{};
  /// Addresses or networks ("10.0.0.0/8") whose X-Forwarded-For and -Proto are believed.
  std::vector<std::string> trusted_proxies{};

  std::chrono::milliseconds header_deadline{10'000};
  std::chrono::milliseconds body_deadline{10'000};
  std::chrono::milliseconds idle{60'000};  // of a kept-alive connection between requests
  std::chrono::milliseconds write_deadline{60'000};
  std::size_t header_bytes = 8u << 10;
  std::size_t body_bytes = 64u << 10;
  std::size_t connections = 8192;  // HTTP ones; more wait in the listen queue
};

/// A socket that has answered 101, what was read behind the request, and the request's Cookie header.
using OnWebSocket =
    std::function<void(boost::asio::ip::tcp::socket, std::string leftover, std::string cookies)>;

/// Since the start; for /metrics.
struct HttpCounts {
  std::uint64_t accepted = 0, accept_errors = 0, requests = 0, upgrades = 0, refused = 0;
};

class HttpConnection;

class HttpServer : public std::enable_shared_from_this<HttpServer> {
 public:
  HttpServer(boost::asio::any_io_executor executor, HttpOptions options, RespondTo respond_to,
             OnWebSocket on_websocket, std::function<void(std::string_view)> log);

  /// Binds and starts to accept; the address as "http://127.0.0.1:8080", or why not.
  std::expected<std::string, std::string> start();
  std::uint16_t port() const { return port_; }

  /// Takes no more connections; requests under way are answered.
  void stop_accepting();
  /// Ends every HTTP connection at once; answers that come later are dropped. Before the event loop's end.
  void end_all();

  const HttpCounts& counts() const { return counts_; }
  std::size_t size() const { return live_.size(); }

 private:
  friend class HttpConnection;
  void accept();
  void accept_later();
  void on_gone(HttpConnection& connection);

  boost::asio::any_io_executor executor_;
  const HttpOptions options_;
  OwnAddresses own_;  // from start() on
  const RespondTo respond_to_;
  const OnWebSocket on_websocket_;
  const std::function<void(std::string_view)> log_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer pause_;
  std::uint16_t port_ = 0;
  bool accepting_ = false;  // an accept is outstanding or planned
  bool stopped_ = false;
  bool ended_ = false;
  HttpCounts counts_;
  std::set<HttpConnection*> live_;
};

}  // namespace jamsides::net
