// pages.hpp - what is not the API: the web client's files, links that are opened, the operator's addresses.
#pragma once

#include "net/call.hpp"

namespace jamsides::net::pages {

/// The web client's file of this path, or its one page for every address that is a screen of it; false where
/// the path is neither.
bool serve_file(const CallPtr& call);

/// An address nobody knows, answered 404 with the web client, which says so to a person in words; false where
/// only a program would ask for it, or there is no web client.
bool serve_missing(const CallPtr& call);

/// /k/{token}: a card, desk or console link; seats the device and leads to its page (HT2, SE2).
void open_link(const CallPtr& call);
/// /admin/{token}
void open_admin_link(const CallPtr& call);

void healthz(const CallPtr& call);
void readyz(const CallPtr& call);
void metrics(const CallPtr& call);
void debug_state(const CallPtr& call);
void print_css(const CallPtr& call);

}  // namespace jamsides::net::pages
