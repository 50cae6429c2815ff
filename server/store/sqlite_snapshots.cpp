// sqlite_snapshots.cpp - snapshots in parts of one size, written over where they stand.
//
// Deleting or resizing rows would make SQLite rebuild pages, and a rebuilt page may keep copies of what stood
// on it where secure_delete does not reach; a part that is overwritten leaves nothing.
#include <algorithm>

#include "store/sqlite_connection.hpp"

namespace jamsides::store {
namespace {

constexpr std::size_t kPartBytes = 16u << 10;
constexpr std::size_t kPartsAtOnce = 16;
constexpr int kUnfinished = 0;  // as schema

struct Header {
  int schema = kUnfinished;
  Head at;
  std::size_t bytes = 0;
  Hash digest{};
  Seq dropped = 0;
};

bool read_hash(std::span<const std::uint8_t> from, Hash& to) {
  if (from.size() != to.size()) return false;
  std::ranges::copy(from, to.begin());
  return true;
}

std::optional<Header> header_of(Connection& c, const GroupId& group) {
  Rows row(c.select_snapshot, group);
  if (!row.next()) return std::nullopt;
  Header header;
  header.schema = static_cast<int>(row.number(0));
  header.at.seq = static_cast<Seq>(row.number(1));
  header.bytes = static_cast<std::size_t>(row.number(3));
  header.dropped = static_cast<Seq>(row.number(5));
  const bool whole = read_hash(row.blob(2), header.at.link) && read_hash(row.blob(4), header.digest);
  if (!whole) header.schema = kUnfinished;
  return header;
}

/// Whether the log has this link at this place.
bool stands(Connection& c, const GroupId& group, const Head& head) {
  Rows row(c.select_link, group, head.seq);
  Hash link{};
  return row.next() && read_hash(row.blob(0), link) && link == head.link;
}

void put_header(Connection& c, const GroupId& group, const Snapshot& snapshot, int schema) {
  c.put_snapshot.run(group, schema, snapshot.at.seq, snapshot.at.link, snapshot.state.size(),
                     schema == kUnfinished ? Hash{} : digest_of(group, snapshot));
}

/// False where the snapshot is of no use any more.
bool write_piece(Connection& c, const GroupId& group, const Snapshot& snapshot, std::size_t from,
                 std::size_t to) {
  const auto header = header_of(c, group);
  if (from == 0) {
    if (!stands(c, group, snapshot.at) || (header && header->dropped > snapshot.at.seq)) return false;
    put_header(c, group, snapshot, kUnfinished);
  } else if (!header || header->schema != kUnfinished || header->at != snapshot.at) {
    return false;
  }
  std::size_t part = from / kPartBytes;
  for (std::size_t at = from; at < to; at += kPartBytes, ++part) {
    std::vector<std::uint8_t> bytes(kPartBytes);
    std::copy_n(snapshot.state.begin() + static_cast<std::ptrdiff_t>(at), std::min(kPartBytes, to - at),
                bytes.begin());
    c.put_part.run(group, part, bytes);
  }
  if (to == snapshot.state.size()) {
    c.clear_parts.run(group, part);
    put_header(c, group, snapshot, snapshot.schema);
  }
  return true;
}

}  // namespace

void purge_snapshot(Connection& c, const GroupId& group, Seq seq) {
  c.drop_snapshot.run(group, seq);
  c.clear_parts.run(group, 0);
}

std::optional<std::size_t> SqliteLog::write_snapshot(const GroupId& group, const Snapshot& snapshot,
                                                     std::size_t from) {
  const std::size_t to = std::min(snapshot.state.size(), from + kPartBytes * kPartsAtOnce);
  const bool written = writing([&](Connection& c) {
    c.db.execute("BEGIN IMMEDIATE");
    const bool useful = write_piece(c, group, snapshot, from, to);
    c.db.execute(useful ? "COMMIT" : "ROLLBACK");
    return useful;
  });
  return written ? std::optional(to) : std::nullopt;
}

std::optional<Snapshot> SqliteLog::snapshot(const GroupId& group) {
  Connection& c = working();
  const auto header = header_of(c, group);
  if (!header || header->schema == kUnfinished || !stands(c, group, header->at)) return std::nullopt;
  Snapshot snapshot{header->schema, header->at, {}};
  {
    Rows row(c.select_parts, group);
    while (snapshot.state.size() < header->bytes && row.next()) {
      const auto bytes = row.blob(0);
      snapshot.state.append(bytes.begin(), bytes.end());
    }
  }
  if (snapshot.state.size() < header->bytes) return std::nullopt;
  snapshot.state.resize(header->bytes);
  if (digest_of(group, snapshot) != header->digest) return std::nullopt;
  return snapshot;
}

}  // namespace jamsides::store
