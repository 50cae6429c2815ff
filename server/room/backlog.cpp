// backlog.cpp - see backlog.hpp.
#include "room/backlog.hpp"

#include <utility>

#include "base/bug.hpp"

namespace jamsides::room {

const Frame& Said::for_audience(const view::Audience& audience) const {
  if (overrides.empty()) return common;
  const auto it = overrides.find(audience);
  return it == overrides.end() ? common : it->second;
}

std::size_t Said::bytes() const {
  std::size_t total = common->size() + sizeof(Said);
  const std::string* counted = nullptr;  // neighbours often share one frame
  for (const auto& [audience, frame] : overrides) {
    total += sizeof(Frame) + (frame.get() == counted ? 0 : frame->size());
    counted = frame.get();
  }
  return total;
}

void Backlog::add(Said said) {
  ASSERT_BUG(said.seq == last_ + 1);
  last_ = said.seq;
  bytes_ += said.bytes();
  said_.push_back(std::move(said));
  while (bytes_ > limit_bytes_ && said_.size() > 1) {
    bytes_ -= said_.front().bytes();
    said_.pop_front();
  }
}

const Said* Backlog::at(Seq seq) const {
  if (seq > last_ || seq + said_.size() <= last_) return nullptr;
  return &said_[static_cast<std::size_t>(seq + said_.size() - last_ - 1)];
}

}  // namespace jamsides::room
