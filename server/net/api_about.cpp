// api_about.cpp - who runs this installation, for everybody (HT22).
#include "net/api.hpp"
#include "view/json_text.hpp"

namespace jamsides::net::api {

void about(const CallPtr& call) {
  std::string text;
  view::JsonText(text).field("operator", call->net.run_by.name).field("contact", call->net.run_by.contact);
  call->json(std::move(text));
}

}  // namespace jamsides::net::api
