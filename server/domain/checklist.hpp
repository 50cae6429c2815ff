// checklist.hpp - what the rules need to know of one version of the checklist; the words stay in the method
// pack.
//
// Constant once loaded; shared by every group that uses the version (design: an assessment belongs to one for
// ever).
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/show.hpp"

namespace jamsides {

/// Id of an occasion in its method pack: uppstart, bm1, bm2, bm3, bm4, avslutning.
using OccasionId = std::string;

/// The Modellkommun rule and its like: no item below `floor_value + 1`… in words, at most `max_ones` items on
/// the lowest value and at least `min_full` on the highest (003:L931-933).
struct ModelRule {
  std::string name;
  int max_ones = 0;
  int min_full = 0;
};

/// Of a plan for a meeting, as the method has it; copied to a meeting and then its own (domain C5).
struct TemplateItem {
  meeting::Show phase;
  int minutes = 0;    // 1..240
  std::string title;  // empty = the phase's own name
  agenda::For whom{};
};

/// What an answer to a questionnaire of the method holds; its words stay in the pack.
struct Questionnaire {
  std::string id;          // its version; answers to another are another series
  int scale = 0;           // a mark is 1..scale
  int questions = 0;       // that are answered by a mark
  int texts = 0;           // that are answered in words
  bool checklist = false;  // the checklist's items follow, on its own scale
};

struct Checklist {
  struct OccasionInfo {
    OccasionId id;
    std::string label;  // as the interface writes it in Swedish, e.g. "BM2"
    bool optional = false;
  };
  std::string id;                       // e.g. "skl-2019-10"
  std::string name;                     // Swedish title
  std::vector<std::string> items;       // wording, in order; item n is items[n-1]
  std::vector<std::string> labels;      // the scale's words; value v is labels[v-1]
  std::vector<OccasionInfo> occasions;  // in the order of the year
  ModelRule rule;
  std::string source;
  std::map<std::string, std::vector<TemplateItem>> agendas;  // by the template's id, of every occasion
  std::vector<std::string> purposes;                         // ids of the kinds of aim the method names
  std::map<meeting::Show, Questionnaire> questionnaires;     // by the phase that asks it

  int item_count() const { return static_cast<int>(items.size()); }
  int scale_max() const { return static_cast<int>(labels.size()); }
  int max_sum() const { return item_count() * scale_max(); }
  /// Place of the occasion in the year, 0.., or -1 where the version has none of that id.
  int order_of(const OccasionId& occasion) const {
    const auto it = std::ranges::find(occasions, occasion, &OccasionInfo::id);
    return it == occasions.end() ? -1 : static_cast<int>(it - occasions.begin());
  }
};

/// Every version this server knows, by id.
using Checklists = std::map<std::string, std::shared_ptr<const Checklist>>;

}  // namespace jamsides
