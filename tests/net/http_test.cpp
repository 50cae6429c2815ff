// http_test.cpp - the listener and what it guards: hosts, origins, sizes, headers, upgrades, operators'
// addresses.
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <boost/asio/write.hpp>

#include "net/http_harness.hpp"

namespace jamsides::net {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string get(const std::string& path, const std::string& host, const std::string& more = {}) {
  return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more + "\r\n";
}

std::string upgrade(const std::string& host, const std::string& more) {
  return "GET /ws HTTP/1.1\r\nHost: " + host +
         "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
         more + "\r\n";
}

TEST(Http, EveryAnswerCarriesTheSecurityHeaders) {
  HttpHarness harness;

  for (const auto* path : {"/healthz", "/api/me", "/nothing", "/k/wrong", "/print.css"}) {
    const auto heard = harness.send(get(path, harness.host()));
    const auto policy = heard.header("content-security-policy");
    EXPECT_THAT(policy, HasSubstr("default-src 'none'; script-src 'self'; style-src 'self';")) << path;
    EXPECT_THAT(policy, HasSubstr("connect-src 'self' ws://" + harness.host() + ";")) << path;
    EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'")) << path;
    EXPECT_EQ(heard.header("x-content-type-options"), "nosniff") << path;
    EXPECT_EQ(heard.header("referrer-policy"), "no-referrer") << path;
    EXPECT_EQ(heard.header("strict-transport-security"), "") << path;
  }
  EXPECT_EQ(harness.send(get("/api/me", harness.host())).header("cache-control"), "no-store");
}

TEST(Http, AnswersUnderItsOwnNamesOnly) {
  HttpHarness harness;
  const auto port = std::to_string(harness.server->port());

  EXPECT_EQ(harness.send(get("/api/me", "127.0.0.1:" + port)).status, 200);
  EXPECT_EQ(harness.send(get("/api/me", "LocalHost:" + port)).status, 200);
  for (const auto& host : {std::string("evil.example"), "evil.example:" + port, std::string("localhost"),
                           "127.0.0.1.evil.example:" + port, std::string(), std::string("a b")}) {
    EXPECT_EQ(harness.send(get("/api/me", host)).status, 421) << host;
  }
  EXPECT_EQ(harness.send("GET /api/me HTTP/1.0\r\n\r\n").status, 421);
  EXPECT_EQ(harness.send(get("/healthz", "whatever")).status, 200);  // a monitor need not know our name
}

TEST(Http, PublicUrlsAreItsNamesWhereTheyAreGiven) {
  HttpHarness harness({.public_urls = {"https://jamsides.example", "http://motesrum.test:8080"}});

  const auto heard = harness.send(get("/api/me", "jamsides.example"));
  EXPECT_EQ(heard.status, 200);
  EXPECT_EQ(heard.header("strict-transport-security"), "max-age=31536000");
  EXPECT_THAT(heard.header("content-security-policy"),
              HasSubstr("connect-src 'self' wss://jamsides.example;"));
  EXPECT_EQ(harness.send(get("/api/me", "jamsides.example:443")).status, 200);
  EXPECT_EQ(harness.send(get("/api/me", "motesrum.test:8080")).status, 200);
  EXPECT_EQ(harness.send(get("/api/me", "motesrum.test")).status, 421);
  EXPECT_EQ(harness.send(get("/api/me", harness.host())).status, 421);
}

TEST(Http, APublicUrlThatIsNoneIsSaidAtTheStart) {
  boost::asio::io_context io;
  for (const auto* wrong : {"jamsides.example", "https://a/b", "ftp://a", "https://"}) {
    const auto server = std::make_shared<HttpServer>(io.get_executor(), HttpOptions{.public_urls = {wrong}},
                                                     nullptr, nullptr, [](std::string_view) {});
    EXPECT_FALSE(server->start()) << wrong;
  }
}

TEST(Http, HT8_APageOfAnotherSiteMayChangeNothing) {
  HttpHarness harness;
  Browser browser(harness);

  EXPECT_EQ(browser.send("POST", "/api/leave").status, 204);  // a program
  browser.origin = harness.base();
  EXPECT_EQ(browser.send("POST", "/api/leave").status, 204);
  for (const auto* origin : {"https://evil.example", "null", "http://localhost", "https://127.0.0.1"}) {
    browser.origin = origin;
    EXPECT_EQ(browser.send("POST", "/api/leave").status, 403) << origin;
    EXPECT_EQ(browser.send("PATCH", "/api/admin/groups/x").status, 403) << origin;
    EXPECT_EQ(browser.send("DELETE", "/api/admin/groups/x").status, 403) << origin;
  }
  EXPECT_EQ(browser.get("/api/me").status, 200);  // reading is for the browser's own rules
}

TEST(Http, TooMuchIsRefusedBeforeItIsRead) {
  HttpHarness harness;
  Browser browser(harness);

  EXPECT_EQ(browser.send("POST", "/api/join", std::string((64u << 10) + 1, ' ')).status, 413);
  EXPECT_EQ(browser.send("POST", "/api/join", std::string(64u << 10, ' ')).status, 400);
  EXPECT_EQ(harness.send(get("/", harness.host(), "X-Long: " + std::string(9000, 'x') + "\r\n")).status, 431);
  EXPECT_EQ(harness.send("no http at all\r\n\r\n").status, 400);
  EXPECT_EQ(harness.send(get("/%zz", harness.host())).status, 400);
}

TEST(Http, ASlowRequestIsDroppedAtItsDeadline) {
  HttpHarness harness(
      {.header_deadline = std::chrono::milliseconds(50), .body_deadline = std::chrono::milliseconds(50)});

  EXPECT_EQ(harness.send("").rest, "");
  EXPECT_EQ(harness.send("GET / HT").rest, "");
  EXPECT_EQ(
      harness.send("POST /api/leave HTTP/1.1\r\nHost: " + harness.host() + "\r\nContent-Length: 9\r\n\r\n{")
          .rest,
      "");
  harness.until([&] { return harness.server->size() == 0; });
}

TEST(Http, SeveralRequestsComeOnOneConnection) {
  HttpHarness harness;
  const std::string one = "GET /healthz HTTP/1.1\r\nHost: " + harness.host() + "\r\n";

  const auto heard = harness.send(one + "\r\n" + one + "Connection: close\r\n\r\n");

  const auto first = heard.rest.find("HTTP/1.1 200");
  EXPECT_NE(heard.rest.find("HTTP/1.1 200", first + 1), std::string::npos);
  EXPECT_EQ(harness.server->counts().requests, 2u);
  EXPECT_EQ(harness.server->counts().accepted, 1u);
}

TEST(Http, HS1_TheUpgradeHandsTheSocketOnWithWhatWasReadBehindIt) {
  HttpHarness harness;
  boost::asio::io_context own;
  boost::asio::ip::tcp::socket socket(own);
  socket.connect({boost::asio::ip::make_address("127.0.0.1"), harness.server->port()});
  boost::asio::write(socket, boost::asio::buffer(upgrade(harness.host(),
                                                         "Sec-WebSocket-Protocol: other, jamsides.v1\r\n"
                                                         "Cookie: js_seat=abc\r\n") +
                                                 "early"));

  harness.until([&] { return !harness.upgraded.empty(); });

  EXPECT_EQ(harness.upgraded[0].leftover, "early");
  EXPECT_EQ(harness.upgraded[0].cookies, "js_seat=abc");
  char some[1024];
  const std::string heard(some, socket.read_some(boost::asio::buffer(some)));
  EXPECT_THAT(heard, HasSubstr("HTTP/1.1 101 Switching Protocols\r\n"));
  EXPECT_THAT(heard, HasSubstr("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));  // RFC 6455, 1.3
  EXPECT_THAT(heard, HasSubstr("Sec-WebSocket-Protocol: jamsides.v1\r\n"));
  EXPECT_THAT(heard, Not(HasSubstr("permessage")));
  boost::asio::write(harness.upgraded[0].socket, boost::asio::buffer("x", 1));
  EXPECT_EQ(socket.read_some(boost::asio::buffer(some)), 1u);
  EXPECT_EQ(harness.server->size(), 0u);
}

TEST(Http, HS1_WithoutTheSubprotocolThereIsNoUpgrade) {
  HttpHarness harness;

  EXPECT_EQ(harness.send(upgrade(harness.host(), "")).status, 400);
  EXPECT_EQ(harness.send(upgrade(harness.host(), "Sec-WebSocket-Protocol: jamsides.v2\r\n")).status, 400);
  EXPECT_EQ(harness.send(get("/ws", harness.host())).status, 400);
  EXPECT_TRUE(harness.upgraded.empty());
}

TEST(Http, HS2_AForeignOriginGetsNoUpgrade) {
  HttpHarness harness;
  const std::string protocol = "Sec-WebSocket-Protocol: jamsides.v1\r\n";

  EXPECT_EQ(harness.send(upgrade(harness.host(), protocol + "Origin: https://evil.example\r\n")).status, 403);
  EXPECT_EQ(harness.send(upgrade(harness.host(), protocol + "Origin: null\r\n")).status, 403);
  EXPECT_EQ(harness.send(upgrade("evil.example", protocol)).status, 421);
  EXPECT_TRUE(harness.upgraded.empty());
}

TEST(Http, HT9_MetricsAndStateAnswerOnLoopbackOnly) {
  HttpHarness harness;

  EXPECT_EQ(harness.send(get("/metrics", "x")).body, "jamsides_up 1\n");
  EXPECT_EQ(harness.send(get("/debug/state", "x")).status, 200);
  for (const auto* path : {"/metrics", "/debug/state"}) {  // a proxy on this machine is not this machine
    EXPECT_EQ(harness.send(get(path, harness.host(), "X-Forwarded-For: 192.0.2.1\r\n")).status, 404);
    EXPECT_EQ(harness.send(get(path, harness.host(), "Via: 1.1 proxy\r\n")).status, 404);
  }
}

TEST(Http, ReadyIsSaidOnlyWhileItIsTrue) {
  HttpHarness harness;
  EXPECT_EQ(harness.send(get("/readyz", "x")).status, 200);

  harness.services.going_down = true;

  EXPECT_EQ(harness.send(get("/readyz", "x")).status, 503);
  EXPECT_EQ(harness.send(get("/healthz", "x")).status, 200);
}

TEST(Http, UnknownPathsAreNotFoundAndWrongVerbsNotAllowed) {
  HttpHarness harness;
  Browser browser(harness);

  EXPECT_EQ(browser.get("/api/nothing").status, 404);
  EXPECT_EQ(browser.get("/api/nothing").refused(), "not_found");
  EXPECT_EQ(browser.get("/index.php").status, 404);
  EXPECT_EQ(browser.get("/assets/../../etc/passwd").status, 404);
  const auto wrong = browser.send("POST", "/api/me");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("allow"), "GET, HEAD");
  const auto head = browser.send("HEAD", "/api/me");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.body, "");
  EXPECT_NE(head.header("content-length"), "0");
}

TEST(Http, WordsComeInTheLanguageAskedFor) {
  HttpHarness harness;
  Browser browser(harness);
  const auto text = [&](const std::string& path, const std::map<std::string, std::string>& headers) {
    return browser.get(path, headers).json()["refused"]["text"].get<std::string>();
  };

  EXPECT_THAT(text("/api/x", {}), HasSubstr("finns inte"));
  EXPECT_THAT(text("/api/x", {{"Accept-Language", "en-GB,en;q=0.9,sv;q=0.8"}}), HasSubstr("no longer there"));
  EXPECT_THAT(text("/api/x", {{"Accept-Language", "sv-SE,sv;q=0.9,en;q=0.8"}}), HasSubstr("finns inte"));
  EXPECT_THAT(text("/api/x?lang=en", {}), HasSubstr("no longer there"));
}

TEST(Http, ListenerOutlivesAcceptErrors) {
  HttpHarness harness;
  rlimit before{};
  getrlimit(RLIMIT_NOFILE, &before);
  boost::asio::io_context own;
  boost::asio::ip::tcp::socket socket(own, boost::asio::ip::tcp::v4());
  const rlimit few{static_cast<rlim_t>(socket.native_handle()) + 1, before.rlim_max};
  setrlimit(RLIMIT_NOFILE, &few);  // this socket was the last one
  socket.connect({boost::asio::ip::make_address("127.0.0.1"), harness.server->port()});
  harness.until([&] { return harness.server->counts().accept_errors > 0; });

  setrlimit(RLIMIT_NOFILE, &before);

  EXPECT_EQ(harness.send(get("/healthz", "x")).status, 200);
}

}  // namespace
}  // namespace jamsides::net
