// pack_reader.hpp - one method pack: its text checked (limits, shape, meaning) and turned into what the rules
// need.
//
// In: the text of a pack.  Out: a Pack, or where and why it is refused.  Pure; knows no files and no other
// packs.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "domain/checklist.hpp"
#include "method/strict_json.hpp"

namespace jamsides::method {

/// One suggested relation to an item of another pack.
struct MappedItem {
  std::string to_pack;
  int to_item;
  std::string path;  // where it stands in the document
};

struct Pack {
  Checklist checklist;
  std::vector<MappedItem> mapping;
  std::string document;  // the text, without byte order mark; may be served as it is
};

std::expected<Pack, Problem> read_pack(std::string_view text);

}  // namespace jamsides::method
