// combine.hpp - two change sets made one, and one change set moved over another.
//
// Both walk the two sets' sections side by side, exactly as @codemirror/state does (composeSets, mapSet):
// ties are broken alike, so every client comes to the same text. Values only; any thread. Cost: the sections
// of both.
#pragma once

#include "text/change_set.hpp"

namespace jamsides::text {

/// Both as one: `second` begins in the document that `first` leads to (first.new_length() ==
/// second.length()).
ChangeSet compose(const ChangeSet& first, const ChangeSet& second);

/// `set` as it is for the document after `over`; both begin in the same document (of one length). With
/// `before`, what both put in one place stands in the order set, over; without, over comes first.
///
/// apply(over), apply(map(set, over)) and apply(set), apply(map(over, set, true)) give one document. Mapping
/// over two sets one after the other is not always what mapping over their composition is: who wants to agree
/// does the same steps.
ChangeSet map(const ChangeSet& set, const ChangeSet& over, bool before = false);

}  // namespace jamsides::text
