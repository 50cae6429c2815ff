// verify_group.cpp - the walk from event to event, and what can still be read where it ends early.
#include "store/verify_group.hpp"

#include <algorithm>

#include "store/chain.hpp"

namespace jamsides::store {

GroupCheck::GroupCheck(Database& database, VerifyReport& report)
    : database_(database),
      events_(database, kSelectEvents),
      event_(database, kSelectPiece),
      last_(database, "SELECT max(seq) FROM event WHERE group_id = ?1"),
      snapshot_(database, "SELECT schema, seq, link, bytes, digest FROM snapshot WHERE group_id = ?1"),
      parts_(database, "SELECT bytes FROM snapshot_part WHERE group_id = ?1 ORDER BY part"),
      link_(database, "SELECT link FROM event WHERE group_id = ?1 AND seq = ?2"),
      report_(report) {}

void GroupCheck::run(const GroupInfo& group, const std::string& unreadable) {
  head_ = {};
  at_ = erased_ = 0;
  name_.clear();
  auto early = walk(group.id);
  if (!early) early = seek(group.id);
  const auto late = early ? std::nullopt : at_the_end(group, unreadable);
  if (early) {
    wrong("group " + group.id + " seq " + std::to_string(at_), *early + what_follows(group));
  } else if (late) {
    wrong("group " + group.id + " seq " + std::to_string(at_), *late);
  } else {
    report_.lines.push_back("group " + group.id + ": " + std::to_string(head_.seq) + " events, head " +
                            hex(head_.link));
  }
  snapshot(group.id);
}

void GroupCheck::wrong(const std::string& where, const std::string& what) {
  report_.sound = false;
  report_.lines.push_back(where + ": " + what);
}

void GroupCheck::note_damage(const SqliteError& error) {
  if (error.kind() != StoreFault::Kind::damage) throw error;
  database_.forget_pages();
}

std::optional<std::string> GroupCheck::walk(const GroupId& group) {
  try {
    Rows row(events_, group);
    while (row.next()) {
      if (const auto why = take(group, row)) return why;
    }
    return std::nullopt;
  } catch (const SqliteError& error) {
    note_damage(error);
    at_ = head_.seq + 1;
    return error.what();
  }
}

std::optional<std::string> GroupCheck::seek(const GroupId& group) {
  try {
    for (at_ = 1; at_ <= head_.seq + 1; ++at_) {
      Rows row(event_, group, at_ - 1, 1);
      const bool found = row.next() && static_cast<Seq>(row.number(0)) == at_;
      if (found != (at_ <= head_.seq)) return "it is not found by its seq";
    }
    return std::nullopt;
  } catch (const SqliteError& error) {
    note_damage(error);
    return error.what();
  }
}

std::optional<std::string> GroupCheck::take(const GroupId& group, const Rows& row) {
  at_ = head_.seq + 1;
  const auto stored = read_event(row);
  if (!stored) return stored.error();
  const auto entry = unseal(group, head_, *stored);
  if (!entry) return entry.error();
  head_ = {stored->seq, stored->link};
  ++report_.events;
  if (!stored->body) {
    ++report_.redacted;
    if (!erased_) erased_ = stored->seq;
  }
  if (std::holds_alternative<assessment::Redacted>(entry->event) ||
      std::holds_alternative<seating::OrganisationRemoved>(entry->event)) {
    erased_ = 0;
  }
  if (const auto* created = std::get_if<setup::Created>(&entry->event)) name_ = created->name;
  if (const auto* renamed = std::get_if<setup::Renamed>(&entry->event)) name_ = renamed->name;
  return std::nullopt;
}

std::optional<std::string> GroupCheck::at_the_end(const GroupInfo& group, const std::string& unreadable) {
  at_ = head_.seq;
  if (!unreadable.empty()) return "the log ends here, the group's own row cannot be read: " + unreadable;
  if (head_ != group.head) {
    at_ = where_ends_differ(head_, group.head);
    return "the log ends at " + std::to_string(head_.seq) + ", the group's head says " +
           std::to_string(group.head.seq) + (head_.seq == group.head.seq ? " with another link" : "");
  }
  if (erased_) {
    at_ = erased_;
    return "body erased, but no redaction follows";
  }
  if (name_ != group.name) return "the group's name is not what its events say";
  return std::nullopt;
}

std::string GroupCheck::what_follows(const GroupInfo& group) {
  Seq last = group.head.seq;
  try {
    Rows row(last_, group.id);
    if (row.next()) last = std::max(last, static_cast<Seq>(row.number(0)));
  } catch (const SqliteError& error) {
    note_damage(error);
  }
  constexpr Seq kMost = 10'000'000;  // a damaged head may say anything
  last = std::min(last, at_ + kMost);
  Seq lost = 0;
  for (Seq seq = at_ + 1; seq <= last; ++seq) lost += readable(group.id, seq) ? 0 : 1;
  if (last <= at_) return {};
  return "; of the " + std::to_string(last - at_) + " behind it " + std::to_string(lost) + " cannot be read";
}

bool GroupCheck::readable(const GroupId& group, Seq seq) {
  try {
    Rows row(event_, group, seq - 1, 1);
    if (!row.next()) return false;
    const auto event = read_event(row);
    if (!event || event->seq != seq) return false;
    return !event->body || (event->salt && content_of(*event->salt, *event->body) == event->content);
  } catch (const SqliteError& error) {
    note_damage(error);
    return false;
  }
}

void GroupCheck::snapshot(const GroupId& group) {
  const auto fail = [&](Seq seq, const std::string& why) {
    wrong("group " + group + ": its snapshot of seq " + std::to_string(seq),
          why + "; the group is folded from its events instead");
  };
  Snapshot kept;
  try {
    std::size_t bytes = 0;
    Hash digest{};
    {
      Rows row(snapshot_, group);
      if (!row.next() || row.number(0) == 0) return;
      kept.schema = static_cast<int>(row.number(0));
      kept.at.seq = static_cast<Seq>(row.number(1));
      bytes = static_cast<std::size_t>(row.number(3));
      const auto link = row.blob(2), said = row.blob(4);
      if (link.size() != kept.at.link.size() || said.size() != digest.size()) {
        return fail(kept.at.seq, "bad hash");
      }
      std::ranges::copy(link, kept.at.link.begin());
      std::ranges::copy(said, digest.begin());
    }
    {
      Rows row(parts_, group);
      while (kept.state.size() < bytes && row.next()) {
        const auto part = row.blob(0);
        kept.state.append(part.begin(), part.end());
      }
    }
    if (kept.state.size() < bytes) return fail(kept.at.seq, "part of it is missing");
    kept.state.resize(bytes);
    if (digest_of(group, kept) != digest) return fail(kept.at.seq, "it does not match its digest");
    Rows row(link_, group, kept.at.seq);
    if (!row.next() || !std::ranges::equal(row.blob(0), kept.at.link)) {
      fail(kept.at.seq, "the log has another link there");
    }
  } catch (const SqliteError& error) {
    note_damage(error);
    fail(kept.at.seq, error.what());
  }
}

}  // namespace jamsides::store
