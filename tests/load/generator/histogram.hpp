// histogram.hpp - latencies as counts in buckets of about 1.6 % width, as HDR histograms keep them: any
// number of values, percentiles without sorting, no value left out.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace jamsides::load {

class Histogram {
 public:
  /// `ns` is a duration in nanoseconds; negative ones count as 0.
  void add(std::int64_t ns) {
    const auto value = static_cast<std::uint64_t>(std::max<std::int64_t>(ns, 0));
    const std::size_t at = place(value);
    if (at >= counts_.size()) counts_.resize(at + 1);
    ++counts_[at];
    ++total_;
    highest_ = std::max(highest_, value);
  }

  /// The value, in milliseconds, that `percent` of all do not exceed; 0 where there are none.
  double percentile_ms(double percent) const {
    const double wanted = percent / 100.0 * static_cast<double>(total_);
    std::uint64_t seen = 0;
    for (std::size_t at = 0; at < counts_.size(); ++at) {
      seen += counts_[at];
      if (static_cast<double>(seen) >= wanted && seen > 0)
        return static_cast<double>(std::min(upper(at), highest_)) / 1e6;
    }
    return 0;
  }

  double highest_ms() const { return static_cast<double>(highest_) / 1e6; }
  std::uint64_t total() const { return total_; }

 private:
  static constexpr unsigned kBits = 6;  // 64 buckets for each doubling

  static std::size_t place(std::uint64_t value) {
    if (value < (1u << kBits)) return static_cast<std::size_t>(value);
    const unsigned shift = static_cast<unsigned>(std::bit_width(value)) - kBits - 1;
    return (static_cast<std::size_t>(shift) << kBits) + static_cast<std::size_t>(value >> shift);
  }
  static std::uint64_t upper(std::size_t at) {
    if (at < (2u << kBits)) return at;
    const unsigned shift = static_cast<unsigned>(at >> kBits) - 1;
    return ((at - (static_cast<std::size_t>(shift) << kBits)) + 1) * (std::uint64_t{1} << shift) - 1;
  }

  std::vector<std::uint64_t> counts_;
  std::uint64_t total_ = 0;
  std::uint64_t highest_ = 0;
};

}  // namespace jamsides::load
