// event.cpp - a stored event's body: read without a throw, and what is read is written and read the same.
#include <optional>
#include <string>

#include "fuzz/targets.hpp"
#include "store/event_codec.hpp"

namespace jamsides::fuzz {

void event(std::string_view input) {
  const auto type = input.substr(0, input.find('\n'));
  input.remove_prefix(std::min(input.size(), type.size() + 1));
  const std::string body(input);

  const auto erased = store::decode(type, 1, std::nullopt);
  must(erased ? store::is_redactable(type) : !erased.error().why.empty(),
       "only what may be redacted may be gone");
  must(!store::decode(type, 0, body) && !store::decode(type, store::current_version(type) + 1, body),
       "a version that was never written is not read");

  const auto read = store::decode(type, store::current_version(type), body);
  if (!read) return must(!read.error().why.empty(), "what is refused has a reason");
  const auto written = store::encode(*read);
  must(written.type == type, "an event keeps its type");
  const auto again = store::decode(written.type, written.version, written.body);
  must(again.has_value() && again->index() == read->index(), "what is written can be read");
  must(store::encode(*again).body == written.body, "reading and writing lose nothing");
}

}  // namespace jamsides::fuzz
