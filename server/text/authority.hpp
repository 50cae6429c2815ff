// authority.hpp - one document that many write in: which text holds, at which version, and what becomes of a
// change that was made for an earlier one.
//
// In: pushes of clients, each with the version it was made for.  Out: updates, each the next version;
// everyone gets them, in order, the one who wrote them too. Pure: no clock, chance or I/O; whoever owns it
// says which thread. Memory is bounded by kDocumentUnits and the Window. Keeps rules TX of protocol/SPEC.md.
#pragma once

#include <deque>
#include <expected>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <vector>

#include "text/change_set.hpp"
#include "text/limits.hpp"

namespace jamsides::text {

/// How often a document has been changed, 0.. .
using Version = std::uint64_t;

struct Update {
  std::string client;  // the editor that made it, 1..kClientLetters of a-z and 0-9; drawn by it at random
  ChangeSet changes;
  bool operator==(const Update&) const = default;
};

/// What a client has changed and not had back yet, in its order: the first is made for the document at
/// `version`, the next for what that leads to. A client has one push under way at a time.
struct Push {
  Version version = 0;
  std::string client;
  std::vector<ChangeSet> changes;
};

/// What became of a push: the first `known` had been accepted before, the others are `added`.
struct Accepted {
  std::size_t known = 0;
  std::vector<Update> added;  // for the authority's document, each behind the last
};

class Authority {
 public:
  /// `document` is storable (utf16.hpp). What led to it is not remembered.
  explicit Authority(std::u16string document = {}, Version version = 0, Window window = {});

  const std::u16string& document() const { return document_; }
  Version version() const { return version_; }
  /// The earliest version a push may be made for.
  Version oldest() const { return version_ - history_.size(); }

  /// What `push` becomes here; changes nothing. All of it or a Problem. Costs at most its changes times the
  /// sections remembered since its version, and a copy of the document where it has several changes.
  std::expected<Accepted, Problem> rebase(Push push) const;

  /// The same for a push made before oldest(): `older` are the updates from its version up to there, as the
  /// log has them.
  std::expected<Accepted, Problem> rebase(Push push, std::span<const Update> older) const;

  /// The document's next version: one of `added`, in order, or what a log says was accepted.
  void apply(Update update);

  /// Both at once.
  std::expected<Accepted, Problem> push(Push push);

  /// The updates after `version`, in order; nothing where some are no longer remembered or yet to come.
  std::optional<std::ranges::subrange<std::deque<Update>::const_iterator>> since(Version version) const;

 private:
  std::optional<Problem> fault_of(const std::vector<ChangeSet>& changes) const;
  void forget();

  std::u16string document_;
  Version version_;
  Window window_;
  std::deque<Update> history_;  // the newest last
  std::size_t sections_ = 0;    // of the history
  std::size_t units_ = 0;
};

}  // namespace jamsides::text
