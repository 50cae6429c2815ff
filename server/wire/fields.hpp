// fields.hpp - reads an object's fields one by one and remembers the first thing wrong; done() also refuses
// leftovers.
//
// The bounds given here are those of protocol/schemas. Never throws. Private to wire/ and the HTTP API's
// readers.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "domain/lengths.hpp"
#include "view/words.hpp"
#include "wire/text.hpp"

namespace jamsides::wire {

class Fields {
 public:
  explicit Fields(const nlohmann::json& object) : object_(object) {
    if (!object.is_object()) fail(RefusalCode::malformed, "with");
  }

  enum class Need { must, may };

  /// A string of at most `limit` code points without control characters; newlines only where `lines`.
  std::string text(const char* name, std::size_t limit, Need need = Need::may, bool lines = false) {
    const auto* value = find(name, need);
    if (!value) return {};
    if (!value->is_string()) return fail(RefusalCode::malformed, name), std::string();
    auto string = value->get<std::string>();
    if (code_points(string) > limit) return fail(RefusalCode::too_long, name, limit), std::string();
    if (has_controls(string) || (!lines && string.find('\n') != std::string::npos)) {
      return fail(RefusalCode::malformed, name), std::string();
    }
    return string;
  }

  /// One of the contract's words.
  template <class Enum>
  Enum word(const char* name, Enum otherwise, Need need = Need::must) {
    const auto* value = find(name, need);
    if (!value) return otherwise;
    if (value->is_string()) {
      if (const auto found = view::from_word<Enum>(value->get_ref<const std::string&>())) return *found;
    }
    fail(RefusalCode::malformed, name);
    return otherwise;
  }

  template <class AnyId>
  AnyId id(const char* name, Need need = Need::must) {
    const auto* value = find(name, need);
    if (!value) return {};
    if (value->is_string()) {
      if (const auto found = AnyId::from(value->get_ref<const std::string&>())) return *found;
    }
    fail(RefusalCode::malformed, name);
    return {};
  }

  /// An integer within the bounds, else `code`.
  std::optional<std::int64_t> integer(const char* name, std::int64_t least, std::int64_t most,
                                      RefusalCode code, Need need = Need::must) {
    const auto* value = find(name, need);
    if (!value) return std::nullopt;
    if (!value->is_number_integer()) return fail(RefusalCode::malformed, name), std::nullopt;
    if (value->is_number_unsigned() && value->get<std::uint64_t>() > (1ull << 53))
      return fail(code, name), std::nullopt;
    const auto n = value->get<std::int64_t>();
    if (n < least || n > most) return fail(code, name), std::nullopt;
    return n;
  }

  /// A list of different integers within the bounds, else `code`, in its order; none where absent.
  std::optional<std::vector<int>> integers(const char* name, int least, int most, RefusalCode code,
                                           Need need = Need::may) {
    const auto* value = find(name, need);
    if (!value) return std::nullopt;
    std::vector<int> all;
    if (!value->is_array() || value->size() > 99) return fail(RefusalCode::malformed, name), std::nullopt;
    for (const auto& each : *value) {
      if (!each.is_number_integer()) return fail(RefusalCode::malformed, name), std::nullopt;
      const bool large = each.is_number_unsigned() && each.get<std::uint64_t>() > 99;
      const auto n = large ? std::int64_t{most} + 1 : each.get<std::int64_t>();
      if (n < least || n > most) return fail(code, name), std::nullopt;
      const bool twice = std::ranges::find(all, n) != all.end();
      if (twice) return fail(RefusalCode::malformed, name), std::nullopt;
      all.push_back(static_cast<int>(n));
    }
    return all;
  }

  /// A list of at most `most` different short texts of 1..`limit` code points in one line; empty where
  /// absent.
  std::set<std::string> labels(const char* name, std::size_t most, std::size_t limit) {
    const auto* value = find(name, Need::may);
    if (!value) return {};
    std::set<std::string> all;
    if (!value->is_array() || value->size() > most) return fail(RefusalCode::malformed, name), all;
    for (const auto& each : *value) {
      if (!each.is_string()) return fail(RefusalCode::malformed, name), all;
      auto text = each.get<std::string>();
      if (code_points(text) > limit) return fail(RefusalCode::too_long, name, limit), all;
      const bool plain = !text.empty() && !has_controls(text) && text.find('\n') == std::string::npos;
      if (!plain || !all.insert(std::move(text)).second) return fail(RefusalCode::malformed, name), all;
    }
    return all;
  }

  /// A list of integers within the bounds, repeated ones too; none where absent.
  std::vector<int> numbers(const char* name, std::size_t longest, int least, int most) {
    const auto* value = find(name, Need::may);
    std::vector<int> all;
    if (!value) return all;
    if (!value->is_array() || value->size() > longest) return fail(RefusalCode::malformed, name), all;
    for (const auto& each : *value) {
      if (!each.is_number_integer()) return fail(RefusalCode::malformed, name), all;
      const bool large = each.is_number_unsigned() && each.get<std::uint64_t>() > 99;
      const auto n = large ? std::int64_t{most} + 1 : each.get<std::int64_t>();
      if (n < least || n > most) return fail(RefusalCode::value_out_of_scale, name), all;
      all.push_back(static_cast<int>(n));
    }
    return all;
  }

  /// A list of texts of at most `limit` code points, which may have lines; none where absent.
  std::vector<std::string> texts(const char* name, std::size_t longest, std::size_t limit) {
    const auto* value = find(name, Need::may);
    std::vector<std::string> all;
    if (!value) return all;
    if (!value->is_array() || value->size() > longest) return fail(RefusalCode::malformed, name), all;
    for (const auto& each : *value) {
      if (!each.is_string()) return fail(RefusalCode::malformed, name), all;
      const auto& text = each.get_ref<const std::string&>();
      if (code_points(text) > limit) return fail(RefusalCode::too_long, name, limit), all;
      if (has_controls(text)) return fail(RefusalCode::malformed, name), all;
      all.push_back(text);
    }
    return all;
  }

  std::optional<bool> boolean(const char* name, Need need = Need::must) {
    const auto* value = find(name, need);
    if (!value) return std::nullopt;
    if (!value->is_boolean()) return fail(RefusalCode::malformed, name), std::nullopt;
    return value->get<bool>();
  }

  /// The raw value, or null where absent.
  const nlohmann::json* find(const char* name, Need need) {
    seen_.push_back(name);
    if (!object_.is_object()) return nullptr;
    const auto it = object_.find(name);
    if (it != object_.end()) return &*it;
    if (need == Need::must) fail(RefusalCode::malformed, name);
    return nullptr;
  }

  void fail(RefusalCode code, const std::string& field, std::optional<std::size_t> limit = std::nullopt) {
    if (refusal_) return;
    refusal_ = Refusal{code, {{"field", field}}};
    if (limit) refusal_->with.push_back({"max", std::to_string(*limit)});
  }

  /// What is wrong with a part of the object that has fields of its own.
  void fail(Refusal refusal) {
    if (!refusal_) refusal_ = std::move(refusal);
  }

  /// The first thing wrong, an unknown field included; nothing where all is well.
  std::optional<Refusal> done() {
    if (!refusal_ && object_.is_object()) {
      for (const auto& [name, value] : object_.items()) {
        // A field's name is the client's text: told back only where it is short and plain.
        if (std::ranges::find(seen_, name) == seen_.end())
          fail(RefusalCode::unknown_field, code_points(name) <= 40 && !has_controls(name) ? name : "?");
      }
    }
    return refusal_;
  }

 private:
  const nlohmann::json& object_;
  std::vector<std::string_view> seen_;  // names asked for; literals
  std::optional<Refusal> refusal_;
};

}  // namespace jamsides::wire
