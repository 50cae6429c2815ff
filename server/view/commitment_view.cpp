// commitment_view.cpp - commitments and the lines of their timelines as rows.
//
// A commitment is told to the whole group, the storbild too; that a decision is not followed is for the own
// organisation alone (F54).
#include "view/json_text.hpp"
#include "view/renderers.hpp"
#include "view/words.hpp"

namespace jamsides::view {
namespace {

using Kind = Circle::Kind;

/// What is still to be said within a week, as names of fields.
std::string missing(const commitment::Commitment& c) {
  std::vector<std::string_view> names;
  if (c.details.items.empty()) names.emplace_back("items");
  if (c.due().empty()) names.emplace_back("due");
  if (c.details.evidence.empty()) names.emplace_back("evidence");
  return texts(names);
}

std::string followers(const commitment::Commitment& c) {
  return texts(c.followers, [](OrganisationId id) { return id.text(); });
}

void write_last_account(JsonText& text, const commitment::Commitment& c) {
  if (c.accounts.empty()) return;
  const commitment::Account& last = c.accounts.back();
  text.field("verdict", last.verdict ? word(*last.verdict) : "missed").maybe("reason", last.reason);
  if (last.link != 0) text.field("link", last.link);
}

std::string row_of(const Group& group, const commitment::Commitment& c, bool own) {
  std::string json;
  JsonText text(json);
  text.field("organisation", c.organisation.text())
      .field("what", c.what)
      .field("who", c.who.text())
      .field("made", c.made.n)
      .maybe("occasion", c.occasion)
      .field("state", word(c.phase))
      .raw("items", numbers(c.details.items))
      .maybe("due", c.due())
      .maybe("evidence", c.details.evidence)
      .maybe("anchor", c.details.anchor)
      .raw("missing", missing(c))
      .raw("followedBy", followers(c));
  if (c.words() != c.what) text.field("words", c.words());
  if (c.details.ongoing) text.field("ongoing", true);
  if (c.anchored.n != 0) text.field("anchored", c.anchored.n);
  if (c.paper) text.field("paper", true);
  write_last_account(text, c);
  const auto* open = group.meeting.open();
  if (open && c.on_the_table(open->occasion)) {
    text.field("followUp", c.accounted(open->occasion) ? "told" : "waiting");
  }
  if (own && c.ignored) text.field("ignored", true);
  return json;
}

}  // namespace

Forms render_commitment(const Group& group, const EntityRef& ref, Want want) {
  const auto* c = group.commitment.find({ref.a});
  if (!c) return {};
  const auto row = [&](bool own) { return want == Want::json ? row_of(group, *c, own) : std::string(); };
  return {{{{Kind::organisation, c->organisation.n}}, row(true)}, {{{Kind::everyone}}, row(false)}};
}

Forms render_account(const Group& group, const EntityRef& ref, Want want) {
  const auto* c = group.commitment.find({ref.a});
  if (!c || ref.b < 1 || ref.b > c->accounts.size()) return {};
  const commitment::Account& account = c->accounts[ref.b - 1];
  std::string json;
  if (want == Want::json) {
    JsonText text(json);
    text.field("commitment", c->id.text())
        .field("at", account.at.n)
        .field("verdict", account.verdict ? word(*account.verdict) : "missed")
        .maybe("occasion", account.occasion)
        .maybe("reason", account.reason)
        .maybe("what", account.what)
        .maybe("due", account.due);
    if (account.by) text.field("seat", account.by.text());
    if (account.link != 0) text.field("link", account.link);
  }
  return {{{{Kind::everyone}}, std::move(json)}};
}

}  // namespace jamsides::view
