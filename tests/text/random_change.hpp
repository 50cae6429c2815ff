// random_change.hpp - random documents and changes from a seed, for the tests of texts: whole characters
// alone.
#pragma once

#include <array>
#include <random>
#include <string>

#include "text/change_set.hpp"
#include "text/utf16.hpp"

namespace jamsides::text {

class RandomChange {
 public:
  explicit RandomChange(unsigned seed) : random_(seed) {}

  std::u16string document() { return words(whole(0, 12)); }

  /// Up to four edits of `document`, from its beginning to its end.
  ChangeSet change(const std::u16string& document) {
    ChangeSet set;
    std::size_t at = 0;
    for (std::size_t left = whole(0, 4); left > 0; --left) {
      const std::size_t from = between(document, at), to = whole(0, 2) == 0 ? from : between(document, from);
      const auto text = whole(0, 2) == 0 ? std::u16string() : words(whole(1, 3));
      set.add(static_cast<Units>(from - at), kKept);
      set.add(static_cast<Units>(to - from), static_cast<Units>(text.size()), text);
      at = to;
    }
    set.add(static_cast<Units>(document.size() - at), kKept);
    return set;
  }

  std::size_t whole(std::size_t low, std::size_t high) {
    return std::uniform_int_distribution<std::size_t>(low, high)(random_);
  }

 private:
  std::u16string words(std::size_t count) {
    static const std::array<std::u16string, 8> pieces{u"a",  u"å",   u"e\u0301",    u"😀",
                                                      u"\n", u"vi ", u"👩\u200d👧", u"x"};
    std::u16string text;
    for (; count > 0; --count) text += pieces[whole(0, pieces.size() - 1)];
    return text;
  }
  /// A place from `low` on that is not inside a pair.
  std::size_t between(const std::u16string& document, std::size_t low) {
    const std::size_t at = whole(low, document.size());
    return inside_pair(document, at) ? at + 1 : at;
  }

  std::mt19937 random_;
};

}  // namespace jamsides::text
