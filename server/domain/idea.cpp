// idea.cpp - the rules of telling ideas and taking them home. See idea.hpp.
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/bug.hpp"
#include "domain/idea_rules.hpp"
#include "domain/meeting_rules.hpp"
#include "domain/one_event.hpp"

namespace jamsides::idea {

namespace {

OrganisationId organisation_of(const Group& group, const Context& context) {
  const auto* seat = group.seat(context.author.seat);
  ASSERT_BUG(seat);
  return seat->organisation;
}

template <class Rows>
std::size_t count_of(const Rows& rows, OrganisationId organisation) {
  return static_cast<std::size_t>(std::ranges::count_if(
      rows, [&](const auto& entry) { return entry.second.organisation == organisation; }));
}

std::unexpected<Refusal> full(std::size_t most) {
  return refuse(RefusalCode::too_many, {{"max", std::to_string(most)}});
}

/// A text as it is told to all now, and whose it is.
struct Quote {
  OrganisationId organisation;
  std::string text;
  int item = 0;
};

std::optional<Quote> quote(const Group& group, const Source& from) {
  if (const auto* idea = group.idea.find(from.idea)) {
    if (idea->withdrawn) return std::nullopt;
    return Quote{idea->organisation, idea->text, idea->item};
  }
  if (const auto* promise = group.commitment.find(from.commitment)) {
    const auto& items = promise->details.items;
    return Quote{promise->organisation, promise->words(), items.empty() ? 0 : *items.begin()};
  }
  const auto* list = group.assessment.find(from.assessment);
  if (!list) return std::nullopt;
  const auto score = list->scores.find(from.item);
  if (score == list->scores.end()) return std::nullopt;
  const auto& text = from.part == Part::next ? score->second.next : score->second.comment;
  if (text.empty()) return std::nullopt;
  return Quote{list->organisation, text, from.item};
}

const Entry* entry_from(const State& state, OrganisationId organisation, const Source& from) {
  for (const auto& [id, entry] : state.entries) {
    if (entry.organisation == organisation && entry.from == from) return &entry;
  }
  return nullptr;
}

}  // namespace

std::string Source::text() const {
  if (idea) return idea.text();
  if (commitment) return commitment.text();
  return assessment.text() + '.' + std::to_string(item) + (part == Part::next ? ".next" : ".comment");
}

Source Source::from(std::string_view text) {
  Source source;
  if (const auto id = IdeaId::from(text)) source.idea = *id;
  if (const auto id = CommitmentId::from(text)) source.commitment = *id;
  const auto first = text.find('.'), last = text.rfind('.');
  if (first == text.npos || first == last) return source;
  const auto list = AssessmentId::from(text.substr(0, first));
  const auto item = text.substr(first + 1, last - first - 1), part = text.substr(last + 1);
  int number = 0;
  const auto [end, error] = std::from_chars(item.data(), item.data() + item.size(), number);
  const bool whole = error == std::errc{} && end == item.data() + item.size() && number > 0;
  if (!list || !whole || (part != "comment" && part != "next")) return source;
  return Source{{}, {}, *list, number, part == "next" ? Part::next : Part::comment};
}

Decided decide(const Group& group, const Write& command, const Context& context) {
  const auto occasion = meeting::occasion_of(group, command.occasion);
  if (!occasion) return std::unexpected(occasion.error());
  if (occasion->empty()) return refuse(RefusalCode::meeting_not_open);
  if (command.item < 0 || command.item > group.checklist->item_count()) {
    return refuse(RefusalCode::unknown_item, {{"item", std::to_string(command.item)}});
  }
  const auto organisation = organisation_of(group, context);
  if (count_of(group.idea.ideas, organisation) >= kMostIdeas) return full(kMostIdeas);
  return one(Written{IdeaId{group.idea.last_idea + 1}, organisation, command.text, command.item, *occasion});
}

Decided decide(const Group& group, const Withdraw& command, const Context& context) {
  const Idea* idea = group.idea.find(command.idea);
  if (!idea) return refuse(RefusalCode::not_found);
  if (idea->organisation != organisation_of(group, context)) {
    return refuse(RefusalCode::not_allowed, {{"who", "politiker, chef, nyckelperson"}});
  }
  return one(Withdrawn{command.idea, command.withdrawn});
}

Decided decide(const Group& group, const Save& command, const Context& context) {
  const Source from = Source::from(command.from);
  const auto told = quote(group, from);
  if (!told) return refuse(RefusalCode::not_found);
  const auto organisation = organisation_of(group, context);
  if (told->organisation == organisation) return refuse(RefusalCode::own_text);
  if (const Entry* known = entry_from(group.idea, organisation, from)) {
    if (known->kept) return refuse(RefusalCode::already_saved);
    return one(Kept{known->id, true});
  }
  if (count_of(group.idea.entries, organisation) >= kMostEntries) return full(kMostEntries);
  const auto* open = group.meeting.open();
  return one(Saved{EntryId{group.idea.last_entry + 1}, organisation, from, told->organisation, told->text,
                   told->item, open ? open->occasion : OccasionId{}});
}

Decided decide(const Group& group, const Keep& command, const Context&) {
  if (!group.idea.find(command.entry)) return refuse(RefusalCode::not_found);
  return one(Kept{command.entry, command.kept});
}

Decided decide(const Group& group, const Draft& command, const Context&) {
  if (!group.idea.find(command.entry)) return refuse(RefusalCode::not_found);
  return one(Drafted{command.entry, command.text});
}

void apply(State& state, const Written& event, const Stamp& stamp) {
  state.ideas[event.idea] = Idea{event.idea, event.organisation, stamp.by.seat, event.text,
                                 event.item, event.occasion,     stamp.at,      false};
  state.last_idea = std::max(state.last_idea, event.idea.n);
}

void apply(State& state, const Withdrawn& event) { state.ideas.at(event.idea).withdrawn = event.withdrawn; }

void apply(State& state, const Saved& event, const Stamp& stamp) {
  state.entries[event.entry] = Entry{.id = event.entry,
                                     .organisation = event.organisation,
                                     .from = event.from,
                                     .source = event.source,
                                     .text = event.text,
                                     .item = event.item,
                                     .by = stamp.by.seat,
                                     .at = stamp.at,
                                     .occasion = event.occasion,
                                     .kept = true,
                                     .draft = {}};
  state.last_entry = std::max(state.last_entry, event.entry.n);
}

void apply(State& state, const Kept& event) { state.entries.at(event.entry).kept = event.kept; }

void apply(State& state, const Drafted& event) { state.entries.at(event.entry).draft = event.text; }

void forget(State& state, OrganisationId organisation) {
  const auto its = [&](const auto& entry) { return entry.second.organisation == organisation; };
  std::erase_if(state.ideas, its);
  std::erase_if(state.entries, its);
}

}  // namespace jamsides::idea
