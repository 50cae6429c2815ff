// tables.hpp - a client's tables, kept from the frames it was given, to compare with a fresh welcome.
#pragma once

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace jamsides::testing {

class Tables {
 public:
  /// Takes one frame; throws where an order rule is broken (a gap, a step back).
  void take(const std::string& text) {
    const auto frame = nlohmann::json::parse(text);
    if (frame.contains("welcome")) {
      seq_ = frame["welcome"]["seq"];
      if (frame["welcome"].contains("state")) state_ = frame["welcome"]["state"];
      return;
    }
    if (!frame.contains("seq")) return;
    if (frame["seq"] != seq_ + 1) throw std::runtime_error("a gap before " + text);
    seq_ = frame["seq"];
    if (frame.contains("drop")) {
      for (const auto& [table, ids] : frame["drop"].items()) {
        for (const auto& id : ids) {
          if (!state_[table].contains(id.get<std::string>()))
            throw std::runtime_error("drops what is not there: " + text);
          state_[table].erase(id.get<std::string>());
          if (state_[table].empty()) state_.erase(table);
        }
      }
    }
    if (frame.contains("put")) {
      for (const auto& [table, rows] : frame["put"].items()) {
        for (const auto& [id, row] : rows.items()) state_[table][id] = row;
      }
    }
  }
  void take(const std::vector<std::string>& frames) {
    for (const auto& frame : frames) take(frame);
  }
  const nlohmann::json& state() const { return state_; }

 private:
  std::uint64_t seq_ = 0;
  nlohmann::json state_ = nlohmann::json::object();
};

}  // namespace jamsides::testing
