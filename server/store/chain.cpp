// chain.cpp - SHA-256 over a row and what stands before it.
#include "store/chain.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

#include "store/event_codec.hpp"

namespace jamsides::store {
namespace {

/// Gathers what is to be hashed and hashes it in one call: OpenSSL's calls cost more than our few hundred
/// bytes.
class Sha256 {
 public:
  void bytes(const void* at, std::size_t length) { gathered_.append(static_cast<const char*>(at), length); }
  void number(std::uint64_t n, int width) {
    std::uint8_t big_endian[8];
    for (int i = 0; i < width; ++i) big_endian[i] = static_cast<std::uint8_t>(n >> (8 * (width - 1 - i)));
    bytes(big_endian, static_cast<std::size_t>(width));
  }
  void text(std::string_view t) {
    number(t.size(), 4);
    bytes(t.data(), t.size());
  }
  Hash done() {
    Hash hash{};
    EVP_MD_CTX* const context = this_threads();
    if (!context || EVP_DigestInit_ex(context, algorithm(), nullptr) != 1 ||
        EVP_DigestUpdate(context, gathered_.data(), gathered_.size()) != 1 ||
        EVP_DigestFinal_ex(context, hash.data(), nullptr) != 1) {
      throw StoreFault("SHA-256 is not to be had from OpenSSL");
    }
    return hash;
  }

 private:
  static const EVP_MD* algorithm() {
    static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);  // kept: a fetch is dear
    return sha256;
  }
  static EVP_MD_CTX* this_threads() {
    thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                       &EVP_MD_CTX_free);
    return context.get();
  }

  std::string gathered_;
};

template <std::size_t N>
std::array<std::uint8_t, N> random_bytes() {
  std::array<std::uint8_t, N> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(N)) != 1) throw StoreFault("no randomness from OpenSSL");
  return bytes;
}

std::string text_of(const Author& author) {
  switch (author.kind) {
    case Author::Kind::seat: return author.seat.text();
    case Author::Kind::admin: return "admin";
    case Author::Kind::system: return "system";
  }
  return "system";
}

std::optional<Author> author_of(std::string_view text) {
  if (text == "admin") return Author::admin();
  if (text == "system") return Author::system();
  const auto seat = SeatId::from(text);
  return seat ? std::optional(Author::of(*seat)) : std::nullopt;
}

}  // namespace

Salt fresh_salt() { return random_bytes<std::tuple_size_v<Salt>>(); }

Hash content_of(const Salt& salt, std::string_view body) {
  Sha256 sha;
  sha.bytes(salt.data(), salt.size());
  sha.bytes(body.data(), body.size());
  return sha.done();
}

Hash link_of(const Hash& previous, const GroupId& group, const StoredEvent& event) {
  Sha256 sha;
  sha.bytes(previous.data(), previous.size());
  sha.text(group);
  sha.number(event.seq, 8);
  sha.text(event.type);
  sha.number(static_cast<std::uint32_t>(event.version), 4);
  sha.number(static_cast<std::uint64_t>(event.at), 8);
  sha.text(event.by);
  sha.text(event.id);
  sha.bytes(event.content.data(), event.content.size());
  return sha.done();
}

std::expected<StoredEvent, std::string> seal(const GroupId& group, const Head& head, const LogEntry& entry) {
  if (entry.stamp.seq != head.seq + 1) return std::unexpected("not the next seq");
  if (std::holds_alternative<assessment::BallotErased>(entry.event)) {
    return std::unexpected("an erased ballot cannot be stored");
  }
  if (entry.stamp.by.kind == Author::Kind::seat && !entry.stamp.by.seat) {
    return std::unexpected("author is a seat without an id");
  }
  EncodedEvent encoded = encode(entry.event);
  if (encoded.body.size() > kBodyLimitBytes) return std::unexpected("body too long");
  StoredEvent row;
  row.seq = entry.stamp.seq;
  row.type = std::move(encoded.type);
  row.version = encoded.version;
  row.at = entry.stamp.at.n;
  row.by = text_of(entry.stamp.by);
  row.id = entry.stamp.id ? entry.stamp.id.text() : std::string();
  row.salt = fresh_salt();
  row.content = content_of(*row.salt, encoded.body);
  row.body = std::move(encoded.body);
  row.link = link_of(head.link, group, row);
  return row;
}

std::expected<LogEntry, std::string> unseal(const GroupId& group, const Head& before,
                                            const StoredEvent& event) {
  if (event.seq != before.seq + 1) {
    return std::unexpected("gap: expected " + std::to_string(before.seq + 1));
  }
  if (event.salt.has_value() != event.body.has_value()) return std::unexpected("salt or body is missing");
  if (event.body && content_of(*event.salt, *event.body) != event.content) {
    return std::unexpected("body does not match its hash");
  }
  if (link_of(before.link, group, event) != event.link) return std::unexpected("chain is broken");
  LogEntry entry;
  entry.stamp.seq = event.seq;
  entry.stamp.at = UtcMillis{event.at};
  const auto by = author_of(event.by);
  if (!by) return std::unexpected("unknown author");
  entry.stamp.by = *by;
  if (!event.id.empty()) {
    const auto id = CommandId::from(event.id);
    if (!id) return std::unexpected("bad command id");
    entry.stamp.id = *id;
  }
  auto decoded = decode(event.type, event.version, event.body);
  if (!decoded) return std::unexpected(decoded.error().why);
  entry.event = std::move(*decoded);
  return entry;
}

Seq where_ends_differ(const Head& log, const Head& said) {
  return log.seq == said.seq ? log.seq : std::min(log.seq, said.seq) + 1;
}

Hash digest_of(const GroupId& group, const Snapshot& snapshot) {
  Sha256 sha;
  sha.text(group);
  sha.number(static_cast<std::uint32_t>(snapshot.schema), 4);
  sha.number(snapshot.at.seq, 8);
  sha.bytes(snapshot.at.link.data(), snapshot.at.link.size());
  sha.bytes(snapshot.state.data(), snapshot.state.size());
  return sha.done();
}

std::string hex(const Hash& hash) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (std::uint8_t byte : hash) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string fresh_epoch() {
  std::string epoch = "e";
  for (std::uint8_t byte : random_bytes<10>()) epoch += "abcdefghijklmnopqrstuvwxyz234567"[byte & 31];
  return epoch;
}

}  // namespace jamsides::store
