// http_connection.cpp - see http_connection.hpp.
#include "net/http_connection.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <boost/asio/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <utility>

namespace jamsides::net {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::asio::ip::tcp;

constexpr std::size_t kFirstRead = 4096;
constexpr std::chrono::seconds kGoodbye{2};  // for the peer to hear the last answer
constexpr std::string_view kSubprotocol = "jamsides.v1";

Verb verb_of(http::verb verb) {
  switch (verb) {
    case http::verb::get: return Verb::get;
    case http::verb::head: return Verb::head;
    case http::verb::post: return Verb::post;
    case http::verb::patch: return Verb::patch;
    case http::verb::delete_: return Verb::del;
    default: return Verb::other;
  }
}

/// What a monitor on this machine asks, under whatever name it knows us; nothing there is anybody's.
bool is_for_operators(std::string_view path) {
  return path == "/healthz" || path == "/readyz" || path == "/metrics" || path == "/debug/state";
}

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

/// The values of a field that may stand several times, as one list.
std::string joined(const http::fields& header, std::string_view name) {
  std::string all;
  const auto [from, to] = header.equal_range(beast::string_view(name.data(), name.size()));
  for (auto it = from; it != to; ++it) {
    if (!all.empty()) all += ',';
    all += text_of(it->value());
  }
  return all;
}

/// RFC 6455, 4.2.2: proof that the request was read as a WebSocket's.
std::string accept_for(std::string_view key) {
  const std::string joined = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(joined.data(), joined.size(), digest.data(), &size, EVP_sha1(), nullptr);
  std::array<unsigned char, 2 * EVP_MAX_MD_SIZE> text{};
  const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(size));
  return {text.begin(), text.begin() + length};
}

}  // namespace

HttpConnection::HttpConnection(tcp::socket socket, std::shared_ptr<HttpServer> server)
    : server_(std::move(server)),
      stream_(std::move(socket)),
      buffer_(server_->options_.header_bytes + server_->options_.body_bytes) {
  server_->live_.insert(this);
}

HttpConnection::~HttpConnection() { server_->on_gone(*this); }

void HttpConnection::start() {
  beast::error_code ignored;
  stream_.socket().set_option(tcp::no_delay(true), ignored);
  wait_for_request();
}

void HttpConnection::end() {
  last_ = true;
  stream_.close();
}

void HttpConnection::wait_for_request() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(server_->options_.header_bytes));
  parser_->body_limit(server_->options_.body_bytes);
  if (buffer_.size() > 0) return read_header();
  stream_.expires_after(request_ == 0 ? server_->options_.header_deadline : server_->options_.idle);
  stream_.async_read_some(buffer_.prepare(kFirstRead),
                          [self = shared_from_this()](beast::error_code error, std::size_t bytes) {
                            if (error) return;
                            self->buffer_.commit(bytes);
                            self->read_header();
                          });
}

void HttpConnection::read_header() {
  stream_.expires_after(server_->options_.header_deadline);
  http::async_read_header(stream_, buffer_, *parser_,
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                            if (error) return self->on_broken_request(error);
                            if (self->admit()) self->read_body();
                          });
}

void HttpConnection::on_broken_request(beast::error_code error) {
  base_url_.clear();
  if (error == http::error::header_limit) return refuse(431, "The request's header is too large.");
  if (error == http::error::body_limit) return refuse(413, "The request is too large.");
  if (error == http::error::end_of_stream || error == http::error::partial_message) return close_gently();
  if (error.category() == make_error_code(http::error::bad_method).category()) {
    return refuse(400, "This is no HTTP request.");
  }
  stream_.close();  // gone, or too slow
}

/// Whether the request may be looked at further, by its header.
bool HttpConnection::admit() {
  ++request_;
  answered_ = false;
  const auto& header = parser_->get();
  const auto field = [&](auto name) { return text_of(header[name]); };
  beast::error_code error;
  const auto peer = stream_.socket().remote_endpoint(error);
  const auto local = error ? peer : stream_.socket().local_endpoint(error);
  if (error) {
    stream_.close();
    return false;
  }
  const bool proxied = header.find("Forwarded") != header.end() || header.find("Via") != header.end();
  caller_ = server_->own_.caller(peer.address(), joined(header, "X-Forwarded-For"),
                                 field("X-Forwarded-Proto"), proxied);
  base_url_.clear();
  if (header.count(http::field::host) == 1) {
    base_url_ = server_->own_.base_url(field(http::field::host), local.address(), local.port(), caller_.https)
                    .value_or("");
  }
  const auto target = text_of(header.target());
  const auto path = target.substr(0, target.find('?'));
  if (base_url_.empty() && !is_for_operators(path)) {
    refuse(421, "This server does not answer under that name.");
    return false;
  }
  const bool reads = header.method() == http::verb::get || header.method() == http::verb::head;
  const auto origin = field(http::field::origin);
  if ((!reads || path == "/ws") && header.count(http::field::origin) > 0 &&
      !server_->own_.is_own_origin(origin, base_url_)) {
    refuse(403, "This comes from a page of another site.");
    return false;
  }
  if (path == "/ws") {
    upgrade();
    return false;
  }
  return true;
}

void HttpConnection::read_body() {
  stream_.expires_after(server_->options_.body_deadline);
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](beast::error_code error, std::size_t) {
                     if (error) return self->on_broken_request(error);
                     self->take_request();
                   });
}

void HttpConnection::take_request() {
  stream_.expires_never();
  ++server_->counts_.requests;
  auto& message = parser_->get();
  last_ = !message.keep_alive();
  const auto field = [&](auto name) { return text_of(message[name]); };
  const auto target = text_of(message.target());
  auto path = decoded_path(target);
  if (!path) return refuse(400, "The address cannot be read.");

  Request request;
  request.verb = verb_of(message.method());
  request.path = std::move(*path);
  request.query = decoded_query(target);
  request.body = std::move(message.body());
  request.cookies = own_cookies(field(http::field::cookie), base_url_.starts_with("https:"));
  request.accept_language = field(http::field::accept_language);
  request.accept_encoding = field(http::field::accept_encoding);
  request.if_none_match = field(http::field::if_none_match);
  request.prefetch = field("Sec-Purpose").starts_with("prefetch") || field("Purpose") == "prefetch";
  request.base_url = base_url_;
  request.address = caller_.address;
  request.loopback = caller_.loopback;
  server_->respond_to_(std::move(request), [self = shared_from_this(), number = request_](Answer answer) {
    self->respond(number, std::move(answer));
  });
}

void HttpConnection::refuse(int status, const char* text) {
  ++server_->counts_.refused;
  last_ = true;
  answered_ = false;
  respond(request_, Answer{.status = status, .type = "text/plain; charset=utf-8", .body = text});
}

void HttpConnection::respond(std::uint64_t number, Answer answer) {
  if (answered_ || number != request_ || server_->ended_) return;
  answered_ = true;
  answer_ = std::move(answer);
  if (server_->stopped_) last_ = true;
  const std::string_view body = answer_.fixed.empty() ? std::string_view(answer_.body) : answer_.fixed;
  const bool head = parser_->is_header_done() && parser_->get().method() == http::verb::head;

  auto& response = response_.emplace();
  response.version(11);
  response.result(static_cast<unsigned>(answer_.status));
  response.keep_alive(!last_);
  if (!answer_.type.empty()) response.set(http::field::content_type, answer_.type);
  bool caching = false;
  for (const auto& [name, value] : answer_.headers) {
    response.insert(name, value);
    caching = caching || name == "Cache-Control";
  }
  if (!caching) response.set(http::field::cache_control, "no-store");
  add_security(response);
  if (answer_.status != 204 && answer_.status != 304) response.content_length(body.size());
  if (!head) response.body() = {body.data(), body.size()};
  write();
}

void HttpConnection::add_security(Response& response) const {
  const auto colon = base_url_.find(':');
  std::string connect = "'self'";
  if (colon != std::string::npos) {  // older browsers do not take 'self' for a WebSocket
    connect += (base_url_.starts_with("https:") ? " wss" : " ws") + base_url_.substr(colon);
  }
  response.set("Content-Security-Policy",
               "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
               "font-src 'self'; connect-src " +
                   connect +
                   "; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  if (!base_url_.starts_with("https:")) return;
  response.set("Strict-Transport-Security", "max-age=31536000");
  response.set("Cross-Origin-Opener-Policy", "same-origin");  // elsewhere browsers ignore it, and complain
}

void HttpConnection::write() {
  stream_.expires_after(server_->options_.write_deadline);
  http::async_write(stream_, *response_, [self = shared_from_this()](beast::error_code error, std::size_t) {
    self->response_.reset();
    self->answer_ = {};
    if (error) return self->stream_.close();
    if (self->last_) return self->close_gently();
    self->wait_for_request();
  });
}

/// Ends our side, and takes what the peer still sends for a moment: closing at once could lose the answer.
void HttpConnection::close_gently() {
  beast::error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  buffer_.clear();
  stream_.expires_after(kGoodbye);
  struct Drain {
    std::shared_ptr<HttpConnection> self;
    std::size_t left;
    void operator()(beast::error_code error, std::size_t bytes) {
      if (error || bytes >= left) return self->stream_.close();
      left -= bytes;
      auto& stream = self->stream_;
      auto buffer = self->buffer_.prepare(kFirstRead);
      stream.async_read_some(buffer, std::move(*this));
    }
  };
  Drain{shared_from_this(), 1u << 20}({}, 0);
}

void HttpConnection::upgrade() {
  const auto& request = parser_->get();
  const auto key = text_of(request[http::field::sec_websocket_key]);
  http::token_list offered(request[http::field::sec_websocket_protocol]);
  if (!beast::websocket::is_upgrade(request) || key.size() != 24 ||
      request[http::field::sec_websocket_version] != "13") {
    return refuse(400, "This is no WebSocket request of version 13.");
  }
  if (!offered.exists(beast::string_view(kSubprotocol.data(), kSubprotocol.size()))) {
    return refuse(400, "The subprotocol must be jamsides.v1.");
  }
  auto& response = upgrade_response_.emplace(http::status::switching_protocols, 11);
  response.set(http::field::upgrade, "websocket");
  response.set(http::field::connection, "Upgrade");
  response.set(http::field::sec_websocket_accept, accept_for(key));
  response.set(http::field::sec_websocket_protocol,
               beast::string_view(kSubprotocol.data(), kSubprotocol.size()));
  stream_.expires_after(server_->options_.write_deadline);
  http::async_write(stream_, response, [self = shared_from_this()](beast::error_code error, std::size_t) {
    if (error) return self->stream_.close();
    self->stream_.expires_never();
    ++self->server_->counts_.upgrades;
    std::string leftover(static_cast<const char*>(self->buffer_.data().data()), self->buffer_.size());
    auto cookies = own_cookies(text_of(self->parser_->get()[http::field::cookie]),
                               self->base_url_.starts_with("https:"));
    self->server_->on_websocket_(self->stream_.release_socket(), std::move(leftover), std::move(cookies));
  });
}

}  // namespace jamsides::net
