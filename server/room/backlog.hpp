// backlog.hpp - what the room has said, newest last, limited in bytes: slow readers, late joiners and
// reconnects all read here.
//
// Per seq one common frame and the few overrides for audiences that see more or less. Sessions keep only
// their place. Network thread only.
#pragma once

#include <cstddef>
#include <deque>
#include <map>

#include "room/frame.hpp"
#include "view/audience.hpp"

namespace jamsides::room {

/// One event as everyone is told of it.
struct Said {
  Seq seq = 0;
  Frame common;
  std::map<view::Audience, Frame> overrides;

  const Frame& for_audience(const view::Audience& audience) const;
  std::size_t bytes() const;
};

class Backlog {
 public:
  /// `after` is the last seq before the first one that will be added.
  Backlog(Seq after, std::size_t limit_bytes) : last_(after), limit_bytes_(limit_bytes) {}

  /// Adds the next seq; drops the oldest while over the limit, but never the newest.
  void add(Said said);

  /// What was said at `seq`, or null where it is gone or not there yet.
  const Said* at(Seq seq) const;

  /// Whether a reader that has `seq` can go on from here.
  bool reaches_back_to(Seq seq) const { return seq <= last_ && seq + said_.size() >= last_; }

  Seq last() const { return last_; }
  std::size_t bytes() const { return bytes_; }

 private:
  Seq last_;
  std::size_t limit_bytes_;
  std::size_t bytes_ = 0;
  std::deque<Said> said_;
};

}  // namespace jamsides::room
