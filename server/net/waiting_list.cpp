// waiting_list.cpp - see waiting_list.hpp.
#include "net/waiting_list.hpp"

#include "net/tokens.hpp"

namespace jamsides::net {

std::string WaitingList::add(const GroupId& group, RequestId request, SeatId seat, UtcMillis now) {
  if (waiting_.size() >= kMost) {
    std::erase_if(waiting_, [&](const auto& entry) { return now - entry.second.since > kLife; });
    if (waiting_.size() >= kMost) waiting_.erase(waiting_.begin());
  }
  const auto secret = fresh_token();
  waiting_[{group, request}] = {seat, secret.hash, now, State::waiting, {}};
  return secret.plain;
}

WaitingList::Waiting* WaitingList::find(const GroupId& group, RequestId request, std::string_view secret) {
  const auto it = waiting_.find({group, request});
  if (it == waiting_.end() || it->second.secret_hash != sha256_hex(secret)) return nullptr;
  return &it->second;
}

void WaitingList::on_event(const GroupId& group, const Event& event) {
  const auto answer = [&](RequestId request, State state) {
    const auto it = waiting_.find({group, request});
    if (it != waiting_.end()) it->second.state = state;
  };
  if (const auto* admitted = std::get_if<seating::JoinAdmitted>(&event)) {
    answer(admitted->request, State::admitted);
  } else if (const auto* turned = std::get_if<seating::JoinTurnedAway>(&event)) {
    answer(turned->request, State::turned_away);
  }
}

void WaitingList::remove_group(const GroupId& group) {
  std::erase_if(waiting_, [&](const auto& entry) { return entry.first.first == group; });
}

}  // namespace jamsides::net
