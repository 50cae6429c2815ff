// state_json.hpp - a group's values as JSON and back: each struct lists its fields once (group_fields.hpp).
//
// Every field is written and every field is asked for; what is missing or of another shape makes the reading
// fail as a whole. Lists of seqs are packed, for they are what a long history makes long. Never throws.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "domain/group.hpp"
#include "store/stored_words.hpp"

namespace jamsides::store::state {

using Json = nlohmann::json;

template <std::integral N>
bool number_from(std::string_view text, N& n) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  return error == std::errc{} && end == text.data() + text.size();
}

// Keys of maps: "s2", "17", "1 s2 4", "s2 k7f".
template <char P>
std::string key_text(Id<P> id) {
  return id.text();
}
template <std::integral N>
std::string key_text(N n) {
  return std::to_string(n);
}
inline std::string key_text(const assessment::BallotKey& key) {
  const auto& [round, seat, item] = key;
  return std::to_string(round) + ' ' + seat.text() + ' ' + std::to_string(item);
}
inline std::string key_text(const std::pair<SeatId, std::string>& key) {
  return key.first.text() + ' ' + key.second;
}
template <char P>
bool key_from(std::string_view text, Id<P>& id) {
  const auto read = Id<P>::from(text);
  if (read) id = *read;
  return read.has_value();
}
template <std::integral N>
bool key_from(std::string_view text, N& n) {
  return number_from(text, n);
}
inline bool key_from(std::string_view text, assessment::BallotKey& key) {
  const auto first = text.find(' '), last = text.rfind(' ');
  return first != last && number_from(text.substr(0, first), key.round) &&
         key_from(text.substr(first + 1, last - first - 1), key.seat) &&
         number_from(text.substr(last + 1), key.item);
}
inline bool key_from(std::string_view text, std::pair<SeatId, std::string>& key) {
  const auto space = text.find(' ');
  if (space == text.npos || !key_from(text.substr(0, space), key.first)) return false;
  key.second = text.substr(space + 1);
  return CommandId::from(key.second + "-1").has_value();
}

/// "5 1 1 20": the first seq, then each one's distance to the one before.
inline std::string packed(const std::vector<Seq>& seqs) {
  std::string text;
  Seq before = 0;
  char digits[20];
  for (const Seq seq : seqs) {
    if (!text.empty()) text += ' ';
    text.append(digits, std::to_chars(digits, digits + sizeof digits, seq - before).ptr);
    before = seq;
  }
  return text;
}
inline bool unpacked(std::string_view text, std::vector<Seq>& seqs) {
  Seq before = 0;
  if (text.empty()) return true;
  for (const char *at = text.data(), *const end = at + text.size();;) {
    Seq distance = 0;
    const auto [next, error] = std::from_chars(at, end, distance);
    if (error != std::errc{}) return false;
    seqs.push_back(before += distance);
    if (next == end) return true;
    if (*next != ' ') return false;
    at = next + 1;
  }
}

class Writer {
 public:
  template <class T>
  using Field = const T;

  template <class T>
  void operator()(const char* name, const T& value) {
    object_[name] = json_of(value);
  }
  template <class T>
  static Json object_of(const T& value) {
    Writer writer;
    fields(writer, value);
    return std::move(writer.object_);
  }

 private:
  template <class T>
  static Json json_of(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      return stored_word(value);
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      return value;
    } else {
      return object_of(value);
    }
  }
  template <char P>
  static Json json_of(Id<P> id) {
    return id ? Json(id.text()) : Json();
  }
  static Json json_of(UtcMillis time) { return time.n; }
  template <class T>
  static Json json_of(const std::optional<T>& value) {
    return value ? json_of(*value) : Json();
  }
  static Json json_of(const std::vector<int>& values) { return values; }
  template <class T>
  static Json json_of(const std::vector<T>& values) {
    return list_of(values);
  }
  template <class T>
  static Json json_of(const std::set<T>& values) {
    return list_of(values);
  }
  static Json json_of(const std::vector<Seq>& seqs) { return packed(seqs); }
  template <class Key, class Value>
  static Json json_of(const std::map<Key, Value>& map) {
    Json object = Json::object();
    for (const auto& [key, value] : map) object[key_text(key)] = json_of(value);
    return object;
  }

  template <class List>
  static Json list_of(const List& values) {
    Json list = Json::array();
    for (const auto& each : values) list.push_back(json_of(each));
    return list;
  }

  Json object_ = Json::object();
};

class Reader {
 public:
  template <class T>
  using Field = T;

  template <class T>
  void operator()(const char* name, T& value) {
    const auto at = object_.find(name);
    sound_ = sound_ && at != object_.end() && read(*at, value);
  }
  /// False where anything of it is missing or of another shape; `value` is then half read.
  template <class T>
  static bool read_object(const Json& json, T& value) {
    if (!json.is_object()) return false;
    Reader reader(json);
    fields(reader, value);
    return reader.sound_;
  }

 private:
  explicit Reader(const Json& object) : object_(object) {}

  template <class T>
  static bool read(const Json& json, T& value) {
    if constexpr (std::is_enum_v<T>) {
      const auto word =
          json.is_string() ? from_stored_word<T>(json.get_ref<const std::string&>()) : std::nullopt;
      if (word) value = *word;
      return word.has_value();
    } else if constexpr (std::is_same_v<T, bool>) {
      if (json.is_boolean()) value = json.get<bool>();
      return json.is_boolean();
    } else if constexpr (std::is_integral_v<T>) {
      if (!json.is_number_integer()) return false;
      const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>())
                                                  : std::in_range<T>(json.get<std::int64_t>());
      if (fits) value = json.get<T>();
      return fits;
    } else {
      return read_object(json, value);
    }
  }
  static bool read(const Json& json, std::string& value) {
    if (json.is_string()) value = json.get_ref<const std::string&>();
    return json.is_string();
  }
  template <char P>
  static bool read(const Json& json, Id<P>& id) {
    id = {};
    return json.is_null() || (json.is_string() && key_from(json.get_ref<const std::string&>(), id));
  }
  static bool read(const Json& json, UtcMillis& time) { return read(json, time.n); }
  template <class T>
  static bool read(const Json& json, std::optional<T>& value) {
    value.reset();
    return json.is_null() || read(json, value.emplace());
  }
  template <class T>
  static bool read(const Json& json, std::vector<T>& values) {
    if (!json.is_array()) return false;
    for (const Json& each : json) {
      if (!read(each, values.emplace_back())) return false;
    }
    return true;
  }
  template <class T>
  static bool read(const Json& json, std::set<T>& values) {
    std::vector<T> list;
    if (!read(json, list)) return false;
    values.insert(list.begin(), list.end());
    return true;
  }
  static bool read(const Json& json, std::vector<Seq>& seqs) {
    return json.is_string() && unpacked(json.get_ref<const std::string&>(), seqs);
  }
  template <class Key, class Value>
  static bool read(const Json& json, std::map<Key, Value>& map) {
    if (!json.is_object()) return false;
    for (const auto& [text, value] : json.items()) {
      Key key{};
      if (!key_from(text, key) || !read(value, map[key])) return false;
    }
    return true;
  }

  const Json& object_;
  bool sound_ = true;
};

}  // namespace jamsides::store::state
