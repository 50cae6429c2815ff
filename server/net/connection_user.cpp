// connection_user.cpp - the list of pieces.
#include "net/connection_user.hpp"

#include "base/bug.hpp"

namespace jamsides::net {

void OutBuffers::add(std::string_view piece) {
  if (piece.empty()) return;
  ASSERT_BUG(!full());
  pieces_[end_++] = piece;
  bytes_ += piece.size();
}

void OutBuffers::consume(std::size_t count) {
  ASSERT_BUG(count <= bytes_);
  bytes_ -= count;
  while (count > 0) {
    std::string_view& first = pieces_[begin_];
    if (count < first.size()) {
      first.remove_prefix(count);
      return;
    }
    count -= first.size();
    ++begin_;
  }
}

}  // namespace jamsides::net
