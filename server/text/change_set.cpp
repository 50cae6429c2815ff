// change_set.cpp - see change_set.hpp.
#include "text/change_set.hpp"

#include <algorithm>

#include "base/bug.hpp"
#include "text/utf16.hpp"

namespace jamsides::text {
namespace {

std::size_t size(Units units) { return static_cast<std::size_t>(units); }

}  // namespace

ChangeSet ChangeSet::unchanged(Units length) {
  ChangeSet set;
  set.add(length, kKept);
  return set;
}

ChangeSet ChangeSet::replace(Units length, Units from, Units to, std::u16string_view text) {
  ASSERT_BUG(0 <= from && from <= to && to <= length);
  ChangeSet set;
  set.reserve(3);
  set.add(from, kKept);
  set.add(to - from, static_cast<Units>(text.size()), text);
  set.add(length - to, kKept);
  return set;
}

void ChangeSet::add(Units length, Units inserted, std::u16string_view text, bool join) {
  if (length == 0 && inserted <= 0) return;
  length_ += length;
  new_length_ += inserted < 0 ? length : inserted;
  inserted_ += text;
  if (!sections_.empty()) {
    Section& last = sections_.back();
    if (inserted <= 0 && inserted == last.inserted) {
      last.length += length;
      return;
    }
    if (length == 0 && last.length == 0) {
      last.inserted += inserted;
      return;
    }
    if (join) {
      last.length += length;
      last.inserted += inserted;
      return;
    }
  }
  sections_.push_back({length, inserted});
}

bool splits_character(const ChangeSet& set, std::u16string_view document) {
  Units at = 0;
  for (const auto [length, inserted] : set.sections()) {
    const Units end = at + length;
    if (inserted >= 0 && (inside_pair(document, size(at)) || inside_pair(document, size(end)))) return true;
    at = end;
  }
  return false;
}

void ChangeSet::apply_to(std::u16string& document) const {
  ASSERT_BUG(document.size() == size(length_));
  const std::u16string_view texts = inserted_;
  const auto changed = std::ranges::count_if(sections_, [](const Section& s) { return s.inserted >= 0; });
  std::size_t at = 0, taken = 0;
  if (changed <= 1) {  // in place: only what follows moves
    for (const auto [length, inserted] : sections_) {
      if (inserted >= 0) document.replace(at, size(length), texts);
      at += size(length);
    }
    return;
  }
  std::u16string after;
  after.reserve(size(new_length_));
  for (const auto [length, inserted] : sections_) {
    if (inserted < 0) {
      after.append(document, at, size(length));
    } else {
      after.append(texts.substr(taken, size(inserted)));
      taken += size(inserted);
    }
    at += size(length);
  }
  document = std::move(after);
}

ChangeSet invert(const ChangeSet& set, std::u16string_view document) {
  ASSERT_BUG(document.size() == size(set.length()));
  ChangeSet inverse;
  inverse.reserve(set.sections().size());
  std::size_t at = 0;
  for (const auto [length, inserted] : set.sections()) {
    if (inserted < 0) {
      inverse.add(length, kKept);
    } else {
      inverse.add(inserted, length, document.substr(at, size(length)));
    }
    at += size(length);
  }
  return inverse;
}

std::optional<Units> map_position(const ChangeSet& set, Units position, int association, MapMode mode) {
  ASSERT_BUG(0 <= position && position <= set.length());
  Units before = 0, after = 0;  // where the section begins in either document
  for (const auto [length, inserted] : set.sections()) {
    const Units end = before + length;
    if (inserted < 0) {
      if (end > position) return after + (position - before);
      after += length;
    } else {
      if (end >= position) {
        const bool left = before<position, right = end> position;  // whether what stands there goes
        if ((mode == MapMode::track_delete && left && right) || (mode == MapMode::track_before && left) ||
            (mode == MapMode::track_after && right)) {
          return std::nullopt;
        }
      }
      if (end > position || (end == position && association < 0 && length == 0)) {
        return position == before || association < 0 ? after : after + inserted;
      }
      after += inserted;
    }
    before = end;
  }
  return after;
}

}  // namespace jamsides::text
