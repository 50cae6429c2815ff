// store_harness.hpp - what the store's tests share: a directory that goes away, and short words for appends.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/log.hpp"

namespace jamsides::store {

/// A fresh directory, gone with its owner. `data()` inside it does not exist yet.
class TemporaryDirectory {
 public:
  /// memory: where syncs cost nothing, for tests that make thousands of them (where the machine has such a
  /// place).
  enum class On { disk, memory };

  explicit TemporaryDirectory(On on = On::disk) {
    const std::filesystem::path memory = "/dev/shm";
    const auto under = on == On::memory && std::filesystem::is_directory(memory)
                           ? memory
                           : std::filesystem::temp_directory_path();
    std::string name = (under / "jamsides-store-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path data() const { return path_ / "data"; }
  std::filesystem::path database() const { return data() / "jamsides.db"; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Everything the files under `directory` hold, one after the other.
inline std::string bytes_under(const std::filesystem::path& directory) {
  std::string all;
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

inline constexpr AssessmentId kList{1};
inline constexpr SeatId kChef{2};

inline LogEntry at(Seq seq, Event event, Author by = Author::system(), CommandId id = {}) {
  return {std::move(event), Stamp{seq, UtcMillis{1'000'000 + static_cast<std::int64_t>(seq)}, by, id}};
}
inline Append created(const GroupId& group) {
  return {group, {at(1, setup::Created{"Norra gruppen", "skl-2019-10", 3, false}, Author::admin())}, {}, {}};
}
inline Append one(const GroupId& group, Seq seq, Event event) {
  return {group, {at(seq, std::move(event))}, {}, {}};
}
inline Append ballot(const GroupId& group, Seq seq, std::string reason, int value = 2) {
  return {group,
          {at(seq, assessment::BallotCast{kList, 1, 4, value, std::move(reason)}, Author::of(kChef),
              CommandId{"k7f", seq})},
          {},
          {}};
}
inline Append redaction(const GroupId& group, Seq seq, std::vector<Seq> of) {
  Append append = one(group, seq, assessment::Redacted{kList, {{kChef, 1}}, {{4, {0, 0, 1, 0}}}});
  append.redact = std::move(of);
  return append;
}
/// Events that change no side row, where only the place matters.
inline Append filler(const GroupId& group, Seq seq) { return one(group, seq, meeting::Opened{MeetingId{1}}); }

inline AppendOutcome append_one(Log& log, Append append) {
  const std::vector<Append> batch{std::move(append)};
  return log.append(batch).at(0);
}

}  // namespace jamsides::store
