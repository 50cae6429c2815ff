// bug.hpp - what must never be false; checked in release builds too, and stops the process with the place.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <thread>

#define ASSERT_BUG(condition)                                                     \
  do {                                                                            \
    if (!(condition)) {                                                           \
      std::fprintf(stderr, "bug: %s at %s:%d\n", #condition, __FILE__, __LINE__); \
      std::abort();                                                               \
    }                                                                             \
  } while (false)

namespace jamsides {

/// Remembers the thread that made it (or last adopted it); check() stops the process on any other.
class OnThread {
 public:
  void check() const { ASSERT_BUG(std::this_thread::get_id() == owner_); }
  /// The calling thread owns it from now on.
  void adopt() { owner_ = std::this_thread::get_id(); }

 private:
  std::thread::id owner_ = std::this_thread::get_id();
};

}  // namespace jamsides
