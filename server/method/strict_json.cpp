// strict_json.cpp - one pass with a guard that watches nesting, names and characters, then the parse itself.
#include "method/strict_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace jamsides::method {
namespace {

using nlohmann::json;

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// Stops the parser at the first thing it refuses; `problem` then says what.
class Guard : public json::json_sax_t {
 public:
  std::optional<Problem> problem;

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool string(string_t& text) override {
    return value() &&
           (!has_control_character(text) || refuse("control character (such as a line break) in the text"));
  }
  bool start_object(std::size_t) override { return value() && enter(false); }
  bool start_array(std::size_t) override { return value() && enter(true); }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool key(string_t& name) override {
    Level& level = levels_.back();
    if (has_control_character(name)) return refuse("control character in a name");
    level.step = name;
    return level.names.insert(name).second || refuse("this name is there twice");
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    return refuse(fmt::format("not JSON (or not UTF-8) at byte {}", position));
  }

 private:
  struct Level {
    bool array;
    std::size_t next = 0;         // array: index of the value to come
    std::string step;             // name or index we are at
    std::set<std::string> names;  // object: names seen
  };

  bool value() {
    if (!levels_.empty() && levels_.back().array) levels_.back().step = std::to_string(levels_.back().next++);
    return true;
  }
  bool enter(bool array) {
    if (levels_.size() == max_nesting) return refuse(fmt::format("nested deeper than {}", max_nesting));
    levels_.push_back({.array = array, .step = {}, .names = {}});
    return true;
  }
  bool leave() {
    levels_.pop_back();
    return true;
  }
  bool refuse(std::string reason) {
    std::string path;
    for (const Level& level : levels_)
      if (!level.step.empty()) path = step_into(path, level.step);
    problem = Problem{std::move(path), std::move(reason)};
    return false;
  }

  std::vector<Level> levels_;
};

}  // namespace

std::string step_into(const std::string& path, std::string_view name) {
  std::string result = path + '/';
  for (const char c : name) {
    if (c == '~')
      result += "~0";
    else if (c == '/')
      result += "~1";
    else
      result += c;
  }
  return result;
}

std::expected<json, Problem> parse_strictly(std::string_view text) {
  if (text.size() > max_file_bytes)
    return std::unexpected(Problem{"", fmt::format("larger than {} bytes", max_file_bytes)});
  Guard guard;
  if (!json::sax_parse(text, &guard)) return std::unexpected(*guard.problem);
  return json::parse(text, nullptr, /*allow_exceptions=*/false);
}

}  // namespace jamsides::method
