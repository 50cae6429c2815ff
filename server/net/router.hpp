// router.hpp - which page or API call answers a request.
//
// In: Requests from HttpServer.  Out: Answers. One table of routes; every call keeps what it needs in a Call.
// Network thread only.
#pragma once

#include "net/http_message.hpp"
#include "net/net_context.hpp"

namespace jamsides::net {

/// Answers `request` now or later, always once: 503 where whoever should have answered has gone.
void route(NetContext& net, Request request, Respond respond);

}  // namespace jamsides::net
