// pages.cpp - the web client's files and the operator's addresses; see pages.hpp. Links are in open_link.cpp.
#include "net/pages.hpp"

#include "net/static_assets.hpp"
#include "report/checklist.hpp"

namespace jamsides::net::pages {
namespace {

/// Whether an Accept-Encoding takes this coding, and does not refuse it (q=0).
bool accepts(std::string_view header, std::string_view coding) {
  while (!header.empty()) {
    auto one = header.substr(0, header.find(','));
    header.remove_prefix(std::min(header.size(), one.size() + 1));
    while (one.starts_with(' ')) one.remove_prefix(1);
    const auto name = one.substr(0, one.find_first_of("; "));
    if (name != coding) continue;
    const auto q = one.find("q=0");
    return q == std::string_view::npos || one.find_first_of("123456789", q) != std::string_view::npos;
  }
  return false;
}

bool is_screen(std::string_view path) {
  for (const auto* screen : {"/", "/led", "/storbild", "/hemma", "/anslut", "/admin", "/byt", "/oppna",
                             "/jamfor", "/utskrift", "/tillganglighet", "/personuppgifter"}) {
    if (path == screen) return true;
  }
  return path.starts_with("/utskrift/");
}

void serve(const CallPtr& call, const Asset& asset) {
  Answer answer{.type = std::string(asset.content_type), .fixed = asset.identity};
  answer.headers = {{"ETag", std::string(asset.etag)},
                    {"Cache-Control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache"},
                    {"Vary", "Accept-Encoding"}};
  const auto& known = call->request.if_none_match;
  if (known == "*" || known.find(asset.etag) != std::string::npos) {
    answer.status = 304;
    answer.type.clear();
    answer.fixed = {};
  } else if (!asset.brotli.empty() && accepts(call->request.accept_encoding, "br")) {
    answer.fixed = asset.brotli;
    answer.headers.emplace_back("Content-Encoding", "br");
  } else if (!asset.gzip.empty() && accepts(call->request.accept_encoding, "gzip")) {
    answer.fixed = asset.gzip;
    answer.headers.emplace_back("Content-Encoding", "gzip");
  }
  call->answer(std::move(answer));
}

void plain(const CallPtr& call, int status, std::string text) {
  call->answer({.status = status, .type = "text/plain; charset=utf-8", .body = std::move(text)});
}

}  // namespace

bool serve_file(const CallPtr& call) {
  const auto& path = call->request.path;
  const bool screen = is_screen(path);
  if (const Asset* asset = find_asset(screen ? "/index.html" : path, call->net.assets)) {
    serve(call, *asset);
    return true;
  }
  if (screen) plain(call, 404, "This program was built without the web client.\n");
  return screen;
}

bool serve_missing(const CallPtr& call) {
  const Asset* page = find_asset("/index.html", call->net.assets);
  if (!page || call->request.path.starts_with("/assets/")) return false;
  call->answer({.status = 404,
                .type = std::string(page->content_type),
                .fixed = page->identity,
                .headers = {{"Cache-Control", "no-store"}}});
  return true;
}

void healthz(const CallPtr& call) { plain(call, 200, "ok\n"); }

void readyz(const CallPtr& call) {
  const bool ready = call->net.ready && !call->net.services.going_down;
  plain(call, ready ? 200 : 503, ready ? "ready\n" : "not ready\n");
}

void metrics(const CallPtr& call) {
  if (!call->request.loopback) return call->refuse(RefusalCode::not_found, 404);
  call->answer({.type = "text/plain; version=0.0.4; charset=utf-8", .body = call->net.metrics()});
}

void debug_state(const CallPtr& call) {
  if (!call->request.loopback) return call->refuse(RefusalCode::not_found, 404);
  call->json(call->net.debug_state());
}

void print_css(const CallPtr& call) {
  call->answer({.type = "text/css; charset=utf-8",
                .fixed = report::print_css(),
                .headers = {{"Cache-Control", "no-cache"}}});
}

}  // namespace jamsides::net::pages
