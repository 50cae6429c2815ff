// tables.hpp - a client's tables, kept from the frames it was given, to compare with a fresh welcome.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace jamsides::testing {

class Tables {
 public:
  /// Takes one frame; throws where an order rule is broken (a gap, a step back).
  void take(const std::string& text) {
    const auto frame = parse(text);
    if (frame.contains("welcome")) {
      if (!frame["welcome"].contains("state")) return;  // it goes on from where it was
      seq_ = frame["welcome"]["seq"];
      state_ = frame["welcome"]["state"];
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
  std::uint64_t seq() const { return seq_; }

 private:
  /// The frame; throws where an object has a key twice, of which a reader would keep the last alone.
  static nlohmann::json parse(const std::string& text) {
    std::vector<std::set<std::string>> keys;
    return nlohmann::json::parse(text, [&](int, nlohmann::json::parse_event_t event, nlohmann::json& value) {
      using Event = nlohmann::json::parse_event_t;
      if (event == Event::object_start) keys.emplace_back();
      if (event == Event::object_end) keys.pop_back();
      if (event == Event::key && !keys.back().insert(value.get<std::string>()).second)
        throw std::runtime_error("a key twice: " + value.dump() + " in " + text);
      return true;
    });
  }

  std::uint64_t seq_ = 0;
  nlohmann::json state_ = nlohmann::json::object();
};

}  // namespace jamsides::testing
