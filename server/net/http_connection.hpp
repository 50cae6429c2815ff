// http_connection.hpp - one HTTP connection: requests in, answers out, one after the other; or a WebSocket's
// upgrade, after which the socket belongs to somebody else.
//
// Held by shared_ptr from its own handlers. Network thread only. Private to HttpServer; the one place that
// sees Beast.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <memory>
#include <optional>
#include <string>

#include "net/http_server.hpp"
#include "net/own_addresses.hpp"

namespace jamsides::net {

class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(boost::asio::ip::tcp::socket socket, std::shared_ptr<HttpServer> server);
  ~HttpConnection();
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  void start();
  /// At once, without a word.
  void end();

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using Response = boost::beast::http::response<boost::beast::http::span_body<const char>>;
  using UpgradeResponse = boost::beast::http::response<boost::beast::http::empty_body>;

  void wait_for_request();
  void read_header();
  void read_body();
  void on_broken_request(boost::beast::error_code error);
  bool admit();
  void take_request();
  void respond(std::uint64_t number, Answer answer);
  void refuse(int status, const char* text);
  void write();
  void add_security(Response& response) const;
  void close_gently();
  void upgrade();

  const std::shared_ptr<HttpServer> server_;
  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::string base_url_;  // of this request; empty where its Host is not ours
  Caller caller_;
  Answer answer_;
  std::optional<Response> response_;
  std::optional<UpgradeResponse> upgrade_response_;
  std::uint64_t request_ = 0;  // counts; an answer to another request than this is dropped
  bool answered_ = true;
  bool last_ = false;  // no further request is read
};

}  // namespace jamsides::net
