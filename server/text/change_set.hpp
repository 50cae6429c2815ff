// change_set.hpp - what is changed in a document, unit for unit as @codemirror/state's ChangeSet has it.
//
// A change set covers a document of exactly one length from end to end, in sections: so many units kept, or
// so many replaced by a text. Neighbours are apart wherever the library keeps them apart, since positions and
// later changes are mapped over them differently. Values only; any thread. Cost: the number of sections,
// unless said.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jamsides::text {

/// A number of units, or a place between two of them. 0..2^31-1.
using Units = std::int32_t;

/// Stands for "kept" where a section says how much is inserted.
inline constexpr Units kKept = -1;

struct Section {
  Units length;    // in the document before, 0..
  Units inserted;  // what it becomes, 0.. , or kKept
  bool operator==(const Section&) const = default;
};

class ChangeSet {
 public:
  /// Changes nothing in an empty document.
  ChangeSet() = default;
  /// Changes nothing in a document of `length`.
  static ChangeSet unchanged(Units length);
  /// Puts `text` in the place of from..to in a document of `length`.
  static ChangeSet replace(Units length, Units from, Units to, std::u16string_view text);

  /// Appends a section, `text` (inserted units, none where kept) being what it becomes; joins it to the last
  /// one where the library would (a section of nothing vanishes), or, with `join`, in any case.
  void add(Units length, Units inserted, std::u16string_view text = {}, bool join = false);
  void reserve(std::size_t sections) { sections_.reserve(sections); }

  std::span<const Section> sections() const { return sections_; }
  /// The texts of all sections, one after the other.
  std::u16string_view inserted() const { return inserted_; }

  /// Of the documents before and after.
  Units length() const { return length_; }
  Units new_length() const { return new_length_; }
  bool empty() const { return sections_.empty() || (sections_.size() == 1 && sections_[0].inserted < 0); }

  bool operator==(const ChangeSet&) const = default;

  /// Makes `document`, of this length, what it is after the change. Costs the document's length.
  void apply_to(std::u16string& document) const;

 private:
  std::vector<Section> sections_;
  std::u16string inserted_;
  Units length_ = 0;
  Units new_length_ = 0;
};

/// Whether some change of `set` begins or ends between the halves of a surrogate pair of `document`, which is
/// whole and of its length. Where it does not and what it inserts is whole, the document stays whole.
bool splits_character(const ChangeSet& set, std::u16string_view document);

/// The change that takes `set` back; `document` is the one before it. Costs what was deleted.
ChangeSet invert(const ChangeSet& set, std::u16string_view document);

/// What becomes of a position when what is around it is deleted.
enum class MapMode { simple, track_delete, track_before, track_after };

/// Where `position` (0..length) is after the change; before a text inserted there where `association` is
/// negative. Nothing where `mode` says that it went: simple never; track_delete where a deletion goes across
/// it; track_before, track_after where the unit before or after it is deleted.
std::optional<Units> map_position(const ChangeSet& set, Units position, int association = -1,
                                  MapMode mode = MapMode::simple);

}  // namespace jamsides::text
