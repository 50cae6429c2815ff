// pack.cpp - a method pack: whatever its text, it is read or refused with the place and the reason.
#include <algorithm>
#include <string>

#include "fuzz/targets.hpp"
#include "method/pack_reader.hpp"

namespace jamsides::fuzz {

void pack(std::string_view input) {
  const auto read = method::read_pack(input);
  if (!read) {
    must(!read.error().reason.empty(), "a refusal has a reason");
    must(read.error().path.empty() || read.error().path.starts_with('/'), "a refusal has a JSON pointer");
    return;
  }
  const auto& list = read->checklist;
  must(!list.id.empty() && !list.items.empty() && list.scale_max() >= 2 && !list.occasions.empty(),
       "a checklist has an id, items, a scale and occasions");
  must(std::ranges::none_of(list.items, &std::string::empty) &&
           std::ranges::none_of(list.labels, &std::string::empty),
       "items and steps have words");
  for (const auto& occasion : list.occasions) {
    must(list.occasions[static_cast<std::size_t>(list.order_of(occasion.id))].label == occasion.label,
         "an occasion is there once");
  }
  for (const auto& mapped : read->mapping) must(mapped.path.starts_with('/'), "a mapping knows its place");
  const auto again = method::read_pack(read->document);
  must(again && again->document == read->document && again->checklist.items == list.items,
       "the document that is served is read the same");
}

}  // namespace jamsides::fuzz
