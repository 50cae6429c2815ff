// app_harness.hpp - what the app's tests share: a directory of one's own, and the services of rooms over a
// memory log.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "method/method.hpp"
#include "room/directory.hpp"
#include "store/inline_store.hpp"

namespace jamsides::app {

/// Removed with the test that made it.
class TestDirectory {
 public:
  TestDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "jamsides-app-XXXXXX").string();
    if (!::mkdtemp(name.data())) ADD_FAILURE() << "no directory for the test";
    path_ = name;
  }
  ~TestDirectory() { std::filesystem::remove_all(path_); }
  TestDirectory(const TestDirectory&) = delete;
  TestDirectory& operator=(const TestDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Rooms over a memory log; commits happen in store.turn_all().
struct TestRooms {
  UtcMillis now{1'795'305'600'000};  // 2026-11-22
  store::InlineStore store;
  int fresh = 0;
  room::Services services{store,
                          method::load()->checklists,
                          [this] { return now; },
                          [](std::string_view text) { return std::string(text); },
                          [this] {
                            const auto n = std::to_string(++fresh);
                            return Token{"token" + n, "hash" + n};
                          },
                          [this] { return "KODX " + std::to_string(10 + ++fresh); },
                          {},
                          [](const GroupId&, const std::vector<SideRow>&) {}};
  room::Directory directory{services};
};

}  // namespace jamsides::app
