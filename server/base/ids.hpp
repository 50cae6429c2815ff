// ids.hpp - identities that cannot be mixed up: a seat is never passed where a meeting is meant.
//
// Inside a group ids are small counters ("s2", "a3"); a group's own id is random text ("g7k…").
// Values only; any thread.
#pragma once

#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace jamsides {

/// A counter inside one group, 1.. ; 0 is "none" and never leaves the program. `Prefix` is its letter in
/// text.
template <char Prefix>
struct Id {
  std::uint32_t n = 0;

  auto operator<=>(const Id&) const = default;
  explicit operator bool() const { return n != 0; }

  /// The id as the contract writes it, e.g. "s2".
  std::string text() const { return Prefix + std::to_string(n); }

  /// The id that `text` writes, or nothing where it is no such id (leading zeros, 0 and more than nine digits
  /// are none).
  static std::optional<Id> from(std::string_view text) {
    if (text.size() < 2 || text.size() > 10 || text[0] != Prefix || text[1] == '0') return std::nullopt;
    std::uint32_t n = 0;
    auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), n);
    if (error != std::errc{} || end != text.data() + text.size() || n == 0) return std::nullopt;
    return Id{n};
  }
};

using OrganisationId = Id<'o'>;
using SeatId = Id<'s'>;
using MeetingId = Id<'m'>;
using AssessmentId = Id<'a'>;
using RequestId = Id<'r'>;
using CardId = Id<'k'>;
using PersonId = Id<'p'>;
using CommitmentId = Id<'c'>;
using AgendaItemId = Id<'i'>;
using IdeaId = Id<'d'>;
using EntryId = Id<'l'>;  // of an organisation's own list
using SurveyId = Id<'v'>;

/// A group's identity, "g" and ten of [a-z2-7]; random, so it cannot be guessed from another's.
using GroupId = std::string;

/// Place of an event in its group's log, 1.. ; 0 = before the first.
using Seq = std::uint64_t;

/// A command's identity: the outbox that sent it and its number there. Empty instance = none (admin, system).
struct CommandId {
  std::string instance;       // 1..24 of [a-z0-9]
  std::uint64_t counter = 0;  // 1..2^53-1

  auto operator<=>(const CommandId&) const = default;
  explicit operator bool() const { return !instance.empty(); }

  /// As the contract writes it, "k7f-19".
  std::string text() const { return instance + '-' + std::to_string(counter); }

  /// The id that `text` writes, or nothing.
  static std::optional<CommandId> from(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos || dash == 0 || dash > 24 || text.size() - dash > 17)
      return std::nullopt;
    for (char c : text.substr(0, dash)) {
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return std::nullopt;
    }
    std::uint64_t n = 0;
    const char* const last = text.data() + text.size();
    if (dash + 1 == text.size() || text[dash + 1] == '0') return std::nullopt;
    auto [end, error] = std::from_chars(text.data() + dash + 1, last, n);
    if (error != std::errc{} || end != last || n == 0 || n >= (1ull << 53)) return std::nullopt;
    return CommandId{std::string(text.substr(0, dash)), n};
  }
};

}  // namespace jamsides

template <char Prefix>
struct std::hash<jamsides::Id<Prefix>> {
  std::size_t operator()(jamsides::Id<Prefix> id) const noexcept { return std::hash<std::uint32_t>{}(id.n); }
};
