// body_json.hpp - writing and reading an event's fields, so that each event lists its fields once.
//
// A field is named and is required, or `optional`: left out where it says nothing (none, empty, 0, false).
// The reader ignores fields it does not know, remembers the first field that is wrong and never throws.
#pragma once

#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "store/stored_words.hpp"

namespace jamsides::store {

template <class T>
inline constexpr bool is_id = false;
template <char P>
inline constexpr bool is_id<Id<P>> = true;

class BodyWriter {
 public:
  template <class T>
  using Field = const T;

  template <class T>
  void operator()(const char* name, const T& value) {
    body_[name] = json_of(value);
  }
  template <class T>
  void optional(const char* name, const T& value) {
    if constexpr (requires { value.has_value(); }) {
      if (value) body_[name] = json_of(*value);
    } else if (value != T{}) {
      body_[name] = json_of(value);
    }
  }

  nlohmann::json take() { return std::move(body_); }

 private:
  template <class T>
  static nlohmann::json json_of(const T& value) {
    if constexpr (is_id<T>) {
      return value.text();
    } else if constexpr (std::is_enum_v<T>) {
      return stored_word(value);
    } else if constexpr (std::is_same_v<T, UtcMillis>) {
      return value.n;
    } else {
      return value;
    }
  }
  static nlohmann::json json_of(const std::vector<SeatId>& seats) {
    nlohmann::json list = nlohmann::json::array();
    for (SeatId seat : seats) list.push_back(seat.text());
    return list;
  }
  static nlohmann::json json_of(const std::vector<notes::Section>& sections) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& each : sections) list.push_back({{"title", each.title}, {"text", each.text}});
    return list;
  }
  static nlohmann::json json_of(const std::map<SeatId, int>& counts) {
    nlohmann::json object = nlohmann::json::object();
    for (const auto& [seat, n] : counts) object[seat.text()] = n;
    return object;
  }
  static nlohmann::json json_of(const std::map<int, std::vector<int>>& tallies) {
    nlohmann::json object = nlohmann::json::object();
    for (const auto& [item, counts] : tallies) object[std::to_string(item)] = counts;
    return object;
  }

  nlohmann::json body_ = nlohmann::json::object();
};

class BodyReader {
 public:
  template <class T>
  using Field = T;

  /// `body` is an object and outlives the reader.
  explicit BodyReader(const nlohmann::json& body) : body_(body) {}

  template <class T>
  void operator()(const char* name, T& value) {
    const auto at = body_.find(name);
    if (at == body_.end() || !read(*at, value)) fail(name);
  }
  template <class T>
  void optional(const char* name, T& value) {
    const auto at = body_.find(name);
    if (at == body_.end()) return;
    if constexpr (requires { value.has_value(); }) {
      if (!read(*at, value.emplace())) fail(name);
    } else if (!read(*at, value)) {
      fail(name);
    }
  }

  /// The first field that was missing or of another shape; empty where all is well.
  const std::string& wrong() const { return wrong_; }

 private:
  using json = nlohmann::json;

  void fail(const char* name) {
    if (wrong_.empty()) wrong_ = name;
  }
  static bool read(const json& j, std::string& value) {
    if (!j.is_string()) return false;
    value = j.get_ref<const std::string&>();
    return true;
  }
  static bool read(const json& j, bool& value) {
    if (!j.is_boolean()) return false;
    value = j.get<bool>();
    return true;
  }
  static bool read(const json& j, std::int64_t& value) {
    if (!j.is_number_integer()) return false;
    if (j.is_number_unsigned() && j.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max()) {
      return false;
    }
    value = j.get<std::int64_t>();
    return true;
  }
  static bool read(const json& j, int& value) {
    std::int64_t wide = 0;
    if (!read(j, wide) || wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) {
      return false;
    }
    value = static_cast<int>(wide);
    return true;
  }
  static bool read(const json& j, Seq& value) {
    std::int64_t wide = 0;
    if (!read(j, wide) || wide < 0) return false;
    value = static_cast<Seq>(wide);
    return true;
  }
  static bool read(const json& j, UtcMillis& value) { return read(j, value.n); }
  template <char P>
  static bool read(const json& j, Id<P>& value) {
    if (!j.is_string()) return false;
    const auto id = Id<P>::from(j.get_ref<const std::string&>());
    if (id) value = *id;
    return id.has_value();
  }
  template <class E>
    requires std::is_enum_v<E>
  static bool read(const json& j, E& value) {
    if (!j.is_string()) return false;
    const auto word = from_stored_word<E>(j.get_ref<const std::string&>());
    if (word) value = *word;
    return word.has_value();
  }
  static bool read(const json& j, notes::Section& section) {
    const auto part = [&](const char* name, std::string& value) {
      const auto at = j.find(name);
      return at != j.end() && read(*at, value);
    };
    return j.is_object() && part("title", section.title) && part("text", section.text);
  }
  template <class T>
  static bool read(const json& j, std::vector<T>& values) {
    if (!j.is_array()) return false;
    for (const json& each : j) {
      if (!read(each, values.emplace_back())) return false;
    }
    return true;
  }
  template <class T>
  static bool read(const json& j, std::set<T>& values) {
    std::vector<T> list;
    if (!read(j, list)) return false;
    values.insert(list.begin(), list.end());
    return true;
  }
  static bool read(const json& j, std::map<SeatId, int>& counts) {
    if (!j.is_object()) return false;
    for (const auto& [name, n] : j.items()) {
      const auto seat = SeatId::from(name);
      if (!seat || !read(n, counts[*seat])) return false;
    }
    return true;
  }
  static bool read(const json& j, std::map<int, std::vector<int>>& tallies) {
    if (!j.is_object()) return false;
    for (const auto& [name, counts] : j.items()) {
      int item = 0;
      const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), item);
      if (error != std::errc{} || end != name.data() + name.size()) return false;
      if (!read(counts, tallies[item])) return false;
    }
    return true;
  }

  const json& body_;
  std::string wrong_;
};

}  // namespace jamsides::store
