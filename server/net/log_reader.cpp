// log_reader.cpp - see log_reader.hpp.
#include "net/log_reader.hpp"

#include <algorithm>
#include <utility>

namespace jamsides::net {

void LogReader::read(const GroupId& group, Seq seq, Then then) {
  auto& book = books_[group];
  if (!book) book = std::make_shared<Book>();
  book->asked.emplace_back(seq, std::move(then));
  if (!book->reading) go_on(group, std::shared_ptr(book));
  make_room();
}

/// Answers whoever can be answered, then reads a piece for the first who cannot.
void LogReader::go_on(const GroupId& group, const std::shared_ptr<Book>& book) {
  book->reading = true;  // whoever is answered may ask again
  while (!book->asked.empty()) {
    const Seq wanted = book->asked.front().first;
    if (wanted < book->log.head.seq) book->log = {};  // asked late: from the beginning again
    if (wanted > book->log.head.seq) break;
    const auto then = std::move(book->asked.front().second);
    book->asked.pop_front();
    then(std::cref(std::as_const(book->log)));
  }
  book->reading = !book->asked.empty();
  if (!book->reading) return;
  const auto most = std::min<Seq>(kPiece, book->asked.front().first - book->log.head.seq);
  using Piece = std::expected<store::Piece, store::LoadError>;
  store_.run([group, head = book->log.head, most](store::Log& log) { return log.read(group, head, most); },
             [this, group, book](std::expected<Piece, store::Fault> piece) {
               const bool there = piece && *piece && !(*piece)->entries.empty();
               if (!there) {
                 const auto error = piece && !*piece ? piece->error() : store::LoadError{};
                 const auto asked = std::exchange(book->asked, {});
                 *book = {};
                 forget(group);
                 for (const auto& [seq, then] : asked) then(std::unexpected(error));
                 return;
               }
               for (const auto& entry : (*piece)->entries) book->log.facts.take(entry.event, entry.stamp);
               book->log.head = (*piece)->end;
               go_on(group, book);
             });
}

void LogReader::make_room() {
  for (auto it = books_.begin(); books_.size() > kMostGroups && it != books_.end();) {
    it = it->second->reading ? std::next(it) : books_.erase(it);
  }
}

}  // namespace jamsides::net
