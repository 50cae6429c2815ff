// entry.cpp - libFuzzer's way into one target; built once per target, with FUZZ_TARGET its name.
#include <cstddef>
#include <cstdint>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  jamsides::fuzz::FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
