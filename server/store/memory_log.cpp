// memory_log.cpp - the log's promises kept by maps; a failed Append puts back what was.
#include "store/memory_log.hpp"

#include <algorithm>

#include "base/overloaded.hpp"
#include "store/event_codec.hpp"

namespace jamsides::store {
namespace {

template <class Key, class Value>
std::vector<Value> values_of(const std::map<Key, Value>& map) {
  std::vector<Value> all;
  for (const auto& [key, value] : map) all.push_back(value);
  return all;
}

template <class Value>
std::optional<Value> find(const std::map<std::string, Value>& map, const std::string& key) {
  const auto at = map.find(key);
  return at == map.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace

void MemoryLog::fail_next(AppendOutcome outcome, int reopen_failures) {
  planned_.emplace_back(outcome, reopen_failures);
}

void MemoryLog::check_working() const {
  if (broken_) throw StoreFault("the log is closed after a failed write");
}

std::vector<AppendOutcome> MemoryLog::append(std::span<const Append> batch) {
  auto planned = AppendOutcome::committed;
  if (!broken_ && !planned_.empty()) {
    planned = planned_.front().first;
    reopen_failures_ = planned_.front().second;
    planned_.pop_front();
    failure_ = "a failure was asked for";
    broken_ = planned == AppendOutcome::all_failed;
  }
  if (broken_) return std::vector<AppendOutcome>(batch.size(), AppendOutcome::all_failed);
  std::vector<AppendOutcome> outcomes;
  for (const Append& each : batch) {
    Beside before = beside_;
    const std::size_t events_before = events_[each.group].size();
    if (planned == AppendOutcome::committed && store(each)) {
      outcomes.push_back(AppendOutcome::committed);
    } else {
      beside_ = std::move(before);
      events_[each.group].resize(events_before);
      outcomes.push_back(AppendOutcome::group_failed);
    }
  }
  return outcomes;
}

bool MemoryLog::store(const Append& append) {
  const auto refuse = [&](const std::string& why) {
    failure_ = "group " + append.group + ": " + why;
    return false;
  };
  if (append.entries.empty()) return refuse("no events");
  const UtcMillis at = append.entries.front().stamp.at;
  if (!beside_.groups.contains(append.group)) {
    if (append.entries.front().stamp.seq != 1) return refuse("no such group");
    beside_.groups[append.group] = {append.group, {}, fresh_epoch(), at, {}};
  }
  GroupInfo& group = beside_.groups[append.group];
  auto& events = events_[append.group];
  for (const LogEntry& entry : append.entries) {
    auto row = seal(append.group, group.head, entry);
    if (!row) return refuse(row.error());
    group.head = {row->seq, row->link};
    events.push_back(std::move(*row));
    follow(append.group, entry.event);
  }
  for (const SideRow& row : append.rows) {
    if (!store_row(append.group, row, at)) return refuse("a credential of that hash exists");
  }
  for (Seq seq : append.redact) {
    const bool can = seq >= 1 && seq <= events.size() && is_redactable(events[seq - 1].type);
    if (!can) return refuse("cannot redact " + std::to_string(seq));
  }
  for (Seq seq : append.redact) {
    events[seq - 1].salt.reset();
    events[seq - 1].body.reset();
  }
  if (drops_something(append)) {
    beside_.dropped[append.group] = group.head.seq;
    snapshots_.erase(append.group);
  }
  return true;
}

void MemoryLog::follow(const GroupId& group, const Event& event) {
  if (const auto* created = std::get_if<setup::Created>(&event)) beside_.groups[group].name = created->name;
  if (const auto* renamed = std::get_if<setup::Renamed>(&event)) beside_.groups[group].name = renamed->name;
  if (const auto* used = std::get_if<seating::CardUsed>(&event)) {
    for (auto& [hash, c] : beside_.credentials) {
      if (c.group == group && c.card == used->card) c.used = true;
    }
  }
  if (const auto* removed = std::get_if<meeting::Removed>(&event)) {
    beside_.room_codes.erase({group, removed->meeting});
  }
  if (const auto* closed = std::get_if<survey::Closed>(&event)) {
    const auto open = beside_.open_answers.extract({group, closed->survey});
    if (open) beside_.answers[{group, closed->survey}] = open.mapped();
  }
}

bool MemoryLog::store_row(const GroupId& group, const SideRow& row, UtcMillis at) {
  return std::visit(
      overloaded{
          [&](const PersonRow& r) {
            for (auto& [key, p] : beside_.people) {
              const bool leaves = key.first == group && p.seat == r.seat && p.person != r.person;
              if (leaves && p.until.n == 0) p.until = r.from;
            }
            const auto [person, added] = beside_.people.try_emplace(
                {group, r.person}, PersonInfo{r.person, r.seat, r.name, r.stand_in, r.from, {}});
            if (!added) {
              person->second.seat = r.seat;
              person->second.name = r.name;
              person->second.stand_in = r.stand_in;
            }
            return true;
          },
          [&](const CredentialRow& r) {
            return beside_.credentials
                .try_emplace(
                    r.token_hash,
                    CredentialInfo{
                        r.token_hash, group, r.seat, r.key, r.facilitator, at, r.until, r.card, false, {}})
                .second;
          },
          [&](const RevokeRow& r) {
            for (auto& [hash, c] : beside_.credentials) {
              if (c.group == group && c.seat == r.seat && c.revoked.n == 0) c.revoked = at;
            }
            std::erase_if(beside_.sessions,
                          [&](const auto& s) { return s.second.group == group && s.second.seat == r.seat; });
            return true;
          },
          [&](const RoomCodeRow& r) {
            beside_.room_codes[{group, r.meeting}] = r.code;
            return true;
          },
          [&](const AnswerRow& r) {
            beside_.open_answers[{group, r.survey}].push_back(r.answers);
            return true;
          },
          [](const ResultsRow&) { return true; },
      },
      row);
}

std::expected<Piece, LoadError> MemoryLog::read(const GroupId& group, const Head& after, std::size_t most) {
  check_working();
  Piece piece{{}, after};
  const auto& events = events_[group];
  while (piece.entries.size() < most && piece.end.seq < events.size()) {
    const StoredEvent& row = events[piece.end.seq];
    auto entry = unseal(group, piece.end, row);
    if (!entry) return std::unexpected(LoadError{LoadError::Kind::damaged, entry.error()});
    piece.end = {row.seq, row.link};
    piece.entries.push_back(std::move(*entry));
  }
  return piece;
}

bool MemoryLog::stands(const GroupId& group, const Head& head) {
  const auto& events = events_[group];
  return head.seq >= 1 && head.seq <= events.size() && events[head.seq - 1].link == head.link;
}

std::optional<Snapshot> MemoryLog::snapshot(const GroupId& group) {
  check_working();
  const auto kept = snapshots_.find(group);
  if (kept == snapshots_.end() || kept->second.written < kept->second.snapshot.state.size())
    return std::nullopt;
  return stands(group, kept->second.snapshot.at) ? std::optional(kept->second.snapshot) : std::nullopt;
}

std::optional<std::size_t> MemoryLog::write_snapshot(const GroupId& group, const Snapshot& snapshot,
                                                     std::size_t from) {
  constexpr std::size_t kPieceBytes = 1000;
  check_working();
  if (from == 0) {
    const auto dropped = beside_.dropped.find(group);
    if (dropped != beside_.dropped.end() && dropped->second > snapshot.at.seq) return std::nullopt;
    if (!stands(group, snapshot.at)) return std::nullopt;
    snapshots_[group] = {snapshot, 0};
  }
  const auto kept = snapshots_.find(group);
  if (kept == snapshots_.end() || kept->second.written != from || kept->second.snapshot != snapshot) {
    return std::nullopt;
  }
  kept->second.written = std::min(from + kPieceBytes, snapshot.state.size());
  return kept->second.written;
}

std::vector<GroupInfo> MemoryLog::groups() {
  check_working();
  return values_of(beside_.groups);
}

std::optional<GroupInfo> MemoryLog::group(const GroupId& group) {
  check_working();
  return find(beside_.groups, group);
}

std::optional<Head> MemoryLog::head(const GroupId& group) {
  check_working();
  const auto found = find(beside_.groups, group);
  return found ? std::optional(found->head) : std::nullopt;
}

bool MemoryLog::begin_removal(const GroupId& group) {
  check_working();
  const auto of_group = [&](const auto& each) { return each.first.first == group; };
  std::erase_if(beside_.people, of_group);
  std::erase_if(beside_.room_codes, of_group);
  std::erase_if(beside_.open_answers, of_group);
  std::erase_if(beside_.answers, of_group);
  std::erase_if(beside_.credentials, [&](const auto& each) { return each.second.group == group; });
  std::erase_if(beside_.sessions, [&](const auto& each) { return each.second.group == group; });
  events_.erase(group);
  snapshots_.erase(group);
  beside_.dropped.erase(group);
  return beside_.groups.erase(group) != 0;
}

void MemoryLog::renew_epochs() {
  check_working();
  for (auto& [id, group] : beside_.groups) group.epoch = fresh_epoch();
}

std::vector<PersonInfo> MemoryLog::people(const GroupId& group) {
  check_working();
  std::vector<PersonInfo> all;
  for (const auto& [key, person] : beside_.people) {
    if (key.first == group) all.push_back(person);
  }
  return all;
}

std::vector<RoomCodeInfo> MemoryLog::room_codes() {
  check_working();
  std::vector<RoomCodeInfo> all;
  for (const auto& [key, code] : beside_.room_codes) all.push_back({code, key.first, key.second});
  std::ranges::stable_sort(all, {}, &RoomCodeInfo::code);
  return all;
}

std::vector<survey::Answers> MemoryLog::answers(const GroupId& group, SurveyId survey) {
  check_working();
  const auto found = beside_.answers.find({group, survey});
  return found == beside_.answers.end() ? std::vector<survey::Answers>{} : found->second;
}

std::vector<CredentialInfo> MemoryLog::credentials() {
  check_working();
  return values_of(beside_.credentials);
}
std::optional<CredentialInfo> MemoryLog::credential(const std::string& hash) {
  check_working();
  return find(beside_.credentials, hash);
}
std::vector<SessionInfo> MemoryLog::sessions() {
  check_working();
  return values_of(beside_.sessions);
}
std::optional<SessionInfo> MemoryLog::session(const std::string& hash) {
  check_working();
  return find(beside_.sessions, hash);
}
void MemoryLog::add_session(const SessionInfo& session) {
  check_working();
  if (!beside_.groups.contains(session.group)) throw StoreFault("no group " + session.group);
  beside_.sessions[session.hash] = session;
}
bool MemoryLog::open_once(const std::string& credential, const SessionInfo& session) {
  check_working();
  const auto at = beside_.credentials.find(credential);
  if (at == beside_.credentials.end()) return false;
  auto& link = at->second;
  if (link.used || link.revoked.n != 0 || link.group != session.group || link.seat != session.seat)
    return false;
  link.used = true;
  beside_.sessions[session.hash] = session;
  return true;
}
void MemoryLog::touch_session(const std::string& hash, UtcMillis now) {
  check_working();
  if (const auto at = beside_.sessions.find(hash); at != beside_.sessions.end()) at->second.last = now;
}
void MemoryLog::end_session(const std::string& hash) {
  check_working();
  beside_.sessions.erase(hash);
}
std::vector<AdminInfo> MemoryLog::admins() {
  check_working();
  return values_of(beside_.admins);
}
void MemoryLog::add_admin(const AdminInfo& admin) {
  check_working();
  beside_.admins[admin.hash] = admin;
}
void MemoryLog::end_admin(const std::string& hash) {
  check_working();
  beside_.admins.erase(hash);
}

void MemoryLog::reopen() {
  if (reopen_failures_ > 0) {
    --reopen_failures_;
    throw StoreFault("reopening was asked to fail");
  }
  broken_ = false;
}

}  // namespace jamsides::store
