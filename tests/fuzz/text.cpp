// text.cpp - a change set from outside: read or malformed, written as it was read; applied, composed, moved
// over another and taken back it keeps what change_set.hpp, combine.hpp and authority.hpp promise, and a
// document stays whole.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "fuzz/targets.hpp"
#include "text/authority.hpp"
#include "text/change_set_json.hpp"
#include "text/combine.hpp"
#include "text/utf16.hpp"

namespace jamsides::fuzz {
namespace {

using namespace jamsides::text;

constexpr Units kLongest = 20'000;  // so that an input takes no time

std::optional<ChangeSet> read(std::string_view line) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  auto set = read_change_set(json);
  if (!set) {
    must(set.error() == Problem::malformed, "what is not read is malformed");
    return std::nullopt;
  }
  must(is_storable(set->inserted()), "what is inserted can be stored");
  std::string written;
  append_json(written, *set);
  must(nlohmann::json::parse(written) == json, "it is written as it was read");
  if (set->length() > kLongest || set->new_length() > kLongest) return std::nullopt;
  return std::move(*set);
}

/// The first line as a document of `length`.
std::u16string document(std::string_view line, Units length) {
  auto text = from_utf8(line).value_or(u"");
  must(to_utf8(text) == line || text.empty(), "UTF-8 comes back");
  if (!is_storable(text)) text.clear();
  text.resize(static_cast<std::size_t>(length), u'x');
  if (!text.empty() && is_high_surrogate(text.back())) text.back() = u'x';
  return text;
}

std::u16string after(const ChangeSet& set, std::u16string document) {
  set.apply_to(document);
  return document;
}

void alone(const ChangeSet& a, const std::u16string& before) {
  const auto text = after(a, before);
  must(static_cast<Units>(text.size()) == a.new_length(), "the new length is as said");
  must(splits_character(a, before) || is_whole(text), "a document stays whole");
  const auto inverse = invert(a, before);
  must(after(inverse, text) == before && invert(inverse, text) == a, "it can be taken back");
  Units last = 0;
  for (Units at = 0; at <= a.length(); at += 1 + a.length() / 50) {
    const auto left = map_position(a, at, -1).value(), right = map_position(a, at, 1).value();
    must(last <= left && left <= right && right <= a.new_length(), "positions keep their order");
    last = left;
  }
}

void together(const ChangeSet& a, const ChangeSet& b, const std::u16string& before) {
  const auto moved = map(b, a), other = map(a, b, true);
  const auto text = after(moved, after(a, before));
  must(text == after(other, after(b, before)), "either first gives the same text");
  must(text == after(compose(a, moved), before), "composed is one after the other");
  must(invert(compose(a, moved), before).new_length() == a.length(), "what is composed can be taken back");
  if (splits_character(a, before) || splits_character(b, before)) return;
  must(!splits_character(moved, after(a, before)) && is_whole(text),
       "moved over another it splits no character");
}

void pushed(const std::vector<ChangeSet>& sets, const std::u16string& before) {
  Authority authority(before);
  for (std::size_t n = 0; n < 2 * sets.size(); ++n) {
    const Push push{0, "c" + std::to_string(n % sets.size()), {sets[n % sets.size()]}};
    const auto version = authority.version();
    const auto accepted = authority.push(push);
    must(is_storable(authority.document()), "what is stored can be stored");
    must(authority.version() == version + (accepted ? accepted->added.size() : 0), "all or nothing");
    const bool again = accepted && authority.push(push)->known == 1 &&
                       authority.version() == version + accepted->added.size();
    must(!accepted || again, "sent again it is known");
  }
  auto text = before;
  const auto updates = authority.since(0).value();
  for (const auto& update : updates) update.changes.apply_to(text);
  must(text == authority.document(), "the updates lead to the document");
}

}  // namespace

void text(std::string_view input) {
  std::vector<std::string_view> lines;
  while (!input.empty() && lines.size() < 5) {
    const auto end = std::min(input.find('\n'), input.size());
    lines.push_back(input.substr(0, end));
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  std::vector<ChangeSet> sets;
  Units length = 0;
  for (std::size_t n = 1; n < lines.size(); ++n) {
    if (auto set = read(lines[n])) {
      length = std::max(length, set->length());
      sets.push_back(std::move(*set));
    }
  }
  if (sets.empty()) return;
  for (auto& set : sets) set.add(length - set.length(), kKept);
  const auto before = document(lines[0], length);
  for (const auto& a : sets) {
    alone(a, before);
    for (const auto& b : sets) together(a, b, before);
  }
  pushed(sets, before);
}

}  // namespace jamsides::fuzz
