// http_server.cpp - the listener; see http_server.hpp.
#include "net/http_server.hpp"

#include <utility>

#include "net/http_connection.hpp"

namespace jamsides::net {
namespace {

using boost::asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds kAcceptPause{100};

}  // namespace

HttpServer::HttpServer(boost::asio::any_io_executor executor, HttpOptions options, RespondTo respond_to,
                       OnWebSocket on_websocket, std::function<void(std::string_view)> log)
    : executor_(executor),
      options_(std::move(options)),
      respond_to_(std::move(respond_to)),
      on_websocket_(std::move(on_websocket)),
      log_(std::move(log)),
      acceptor_(executor),
      pause_(executor) {}

std::expected<std::string, std::string> HttpServer::start() {
  auto own = OwnAddresses::make(options_.public_urls, options_.trusted_proxies, options_.address);
  if (!own) return std::unexpected(own.error());
  own_ = std::move(*own);

  error_code error;
  const auto address =
      boost::asio::ip::make_address(options_.address == "localhost" ? "127.0.0.1" : options_.address, error);
  if (error) return std::unexpected("not an address to listen on: " + options_.address);
  const tcp::endpoint endpoint(address, options_.port);
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(boost::asio::socket_base::max_listen_connections, error);
  if (error) {
    return std::unexpected("cannot listen on " + options_.address + ':' + std::to_string(options_.port) +
                           ": " + error.message());
  }
  port_ = acceptor_.local_endpoint().port();
  accept();
  const std::string host = address.is_v6() ? '[' + address.to_string() + ']' : address.to_string();
  return "http://" + host + ':' + std::to_string(port_);
}

void HttpServer::accept() {
  if (stopped_ || accepting_ || live_.size() >= options_.connections) return;
  accepting_ = true;
  acceptor_.async_accept(executor_, [self = shared_from_this()](error_code error, tcp::socket socket) {
    self->accepting_ = false;
    if (self->stopped_) return;
    if (error) {
      ++self->counts_.accept_errors;
      self->log_("accept failed: " + error.message());
      return self->accept_later();
    }
    ++self->counts_.accepted;
    std::make_shared<HttpConnection>(std::move(socket), self)->start();
    self->accept();
  });
}

// Out of file descriptors, most likely: those that end will free some.
void HttpServer::accept_later() {
  accepting_ = true;
  pause_.expires_after(kAcceptPause);
  pause_.async_wait([self = shared_from_this()](error_code error) {
    self->accepting_ = false;
    if (!error) self->accept();
  });
}

void HttpServer::on_gone(HttpConnection& connection) {
  live_.erase(&connection);
  if (!stopped_ && !accepting_) accept();
}

void HttpServer::stop_accepting() {
  stopped_ = true;
  pause_.cancel();
  error_code ignored;
  acceptor_.close(ignored);
}

void HttpServer::end_all() {
  ended_ = true;
  stop_accepting();
  const auto all = live_;
  for (HttpConnection* connection : all) {
    if (live_.contains(connection)) connection->end();
  }
}

}  // namespace jamsides::net
