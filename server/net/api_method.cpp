// api_method.cpp - the method as the web client reads it.
#include "net/api.hpp"
#include "net/tagged.hpp"

namespace jamsides::net::api {

void method(const CallPtr& call) {
  const auto& documents = call->net.methods.documents;
  const auto it = documents.find(call->parts[0]);
  if (it == documents.end()) return call->refuse(RefusalCode::not_found);
  answer_tagged(
      call, {.type = "application/json", .fixed = it->second, .headers = {{"Cache-Control", "no-cache"}}});
}

}  // namespace jamsides::net::api
