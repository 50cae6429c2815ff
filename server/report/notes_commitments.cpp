// notes_commitments.cpp - what was promised earlier and how it went, and what is promised now; in the
// original words.
#include "report/notes_parts.hpp"

namespace jamsides::report {
namespace {

/// What was said about a commitment, and what changed with it.
std::string told(const Notes& n, const commitment::Account& account) {
  std::string text = name_of(account.verdict, n.from.language);
  if (!account.reason.empty()) text += ". " + account.reason;
  if (!account.what.empty()) text += '\n' + n.say({"Ny lydelse: {}", "New wording: {}"}, {account.what});
  if (!account.due.empty()) text += '\n' + n.say({"Nytt datum: {}", "New date: {}"}, {account.due});
  return text;
}

std::string details(const Notes& n, const commitment::Commitment& promise) {
  std::vector<std::string> parts;
  if (auto items = items_named(promise.details.items, n.from.language); !items.empty())
    parts.push_back(std::move(items));
  if (!promise.details.evidence.empty())
    parts.push_back(n.say({"Så ser vi att det är gjort: {}", "How we see that it is done: {}"},
                          {promise.details.evidence}));
  if (!promise.details.anchor.empty())
    parts.push_back(n.say({"Ska förankras i {}", "To be decided in {}"}, {promise.details.anchor}));
  if (promise.details.ongoing) parts.emplace_back(n.say({"Ingår i pågående arbete", "Part of ongoing work"}));
  std::vector<std::string> followers;
  for (const auto id : promise.followers) followers.push_back(organisation_name(n.group(), id));
  if (!followers.empty())
    parts.push_back(n.say({"Följs av {}", "Followed by {}"}, {listed(followers, n.from.language)}));
  if (promise.paper) parts.emplace_back(n.say({"Från papper", "From paper"}));
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : "\n") + part;
  return text;
}

}  // namespace

void add_follow_up(Document& to, const Notes& n) {
  Table table{
      {n.say({"Åtagande", "Commitment"}), n.say({"Vem", "Who"}), n.say({"Hur det gick", "How it went"})}, {}};
  for (const auto& [id, promise] : n.group().commitment.commitments) {
    if (!n.sight.sees(view::ref(id))) continue;
    std::string said;
    for (std::size_t i = 0; i < promise.accounts.size(); ++i) {
      if (promise.accounts[i].occasion != n.meeting.occasion || !n.sight.sees(view::account_ref(id, i + 1)))
        continue;
      said += (said.empty() ? "" : "\n") + told(n, promise.accounts[i]);
    }
    if (said.empty() && promise.on_the_table(n.meeting.occasion) && n.meeting.phase == meeting::Phase::open)
      said = n.say({"Inte uppföljt än", "Not followed up yet"});
    if (!said.empty())
      table.rows.push_back({promise.what, seat_of(n.group(), promise.who, n.from.language), std::move(said)});
  }
  to.section(n.say({"Uppföljning av åtaganden", "Follow-up of commitments"}), {std::move(table)});
}

void add_commitments(Document& to, const Notes& n) {
  Table table{{n.say({"Åtagande", "Commitment"}), n.say({"Vem", "Who"}), n.say({"Klart när", "Done when"}),
               n.say({"Mer", "More"})},
              {}};
  for (const auto& [id, promise] : n.group().commitment.commitments) {
    if (promise.occasion != n.meeting.occasion || !n.sight.sees(view::ref(id))) continue;
    table.rows.push_back({promise.what, seat_of(n.group(), promise.who, n.from.language), promise.details.due,
                          details(n, promise)});
  }
  to.section(n.say({"Nya åtaganden", "New commitments"}), {std::move(table)},
             n.say({"Inga nya åtaganden.", "No new commitments."}));
}

}  // namespace jamsides::report
