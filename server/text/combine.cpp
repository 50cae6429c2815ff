// combine.cpp - see combine.hpp. The order of the cases is the library's; each is tried where those above do
// not hold.
#include "text/combine.hpp"

#include <algorithm>

#include "base/bug.hpp"

namespace jamsides::text {
namespace {

/// A place in a change set: a section, or what is left of one.
class Cursor {
 public:
  explicit Cursor(const ChangeSet& set) : sections_(set.sections()), texts_(set.inserted()) { read(); }

  Units length = 0;    // of the document before, still to come in this section
  Units inserted = 0;  // of the document after; kKept, or kDone behind the last section
  Units offset = 0;    // how much of the section is behind

  static constexpr Units kDone = -2;
  bool done() const { return inserted == kDone; }
  std::size_t section() const { return index_; }

  /// What the section inserts, all of it, or `size` units from where we are in it.
  std::u16string_view text() const { return text_; }
  std::u16string_view text(Units size) const {
    return text_.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(size));
  }
  /// Of the document after, still to come in this section.
  Units new_length() const { return inserted < 0 ? length : inserted; }

  void next() {
    ++index_;
    read();
  }
  /// Goes on by `size` units of the document before.
  void forward(Units size) {
    if (size == length) return next();
    length -= size;
    offset += size;
  }
  /// Goes on by `size` units of the document after.
  void forward_new(Units size) {
    if (inserted == kKept) return forward(size);
    if (size == inserted) return next();
    inserted -= size;
    offset += size;
  }

 private:
  void read() {
    offset = 0;
    texts_.remove_prefix(text_.size());
    text_ = {};
    if (index_ >= sections_.size()) {
      length = 0;
      inserted = kDone;
      return;
    }
    length = sections_[index_].length;
    inserted = sections_[index_].inserted;
    if (inserted > 0) text_ = texts_.substr(0, static_cast<std::size_t>(inserted));
  }

  std::span<const Section> sections_;
  std::u16string_view texts_;  // from this section on
  std::u16string_view text_;   // of this section
  std::size_t index_ = 0;
};

constexpr std::size_t kNone = SIZE_MAX;

}  // namespace

ChangeSet compose(const ChangeSet& first, const ChangeSet& second) {
  ASSERT_BUG(first.new_length() == second.length());
  if (first.empty()) return second;
  if (second.empty()) return first;
  ChangeSet both;
  both.reserve(first.sections().size() + second.sections().size());
  Cursor a(first), b(second);
  for (bool open = false;;) {  // open: what comes belongs to the last section
    if (a.done() && b.done()) return both;
    if (a.inserted == 0) {  // deleted by the first
      both.add(a.length, 0, {}, open);
      a.next();
    } else if (b.length == 0 && !b.done()) {  // inserted by the second
      both.add(0, b.inserted, b.text(), open);
      b.next();
    } else {
      ASSERT_BUG(!a.done() && !b.done());
      const Units size = std::min(a.new_length(), b.length);
      const std::size_t sections = both.sections().size();
      if (a.inserted == kKept) {
        if (b.inserted == kKept) {
          both.add(size, kKept, {}, open);
        } else if (b.offset == 0) {
          both.add(size, b.inserted, b.text(), open);
        } else {
          both.add(size, 0, {}, open);
        }
      } else {
        const Units length = a.offset == 0 ? a.length : 0;
        if (b.inserted == kKept) {
          both.add(length, size, a.text(size), open);
        } else if (b.offset == 0) {
          both.add(length, b.inserted, b.text(), open);
        } else {
          both.add(length, 0, {}, open);
        }
      }
      open = (a.inserted > size || (b.inserted >= 0 && b.length > size)) &&
             (open || both.sections().size() > sections);
      a.forward_new(size);
      b.forward(size);
    }
  }
}

ChangeSet map(const ChangeSet& set, const ChangeSet& over, bool before) {
  ASSERT_BUG(set.length() == over.length());
  if (over.empty()) return set;
  ChangeSet mapped;
  mapped.reserve(set.sections().size() + over.sections().size());
  Cursor a(set), b(over);
  std::size_t inserted = kNone;  // the section of `set` whose text is in already, for those taken in pieces
  const auto is_in = [&] { return inserted == a.section(); };
  const auto insert = [&](Units length) {
    mapped.add(length, a.inserted, a.text());
    inserted = a.section();
  };
  for (;;) {
    if (a.done() && b.done()) return mapped;
    if (a.inserted == kKept && b.inserted == kKept) {
      const Units size = std::min(a.length, b.length);
      mapped.add(size, kKept);
      a.forward(size);
      b.forward(size);
    } else if (b.inserted >= 0 &&
               (a.inserted < 0 || is_in() ||
                (a.offset == 0 && (b.length < a.length || (b.length == a.length && !before))))) {
      // A change of `over` before the next one of `set` (by where it begins, then by length, then as `before`
      // says): kept, with what `set` changes inside it.
      mapped.add(b.inserted, kKept);
      for (Units left = b.length; left > 0;) {
        const Units piece = std::min(a.length, left);
        if (a.inserted >= 0 && !is_in() && a.length <= piece) insert(0);
        a.forward(piece);
        left -= piece;
      }
      b.next();
    } else if (a.inserted >= 0) {
      // A change of `set` up to the next thing that `over` inserts in it.
      Units deleted = 0, left = a.length;
      while (left > 0) {
        if (b.inserted == kKept) {
          const Units piece = std::min(left, b.length);
          deleted += piece;
          left -= piece;
          b.forward(piece);
        } else if (b.inserted == 0 && b.length < left) {
          left -= b.length;
          b.next();
        } else {
          break;
        }
      }
      if (is_in()) {
        mapped.add(deleted, 0);
      } else {
        insert(deleted);
      }
      a.forward(a.length - left);
    } else {
      ASSERT_BUG(false);  // sets of one length end together
    }
  }
}

}  // namespace jamsides::text
