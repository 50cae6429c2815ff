// http_harness.cpp - see http_harness.hpp.
#include "net/http_harness.hpp"

#include <gtest/gtest.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "net/router.hpp"
#include "net/tokens.hpp"
#include "store/memory_log.hpp"

namespace jamsides::net {
namespace {

using boost::asio::ip::tcp;

Heard parsed(std::string text) {
  Heard heard;
  heard.rest = text;
  const auto end = text.find("\r\n\r\n");
  if (end == std::string::npos || text.size() < 12) return heard;
  heard.status = std::stoi(text.substr(9, 3));
  heard.body = text.substr(end + 4);
  for (auto at = text.find("\r\n") + 2; at < end + 2;) {
    const auto line = text.substr(at, text.find("\r\n", at) - at);
    at += line.size() + 2;
    const auto colon = line.find(": ");
    if (colon == std::string::npos) continue;
    std::string name = line.substr(0, colon);
    for (char& c : name) c = static_cast<char>(std::tolower(c));
    heard.headers.emplace(name, line.substr(colon + 2));
  }
  return heard;
}

}  // namespace

std::string Heard::header(const std::string& name) const {
  const auto it = headers.find(name);
  return it == headers.end() ? "" : it->second;
}

HttpHarness::HttpHarness(HttpOptions options)
    : methods(*method::load()),
      store(std::make_unique<store::MemoryLog>(),
            [this](std::function<void()> call) { boost::asio::post(io, std::move(call)); }),
      services{.store = store,
               .checklists = methods.checklists,
               .now = [this] { return now; },
               .encode = [](std::string_view text) { return std::string(text); },
               .fresh_token = net::fresh_token,
               .fresh_code = [this] { return identity.unused_code(); },
               .limits = {},
               .rows_committed =
                   [this](const GroupId& group, const std::vector<SideRow>& rows) {
                     identity.rows_committed(group, rows);
                   },
               .event_released = [this](const GroupId& group,
                                        const Event& event) { net.waiting.on_event(group, event); }},
      rooms(services),
      identity(store, [this] { return now; }),
      net{.rooms = rooms,
          .services = services,
          .identity = identity,
          .store = store,
          .methods = methods,
          .log = [this](std::string_view line) { log_lines.emplace_back(line); },
          .end_sessions = [this](const std::string& hash, room::End) { ended.push_back(hash); },
          .metrics = [] { return std::string("jamsides_up 1\n"); },
          .debug_state = [] { return std::string("{}"); }},
      server(std::make_shared<HttpServer>(
          io.get_executor(), std::move(options),
          [this](Request request, Respond respond) { route(net, std::move(request), std::move(respond)); },
          [this](tcp::socket socket, std::string leftover, std::string cookies) {
            upgraded.push_back({std::move(socket), std::move(leftover), std::move(cookies)});
          },
          [this](std::string_view line) { log_lines.emplace_back(line); })) {
  identity.load([this](auto loaded) { net.ready = loaded.has_value(); });
  until([this] { return net.ready; });
  const auto bound = server->start();
  if (!bound) throw std::runtime_error(bound.error());
}

HttpHarness::~HttpHarness() {
  server->end_all();
  io.poll();
}

void HttpHarness::until(const std::function<bool()>& there) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!there()) {
    io.restart();
    io.run_one_for(std::chrono::milliseconds(5));
    if (std::chrono::steady_clock::now() > deadline) {
      ADD_FAILURE() << "waited in vain";
      return;
    }
  }
}

Heard HttpHarness::send(const std::string& bytes) {
  boost::asio::io_context own;
  tcp::socket socket(own);
  socket.connect({boost::asio::ip::make_address("127.0.0.1"), server->port()});
  boost::asio::write(socket, boost::asio::buffer(bytes));
  socket.non_blocking(true);
  std::string text;
  until([&] {
    char some[4096];
    boost::system::error_code error;
    const auto size = socket.read_some(boost::asio::buffer(some), error);
    text.append(some, size);
    return error && error != boost::asio::error::would_block;
  });
  return parsed(std::move(text));
}

std::string HttpHarness::admin_token() {
  std::string token;
  identity.add_admin_link({}, [&](auto made) { token = made.value_or("?"); });
  until([&] { return !token.empty(); });
  return token;
}

std::string Browser::cookie_header() const {
  std::string line;
  for (const auto& [name, value] : cookies) line += (line.empty() ? "" : "; ") + name + '=' + value;
  return line;
}

Heard Browser::get(const std::string& path, const std::map<std::string, std::string>& headers) {
  return send("GET", path, {}, headers);
}

Heard Browser::send(const std::string& verb, const std::string& path, const std::string& body,
                    const std::map<std::string, std::string>& headers) {
  std::string text = verb + ' ' + path + " HTTP/1.1\r\nConnection: close\r\n";
  if (!headers.contains("Host")) text += "Host: " + harness_.host() + "\r\n";
  for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
  if (!cookies.empty()) text += "Cookie: " + cookie_header() + "\r\n";
  if (!origin.empty()) text += "Origin: " + origin + "\r\n";
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  auto heard = harness_.send(text + "\r\n" + body);
  const auto [from, to] = heard.headers.equal_range("set-cookie");
  for (auto it = from; it != to; ++it) {
    const auto& line = it->second;
    const auto name = line.substr(0, line.find('='));
    const auto value = line.substr(name.size() + 1, line.find(';') - name.size() - 1);
    if (value.empty()) {
      cookies.erase(name);
    } else {
      cookies[name] = value;
    }
  }
  return heard;
}

nlohmann::json new_group(const std::string& name, const std::string& date) {
  return {{"name", name},
          {"method", "skl-2019-10"},
          {"organisations",
           {{{"name", "Almnäs"}, {"kind", "kommun"}, {"code", "9901"}},
            {{"name", "Björkvik"}, {"kind", "kommun"}, {"code", "9902"}}}},
          {"mentor", {{"name", "Dalhult"}, {"kind", "kommun"}, {"code", "9904"}}},
          {"occasions", {{{"occasion", "uppstart"}}, {{"occasion", "bm1"}, {"date", date}, {"host", 0}}}}};
}

MadeGroup::MadeGroup(HttpHarness& from, const std::string& date, const std::string& name)
    : admin(from), harness(from) {
  EXPECT_EQ(admin.get("/admin/" + harness.admin_token()).status, 303);
  const auto made = admin.post("/api/admin/groups", new_group(name, date));
  EXPECT_EQ(made.status, 201) << made.rest;
  id = made.json()["group"].get<std::string>();
  const auto issued = admin.post("/api/admin/groups/" + id + "/cards", {{"kind", "card"}});
  EXPECT_EQ(issued.status, 200) << issued.rest;
  cards = issued.json();
}

std::string MadeGroup::link(const std::string& function, const std::string& organisation) const {
  for (const auto& card : cards) {
    if (card["function"] != function || card.value("organisation", "") != organisation) continue;
    const auto url = card["url"].get<std::string>();
    return url.substr(url.find("/k/"));
  }
  ADD_FAILURE() << "no card for " << function;
  return {};
}

std::string MadeGroup::seat(const std::string& function, const std::string& organisation) const {
  for (const auto& card : cards) {
    if (card["function"] == function && card.value("organisation", "") == organisation) {
      return card["seat"].get<std::string>();
    }
  }
  return {};
}

std::shared_ptr<room::Room> MadeGroup::room() {
  std::shared_ptr<room::Room> found;
  harness.rooms.open(id, [&](auto opened) { found = *opened; });
  harness.until([&] { return found != nullptr; });
  return found;
}

void MadeGroup::as(const std::string& who, const Command& command) {
  bool done = false;
  room()->ask(Author::of(*SeatId::from(who)), command, [&](std::expected<room::Told, Refusal> told) {
    EXPECT_TRUE(told) << name_of(told.error().code);
    done = true;
  });
  harness.until([&] { return done; });
}

}  // namespace jamsides::net
