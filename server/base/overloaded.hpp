// overloaded.hpp - one lambda per alternative of a variant; no generic arm, so a new alternative breaks the
// build.
#pragma once

namespace jamsides {

template <class... F>
struct overloaded : F... {
  using F::operator()...;
};
template <class... F>
overloaded(F...) -> overloaded<F...>;

}  // namespace jamsides
