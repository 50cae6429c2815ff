// a_pack.hpp - builders for the tests of method packs: a small right pack to break, and a directory to put
// packs in.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace jamsides::method {

inline nlohmann::json words(const std::string& sv, const std::string& en) { return {{"sv", sv}, {"en", en}}; }

inline nlohmann::json an_item(int no) {
  const auto prose = words("Det här betyder det.", "This is what it means.");
  return {{"no", no},
          {"text", words(fmt::format("Moment nummer {}", no), fmt::format("Item number {}", no))},
          {"help",
           {{"means", prose},
            {"roles", {{"politiker", prose}, {"chef", prose}, {"nyckelperson", prose}}},
            {"example2", prose}}}};
}

/// A pack of `items` items on a scale of `steps`; right in every way.
inline nlohmann::json a_pack(int items = 3, int steps = 3) {
  nlohmann::json pack = {
      {"id", "egen-lista"},
      {"version", 1},
      {"name", words("Egen lista", "A list of our own")},
      {"source", "Egen"},
      {"translation", true},
      {"scale", nlohmann::json::array()},
      {"occasions",
       {{{"id", "uppstart"}, {"label", words("Uppstart", "Start-up")}},
        {{"id", "bm1"}, {"label", words("Träff 1", "Meeting 1")}},
        {{"id", "avslutning"}, {"label", words("Avslutning", "Closing")}}}},
      {"rule", {{"name", words("Klar", "Done")}, {"maxOnes", 0}, {"minFull", 2}, {"source", "Egen"}}},
      {"items", nlohmann::json::array()}};
  for (int value = 1; value <= steps; ++value)
    pack["scale"].push_back({{"value", value},
                             {"label", words(fmt::format("Steg {}", value), fmt::format("Step {}", value))},
                             {"short", words(fmt::format("S{}", value), fmt::format("S{}", value))}});
  for (int no = 1; no <= items; ++no) pack["items"].push_back(an_item(no));
  return pack;
}

/// One question, answered in words.
inline nlohmann::json a_questionnaire(const std::string& phase) {
  const nlohmann::json question{{"text", words("Vad var bra?", "What was good?")}, {"words", true}};
  return {{"id", phase + "-1"},
          {"phase", phase},
          {"name", words("Frågor", "Questions")},
          {"questions", nlohmann::json::array({question})}};
}

/// A directory of its own for one test, removed with it.
class PackDirectory {
 public:
  PackDirectory() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::temp_directory_path() / fmt::format("jamsides-{}-{}", test->name(), ::getpid());
    std::filesystem::create_directories(path_);
  }
  ~PackDirectory() { std::filesystem::remove_all(path_); }
  PackDirectory(const PackDirectory&) = delete;
  PackDirectory& operator=(const PackDirectory&) = delete;

  PackDirectory& with(const std::string& name, const std::string& text) {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return *this;
  }
  PackDirectory& with(const std::string& name, const nlohmann::json& pack) { return with(name, pack.dump()); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace jamsides::method
