// api_backup.cpp - the admin page's wish for a backup now (HT20, HT21).
#include "net/api.hpp"
#include "view/json_text.hpp"

namespace jamsides::net::api {

void back_up(const CallPtr& call) {
  call->net.back_up([call](const std::expected<BackUp, Refusal>& made) {
    if (!made) return call->refuse(made.error());
    call->net.log("admin: had a backup made");
    std::string text;
    view::JsonText(text)
        .field("file", made->file)
        .field("bytes", made->bytes)
        .field("begun", made->begun.n)
        .field("done", made->done.n);
    call->json(std::move(text), 201);
  });
}

}  // namespace jamsides::net::api
