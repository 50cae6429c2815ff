// sources.cpp - see sources.hpp.
#include "net/sources.hpp"

#include "store/chain.hpp"

namespace jamsides::net {

report::Language language_of(const Call& call) {
  return call.lang() == wire::Lang::sv ? report::Language::sv : report::Language::en;
}

void with_sources(const CallPtr& call, const Group& group, std::function<void(const report::Sources&)> then) {
  // The group goes on while its log is read.
  const auto state = std::make_shared<const Group>(group);
  call->net.logs.read(group.id, group.seq, [call, state, then = std::move(then)](auto log) {
    if (!log) return call->refuse(refusal_of(log.error()));
    const auto& documents = call->net.methods.documents;
    const auto pack = documents.find(state->checklist->id);
    if (pack == documents.end()) return call->refuse(RefusalCode::group_damaged);
    const auto language = language_of(*call);
    const auto words = report::method_words(pack->second, language);
    const ReadLog& read = *log;
    then({*state, read.facts, store::hex(read.head.link), words, language});
  });
}

}  // namespace jamsides::net
