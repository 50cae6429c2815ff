// change.cpp - see change.hpp. Audiences that see the same forms share one text.
#include "view/change.hpp"

#include <algorithm>
#include <optional>

#include "view/json_text.hpp"
#include "view/touched.hpp"

namespace jamsides::view {
namespace {

/// Per touched row: the form seen after (-1 none) and whether any form was seen before.
using Signature = std::string;  // a string, because a short one needs no memory of its own
constexpr char kDrop = 'd', kNothing = '-', kFirstForm = '0';

/// Writes rows grouped by table as {"table":{"id":row,…},…}; rows come sorted by table.
class Tables {
 public:
  void add(Table table, const std::string& id, std::string_view row) {
    open(table, '{');
    append_quoted(text_, id);
    text_ += ':';
    text_ += row;
  }
  void add(Table table, const std::string& id) {
    open(table, '[');
    append_quoted(text_, id);
  }
  /// The object, or empty text where nothing was added.
  std::string take() {
    if (text_.empty()) return {};
    text_ += bracket_ == '{' ? "}}" : "]}";
    return std::move(text_);
  }

 private:
  void open(Table table, char bracket) {
    bracket_ = bracket;
    if (table_ == table) {
      text_ += ',';
      return;
    }
    text_ += table_ ? (bracket == '{' ? "}," : "],") : "{";
    table_ = table;
    append_quoted(text_, name_of(table));
    text_ += ':';
    text_ += bracket;
  }
  std::string text_;
  std::optional<Table> table_;
  char bracket_ = '{';
};

}  // namespace

ChangeView::ChangeView(const Group& before, const Event& event, const Stamp& stamp)
    : rows_(touched(before, event, stamp)), viewers_before_(viewers(before)) {
  before_.reserve(rows_.size());
  for (const auto& row : rows_) {
    auto forms = render(before, row, Want::circles);
    // Where a row has several forms, a change of one is nothing to those who see another: told or not, they
    // would know that something was said.
    if (forms.size() > 1) forms = render(before, row, Want::json);
    before_.push_back(std::move(forms));
  }
}

Change ChangeView::finish(const Group& after) const {
  std::vector<Forms> forms;
  std::vector<std::string> ids;
  forms.reserve(rows_.size());
  ids.reserve(rows_.size());
  for (const auto& row : rows_) {
    forms.push_back(render(after, row, Want::json));
    ids.push_back(id_text(after, row));
  }

  const auto now = viewers(after);
  std::vector<std::pair<Signature, std::vector<Audience>>> kinds;  // few: one or two per change
  Signature signature(rows_.size(), kNothing);
  const auto sort_in = [&](const Audience& audience, const Viewer* then, const Viewer* viewer) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const int form = viewer ? form_for(forms[i], *viewer) : -1;
      const int was = then ? form_for(before_[i], *then) : -1;
      const auto* seen = was >= 0 ? &before_[i][static_cast<std::size_t>(was)].json : nullptr;
      const bool same = form >= 0 && seen && *seen == forms[i][static_cast<std::size_t>(form)].json;
      signature[i] = same        ? kNothing
                     : form >= 0 ? static_cast<char>(kFirstForm + form)
                     : seen      ? kDrop
                                 : kNothing;
    }
    const auto it = std::ranges::find(kinds, signature, &decltype(kinds)::value_type::first);
    if (it == kinds.end()) {
      kinds.push_back({signature, {audience}});
      kinds.back().second.reserve(now.size());
    } else {
      it->second.push_back(audience);
    }
  };
  // Both are sorted by audience, and most often the same.
  auto then = viewers_before_.begin();
  const auto gone_before = [&](const Audience* next) {
    for (; then != viewers_before_.end() && (!next || then->audience < *next); ++then)
      sort_in(then->audience, &*then, nullptr);
  };
  for (const auto& viewer : now) {
    gone_before(&viewer.audience);
    const bool was_there = then != viewers_before_.end() && then->audience == viewer.audience;
    sort_in(viewer.audience, was_there ? &*then++ : nullptr, &viewer);
  }
  gone_before(nullptr);

  const auto text_of = [&](const Signature& kind) {
    Tables put, drop;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (kind[i] == kDrop) {
        drop.add(rows_[i].table, ids[i]);
      } else if (kind[i] != kNothing) {
        put.add(rows_[i].table, ids[i], forms[i][static_cast<std::size_t>(kind[i] - kFirstForm)].json);
      }
    }
    return Difference{put.take(), drop.take()};
  };

  Change change;
  if (kinds.empty()) return change;
  const auto common =
      std::ranges::max_element(kinds, {}, [](const auto& kind) { return kind.second.size(); });
  change.common = text_of(common->first);
  for (auto it = kinds.begin(); it != kinds.end(); ++it) {
    if (it == common) continue;
    const auto text = text_of(it->first);
    for (const auto& audience : it->second) change.overrides.emplace(audience, text);
  }
  return change;
}

std::string state_text(const Group& group, const Audience& audience) {
  const Viewer viewer = view::viewer(group, audience);
  Tables state;
  for (const auto& row : all_rows(group)) {
    const auto forms = render(group, row, Want::json);
    const int form = form_for(forms, viewer);
    if (form >= 0) state.add(row.table, id_text(group, row), forms[static_cast<std::size_t>(form)].json);
  }
  auto text = state.take();
  return text.empty() ? "{}" : text;
}

}  // namespace jamsides::view
