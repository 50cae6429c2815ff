// authority.cpp - see authority.hpp.
#include "text/authority.hpp"

#include <algorithm>

#include "base/bug.hpp"
#include "text/combine.hpp"
#include "text/utf16.hpp"

namespace jamsides::text {
namespace {

/// Too much for one push, whatever the document.
bool too_large(const std::vector<ChangeSet>& changes) {
  std::size_t units = 0, sections = 0;
  for (const auto& set : changes) {
    units += set.inserted().size();
    sections += set.sections().size();
  }
  return changes.size() > kPushUpdates || units > kPushUnits || sections > kPushSections;
}

/// Whether each is made for the document that the one before leads to, the first for one of `length`.
bool fit(const std::vector<ChangeSet>& changes, Units length) {
  for (const auto& set : changes) {
    if (set.length() != length) return false;
    length = set.new_length();
  }
  return true;
}

/// Moves `changes`, from the one at `first` on, over one update that came before them.
void move_over(std::vector<ChangeSet>& changes, std::size_t first, const ChangeSet& update) {
  ChangeSet over;  // the update as it is behind those already moved
  for (std::size_t n = first; n < changes.size(); ++n) {
    const ChangeSet& there = n == first ? update : over;
    ChangeSet moved = map(changes[n], there);
    if (n + 1 < changes.size()) over = map(there, changes[n], true);
    changes[n] = std::move(moved);
  }
}

}  // namespace

const char* name_of(Problem problem) {
  switch (problem) {
    case Problem::malformed: return "malformed";
    case Problem::push_too_large: return "push_too_large";
    case Problem::document_too_long: return "document_too_long";
    case Problem::wrong_length: return "wrong_length";
    case Problem::splits_character: return "splits_character";
    case Problem::too_old: return "too_old";
    case Problem::unknown_version: return "unknown_version";
    case Problem::not_as_accepted: return "not_as_accepted";
  }
  return "malformed";
}

Authority::Authority(std::u16string document, Version version, Window window)
    : document_(std::move(document)), version_(version), window_(window) {
  ASSERT_BUG(is_storable(document_));
}

std::expected<Accepted, Problem> Authority::rebase(Push push) const { return rebase(std::move(push), {}); }

std::expected<Accepted, Problem> Authority::rebase(Push push, std::span<const Update> older) const {
  auto& changes = push.changes;
  if (too_large(changes)) return std::unexpected(Problem::push_too_large);
  if (push.version > version_) return std::unexpected(Problem::unknown_version);
  if (push.version + older.size() < oldest()) return std::unexpected(Problem::too_old);
  ASSERT_BUG(older.empty() || push.version + older.size() == oldest());
  const auto missed = since(push.version + older.size()).value();
  const Units length = !older.empty()   ? older.front().changes.length()
                       : missed.empty() ? static_cast<Units>(document_.size())
                                        : missed.front().changes.length();
  if (!fit(changes, length)) return std::unexpected(Problem::wrong_length);

  Accepted accepted;
  auto& known = accepted.known;
  const auto move_past = [&](const Update& update) {  // false where it is not what was accepted
    if (known == changes.size()) return true;
    if (update.client != push.client) {
      move_over(changes, known, update.changes);
      return true;
    }
    return changes[known++] == update.changes;
  };
  if (!std::ranges::all_of(older, move_past) || !std::ranges::all_of(missed, move_past)) {
    return std::unexpected(Problem::not_as_accepted);
  }
  changes.erase(changes.begin(), changes.begin() + static_cast<std::ptrdiff_t>(known));
  if (const auto problem = fault_of(changes)) return std::unexpected(*problem);
  accepted.added.reserve(changes.size());
  for (auto& set : changes) accepted.added.push_back({push.client, std::move(set)});
  return accepted;
}

/// What is wrong with changes made for the document as it is.
std::optional<Problem> Authority::fault_of(const std::vector<ChangeSet>& changes) const {
  std::u16string copy;  // only where there is a second one to look at
  for (std::size_t n = 0; n < changes.size(); ++n) {
    const auto& set = changes[n];
    if (set.new_length() > static_cast<Units>(kDocumentUnits) && set.new_length() > set.length()) {
      return Problem::document_too_long;
    }
    if (splits_character(set, n == 0 ? document_ : copy)) return Problem::splits_character;
    if (n + 1 == changes.size()) break;
    if (n == 0) copy = document_;
    set.apply_to(copy);
  }
  return std::nullopt;
}

void Authority::apply(Update update) {
  update.changes.apply_to(document_);
  ++version_;
  sections_ += update.changes.sections().size();
  units_ += update.changes.inserted().size();
  history_.push_back(std::move(update));
  forget();
}

void Authority::forget() {
  while (history_.size() > window_.updates || sections_ > window_.sections || units_ > window_.units) {
    sections_ -= history_.front().changes.sections().size();
    units_ -= history_.front().changes.inserted().size();
    history_.pop_front();
  }
}

std::expected<Accepted, Problem> Authority::push(Push push) {
  auto accepted = rebase(std::move(push));
  if (accepted) {
    for (const auto& update : accepted->added) apply(update);
  }
  return accepted;
}

std::optional<std::ranges::subrange<std::deque<Update>::const_iterator>> Authority::since(
    Version version) const {
  if (version > version_ || version < oldest()) return std::nullopt;
  return std::ranges::subrange(history_.end() - static_cast<std::ptrdiff_t>(version_ - version),
                               history_.end());
}

}  // namespace jamsides::text
