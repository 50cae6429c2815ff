// tagged.cpp - see tagged.hpp.
#include "net/tagged.hpp"

#include "net/tokens.hpp"

namespace jamsides::net {

void answer_tagged(const CallPtr& call, Answer answer) {
  const auto bytes = answer.fixed.empty() ? std::string_view(answer.body) : answer.fixed;
  const auto tag = "W/\"" + sha256_hex(bytes).substr(0, 32) + '"';
  if (call->request.if_none_match.find(tag) != std::string::npos) {
    answer.status = 304;
    answer.type.clear();
    answer.body.clear();
    answer.fixed = {};
  }
  answer.headers.emplace_back("ETag", tag);
  call->answer(std::move(answer));
}

}  // namespace jamsides::net
