// http_harness.hpp - the HTTP server on a loopback port, with rooms and a log in memory behind it, and
// browsers to talk to it.
//
// One thread for the server and its test; only the store has its own, as in the program. The clock stands
// still until told.
#pragma once

#include <boost/asio/io_context.hpp>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "method/method.hpp"
#include "net/http_server.hpp"
#include "net/net_context.hpp"
#include "room/directory.hpp"
#include "store/store_thread.hpp"

namespace jamsides::net {

/// A response as it came.
struct Heard {
  int status = 0;
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::string body;
  std::string rest;  // the whole text

  std::string header(const std::string& name) const;
  nlohmann::json json() const { return nlohmann::json::parse(body, nullptr, false); }
  std::string refused() const { return json()["refused"]["code"].get<std::string>(); }
};

class HttpHarness {
 public:
  explicit HttpHarness(HttpOptions options = {});
  ~HttpHarness();

  /// Turns the event loop until `there` says so; fails the test after some seconds.
  void until(const std::function<bool()>& there);

  /// Sends these bytes on a connection of their own and takes what comes until it ends.
  Heard send(const std::string& bytes);

  std::string host() const { return "127.0.0.1:" + std::to_string(server->port()); }
  std::string base() const { return "http://" + host(); }
  /// A token of the admin page.
  std::string admin_token();

  UtcMillis now{1'795'431'600'000};  // 2026-11-23 12:00 in Stockholm
  std::vector<std::string> log_lines;
  std::vector<std::string> ended;  // hashes whose connections were ended
  struct Upgraded {
    boost::asio::ip::tcp::socket socket;
    std::string leftover, cookies;
  };

  boost::asio::io_context io{1};
  std::vector<Upgraded> upgraded;
  method::Library methods;
  store::StoreThread store;
  room::Services services;
  room::Directory rooms;
  Identity identity;
  NetContext net;
  std::shared_ptr<HttpServer> server;
};

/// A device that keeps its cookies and speaks JSON, as a program or, with an origin, as a page.
class Browser {
 public:
  explicit Browser(HttpHarness& harness) : harness_(harness) {}

  Heard get(const std::string& path, const std::map<std::string, std::string>& headers = {});
  Heard send(const std::string& verb, const std::string& path, const std::string& body = {},
             const std::map<std::string, std::string>& headers = {});
  Heard post(const std::string& path, const nlohmann::json& body) { return send("POST", path, body.dump()); }

  std::string cookie_header() const;
  std::map<std::string, std::string> cookies;
  std::string origin;  // empty = none sent

 private:
  HttpHarness& harness_;
};

/// A group made over HTTP, with its cards, by an admin of its own.
struct MadeGroup {
  explicit MadeGroup(HttpHarness& harness, const std::string& date = "2026-11-23",
                     const std::string& name = "Provgruppen");

  /// The path of the link of a function's card, "/k/…"; `organisation` "o1", or "" for the storbild.
  std::string link(const std::string& function, const std::string& organisation = "o1") const;
  std::string seat(const std::string& function, const std::string& organisation = "o1") const;

  Browser admin;
  std::string id;
  nlohmann::json cards;
  HttpHarness& harness;

  /// Performs a command in the group's room as a seat and waits until it is safe.
  void as(const std::string& seat, const Command& command);
  std::shared_ptr<room::Room> room();
};

nlohmann::json new_group(const std::string& name, const std::string& date);

}  // namespace jamsides::net
